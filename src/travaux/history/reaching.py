"""Cross-references inside one draft: what each leads to, what dangles, and everything that reaches a provision."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from ..comparison.declarations import stubs_in
from ..errors import Doubt
from ..text import Address, Kind, Span, Text, find, locate, parse_address, print_citation
from ..text.citations import WORDS
from ..text.notation import Notation
from .ranges import LISTED, listed, located

__all__ = ["Reach", "Reference", "References", "reaches", "references"]

REMARKS = ("status", "editor_note", "placeholder")
NARROW = ("art_", "para_", "point_", "rule_")
KINDS = ("article", "paragraph", "subparagraph", "part", "chapter", "section", "subsection", "annex", "rule")
_NAMES = sorted(
    (re.escape(word) for word, kind in WORDS.items() if kind in KINDS and len(word) > 2), key=len, reverse=True
)
_NAME = rf"(?:{'|'.join(_NAMES)})\.?"
_LIST = rf"{LISTED}(?:(?:(?:\s*+,)?\s++(?:and/or|and|or|to|through|et|y)\s++|\s*+,\s*+|\s*+[–—-]\s*+){LISTED}){{0,40}}"
_OWN = rf"(?:this|the\s++present)\s++(?P<own>{_NAME})\b(?!\s++(?:\d|[IVXLC]+\b))"
_PHRASE = re.compile(
    rf"(?<!\w)(?:(?P<list>{_NAME}\s++{_LIST}(?:(?:\s*+,\s++(?:(?:and|or|to)\s++)?|\s++(?:and|or|to)\s++){_NAME}\s++{_LIST}){{0,20}}"
    rf"(?:(?:\s*+,)?\s++of\s++{_NAME}\s++{_LIST}){{0,4}})"
    rf"(?:(?:\s*+,)?\s++of\s++(?:this|the\s++present)\s++(?P<home>{_NAME})\b(?!\s++\d))?"
    rf"|(?:the\s++)?(?P<side>preceding|previous|foregoing|following)\s++(?P<beside>{_NAME})\b"
    rf"|{_OWN})",
    re.I,
)
_BEHIND = re.compile(
    r"(?:\s*+,)?\s++(?:of|to|in)[\s,]++(?P<which>this|the\s+present|the|that|those|such|said|its)\s+(?P<name>[A-Z][\w’'-]*)(?P<more>\s+(?:of|on|for|to|relating|concerning|against|[A-Z])[\w’'-]*)?"
)
_RANGE = re.compile(r"\s(?:to|through)\s|[–—-]")
_THIS = re.compile(r"\b(?:this|the present)\s+([A-Z][a-z]+)\b")


@dataclass(frozen=True, slots=True)
class Reference:
    """A cross-reference: the address of the provision it stands in, its words, the addresses it leads to in the order of the
    text, its form (single, list, range, this, preceding, following), and whether there is no doubt about it: a number in
    brackets, or a citation that may mean two provisions, is not sure."""

    owner: str
    span: Span
    text: str
    targets: tuple[str, ...]
    form: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class References:
    """All cross-references of a draft in order, and a doubt for each that leads nowhere."""

    found: tuple[Reference, ...]
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Reach:
    """A provision that reaches another: its address, over how many references (1: it names it, a part of it, or a whole that
    holds it), the reference that leads on, and the address that this one leads to on the way."""

    address: str
    steps: int
    reference: Reference
    by: str


@dataclass(slots=True, eq=False)
class _Finder:
    """A text while its references are found: owners of words, what is cited located once."""

    text: Text
    owners: npt.NDArray[np.int32]
    instrument: str
    known: dict[Address, tuple[int, ...]] = field(default_factory=dict)

    def locate(self, citation: Address) -> tuple[int, ...]:
        if citation not in self.known:
            self.known[citation] = locate(self.text, citation)
        return self.known[citation]


def references(text: Text, notation: Notation | None = None) -> References:
    """The cross-references of a draft. References to other treaties ("article 2 of the Charter") are none, and none are those
    in notes of an editor: between braces, or where `notation` finds one.

    >>> from ..text import parse
    >>> found = references(parse("Article 1\\n\\nArticles 2 and 9 apply.\\n\\nArticle 2\\n\\nParties shall report."))
    >>> found.found[0].targets, found.doubts[0].message
    (('art_2',), 'This draft has no article 9; it is not said to be one of another treaty.')
    """
    source = _plain(text, notation)
    stubs = stubs_in(text)
    nouns = Counter(match[1] for match in _THIS.finditer(source) if match[1].lower() not in WORDS)
    finder = _Finder(text, _owners(text), nouns.most_common(1)[0][0] if nouns else "")
    found: list[Reference] = []
    doubts: list[Doubt] = []
    for match in _PHRASE.finditer(source):
        span = (text.words.at(match.start()), text.words.at(match.end() - 1) + 1)
        owner = int(finder.owners[span[0]])
        if owner < 0 or owner in stubs or _is_label(text, span) or _is_foreign(source, match.end(), finder.instrument):
            continue
        for one in _read(finder, match, owner, span):
            if isinstance(one, Doubt):
                doubts.append(one)
            else:
                found.append(one)
    return References(tuple(found), tuple(doubts))


def _plain(text: Text, notation: Notation | None) -> str:
    """The source with page furniture and notes blank, brackets out of the way and line ends as blanks: every offset stays."""
    source = text.words.source
    asides = [(n, n + 1) for n in np.flatnonzero(text.words.kinds == Kind.ASIDE).tolist()]
    notes = [one.span for one in notation.brackets if one.kind in REMARKS] if notation is not None else []
    pieces, at = [], 0
    for span in sorted([*asides, *notes]):
        start, end = (int(text.words.starts[word]) for word in span)
        pieces += [source[at:start], " " * (end - max(at, start))]
        at = max(at, end)
    plain = "".join([*pieces, source[at:]])
    plain = re.sub(r"\{[^{}]*\}", lambda match: " " * len(match[0]), plain)
    return plain.replace("[", " ").replace("]", ",").replace("\n", " ").replace("\u00a0", " ")


def _owners(text: Text) -> npt.NDArray[np.int32]:
    out = np.full(len(text.words) + 1, -1, np.int32)
    for n, one in enumerate(text.provisions):
        out[one.span[0] : one.span[1]] = n
    return out


def _is_label(text: Text, span: Span) -> bool:
    """Whether the words are the label of a provision and refer to nothing."""
    return bool((text.words.kinds[span[0] : span[1]] == Kind.LABEL).any())


def _is_foreign(source: str, end: int, instrument: str) -> bool:
    """Whether what follows says that the provision is one of another treaty."""
    match = _BEHIND.match(source, end)
    if match is None or match["which"].lower().startswith(("this", "the present")):
        return False
    return match["name"] != instrument or match["more"] is not None


def _read(finder: _Finder, match: re.Match[str], owner: int, span: Span) -> Iterator[Reference | Doubt]:
    text = finder.text
    printed = " ".join(text.words.text(*span).split())
    here = text.provisions[owner].address
    if match["list"] is None:
        form = (
            "this"
            if match["own"]
            else match["side"].lower().replace("previous", "preceding").replace("foregoing", "preceding")
        )
        name = (match["own"] or match["beside"]).rstrip(".").lower()
        targets = _beside(text, owner, name, form)
        if targets:
            yield Reference(here, span, printed, tuple(text.provisions[n].address for n in targets), form)
        return
    led, missing, sure = _listed(finder, match["list"], owner)
    if led:
        sure &= not any(sign in text.words.text(*span) for sign in "[]")
        form = "range" if _RANGE.search(match["list"]) else "list" if len(led) > 1 else "single"
        yield Reference(here, span, printed, tuple(text.provisions[n].address for n in sorted(led)), form, sure)
    page = text.words.page(span[0])
    for citation in missing:
        said = f"This draft has no {citation}; it is not said to be one of another treaty."
        yield Doubt("dangling_reference", said, page, here, span)


def _listed(finder: _Finder, phrase: str, owner: int) -> tuple[set[int], list[str], bool]:
    """The provisions that a list leads to, what of it is not there, and whether it is sure."""
    led: set[int] = set()
    missing: list[str] = []
    try:
        members = listed(phrase)
    except ValueError:
        return led, missing, False
    sure = True
    for first, last in members:
        home = _home(finder, owner, first)
        whole = (*home, *first), (*home, *last) if last else None
        for n, found in enumerate(located(finder.text, whole, finder.locate)):
            if not found:
                missing.append(_lower(print_citation(last if last and n else first)))
            led.update(found)
            sure &= len(found) == 1
    return led, missing, sure


def _lower(citation: str) -> str:
    return citation[:1].lower() + citation[1:]


def _home(finder: _Finder, owner: int, steps: Address) -> Address:
    """What a citation leaves out: the nearest provision around it, its article at most, under which it is found."""
    if steps[0].kind not in ("paragraph", "subparagraph", "point", None):
        return ()
    at = owner
    home: Address = ()
    provisions = finder.text.provisions
    while at >= 0:
        home = parse_address(provisions[at].address)
        if finder.locate((*home, *steps)) or provisions[at].kind in ("article", "rule", "annex"):
            break
        at = provisions[at].parent
    return home


def _beside(text: Text, owner: int, name: str, form: str) -> list[int]:
    """The provision of a kind that a word stands in, or those before or after it."""
    kind = WORDS.get(name, name)
    at = owner
    while at >= 0 and text.provisions[at].kind != kind:
        at = text.provisions[at].parent
    if at < 0:
        return []
    if form == "this":
        return [at]
    parent = text.provisions[at].parent
    family = [
        n for n, one in enumerate(text.provisions) if one.kind == kind and (one.parent == parent or kind == "article")
    ]
    beside = [n for n in family if (n < at if form == "preceding" else n > at)]
    if name.endswith("s"):
        return beside
    return beside[-1:] if form == "preceding" else beside[:1]


def reaches(text: Text, address: str, found: References | None = None) -> tuple[Reach, ...]:
    """Everything that reaches a provision, directly or through others, fewest steps first, then in the order of the text.

    A reference to a part of the provision reaches it, and so does one to a whole that holds it (its chapter); what refers to
    such a provision reaches it in two steps. Raises
    ValueError for an address that the text does not have.
    """
    target = find(text.provisions, address)
    if target is None:
        raise ValueError(f"no such provision: {address!r}")
    known = (found or references(text)).found
    out: dict[str, Reach] = {}
    front: list[str] = [address]
    steps = 0
    while front:
        steps += 1
        fresh: list[str] = []
        for goal in front:
            for one in known:
                if one.owner not in out and not _related(one.owner, address) and _leads(one, goal, steps):
                    out[one.owner] = Reach(one.owner, steps, one, goal)
                    fresh.append(one.owner)
        front = fresh
    order = {one.address: n for n, one in enumerate(text.provisions)}
    return tuple(sorted(out.values(), key=lambda one: (one.steps, order[one.address])))


def _leads(one: Reference, goal: str, steps: int) -> bool:
    """Whether a reference leads to a provision; at one remove and more, "this article" and whole chapters lead too far."""
    if steps == 1:
        return any(_related(end, goal) for end in one.targets)
    near = (end for end in one.targets if any(kind in end.rsplit("__", 1)[-1] for kind in NARROW))
    return one.form != "this" and any(_related(end, goal) for end in near)


def _related(one: str, other: str) -> bool:
    """Whether one provision is the other, holds it, or lies in it."""
    return one == other or one.startswith(f"{other}__") or other.startswith(f"{one}__")
