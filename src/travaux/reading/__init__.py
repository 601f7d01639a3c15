"""Documents come in: PDF, DOCX, HTML, Akoma Ntoso, plain text, Markdown -> Manuscript -> Text."""

from .open_document import manuscript, manuscript_of, read

__all__ = ["manuscript", "manuscript_of", "read"]
