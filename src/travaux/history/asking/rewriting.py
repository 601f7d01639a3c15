"""A provision written anew, held against the draft: only what the new wording puts in or takes out is asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel

from ...text import Text
from ...text.provisions import own_spans
from ..wording import LIGHT, Tokens, equal_runs, said, tokens, whole_run

__all__ = ["Asked", "paragraphs_of", "provision_words", "replaced", "rewritten"]

ALIKE = 0.5
"""From this likeness on a paragraph of a proposal is the paragraph of the draft written anew; below it is new."""
HELD, LEAST = 0.6, 8
"""What the share of a paragraph of eight words and more that stands in a longer provision is worth as likeness to it. Shorter
ones are held against each other by the words that say something: "the principle of" makes none alike."""
STEM = 3
"""A struck word of so many letters may have run into the word put in."""
RUN, LONG = 3, 6
ARTICLES = frozenset(("a", "an", "the"))
"""Words whose coming or going alone nobody asks for."""
CHANCE = 2
"""Equal runs of so many words between larger edits are chance, and belong to the edit."""
ADDED = r"(?:\s?(?:bis|ter|quater|quinquies|alt)\b(?:\s?\d)?)*"
LABEL = re.compile(
    r"(?:^|(?<=[.;:\]”…)])\s|(?<=[\n\[“]))[\s\[“\"…\]]*"
    rf"(?:(?:(?i:article|art\.?|paragraph|para\.?)\s?[\d.]+{ADDED}(?:\s?\(\w{{1,3}}\))*[,:.]?\s*)+|(?i:option)\s[A-Z\d]{{1,3}}\s?[:.]?\s+|"
    rf"\(?(?:\d{{1,2}}|[a-z]{{1,2}}|[ivx]{{1,4}}){ADDED}[.)]\s+)+"
)
"""Where a paragraph of a wording begins: its printed label, or the citation and the option it stands under."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Words that a wording would put in and words that it would take out, run by run; `around` has the word before and the
    word after each of them in the draft, first of those put in ("": not known; empty: of none)."""

    inserts: tuple[str, ...] = ()
    strikes: tuple[str, ...] = ()
    around: tuple[tuple[str, str], ...] = ()


@lru_cache(maxsize=1024)
def provision_words(text: Text, index: int) -> tuple[tuple[int, str], ...]:
    """The wording of a provision and of all that stands in it: (index, words) for each that has words of its own."""
    low, high = text.provisions[index].span
    out = []
    for n in range(index, len(text.provisions)):
        if text.provisions[n].span[0] >= high:
            break
        words = " ".join(said(text, span) for span in own_spans(text.provisions, n)).strip()
        out += (
            [(n, words)] if words and text.provisions[n].span[1] <= high and low <= text.provisions[n].span[0] else []
        )
    return tuple(out)


def rewritten(wording: str, text: Text | None, index: int | None) -> tuple[tuple[int | None, Asked], ...]:
    """What a new wording of a provision asks for, paragraph by paragraph: (index of the provision it is on, words).

    Each paragraph of the wording is held against the one most like it in the provision, with the others that are most like
    the same one; one that is like none is new, and put in whole at the provision. Paragraphs of the provision that the
    wording does not print are not asked to go.
    """
    parts = paragraphs_of(wording)
    if text is None or index is None:
        return tuple((None, Asked((part,))) for part in parts)
    old = {n: tokens(words) for n, words in provision_words(text, index)}
    title = tokens(text.provisions[index].heading or "")
    homes: dict[int | None, list[str]] = {}
    for part in parts:
        if tokens(part) != title:
            homes.setdefault(_home(tokens(part), old), []).append(part)
    new = [(index, Asked((part,))) for part in homes.pop(None, ())]
    printed = tokens(wording)
    anew = [(n, _edited(old[n], tokens(" ".join(listed)), printed)) for n, listed in homes.items() if n is not None]
    return tuple((n, asked) for n, asked in (*anew, *new) if asked.inserts or asked.strikes)


def _home(part: Tokens, old: Mapping[int, Tokens]) -> int | None:
    """The provision that a paragraph writes anew: the one most like it, or that holds it; None where it is like none."""
    scored = ((_likeness(words, part), -n) for n, words in old.items())
    score, at = max(scored, default=(0.0, 0))
    return -at if score >= ALIKE else None


def _likeness(old: Tokens, new: Tokens) -> float:
    """How alike two wordings are (0-1); a part of a longer one is like it, too."""
    telling = tuple(tuple(word for word in words if word not in LIGHT) for words in (old, new))
    if min(len(old), len(new)) < LEAST and all(telling):
        return Indel.normalized_similarity(*telling)
    whole = Indel.normalized_similarity(old, new)
    if whole >= ALIKE or len(new) >= len(old) or len(new) < LEAST:
        return whole
    shared = (len(old) + len(new) - Indel.distance(old, new)) / 2
    return max(whole, HELD * shared / len(new))


def paragraphs_of(wording: str) -> tuple[str, ...]:
    """The paragraphs of a wording without their labels, also where they run on in one line.

    >>> paragraphs_of("1. Lamps shall be lit. 2. Buoys shall be: (a) red; (b) green.")
    ('Lamps shall be lit.', 'Buoys shall be:', 'red;', 'green.')
    """
    cut = (LABEL.split(line) for line in wording.splitlines())
    return tuple(
        part for pieces in cut for piece in pieces if (part := piece.strip(" []")) and re.search(r"[^\W\d]", part)
    )


def replaced(old: tuple[str, ...], new: tuple[str, ...]) -> Asked:
    """What words that are to replace others ask for: what both have is not asked for.

    >>> replaced(("may decline",), ("shall decline",))
    Asked(inserts=('shall',), strikes=('may',), around=(('', 'decline'), ('', 'decline')))
    """
    first, then = tokens(" ".join(old)), tokens(" ".join(new))
    return _edited(first, then) if set(first) & set(then) else Asked(new, old)


def _edited(old: Tokens, new: Tokens, printed: Tokens = ()) -> Asked:
    """Runs struck and put in, chance matches between two edits taken into them.

    Words that the wording prints elsewhere (`printed`) are not asked to go: it writes them at another place, or where print
    lost what was struck nobody can tell; a number alone is a page number that ran into the text, not asked to come.
    """
    inserts: list[tuple[str, tuple[str, str]]] = []
    strikes: list[tuple[str, tuple[str, str]]] = []
    new = _parted(old, new)
    for a, b, c, d in _edits(old, new):
        if "".join(old[a:b]) == "".join(new[c:d]) or ARTICLES.issuperset((*old[a:b], *new[c:d])):
            continue  # a blank that print lost or put in
        around = (old[a - 1] if a else "", old[b] if b < len(old) else "")
        if b > a and not _stands(printed, old[a:b], around):
            strikes += [(" ".join(rest), around) for rest in _not_printed(printed, old[a:b])]
        if d > c and not (d - c == 1 and new[c].isdecimal() and a == b):
            inserts.append((" ".join(new[c:d]), around))
    places = tuple(around for _, around in (*inserts, *strikes))
    return Asked(tuple(words for words, _ in inserts), tuple(words for words, _ in strikes), places)


def _parted(old: Tokens, new: Tokens) -> Tokens:
    """A wording with the words taken apart that ran together where print lost its marks: "mayshall" for "may" struck and "shall"
    put in, "rrepair" for "R" struck and "r" put in. The struck word is printed then, and nobody can tell that it should go."""
    known = {*old, *new, *LIGHT, "and", "may", "shall"}
    out: list[str] = []
    at = 0
    for a, b, c, d in _edits(old, new):
        out += new[at:c]
        for word in new[c:d]:
            out += _halves(word, old[a:b], known) if word not in old and word not in LIGHT else (word,)
        at = d
    return (*out, *new[at:])


def _halves(word: str, struck: Tokens, known: Collection[str]) -> Tokens:
    """The two words that a word is made of, one of them struck at its place; itself where it is one word."""
    for one in struck:
        if len(one) >= STEM and word != one:
            if word.endswith(one) and one.startswith(word[: -len(one)]):
                return (one,)
            if word.endswith(one) and len(word) > len(one) + 1 and word[: -len(one)] in known:
                return (word[: -len(one)], one)
            if word.startswith(one) and len(word) > len(one) + 1 and word[len(one) :] in known:
                return (one, word[len(one) :])
    return (word,)


def _not_printed(printed: Tokens, run: Tokens) -> list[Tokens]:
    """The stretches of a long run of words of which a wording prints no long part elsewhere."""
    if len(run) < LONG:
        return [run]
    edges = [0]
    for start, _, length in equal_runs(run, printed):
        edges += [start, start + length] if length >= LONG else []
    edges.append(len(run))
    return [run[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True) if b > a]


def _stands(printed: Tokens, run: Tokens, around: tuple[str, str]) -> bool:
    """Whether a wording prints a run of words; a short one with a word beside it as in the draft."""
    if len(run) >= RUN:
        return whole_run(printed, run) is not None
    left, right = around
    sides = [(left, *run)] * bool(left) + [(*run, right)] * bool(right)
    return any(whole_run(printed, side) is not None for side in sides)


def _edits(old: Tokens, new: Tokens) -> list[list[int]]:
    out: list[list[int]] = []
    for code in Indel.opcodes(old, new):
        if code.tag == "equal":
            continue
        here = [code.src_start, code.src_end, code.dest_start, code.dest_end]
        gap = here[0] - out[-1][1] if out else CHANCE + 1
        if out and (gap == 0 or (gap <= CHANCE and _large(out[-1]) and _large(here))):
            out[-1][1], out[-1][3] = here[1], here[3]
        else:
            out.append(here)
    return out


def _large(edit: list[int]) -> bool:
    return edit[1] - edit[0] + edit[3] - edit[2] > 2 * CHANCE
