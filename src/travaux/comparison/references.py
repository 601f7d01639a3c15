"""Cross-references that follow a renumbering: "article 12" became "article 13" because old article 12 is new article 13.

Only references within the text are judged: the number stands after "article", "paragraph", "annex", ... or in a list or range
that begins so. A paragraph without an article belongs to the article that the reference stands in.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ..text.documents import Text
from ..text.provisions import Provision
from ..text.words import Span

__all__ = ["Numbers", "follows", "numbers_of"]

ORDINAL = r"(?:ante|bis|ter|quater|quinquies|sexies|septies|octies|novies|decies)"
SIGN = rf"\(?(?:\d+(?:\s*{ORDINAL}\b)*|[ivxlc]+\b|[a-z]{{1,2}}\b)\)?"
NUMBER = re.compile(SIGN, re.I)
NAME = r"articles?|art\.|paragraphs?|paras?\.|subparagraphs?|parts?|sections?|chapters?|annex(?:es)?"
LIST = re.compile(rf"\b(?P<kind>{NAME})\s+(?:{SIGN}(?:\s*,\s*|\s+(?:and|or|to)\s+|\s*[–-]\s*|\s+))*$", re.I)
OF_ARTICLE = re.compile(rf"^[\s\d,()–-]*(?:(?:and|or|to)[\s\d,()–-]*)*\s*of\s+article\s+(\d+(?:\s*{ORDINAL}\b)*)", re.I)
IN_ARTICLE = re.compile(rf"\barticle\s+(\d+(?:\s*{ORDINAL}\b)*)\s*,\s*paragraphs?\s[^;.]*$", re.I)
KINDS = {
    "subp": "subparagraph",
    "para": "paragraph",
    "part": "part",
    "sect": "section",
    "chap": "chapter",
    "anne": "annex",
}
AHEAD, BEHIND, NEAR = 120, 60, 12


@dataclass(frozen=True, slots=True)
class Numbers:
    """The provisions of the earlier text by kind and number, in order, and who became whom (by index)."""

    provisions: Sequence[Provision]
    named: Mapping[tuple[str, str], list[int]]
    became: Mapping[int, int]

    def article(self, index: int) -> int:
        """The article that a provision is or lies in, -1 for none."""
        while index >= 0 and self.provisions[index].kind != "article":
            index = self.provisions[index].parent
        return index

    def find(self, home: int, kind: str, number: str) -> int:
        """The first provision of a kind and number in an article or another provision (-1: anywhere); -1 for none."""
        for n in self.named.get((kind, number), ()):
            parent = self.provisions[n].parent
            if home in (-1, parent, self.article(parent)):
                return n
        return -1


def numbers_of(before: Text, partner: Mapping[int, int]) -> Numbers:
    """The numbers of the earlier text, and the provisions of the later one (by index) that carry its provisions on."""
    named: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, one in enumerate(before.provisions):
        named[one.kind, _plain(one.number or "")].append(n)
    return Numbers(before.provisions, named, {p: q for q, p in partner.items()})


def follows(numbers: Numbers, texts: tuple[Text, Text], spans: tuple[Span, Span], owner: int) -> bool:
    """Whether an edit of a number in a provision (`owner`, before) only follows a renumbering."""
    old, new = (_cited(text, span) for text, span in zip(texts, spans, strict=True))
    if old is None or new is None or old[0] != new[0]:
        return False
    kind, number, article = old
    home = numbers.article(owner) if kind in ("paragraph", "subparagraph") else -1
    if article and kind == "paragraph":
        named = numbers.find(-1, "article", _plain(article))
        home = named if named >= 0 else -2
    later = numbers.became.get(numbers.find(home, kind, number))
    return later is not None and _plain(texts[1].provisions[later].number or "") == new[1] != number


def _cited(text: Text, span: Span) -> tuple[str, str, str | None] | None:
    """What a number in the text refers to: kind, number, and the article that is named with a paragraph."""
    source = text.words.source
    start, end = (int(text.words.starts[at]) for at in span)
    low = max(0, start - NEAR)
    found = [m for m in NUMBER.finditer(source, low, end + NEAR) if m.start() <= end and m.end() >= start]
    for match in sorted(found, key=lambda m: (not m[0].strip("()")[:1].isdigit(), m.start())):
        head = LIST.search(source[max(0, match.start() - AHEAD) : match.start()])
        if head:
            kind = KINDS.get(head["kind"].lower()[:4], "article")
            behind = OF_ARTICLE.match(source[match.end() : match.end() + BEHIND])
            ahead = IN_ARTICLE.search(source[max(0, match.start() - AHEAD) : match.start()])
            named = (behind or ahead) if kind == "paragraph" else None
            return kind, _plain(match[0]), named[1] if named else None
    return None


def _plain(number: str) -> str:
    """A number without its dress: "(12  Bis)" is "12 bis"."""
    if number.isdigit():
        return number
    return " ".join(re.findall(r"\d+|[a-z]+", number.lower()))
