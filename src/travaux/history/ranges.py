"""Lists and ranges in a citation: "articles 6 to 16", "paragraphs 1 (a) and 3 of article 5", "arts. 6-9 and 12"."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from ..text import Address, Step, Text, locate, parse_citation
from ..text.citations import WORDS
from ..text.numbering import small

__all__ = ["LISTED", "Listed", "listed", "located"]

Listed = tuple[Address, Address | None]
"""One member of a list: a citation, and the last of its range where it begins one."""
Find = Callable[[Address], tuple[int, ...]]

_KIND = "|".join(sorted((re.escape(word) for word in WORDS), key=len, reverse=True))
_ADDED = r"(?:\s*(?:ante|bis|ter|quater|quinquies|sexies|septies|octies|nonies|novies|decies|alt)\b)*"
NUMBER = rf"(?:\d+(?:\.\d+)*{_ADDED}(?!\w)|(?-i:[IVXLC]+)\b(?!\.\w){_ADDED}|\([a-z\d]{{1,5}}{_ADDED}\)|(?<!\w)[a-z]\))"
_TO = r"to|through|à|al|до"
_AND = r"and|or|et|y|и"
_APART = re.compile(
    rf"(?:(?:\s*+,)?\s++(?P<word>{_TO}|{_AND}|and/or)\s++(?:to\s++)?|\s*+(?P<comma>,)\s*+|\s*+(?P<dash>[–—-])\s*+)"
    rf"(?=(?P<kind>(?:{_KIND})\.?\s+(?=[\d(]|(?-i:[IVXLC])))|{NUMBER})",
    re.I,
)
_WORD = re.compile(rf"(?<!\w)(?:{_KIND})(?!\w)", re.I)
SMALL = (None, "paragraph", "subparagraph", "point", "clause")
DEPTHS = (
    "annex",
    "part",
    "chapter",
    "section",
    "article",
    "rule",
    "option",
    "paragraph",
    "subparagraph",
    "point",
    "clause",
)
_OF = re.compile(r"(?<!\s)\s++(?:of|de|del|du)\s+(?:the\s+|l['’]|la\s+)?", re.I)
LISTED = rf"{NUMBER}(?:\s*\([a-z\d]{{1,5}}{_ADDED}\))*"


def listed(citation: str) -> tuple[Listed, ...]:
    """The members of a citation that may be a list or a range, each as steps. Raises ValueError for what is no citation.

    >>> from ..text import print_citation
    >>> [(print_citation(one), last and print_citation(last)) for one, last in listed("arts. 6-9 and 12")]
    [('Article 6', 'Article 9'), ('Article 12', None)]
    >>> [print_citation(one) for one, _ in listed("paragraphs 1 (a) and 3 of article 5")]
    ['Article 5 (1) (a)', 'Article 5 (3)']
    """
    head, *holders = _OF.split(citation.strip())
    above = parse_citation(" of ".join(holders)) if holders else ()
    out: list[Listed] = []
    for piece, ranges in _pieces(head):
        steps = _completed(piece, out[-1][1] or out[-1][0] if out else ())
        if ranges:
            out[-1] = (out[-1][0], steps)
        else:
            out.append((steps, None))
    return tuple(((*above, *one), (*above, *last) if last else None) for one, last in out)


def _pieces(head: str) -> list[tuple[str, bool]]:
    """The members as printed, and whether each ends a range."""
    out: list[tuple[str, bool]] = []
    at, seen, ranges = 0, 0, False
    named: str | None = None
    for match in _APART.finditer(head):
        words = _WORD.findall(head, seen, match.start())
        named, seen = WORDS[small(words[-1])] if words else named, match.start()
        if match["comma"] and match["kind"] and named and _depth(_kind(match["kind"])) > _depth(named):
            continue  # a word for a deeper kind goes on a citation: "article 5, paragraph 2"
        out.append((head[at : match.start()].strip(" ,"), ranges))
        at = match.end()
        ranges = bool(match["dash"]) or (match["word"] or "").lower() in _TO.split("|")
    return [*out, (head[at:].strip(" ,"), ranges)]


def _kind(word: str) -> str:
    return WORDS[small(word.strip(" ."))]


def _depth(kind: str) -> int:
    return DEPTHS.index(kind) if kind in DEPTHS else 3


def _completed(piece: str, before: Address) -> Address:
    """A later member of a list with what it leaves out: "9" after "article 6" is article 9, "(c)" after "(b)" its neighbour."""
    if not before:
        return parse_citation(piece)
    if piece[:1].isalnum() and not _WORD.match(piece):
        at = max(n for n, step in enumerate(before) if n == 0 or step.kind is not None)
        return (*before[:at], *parse_citation(f"{before[at].kind or 'paragraph'} {piece}"))
    steps = parse_citation(piece)
    if steps[0].kind is not None:
        deep = _depth(steps[0].kind)
        return (*(step for step in before if step.kind is not None and _depth(step.kind) < deep), *steps)
    same = [n for n, step in enumerate(before) if step.kind in SMALL and _style(step) == _style(steps[0])]
    at = same[-1] if same else len(before)
    kind = before[at].kind if at < len(before) else None
    return (*before[:at], Step(kind, steps[0].number), *steps[1:])


def _style(step: Step) -> str:
    number = step.number or ""
    return "digit" if number[:1].isdigit() else "upper" if number[:1].isupper() else "letter"


def located(text: Text, member: Listed, find: Find | None = None) -> tuple[tuple[int, ...], ...]:
    """The provisions that a member of a list means in a text, by index: for each one cited all that it may mean; a range
    gives everything of its kind from the first to the last, numbers that were added between them too. `find` locates a
    citation where the caller remembers what was located before."""
    look = find if find is not None else partial(locate, text)
    first = look(member[0])
    if member[1] is None:
        return (first,)
    last = look(member[1])
    if len(first) != 1 or len(last) != 1:
        return (first, last)
    start, end = first[0], last[0]
    provisions = text.provisions
    kind, parent = provisions[start].kind, provisions[start].parent
    free = kind == "article"
    between = (n for n in range(start, end + 1) if provisions[n].kind == kind)
    return tuple((n,) for n in between if free or provisions[n].parent == parent)
