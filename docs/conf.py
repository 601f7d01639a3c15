"""How the documentation is built: Sphinx with Furo and MyST; no page asks anything of another host."""

from __future__ import annotations

import travaux

project = "travaux"
author = "The travaux project"
copyright = "The travaux project, Apache-2.0"
version = release = travaux.__version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.viewcode"]
myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3
exclude_patterns = ["_build", "reference/doubt-codes.md"]
html_theme = "furo"
html_title = "travaux"
html_static_path = ["_static"]
html_show_sphinx = False
autodoc_member_order = "bysource"
autodoc_typehints = "description"
autodoc_typehints_description_target = "documented"
nitpicky = False
