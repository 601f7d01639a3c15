"""What a heading or the first words of a proposal say it is on: a provision as printed, its address, the numbers in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..addresses import Address, Step, print_address
from ..citations import parse_citation
from ..numbering import ADDED, readings, slug

__all__ = ["FIRST_LETTERS", "Target", "address_of", "number_labels", "opening", "read_target", "within"]

_ADDITION = rf"(?:[\s.\-]?(?i:{ADDED})(?!\w)(?:\s?\d{{1,2}}(?!\d))?)*"
_NUMBER = rf"(?:(?:ante|supra|ANTE|SUPRA)\s?)?(?:\d+(?:\.\d+)*|[IVXLC]{{1,6}}(?!\w)|[A-H](?!\w)){_ADDITION}"
_WORDED = r"(?:(?:sub-?)?para(?:graph)?s?\.?|point)\s*\(?(?:\d+|[a-z]{1,2}|[ivx]+)\)?(?!\w)"
_PAREN = r"\((?:\d+|[a-z]{1,4})\)"
_STEPS = rf"(?:\s*,?\s*{_WORDED}{_ADDITION})*(?:\s?{_PAREN}(?:{_PAREN})*)?"
_WHOLE = re.compile(
    rf"(?P<said>(?:(?i:articles?|art|annex|appendix|part|chapter|section|rule|regulation)\.?\s*{_NUMBER}{_STEPS}|(?i:preamble|annex)(?!\w)))",
)
FIRST_LETTERS = frozenset("aAcCnNpPrRsSſ")
"""How the name of a provision can begin, with the long s that stands for s: a line that begins otherwise says none."""
_NEW = re.compile(
    r"(?i:new|additional)\s+(?:articles?|paragraphs?|parts?|sections?|annex|chapters?|rules?)(?![\w])[^.\n]{0,80}"
)
_PLAIN = rf"(?P<plain>\d{{1,2}}{_ADDITION})\s?(?:\.(?!\d)|(?=\s?(?i:option)\b|\s?“))"
_LABEL = re.compile(
    rf"(?<![^\s\[“…\]］])[\[“\"]{{0,3}}(?:(?i:option)\s[A-Z]\s?:?\s*)?"
    rf"(?:{_PLAIN}|(?P<article>\d{{1,3}}\w*)\.(?P<decimal>\d{{1,2}}{_ADDITION})(?=[\s.:])"
    rf"|\((?P<paren>\d{{1,2}}{_ADDITION}|[a-z]{{1,2}}{_ADDITION})\))(?=[.:]?\s?\S)"
)
_OPENS_LABEL = re.compile(r"[\[“\"oO\d(](?<![^\s\[“…\]］].)")
"""How the number of a paragraph can begin, quick to look for."""
_CITING = re.compile(
    r"(?i:\b(?:articles?|arts?\.?|(?:sub)?paragraphs?|paras?\.?|annex|parts?|and|or|to|of|in|with|from|under|rules?|nos?\.?|by|see))\s$"
)
"""Words after which a number is cited, and opens no paragraph."""
_ASKING = re.compile(
    r"(?:In|Amend|Delete|Retain|Replace|Add|Insert|Keep|Oppose|Support|Revise|Modify|Merge|Move)\b(?:"
    rf"[^.:“\"\n]{{0,40}}?|[^.:\n]{{0,160}}?[”\"]\s(?:in|of|from)\s)\b(?i:paragraph)\s+(?P<paragraph>\d{{1,2}}{_ADDITION})"
    r"(?![\w]|\sto\s|\sand\s\d)"
)
"""An instruction that names the one paragraph it is on."""
_DECIMAL = re.compile(r"art_(?P<article>\d+\w*)\.(?P<paragraph>\d+\w*)")


INTRODUCTION = 80
"""Characters that may stand before the one number a proposal prints ("Amend paragraph 2 to read:")."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a proposal is on: as printed, its address (None: none can be read off, as for a new article), where it ends."""

    said: str
    address: str | None
    end: int


def read_target(line: str) -> Target | None:
    """The provision that a line begins with, None where it begins with none.

    >>> read_target("Article 2, subparagraph (h)").address, read_target("ARTICLE 17BIS").address
    ('art_2__subpara_h', 'art_17bis')
    >>> read_target("New article, to follow article 24")
    Target(said='New article, to follow article 24', address=None, end=33)
    """
    new = _NEW.match(line)
    if new is not None:
        return Target(new[0].strip(), None, new.end())
    match = _WHOLE.match(line)
    if match is None:
        return None
    address = address_of(match["said"])
    return Target(match["said"].strip(), address, match.end()) if address else None


def address_of(said: str) -> str | None:
    """The eId of a citation, its kinds read off its numbers; None where it is no citation.

    >>> address_of("art. 2 (h)"), address_of("article 28 (2)"), address_of("chapter III"), address_of("the floor")
    ('art_2__subpara_h', 'art_28__para_2', 'chp_III', None)
    """
    plain = re.sub(r"(?i)\b(ante|supra)(?=\d)", r"\1 ", re.sub(r"(?<=[a-z])\.(?=\d)", ". ", said))
    try:
        steps = parse_citation(plain)
        return print_address(_named(steps))
    except ValueError:
        return None


def _named(steps: Address) -> Address:
    """The steps of a citation with the kinds its numbers show: figures are paragraphs, letters subparagraphs, then points."""
    out: list[Step] = []
    for step in steps:
        kind = step.kind
        if kind is None:
            deep = out[-1].kind if out else None
            kind = (
                "paragraph"
                if (step.number or "")[:1].isdigit()
                else "point"
                if deep == "subparagraph"
                else "subparagraph"
            )
        elif kind == "paragraph" and step.number and step.number[0].isalpha():
            kind = "subparagraph"
        out.append(Step(kind, step.number, step.copy))
    return tuple(out)


def within(address: str | None, parts: tuple[str, ...], text: str = "") -> str | None:
    """The address of the one part of a provision that a proposal prints; the provision itself where it prints several, or
    more than an introduction before that part.

    >>> within("art_5", ("f",), "(f) Words"), within("art_8", ("1", "2")), within(None, ("1",))
    ('art_5__subpara_f', 'art_8', None)
    """
    if address is None or len(parts) != 1 or "para_" in address or not address.startswith(("art_", "annex", "rule_")):
        return address
    first = _LABEL.search(text.strip())
    if first is None or first.start() > INTRODUCTION:
        return address
    kind = "para" if parts[0][0].isdigit() else "subpara"
    return f"{address}__{kind}_{parts[0]}"


def opening(text: str, address: str | None) -> str | None:
    """The address that a wording says for itself in its first words, where it lies in the provision it stands under.

    >>> opening("Article 17(4)(d) (d) A description", "art_17"), opening("Article 1.3 Option A: words", "art_1")
    ('art_17__para_4__subpara_d', 'art_1__para_3')
    """
    text = text.lstrip()
    asks = _ASKING.match(text)
    if asks and address is not None and re.fullmatch(r"(?:art|rule)_[^_]+", address):
        return f"{address}__para_{slug(asks['paragraph'])}"
    found = read_target(text)
    if found is None or found.address is None or address is None:
        return address
    said = _DECIMAL.sub(r"art_\g<article>__para_\g<paragraph>", found.address)
    return said if said == address or said.startswith(f"{address}__") else address


def _labels(text: str) -> Iterator[re.Match[str]]:
    """The numbers of paragraphs in a wording, looked for only where one could begin."""
    end = 0
    for first in _OPENS_LABEL.finditer(text):
        match = _LABEL.match(text, first.start()) if first.start() >= end else None
        if match is not None:
            end = match.end()
            yield match


def number_labels(text: str, address: str | None = None) -> tuple[str, ...]:
    """The numbers of the paragraphs that stand in a proposal, in order, once each: those of paragraphs where there are any,
    else those of subparagraphs. Numbers may be those of the article (`address`) and a point: "18.2".

    >>> number_labels("2. Each Party shall sweep. 3 bis. It shall do so by night: (a) quietly; (b) well.")
    ('2', '3bis')
    >>> number_labels("18.2 Each Party shall sweep. 18.3 bis It shall do so by night.", "art_18")
    ('2', '3bis')
    """
    figures: list[str] = []
    letters: list[str] = []
    text = text.strip()
    article = address.removeprefix("art_") if address and re.fullmatch(r"art_[^_]+", address) else ""
    for match in _labels(text):
        printed = match["plain"] or match["paren"] or match["decimal"]
        if not readings(printed) or _CITING.search(text, max(0, match.start() - 16), match.start()):
            continue
        number = slug(printed)
        if match["decimal"] and slug(match["article"]) != article:
            continue
        (figures if printed[0].isdigit() else letters).append(number.removeprefix(f"{article}_"))
    return tuple(dict.fromkeys(figures)) or tuple(dict.fromkeys(letters))
