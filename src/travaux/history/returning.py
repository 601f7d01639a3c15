"""Language that was dropped and came back: in one draft, not in a later one, in a draft again after that.

Words that only moved never left; a formula that stands elsewhere all the time is no return; and where a treaty on the shelf
says the same, it is named, for the language may have come from there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import takewhile

import numpy as np

from ..text import Text
from ..text.wordings import FUNCTION_WORDS
from ..text.words import Ints, Span
from .asides import ASKS_NOTHING
from .blocks import printed_source, sheet_of_text
from .lives import Entry, Lives, identities, is_draft
from .places import columns_of, label_at, spoken_at

__all__ = ["Asked", "Return", "Where", "returns"]

APART = 3
HALF = 0.5
WEIGHTY = 4
LONG = 6
QUOTED = 8
PLAINLY = 12
BESIDE = 2
FRONT, NOTE = "preface", "fn_"


@dataclass(frozen=True, slots=True)
class Where:
    """Words of a document: its symbol, the address of the provision, the span of words."""

    document: str
    address: str
    span: Span


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asked for words while they were gone: a document that carries them, the printed label over them there, and the share
    of them that it carries (0-1)."""

    document: str
    label: str | None
    score: float
    where: Where


@dataclass(frozen=True, slots=True)
class Return:
    """Language that came back: as it is printed now, how many of its words came back, where it stood last, the draft that had
    dropped it, where it is again, and which words of that draft came back. `asked_by` are the documents that carried it in
    between, `stands_in` the instruments on the shelf that say it too."""

    text: str
    words: int
    last_in: Where
    dropped_in: str
    back_in: Where
    places: tuple[int, ...]
    asked_by: tuple[Asked, ...] = ()
    stands_in: tuple[str, ...] = ()


def returns(lives: Lives, least: int = 1, shelf: Mapping[str, Text] | None = None) -> tuple[Return, ...]:
    """The language that was dropped and came back, `least` words or more, in the order of the drafts in which it is again.

    `shelf` are other instruments by name. Fewer than six words count where they stand again beside the word beside which they
    stood, or where eight words around them are those of then. Fewer than twelve of which all but two stand in the draft before
    too are a formula, but where they stand between the same two words. Left out are groups of up to three articles,
    prepositions and signs, words that only the setting of the page had broken, title pages and their notes, and web addresses.

    >>> from travaux.history import Dated, lives_of
    >>> from travaux.text import parse
    >>> texts = ["1. Parties shall report.", "1. Parties may report.", "1. Parties shall report."]
    >>> lives = lives_of(Dated(f"D{n}", "draft", None, parse(said), f"2031-01-0{n}") for n, said in enumerate(texts, 1))
    >>> [(one.text, one.last_in.document, one.dropped_in, one.back_in.document) for one in returns(lives)]
    [('shall', 'D1', 'D2', 'D3')]
    """
    dropped = np.full(len(lives), -1, np.int32)
    out: list[Return] = []
    for number, entry in enumerate(lives.entries):
        if len(entry.back):
            out += _returned(lives, number, dropped, least=least)
        dropped[entry.left] = number
    said = {
        name: "\0".join(b.said for b in sheet_of_text(text, lives.memory.known).spoken)
        for name, text in (shelf or {}).items()
    }
    return tuple(_with_shelf(lives, one, said) for one in out) if said else tuple(out)


def _returned(lives: Lives, number: int, dropped: Ints, *, least: int) -> Iterator[Return]:
    """The returns of one draft, in order."""
    entry = lives.entries[number]
    ids = identities(entry)
    places = np.flatnonzero(np.isin(ids, entry.back)).astype(np.int32)
    blocks = columns_of(entry.sheet)[2][spoken_at(entry.sheet)[places]]
    by = dropped[ids[places]]
    fresh = (np.diff(places) > APART + 1) | (np.diff(blocks) != 0) | (np.diff(by) != 0)
    for group in np.split(np.arange(len(places)), np.flatnonzero(fresh) + 1):
        here = places[group]
        last = _last_holder(lives, lives.entries[int(by[group[0]])].basis, ids[here])
        if len(group) < least or (len(group) < LONG and not _in_place(last, entry, here)):
            continue
        if _is_formula(lives, entry, here) and not all(_neighbours(last, entry, here)):
            continue
        if _has_weight(entry, here) and not _only_respelled(lives, entry, here):
            found = _return(lives, number, here, int(by[group[0]]))
            if not _is_furniture(last, entry, found):
                yield found


def _is_furniture(last: Entry, entry: Entry, found: Return) -> bool:
    """Whether what came back is of the title page, or of a note to it, or a web address."""
    if "://" in found.text:
        return True
    note = found.back_in.address.startswith(NOTE)
    return _is_front(last, found.last_in.address) and (note or _is_front(entry, found.back_in.address))


def _is_front(entry: Entry, address: str) -> bool:
    """Whether an address is on the title page of a document that has more than a title page."""
    if not address.startswith(FRONT):
        return False
    blocks = columns_of(entry.sheet)[2][spoken_at(entry.sheet)]
    front = np.array([name.startswith(FRONT) for name in entry.sheet.addresses], bool)
    return len(front) > 0 and float(front[blocks].mean()) < HALF


def _in_place(last: Entry, entry: Entry, places: Ints) -> bool:
    """Whether words stand again beside the word beside which they stood when they left, or in the same eight words."""
    old = np.flatnonzero(identities(last) == identities(entry)[int(places[0])])[:1].tolist()
    beside = any(_neighbours(last, entry, places))
    return beside or bool(old and _equal_around(last, entry, old[0], int(places[0])) >= QUOTED)


def _neighbours(last: Entry, entry: Entry, places: Ints) -> tuple[bool, bool]:
    """Whether the word before and the word after some words are those of when they left."""
    old, new = identities(last), identities(entry)
    low, high = int(places[0]), int(places[-1])
    first, final = (np.flatnonzero(old == new[at])[:1].tolist() for at in (low, high))
    ahead = any(at and low and old[at - 1] == new[low - 1] for at in first)
    return ahead, any(at + 1 < len(old) and high + 1 < len(new) and old[at + 1] == new[high + 1] for at in final)


def _is_formula(lives: Lives, entry: Entry, places: Ints) -> bool:
    """Whether six to eleven words are, but for a word or two at their ends, what the draft before says too."""
    if not LONG <= len(places) < PLAINLY:
        return False
    here = "".join([block.said for block in entry.sheet.spoken])[int(places[0]) : int(places[-1]) + 1]
    whole = ["\0".join([block.said for block in lives.entries[n].sheet.spoken]) for n in entry.basis]
    return any(here[cut : len(here) - BESIDE + cut] in text for text in whole for cut in range(BESIDE + 1))


def _equal_around(last: Entry, entry: Entry, old: int, new: int) -> int:
    """How many words in a row are equal around a word of either draft."""
    one, other = ("".join([block.said for block in e.sheet.spoken]) for e in (last, entry))
    ahead = zip(reversed(one[max(0, old - QUOTED) : old]), reversed(other[max(0, new - QUOTED) : new]), strict=False)
    behind = zip(one[old : old + QUOTED], other[new : new + QUOTED], strict=False)
    return sum(sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs)) for pairs in (ahead, behind))


def _return(lives: Lives, number: int, places: Ints, dropper: int) -> Return:
    entry = lives.entries[number]
    ids = identities(entry)[places]
    last = _last_holder(lives, lives.entries[dropper].basis, ids)
    held = np.flatnonzero(np.isin(identities(last), ids)).astype(np.int32)
    here = _where(entry, places)
    return Return(
        _printed(entry, here.span),
        len(places),
        _where(last, held),
        lives.entries[dropper].symbol,
        here,
        tuple(spoken_at(entry.sheet)[places].tolist()),
        _asked(lives, (dropper, number), ids),
    )


def _asked(lives: Lives, between: Span, ids: Ints) -> tuple[Asked, ...]:
    """The side documents between two drafts that carry half of some words or more, the fullest first."""
    out = []
    for entry in lives.entries[between[0] + 1 : between[1]]:
        if is_draft(entry) or entry.kind in ASKS_NOTHING:
            continue
        carried = np.isin(ids, identities(entry))
        if carried.sum() >= HALF * len(ids):
            held = np.flatnonzero(np.isin(identities(entry), ids)).astype(np.int32)
            where = _where(entry, _densest(held, len(ids)))
            out.append(Asked(entry.symbol, label_at(entry, where.span[0]), round(float(carried.mean()), 3), where))
    return tuple(sorted(out, key=lambda one: -one.score))


def _densest(places: Ints, size: int) -> Ints:
    """Of the places at which words are carried those that lie closest together: a document may quote them many times."""
    reach = np.searchsorted(places, places + 2 * size) - np.arange(len(places))
    start = int(reach.argmax())
    return places[start : start + int(reach[start])]


def _last_holder(lives: Lives, basis: tuple[int, ...], ids: Ints) -> Entry:
    """Which of the drafts that one goes on from holds most of some words."""
    return max((lives.entries[n] for n in basis), key=lambda entry: int(np.isin(ids, identities(entry)).sum()))


def _where(entry: Entry, places: Ints) -> Where:
    words = spoken_at(entry.sheet)[places]
    address = entry.sheet.address(int(columns_of(entry.sheet)[2][words[0]]))
    return Where(entry.symbol, address, (int(words[0]), int(words[-1]) + 1))


def _printed(entry: Entry, span: Span) -> str:
    starts = columns_of(entry.sheet)[0]
    return printed_source(entry.sheet)[int(starts[span[0]]) : int(starts[span[1]])]


def _spellings(entry: Entry, places: Ints) -> list[str]:
    return [_printed(entry, (at, at + 1)) for at in spoken_at(entry.sheet)[places].tolist()]


def _has_weight(entry: Entry, places: Ints) -> bool:
    """Whether a group is more than an article, a preposition or a sign."""
    words = _spellings(entry, places)
    return len(words) >= WEIGHTY or any(w[0].isalnum() and w.casefold() not in FUNCTION_WORDS for w in words)


def _only_respelled(lives: Lives, entry: Entry, places: Ints) -> bool:
    """Whether the draft before says the same letters in the same place, cut into other words ("public ly", "by laws")."""
    ids = identities(entry)
    low, high = int(places[0]) - 1, int(places[-1]) + 1
    if low < 0 or high >= len(ids):
        return False
    for number in entry.basis:
        before = lives.entries[number]
        left, right = (np.flatnonzero(identities(before) == ids[at]) for at in (low, high))
        if len(left) and len(right) and 0 < right[0] - left[0] <= 2 * (high - low) + 2:
            between = np.arange(left[0] + 1, right[0], dtype=np.int32)
            return _letters(before, between) == _letters(entry, np.arange(low + 1, high, dtype=np.int32))
    return False


def _letters(entry: Entry, places: Ints) -> str:
    return "".join(word for word in _spellings(entry, places) if word[0].isalnum()).casefold()


def _with_shelf(lives: Lives, one: Return, said: Mapping[str, str]) -> Return:
    """A return with the instruments that say its words, eight of them in a row or all of fewer."""
    words = lives.memory.known.words
    entry = next(entry for entry in lives.entries if entry.symbol == one.back_in.document)
    run = "".join(words[_printed(entry, (at, at + 1))] for at in one.places)
    windows = [run[at : at + QUOTED] for at in range(max(1, len(run) - QUOTED + 1))]
    return replace(one, stands_in=tuple(name for name, text in said.items() if any(w in text for w in windows)))
