"""Structure a draft: find its printed labels, and lay provisions over its words.

This is the first, thin path: articles (and sections), numbered paragraphs, lettered subparagraphs, roman points.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from .documents import Text
from .manuscript import Facts, Manuscript
from .marks import Mark
from .provisions import Provision
from .words import Bytes, Ints, Kind, Span, Words, tokenise

__all__ = ["parse"]

LABEL = re.compile(
    r"^[ \t]*\[?(?:"
    r"(?P<unit>article|section|part|annex)[ \t]+(?P<number>[0-9]+|[ivxlc]+\b)(?P<bis>[ \t]*(?:bis|ter|quater))?[.]?(?=[ \t]*$)"
    r"|(?P<para>[0-9]{1,3})(?P<pbis>[ \t]*(?:bis|ter|quater))?\.(?:-[ ]?|[ \t]+)"
    r"|\((?P<bare>[0-9]{1,3})\)[ \t]+"
    r"|\((?P<letter>[a-z]{1,2})\)[ \t]+"
    r")",
    re.M | re.I,
)
PREFIX = {"article": "art", "section": "sec", "part": "part", "annex": "annex"}
DEPTH = {"annex": 0, "part": 1, "section": 2, "article": 3, "paragraph": 4, "subparagraph": 5}


@dataclass(frozen=True, slots=True)
class _Found:
    kind: str
    number: str
    step: str
    span: Span


def _found(match: re.Match[str]) -> _Found:
    unit = match["unit"]
    if unit:
        number = match["number"] + " " + match["bis"].strip() if match["bis"] else match["number"]
        return _Found(unit.lower(), number, f"{PREFIX[unit.lower()]}_{number.replace(' ', '')}", match.span())
    if match["letter"]:
        return _Found("subparagraph", match["letter"], f"subpara_{match['letter']}", match.span())
    number = (match["para"] or match["bare"]) + (" " + match["pbis"].strip() if match["pbis"] else "")
    return _Found("paragraph", number, f"para_{number.replace(' ', '')}", match.span())


def parse(source: str | Manuscript) -> Text:
    """A draft, structured: words with their kinds, and the provisions that its printed labels show.

    >>> [p.address for p in parse("Article 3\\n\\n1. Each Party shall report.\\n(a) Yearly;").provisions]
    ['art_3', 'art_3__para_1', 'art_3__para_1__subpara_a']
    """
    facts = source.facts if isinstance(source, Manuscript) else Facts()
    text = source.source if isinstance(source, Manuscript) else source
    starts, kinds = tokenise(text)
    found = [_found(m) for m in LABEL.finditer(text)]
    provisions = _provisions(found, Words(text, starts, kinds))
    for one in provisions:
        if one.label is not None:
            low, high = one.label
            kinds[low:high] = np.where(kinds[low:high] == Kind.SAID, np.uint8(Kind.LABEL), kinds[low:high])
    return Text(Words(text, starts, kinds), tuple(provisions), _brackets(text, starts, kinds), facts=facts)


def _provisions(found: list[_Found], words: Words) -> list[Provision]:
    edges = np.array([edge for one in found for edge in one.span], np.int64)
    places = np.searchsorted(words.starts, edges)
    out: list[Provision] = []
    open_ones: list[int] = []
    ends = [len(words)] * len(found)
    for n, one in enumerate(found):
        while open_ones and DEPTH[found[open_ones[-1]].kind] >= DEPTH[one.kind]:
            ends[open_ones.pop()] = int(places[2 * n])
        parent = open_ones[-1] if open_ones else -1
        address = f"{out[parent].address}__{one.step}" if parent >= 0 else one.step
        label = (int(places[2 * n]), int(places[2 * n + 1]))
        out.append(Provision(address, one.kind, one.number, None, (label[0], len(words)), label, None, parent))
        open_ones.append(n)
    return [
        Provision(p.address, p.kind, p.number, None, (p.span[0], ends[n]), p.label, None, p.parent)
        for n, p in enumerate(out)
    ]


def _brackets(text: str, starts: Ints, kinds: Bytes) -> tuple[Mark, ...]:
    return tuple(
        Mark("bracket_open" if text[starts[n]] in "[{" else "bracket_close", (int(n), int(n) + 1))
        for n in np.flatnonzero(kinds == Kind.SIGN)
    )
