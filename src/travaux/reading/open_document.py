"""One document opened: told apart by its bytes, read by the reader of its format, the facts of the file filled in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from ..errors import Doubt
from ..text import parse
from ..text.documents import Text
from ..text.manuscript import Facts, Manuscript
from . import media_types as kinds
from .akn import akn_manuscript
from .docx import docx_manuscript
from .facts import with_guesses
from .files import take_in
from .hidden_characters import hidden_characters
from .html import html_manuscript
from .markdown import markdown_manuscript
from .pdf import pdf_manuscript
from .plain import plain_manuscript
from .refusals import refusal

__all__ = ["Reader", "manuscript", "manuscript_of", "read"]

Reader = Callable[[bytes, str], Manuscript]


def _pdf(content: bytes, path: str) -> Manuscript:
    """The manuscript of a PDF file, with the name of the file in its refusals."""
    return pdf_manuscript(content, name=path)


READERS: dict[str, Reader] = {
    kinds.PDF: _pdf,
    kinds.DOCX: docx_manuscript,
    kinds.HTML: html_manuscript,
    kinds.AKN: akn_manuscript,
    kinds.MARKDOWN: markdown_manuscript,
    kinds.PLAIN: plain_manuscript,
}


def read(path: str | Path) -> Text:
    """One document, structured: words, provisions, marks, footnotes, doubts.

    Reads PDF, DOCX, HTML, Akoma Ntoso, Markdown and plain text; the content decides which, not the name. Raises
    `TravauxError` (code, what, where, what to try) for what cannot be read.
    """
    return parse(manuscript(path))


def manuscript(path: str | Path) -> Manuscript:
    """One document as it was printed, before it is structured: source, blocks, marks, doubts, facts of the file."""
    return manuscript_of(take_in(Path(path)), str(path))


def manuscript_of(content: bytes, path: str) -> Manuscript:
    """The manuscript of bytes already in hand; `path` is only where they are from, and what refusals name."""
    ending = Path(path).suffix.removeprefix(".")
    kind = kinds.media_type(content, ending)
    reader = READERS.get(kind)
    if reader is None:
        raise refusal(kind, path)
    found = reader(content, path)
    doubts = [*found.doubts, *_oddities(found, kind, ending)]
    return replace(found, doubts=tuple(doubts), facts=_facts(found, content, path, kind))


def _oddities(found: Manuscript, kind: str, ending: str) -> Iterator[Doubt]:
    if not kinds.suits_name(kind, ending):
        yield Doubt("wrong_extension", f'The name ends in ".{ending}", but the content is {kind}; it was read as that.')
    if not found.blocks and all(doubt.code != "no_text" for doubt in found.doubts):
        yield Doubt("no_text", "No text was found in the document.")
    hidden = hidden_characters(found.source)
    if hidden is not None:
        yield hidden


def _facts(found: Manuscript, content: bytes, path: str, kind: str) -> Facts:
    sha256 = hashlib.sha256(content).hexdigest()
    return with_guesses(found, replace(found.facts, path=path, sha256=sha256, media_type=kind))
