"""Documents come in: PDF, DOCX, HTML, Akoma Ntoso, plain text, Markdown -> Manuscript -> Text."""

from .isolation import Limits, read_safely
from .open_document import manuscript, manuscript_of, read

__all__ = ["Limits", "manuscript", "manuscript_of", "read", "read_safely"]
