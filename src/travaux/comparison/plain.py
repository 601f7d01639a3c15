"""The same steps the plain way: word by word, with dictionaries and lists. Slow, short, and what the fast ones are held to.

Nothing in the product calls this; tests compare it with the columns on random texts and on real drafts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..text.documents import Text
from ..text.words import Kind
from .changes import Change
from .replay import words_of

__all__ = ["plain_apply", "plain_chain", "plain_rare_runs", "plain_same", "plain_words"]


def plain_words(text: Text) -> list[str]:
    """The words of a text that take part in a comparison: no blanks, no page furniture."""
    words = (text.words[n] for n in range(len(text.words)))
    return [word.text for word in words if word.kind not in (Kind.BLANK, Kind.ASIDE)]


def plain_same(before: Sequence[str], after: Sequence[str]) -> list[list[int]]:
    """For each later word the earlier words that it equals, by index."""
    where: dict[str, list[int]] = {}
    for n, word in enumerate(before):
        where.setdefault(word, []).append(n)
    return [where.get(word, []) for word in after]


def plain_rare_runs(
    before: Sequence[tuple[str, ...]], after: Sequence[tuple[str, ...]], size: int
) -> set[tuple[int, int]]:
    """Pairs of word places (counted through all blocks) at which runs of `size` words begin that stand once in each text."""
    found = []
    for blocks in (before, after):
        places: dict[tuple[str, ...], list[int]] = {}
        start = 0
        for block in blocks:
            for n in range(len(block) - size + 1):
                places.setdefault(tuple(block[n : n + size]), []).append(start + n)
            start += len(block)
        found.append({run: at[0] for run, at in places.items() if len(at) == 1})
    return {(found[0][run], at) for run, at in found[1].items() if run in found[0]}


def plain_chain(places: Sequence[int], weights: Sequence[int]) -> int:
    """The weight of the heaviest rising sequence, by trying every end for every start."""
    best: list[int] = []
    for n, place in enumerate(places):
        best.append(weights[n] + max((best[k] for k in range(n) if places[k] < place), default=0))
    return max(best, default=0)


def plain_apply(before: Text, changes: Sequence[Change]) -> list[str]:
    """The words of the later text, by walking through the earlier one word by word."""
    return _walk(before, None, sorted(changes, key=lambda change: change.number))


def _walk(before: Text, holder: Change | None, changes: Sequence[Change]) -> list[str]:
    """What a move carries, or the whole text: the words that stay in it, and in the gaps between them what comes in."""
    number = holder.number if holder else None
    mine = [n for n in range(len(before.words)) if _kept(before, n) and _owner(n, changes) == number]
    coming = [change for change in changes if change.within == number]
    gap = Counter({c.number: sum(n < _landing(c) for n in mine) for c in coming})
    out: list[str] = []
    for at in range(len(mine) + 1):
        for change in (c for c in coming if gap[c.number] == at):
            out += _walk(before, change, changes) if change.kind == "move" else words_of(change.after)
        if at < len(mine):
            out.append(before.words[mine[at]].text)
    return out


def _kept(text: Text, n: int) -> bool:
    return text.words[n].kind not in (Kind.BLANK, Kind.ASIDE)


def _landing(change: Change) -> int:
    return change.before.span[0] if change.lands is None else change.lands


def _owner(n: int, changes: Sequence[Change]) -> int | None:
    """The change that takes a word: an edit before a move, a narrow move before a wide one."""
    holding = [c for c in changes if c.before.span[0] <= n < c.before.span[1]]
    holding.sort(key=lambda c: (c.kind == "move", c.before.span[1] - c.before.span[0]))
    return holding[0].number if holding else None
