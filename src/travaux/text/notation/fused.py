"""Words that stand together where a strike or an underline was lost: `PartyState`, `otherthe`, `(fh)The`.

When a marked-up draft loses its marks, the old word and the new one run together. That is told, never repaired: who struck
and who wrote is lost with the marks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from ...errors import Doubt
from .printed import Printed

__all__ = ["fused_words"]

_WORD = re.compile(r"[^\W\d_]{3,}")
_CAMEL = re.compile(r"[A-Z](?<=[a-z][A-Z])[a-z]{2,}\b")  # the capital first: it is looked for in one step
_HEAD = re.compile(r"(?<![#/.@\w-])[A-Z]?[a-z]{3,}$")
_MARKS = re.compile(r"\(([a-z])([a-z])\)(?=[A-Z][a-z])")
_ROMAN = re.compile(r"[ivx]{2}")
SMALL = ("the", "and", "for", "with", "that", "from", "shall", "other")
COMPOUNDS = frozenset(
    ["where", "there", "here", "under", "over", "after", "inter", "trans", "with", "self", "water", "land", "life", "time",
     "work", "wide", "based", "holders", "holder", "makers", "maker", "making", "house", "ward", "line", "lines", "term", "ship",
     "body", "bodies", "place", "places", "ever", "thing", "things", "what", "which", "whom", "micro", "macro", "multi", "socio",
     "bio", "non", "sub", "fore", "ground", "stream", "stand", "standing", "mental", "like", "free", "less", "side", "able",
     "state", "level", "data", "high", "long", "short", "book", "note", "notes", "foot", "market", "value", "point", "points",
     "other", "wise", "some", "every", "more", "fall", "load", "cast", "take", "mark", "marks", "frame", "head", "heads", "plan",
     "ability", "abilities", "ships", "fully", "right"]
)  # fmt: skip
"""Words of which compounds are made."""


def fused_words(printed: Printed) -> tuple[Doubt, ...]:
    """A doubt at each place where two words of a text seem to have run together, in order.

    A text that shows no capital inside a word and no double mark is not looked at word by word: it has lost nothing.
    """
    source, owners, words = printed.text.words.source, printed.owners, printed.text.words
    camels, marks = list(_camels(source)), list(_marks(source))
    if not camels and not marks:
        return ()
    counts = _counts(source)
    known: dict[str, int] = {}
    for letters, count in counts.items():
        known[letters.lower()] = known.get(letters.lower(), 0) + count
    joined = {(at, one + other) for at, one, other in camels if one.lower() in known and other.lower() in known}
    out = []
    for start, said in sorted({*joined, *marks, *_joins(source, counts, known)}):
        word = owners.at(start)
        message = f"“{said}” may be two words whose strike or underline was lost."
        out.append(Doubt("fused_words", message, words.page(word), owners.address(word) or None, (word, word + 1)))
    return tuple(out)


@lru_cache(maxsize=1)
def _apart() -> bytes:
    """A table that makes every plain character a blank that is no letter."""
    return bytes(code if code >= 0x80 or chr(code).isalpha() else 0x20 for code in range(0x100))


def _counts(source: str) -> dict[str, int]:
    """How often each run of three letters or more stands in a source: runs are parted at plain signs as bytes, which is quick,
    and those that hold other characters are parted once each."""
    counts: dict[str, int] = {}
    for run, count in Counter(source.encode("utf-8", "surrogatepass").translate(_apart()).split()).items():
        if len(run) > 2:
            said = run.decode("utf-8", "surrogatepass")
            for word in (said,) if run.isascii() else _WORD.findall(said):
                counts[word] = counts.get(word, 0) + count
    return counts


def _camels(source: str) -> Iterator[tuple[int, str, str]]:
    """`LimitedGeneral`: a capital inside a word."""
    for match in _CAMEL.finditer(source):
        head = _HEAD.search(source[max(0, match.start() - 40) : match.start()])
        if head is not None:
            yield match.start() - len(head[0]), head[0], match[0]


def _marks(source: str) -> Iterator[tuple[int, str]]:
    """`(fh)The`: the marks of two subparagraphs in one, glued to the first word."""
    for match in _MARKS.finditer(source):
        begins = not match.start() or source[match.start() - 1].isspace()
        if begins and match[1] != match[2] and not _ROMAN.fullmatch(match[1] + match[2]):
            yield match.start(), match[0]


def _joins(source: str, counts: dict[str, int], known: dict[str, int]) -> Iterator[tuple[int, str]]:
    """`overuseunsustainable`: a word that stands once, and is two words which stand more often."""
    for word, count in counts.items():
        if (
            count == 1
            and len(word) >= 8
            and known[word.lower()] == 1
            and word[1:].islower()
            and _is_join(word.lower(), known)
        ):
            yield source.index(word), word


def _is_join(word: str, known: dict[str, int]) -> bool:
    for small in SMALL:
        head = word.removesuffix(small)
        if len(head) < len(word) and known.get(head, 0) > 2 and head not in ("there", "where", "here"):
            return True
    for at in range(5, len(word) - 4):
        one, other = word[:at], word[at:]
        if known.get(one, 0) > 1 and known.get(other, 0) > 1 and one not in COMPOUNDS and other not in COMPOUNDS:
            return True
    return False
