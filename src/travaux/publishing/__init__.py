"""Pages go out. Computes nothing: redlines in HTML and in the terminal, and a static site."""

from .alone import redline_page
from .contents import Compared, Contents, Document, Picture, Pictures, Record
from .site import publish
from .terminal import TerminalRedline, terminal_redline
from .tracked import redline_docx

__all__ = [
    "Compared",
    "Contents",
    "Document",
    "Picture",
    "Pictures",
    "Record",
    "TerminalRedline",
    "publish",
    "redline_docx",
    "redline_page",
    "terminal_redline",
]
