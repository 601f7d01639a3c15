"""Uptake: how much of what each printed label asked for stands in each later draft, and what of it was lost again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce

from ...text import Text, find
from ..asking.bracketed import FOR
from ..placing import article_of
from ..records import Dated, Request
from ..wording import Tokens, equal_runs, said, tokens, whole_run
from .records import Taken
from .standing import Standing

__all__ = ["uptake"]

RUN, LONG_RUN = 3, 6
"""Runs of fewer words count only where they are all that was asked for; long ones are wanted where the place is not known."""
Words = frozenset[int]
Row = tuple[int, int, int, int, int]  # asked, taken, lost, to be kept, kept
NONE: Words = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Wish:
    """Words that a label wants in one provision: the request, the words, the draft on the table, and whether that provision
    stands in the draft it speaks of (a proposal may be on an article that is still to come)."""

    request: Request
    words: Tokens
    table: Dated | None
    placed: bool


def uptake(requests: Sequence[Request], drafts: Sequence[Dated], standing: Standing) -> tuple[Taken, ...]:
    """For each label and each draft that came after it asked: words asked for, words that stand there, words lost again.

    Words count that were asked to come in (by a proposal, a bracket, support), at the provision they were asked for, as
    `standing` follows it; those that stood there already, in the draft that was on the table, were to be kept. What stands in
    square brackets in a draft stands in it. A tracked change is nobody's request and is left out.

    The measure says that words stand, not that they stand because of the label; wording taken over in other words counts
    nothing, and what several labels asked for counts for each.
    """
    ordered = sorted(drafts, key=lambda draft: draft.date)
    asked: dict[str, list[Wish]] = defaultdict(list)
    for wish in _wishes(requests, ordered):
        asked[wish.request.label].append(wish)
    return tuple(taken for label, wishes in asked.items() for taken in _of_label(label, wishes, ordered, standing))


def _wishes(requests: Sequence[Request], drafts: Sequence[Dated]) -> list[Wish]:
    """Each wording that a label asks for, once."""
    known: dict[tuple[str, str | None, Tokens], Wish] = {}
    texts = {draft.symbol: draft.text for draft in drafts}
    for one in requests:
        if one.verb in FOR and one.form != "tracked" and one.act == "wording":
            table = next((draft for draft in reversed(drafts) if draft.date < one.date), None)
            for wording in one.inserts:
                words = tokens(wording)
                if words:
                    known.setdefault((one.label, one.address, words), Wish(one, words, table, _is_placed(one, texts)))
    return list(known.values())


def _is_placed(one: Request, texts: Mapping[str, Text]) -> bool:
    text = texts.get(one.against or "")
    return one.address is not None and (text is None or find(text.provisions, one.address) is not None)


def _of_label(label: str, wishes: list[Wish], drafts: Sequence[Dated], standing: Standing) -> list[Taken]:
    old = [_covered(wish, wish.table, standing) if wish.table is not None else NONE for wish in wishes]
    before: list[Words] = [NONE] * len(wishes)
    out: list[Taken] = []
    for draft in drafts:
        rows: dict[str, Row] = defaultdict(lambda: (0, 0, 0, 0, 0))
        for n, wish in enumerate(wishes):
            if wish.request.date <= draft.date:
                now = _covered(wish, draft, standing)
                new, kept = now - old[n], now & old[n]
                row = (len(wish.words) - len(old[n]), len(new), len(before[n] - new), len(old[n]), len(kept))
                before[n] |= new
                article = article_of(wish.request.address or "")
                rows[article] = _added(rows[article], row)
        if rows:
            articles = tuple((article, row[0], row[1]) for article, row in rows.items())
            asked, taken, lost, keeping, kept_words = reduce(_added, rows.values())
            out.append(Taken(label, draft.symbol, asked, taken, lost, keeping, kept_words, articles))
    return out


def _added(one: Row, other: Row) -> Row:
    return (one[0] + other[0], one[1] + other[1], one[2] + other[2], one[3] + other[3], one[4] + other[4])


def _covered(wish: Wish, draft: Dated, standing: Standing) -> Words:
    """The words of a wish that stand in a draft at its provision, in runs."""
    words = _wording_at(wish.request, draft, standing) if wish.placed else _words(draft.text, None)
    least = RUN if wish.placed else LONG_RUN
    if (wish.placed or len(wish.words) >= least) and whole_run(words, wish.words) is not None:
        return frozenset(range(len(wish.words)))
    runs = equal_runs(wish.words, words)
    kept = [
        (start, length) for start, _, length in runs if length >= least or (wish.placed and length == len(wish.words))
    ]
    return frozenset(n for start, length in kept for n in range(start, start + length))


def _wording_at(one: Request, draft: Dated, standing: Standing) -> Tokens:
    """The words of the provision in a draft; of the whole draft where it is not known where it stands."""
    if one.address is None or one.against is None:
        return _words(draft.text, None)
    here = (one.address,) if one.against == draft.symbol else standing.addresses(one.address, one.against, draft.symbol)
    return tuple(word for address in here for word in _words(draft.text, address)) or ()


@lru_cache(maxsize=4096)
def _words(text: Text, address: str | None) -> Tokens:
    if address is None:
        return tokens(said(text, (0, len(text.words))))
    index = find(text.provisions, address)
    return tokens(said(text, text.provisions[index].span)) if index is not None else ()
