"""Documents come in: PDF, DOCX, HTML, Akoma Ntoso, plain text, Markdown -> Manuscript -> Text."""

from .drawing_pages import PageDrawer, PagePicture, draw_pages
from .isolation import Limits, read_safely
from .open_document import manuscript, manuscript_of, read

__all__ = ["Limits", "PageDrawer", "PagePicture", "draw_pages", "manuscript", "manuscript_of", "read", "read_safely"]
