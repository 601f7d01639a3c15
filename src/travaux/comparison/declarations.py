"""What a draft itself declares about its provisions: "Deleted and merged into article 30", "Moved as article 54 ante".

The line is all that is left of the provision; what it declares happened between this draft and an earlier one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ..text.documents import Text
from ..text.provisions import Provision
from ..text.words import Kind, Span
from .stream import Places, Stream, beside, stream_of

__all__ = ["Declared", "declared", "local", "stubs_in"]

LONGEST = 40
STEMS = ("deleted", "moved", "merged", "relocated", "transferred", "supprim", "suprimid", "déplac", "fusionn")
STEM_HEADS = frozenset(stem[:3] for stem in STEMS)
STUB = re.compile(rf"\W*(?:{'|'.join(STEMS)})", re.I)
ORDINAL = r"(?:ante|bis|ter|quater|quinquies|sexies|septies|octies|novies|decies)"
NUMBER = rf"\d+(?:\s*{ORDINAL})*"
CITED = (
    rf"(?:article\s+|as\s+)(?P<article>{NUMBER})"
    rf"(?:\s*,\s*paragraph\s+(?P<para>{NUMBER}))?(?:\s*\((?P<bare>{NUMBER})\))?"
    r"(?:\s*,\s*subparagraph\s+\(?(?P<sub>[a-z]{1,2})\)?)?"
)
TARGET = re.compile(rf"(?P<verb>deleted|moved|merged|relocated|transferred)|{CITED}", re.I)
ARRIVAL = re.compile(rf"\b(?:moved|transferred) from {CITED}", re.I)
PART = re.compile(rf"paragraph\s+(?P<para>{NUMBER})\s+(?=deleted|moved|merged)", re.I)
RELATION = {"deleted": "dropped", "merged": "merged"}


@dataclass(frozen=True, slots=True)
class Declared:
    """One declaration: the address it is about, the relation (moved, merged, dropped), the address to which it went without
    the parts above the article (None where none is named), and the words that say so."""

    address: str
    relation: str
    to: str | None
    span: Span


@lru_cache(maxsize=16)
def stubs_in(text: Text) -> frozenset[int]:
    """The provisions, by index, of which only a line is left that declares what became of them."""
    source, spans = text.words.source, _bodies(stream_of(text))
    short = spans[:, 1] - spans[:, 0] <= 2 * LONGEST
    rows = zip(short.nonzero()[0].tolist(), text.words.starts[spans[short, 0]].tolist(), strict=True)
    heads = [(n, at, source[at : at + 3]) for n, at in rows]  # most provisions begin with another word
    likely = [(n, at) for n, at, head in heads if head.lower() in STEM_HEADS or not head[:1].isalnum()]
    stubs = (n for n, at in likely if STUB.match(source, at))
    return frozenset(n for n in stubs if STUB.match(_wording(text, text.provisions[n])))


def _bodies(stream: Stream) -> Places:
    """The spans of the provisions without label and heading."""
    spans, labels, headings = stream.spans, stream.labels, stream.headings
    starts = np.maximum(spans[:, 0], np.maximum(labels[:, 1], headings[:, 1]))
    only_heading = np.where(headings[:, 1] > 0, headings[:, 0], spans[:, 0])
    return beside(len(spans), np.where(starts < spans[:, 1], starts, only_heading), spans[:, 1])


def _wording(text: Text, provision: Provision) -> str:
    """What a provision says after its label and heading, page furniture left out; its heading where it says nothing else."""
    behind = [span[1] for span in (provision.label, provision.heading_span) if span]
    words, kinds = text.words, text.words.kinds
    start = max([provision.span[0], *behind])
    while start < provision.span[1] and kinds[start] in (Kind.BLANK, Kind.LABEL, Kind.ASIDE):
        start += 1
    return words.text(start, provision.span[1]) or provision.heading or ""


def declared(text: Text) -> tuple[Declared, ...]:
    """What a draft declares about its own provisions, in order.

    >>> from travaux.text import parse
    >>> draft = parse("Article 31\\n\\nDeleted and merged into article 30 as revised.\\n\\nArticle 32\\n\\nDeleted.")
    >>> [(one.address, one.relation, one.to) for one in declared(draft)]
    [('art_31', 'merged', 'art_30'), ('art_32', 'dropped', None)]
    """
    stubs = stubs_in(text)
    out = _arrivals(text)
    for n in sorted(stubs):
        one = text.provisions[n]
        if one.parent not in stubs:
            leads = one.number is None and one.parent == n - 1
            out += _read(text, one, text.provisions[n - 1].address if leads else one.address)
    return tuple(out)


def _arrivals(text: Text) -> list[Declared]:
    """Provisions that say where they come from: "[Moved from article 55 ter]"."""
    out: list[Declared] = []
    for match in _arriving(text.words.source):
        span = text.words.at(match.start()), text.words.at(match.end())
        holders = [one for one in text.provisions if one.span[0] <= span[0] and span[1] <= one.span[1]]
        numbered = [one for one in holders if one.number is not None]
        if numbered:
            out.append(Declared(_target(match), "moved", local(numbered[-1].address), span))
    return out


def _arriving(source: str) -> Iterator[re.Match[str]]:
    for tail, start in (("oved from ", 1), ("ransferred from ", 1)):
        at = source.find(tail)
        while at >= 0:
            match = ARRIVAL.match(source, max(0, at - start))
            if match:
                yield match
            at = source.find(tail, at + 1)


def local(address: str) -> str:
    """An address from the article down: parts, chapters and sections above it are left out."""
    steps = address.split("__")
    first = next((n for n, step in enumerate(steps) if step.startswith(("art_", "annex_"))), 0)
    return "__".join(steps[first:])


def _read(text: Text, provision: Provision, about: str) -> list[Declared]:
    """The declarations of one line; a line that leads an annex or article speaks for all of it."""
    line = _wording(text, provision)
    verb = "deleted"
    found: list[Declared] = []
    for match in TARGET.finditer(line):
        if match["verb"]:
            verb = match["verb"].lower()
        elif not _only_neighbour(line, match.start()):
            address = _address(about, line[: match.start()])
            found.append(Declared(address, RELATION.get(verb, "moved"), _target(match), provision.span))
    return found or [Declared(about, "dropped", None, provision.span)]


def _only_neighbour(line: str, at: int) -> bool:
    """Whether the article is only named as the one that another is to follow."""
    return re.search(r"\bfollow(?:ing)?\s+$", line[:at], re.I) is not None


def _address(address: str, ahead: str) -> str:
    """The provision that a declaration is about: the whole, or the paragraph named last before the verb."""
    parts = list(PART.finditer(ahead))
    return f"{address}__para_{_folded(parts[-1]['para'])}" if parts else address


def _target(match: re.Match[str]) -> str:
    steps = [f"art_{_folded(match['article'])}"]
    if match["para"] or match["bare"]:
        steps.append(f"para_{_folded(match['para'] or match['bare'])}")
    if match["sub"]:
        steps.append(f"subpara_{match['sub'].lower()}")
    return "__".join(steps)


def _folded(number: str) -> str:
    """A number as an address writes it: "54 ter ante" is `54ter_ante`."""
    head, *tail = re.findall(r"\d+|[a-z]+", number.lower())
    return "_".join([head + tail[0], *tail[1:]]) if tail else str(head)
