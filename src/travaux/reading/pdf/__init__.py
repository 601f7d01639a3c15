"""PDF files come in: characters, lines, paragraphs, with their pages and places, as one manuscript."""

from .manuscripts import pdf_manuscript

__all__ = ["pdf_manuscript"]
