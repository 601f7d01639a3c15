"""Plain text as a manuscript: printed lines joined to paragraphs by evidence, page furniture set apart."""

from __future__ import annotations

import numpy as np

from ...errors import TravauxError
from ...text.manuscript import Block, CharPlaces, Facts, Manuscript
from ..composition import Galley, compose
from ..encodings import decode
from .furniture import furniture, is_contents
from .lines import Line, printed_lines
from .paragraphs import joins

__all__ = ["plain_manuscript"]


def plain_manuscript(content: bytes, path: str) -> Manuscript:
    """The manuscript of a plain text.

    Lines stay as they are, line ends included: what is joined to one paragraph is one block over several lines. Page
    furniture (page numbers, job numbers, running heads) and lines of a contents list are asides, after the text.

    Guarantees: every character of the text is in the source exactly once; lines of the text keep their order.
    """
    text, doubts = decode(content)
    if any(doubt.code == "encoding_guessed" for doubt in doubts) and _is_foreign(text):
        what = "The file does not say its encoding, and it is neither UTF-8 nor Western European."
        raise TravauxError("unknown_encoding", what, where=path, try_this="Open it in an editor and save it as UTF-8.")
    lines = printed_lines(text)
    found = furniture(lines)
    body, asides = Galley(), Galley()
    kept = [n for n, line in enumerate(lines) if n not in found.asides]
    pages = [(_set_body(body, [lines[n] for n in kept], [found.pages[n] for n in kept]))] if kept else []
    for n in sorted(found.asides):
        _set_aside(asides, lines[n], found.pages[n])
    facts = Facts(pages=found.count)
    made = compose([body, asides], doubts, facts)
    return Manuscript(made.source, made.blocks, made.marks, pages[0] if pages else None, made.doubts, facts)


def _is_foreign(text: str) -> bool:
    """Whether so many signs lie outside ASCII that they are hardly the accents of a Western language."""
    signs = [sign for sign in text[:20_000] if not sign.isspace()]
    return sum(sign > "\x7f" for sign in signs) > 0.3 * len(signs)


def _set_body(galley: Galley, lines: list[Line], pages: list[int]) -> CharPlaces | None:
    joined = joins(lines)
    offsets: list[int] = []
    for n, line in enumerate(lines):
        start = galley.put(line.text)
        offsets.append(start)
        if not line.words:
            continue
        first = start + line.text.index(line.words)
        last = first + len(line.words)
        if joined[n] and galley.blocks:
            block = galley.blocks.pop()
            galley.blocks.append(Block((block.span[0], last), indent=block.indent, page=block.page))
        else:
            galley.blocks.append(Block((first, last), indent=float(line.indent), page=pages[n]))
    if not any(pages):
        return None
    return CharPlaces(np.array(offsets, np.int32), np.array(pages, np.int32), np.zeros((len(lines), 4), np.float32))


def _set_aside(galley: Galley, line: Line, page: int) -> None:
    start = galley.put(line.text if line.text.endswith(("\n", "\r", "\f")) else line.text + "\n")
    first = start + line.text.index(line.words)
    galley.blocks.append(
        Block(
            (first, first + len(line.words)), "aside", page=page, style="contents" if is_contents(line) else "furniture"
        )
    )
