"""A text in a terminal: its parts and articles with their pages, then what is odd."""

from __future__ import annotations

from collections.abc import Iterator

from ..publishing.citing import excerpt
from ..steps.counted import counts_of
from ..text import Provision, Text, own_spans
from .terminal import columns, line

__all__ = ["print_outline"]

ABOVE = ("part", "chapter", "section", "subsection", "annex", "preamble", "conclusions")
TOP = (*ABOVE, "article", "clause")
NAMES = {"part": "Part", "chapter": "Chapter", "section": "Section", "annex": "Annex", "article": "Article"}
COUNTED = ("words", *(f"{kind}s" for kind in ("part", "chapter", "section", "article", "paragraph", "subparagraph")))


def print_outline(text: Text, *, every: bool) -> None:
    """Print what a text is made of; `every` goes down to the last point."""
    facts = text.facts
    line((facts.title or facts.symbol or facts.path, "bold"))
    pages = f"{facts.pages} pages" if facts.pages else None
    said = (facts.symbol if facts.title else None, facts.media_type, facts.language, pages)
    line((" · ".join(part for part in said if part), "dim"))
    columns([_row(text, n) for n, one in enumerate(text.provisions) if every or one.kind in TOP], "dim", "", "")
    counts = counts_of(text)
    line("")
    line(", ".join(f"{counts[name]:,} {name.replace('_', ' ')}" for name in COUNTED if counts.get(name)))
    for doubt in text.doubts:
        place = f"page {doubt.page}: " if doubt.page else ""
        line(("doubt  ", "yellow"), place, doubt.message, (f"  ({doubt.code})", "dim"))


def _row(text: Text, index: int) -> tuple[str, str, str]:
    one = text.provisions[index]
    page = text.words.page(one.span[0])
    indent = "  " * sum(1 for _ in _above(text, one))
    name = f"{NAMES.get(one.kind, '' if one.number else one.kind.capitalize())} {one.number or ''}".strip()
    first = next((text.words.text(*span) for span in own_spans(text.provisions, index)), "")
    words = one.heading or (excerpt(first) if first.strip() else "")
    return f"p. {page}" if page else "", f"{indent}{name}", words if words.lower() != name.lower() else ""


def _above(text: Text, one: Provision) -> Iterator[Provision]:
    while one.parent >= 0:
        one = text.provisions[one.parent]
        yield one
