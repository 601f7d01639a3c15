"""Brackets over the drafts: how many are open in each and in each article, of which kind, who holds them, since which draft,
which closed and how, which opened and why. A bracket is followed by its words and its place through the comparisons.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
import numpy.typing as npt

from ..comparison import Comparison, follow, lasting
from ..text import Kind, Text
from ..text.notation import Bracket, Notation
from .records import Dated
from .ways import Comparisons, parents_of

__all__ = ["REMARKS", "Closing", "OpenPoint", "OpenPoints", "Tally", "open_points", "tally_rows"]

REMARKS = frozenset(("status", "editor_note", "omission"))
"""Kinds of bracket that are remarks and leave nothing open; they are counted by kind and not as open."""
AGAINST = frozenset(("oppose", "delete", "reserve"))
HEADS = ("preamble", "annex", "sec_", "chp_", "part_")
STAYS, LIKE = 0.5, 0.4
NEAR = 40
LONGEST, DEEPEST = 2000, 24
Ints = npt.NDArray[np.int32]
Split = Callable[[str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """One bracket of one draft: where it stands, its kind and words as printed, the labels of those behind it (`holders`) and
    of those against, all as printed.

    `first_in` is the draft in which it was first seen, `since` the day of that draft, `drafts` in how many drafts on the way it
    stood (1: this is the first), `days` how long it has been open at the day of this draft (None: the days are not known).
    `opened` says how it came, in the draft where it is first seen: "new words", or "bracketed" where its words stood before
    (None in the first draft of all, and where it was there before). `within` is the index of the bracket around it, -1 for none.
    """

    draft: str
    address: str
    article: str
    kind: str
    text: str
    span: tuple[int, int]
    page: int | None
    holders: tuple[str, ...]
    against: tuple[str, ...]
    first_in: str
    since: str
    drafts: int = 1
    days: int | None = None
    opened: str | None = None
    within: int = -1


@dataclass(frozen=True, slots=True)
class Closing:
    """A bracket that a draft no longer has: the point as it last stood, the draft without it and where its article stands there
    (None: nowhere), and what became of its words: "kept", "gone", or "chosen" (one of rival wordings, in `words`)."""

    point: OpenPoint
    draft: str
    article: str | None
    how: str
    words: str


@dataclass(frozen=True, slots=True)
class Tally:
    """The brackets of one draft, or of one article of it (`article` None: the whole): how many are open, how many of each kind
    (remarks too), how many of those open each label stands behind; how many opened here, and closed on the way to here."""

    draft: str
    article: str | None
    open: int
    by_kind: tuple[tuple[str, int], ...]
    by_holder: tuple[tuple[str, int], ...]
    opened: int
    closed: int


@dataclass(frozen=True, slots=True)
class OpenPoints:
    """Every bracket of every draft, every closing, and the figures by draft and by article."""

    points: tuple[OpenPoint, ...]
    closings: tuple[Closing, ...]
    drafts: tuple[Tally, ...]
    articles: tuple[Tally, ...]


def open_points(
    drafts: Sequence[Dated], comparisons: Comparisons, notations: Mapping[str, Notation], split: Split | None = None
) -> OpenPoints:
    """The brackets of all drafts with their age, what closed and what opened.

    `split` takes a printed label apart ("EU, G77" are two); without it a label stays whole. A draft without a notation has no
    figures. Guarantees: every bracket of every notation is one point; `open` counts those that are no remark.
    """
    parents = parents_of(drafts)
    by_symbol = {draft.symbol: draft for draft in drafts}
    points: dict[str, list[OpenPoint]] = {}
    closings: list[Closing] = []
    for draft in drafts:
        notation = notations.get(draft.symbol)
        if notation is None:
            continue
        fresh = [_point(draft, one, split) for one in notation.brackets]
        steps = [(one, comparisons.get((one, draft.symbol))) for one in parents[draft.symbol] if one in points]
        for parent, comparison in steps:
            if comparison is not None:
                before = Sides(by_symbol[parent], notations[parent], points[parent])
                closings += _carried(before, Sides(draft, notation, fresh), comparison)
        points[draft.symbol] = [_aged(one if steps else replace(one, opened=None), draft) for one in fresh]
    tallies = [_tallies(draft, points[draft.symbol], closings) for draft in drafts if draft.symbol in points]
    everything = tuple(one for found in points.values() for one in found)
    whole = tuple(tally for found in tallies for tally in found if tally.article is None)
    return OpenPoints(
        everything, tuple(closings), whole, tuple(t for found in tallies for t in found if t.article is not None)
    )


@dataclass(frozen=True, slots=True, eq=False)
class Sides:
    """One draft of two, with its brackets and the points made of them."""

    draft: Dated
    notation: Notation
    points: list[OpenPoint]


def _point(draft: Dated, bracket: Bracket, split: Split | None) -> OpenPoint:
    text = draft.text
    said = [one for option in bracket.options for one in option.attributions] + list(bracket.attributions)
    names = [(name, one.verb in AGAINST) for one in said for name in (split(one.label) if split else (one.label,))]
    return OpenPoint(
        draft.symbol,
        bracket.address,
        article_of(text, bracket.address),
        bracket.kind,
        _printed(text, bracket.span),
        bracket.span,
        text.words.page(bracket.span[0]),
        holders=tuple(dict.fromkeys(name for name, against in names if not against)),
        against=tuple(dict.fromkeys(name for name, against in names if against)),
        first_in=draft.symbol,
        since=draft.date,
        opened="new words",
        within=bracket.parent,
    )


def _printed(text: Text, span: tuple[int, int]) -> str:
    """The words of a bracket on one line; of a very long one the beginning and the end."""
    start, end = span
    if end - start <= LONGEST:
        return " ".join(text.words.text(start, end).split())
    pieces = text.words.text(start, start + LONGEST - 40), text.words.text(end - 40, end)
    return " … ".join(" ".join(piece.split()) for piece in pieces)


def article_of(text: Text, address: str) -> str:
    """The address of the article (or annex, preamble, chapter) that an address lies in.

    >>> from ..text import parse
    >>> article_of(parse("Article 1\\n\\n1. Parties [shall] report."), "art_1__para_1")
    'art_1'
    """
    steps = address.split("__")
    at = max((n for n, step in enumerate(steps) if step.startswith(("art_", "rule_"))), default=-1)
    if at < 0:
        at = max((n for n, step in enumerate(steps) if step.startswith(HEADS)), default=0)
    return "__".join(steps[: at + 1])


def _carried(before: Sides, after: Sides, comparison: Comparison) -> list[Closing]:
    """The brackets that closed between two drafts. Those that go on are marked in `after` with their age."""
    left, right, _ = lasting(before.draft.text, after.draft.text, comparison)
    goes = np.full(len(before.draft.text.words) + 1, -1, np.int32)
    goes[left] = right
    stood = np.zeros(len(after.draft.text.words) + 1, bool)
    stood[right] = True
    said = [_said(after.draft.text, one) for one in after.notation.brackets]
    inner = _innermost(after.notation.brackets, len(after.draft.text.words))
    closings: list[Closing] = []
    taken: set[int] = set()
    for n, bracket in enumerate(before.notation.brackets):
        heir = _heir(goes[_said(before.draft.text, bracket)], after.notation.brackets, said, inner, taken=taken)
        if heir is not None:
            taken.add(heir)
            _grow_older(after.points, heir, before.points[n])
        elif bracket.kind not in REMARKS:
            closings.append(_closing(before, n, after, goes, comparison=comparison))
    for n, words in enumerate(said):
        if after.points[n].opened is not None and len(words) and stood[words].mean() >= STAYS:
            after.points[n] = replace(after.points[n], opened="bracketed")
    return closings


def _grow_older(points: list[OpenPoint], heir: int, older: OpenPoint) -> None:
    """A bracket takes over the age of the oldest that it carries on."""
    if points[heir].opened is not None or older.since < points[heir].since:
        first, since = older.first_in, older.since
        points[heir] = replace(points[heir], first_in=first, since=since, drafts=older.drafts + 1, opened=None)


def _said(text: Text, bracket: Bracket) -> Ints:
    """The words that tell one bracket from another: those of its options; of a bracket without any, all it has."""
    kinds = text.words.kinds
    spans = [option.span for option in bracket.options if option.span[0] < option.span[1]] or [bracket.span]
    found = np.concatenate([np.arange(start, end, dtype=np.int32) for start, end in spans])
    said: Ints = found[kinds[found] == Kind.SAID]
    return said if len(said) else np.arange(*bracket.span, dtype=np.int32)


def _innermost(brackets: Sequence[Bracket], size: int) -> Ints:
    """For each word the innermost bracket that holds it, -1 for none."""
    out = np.full(size + 1, -1, np.int32)
    for n, bracket in enumerate(brackets):
        out[bracket.span[0] : bracket.span[1]] = n
    return out


def _heir(words: Ints, later: Sequence[Bracket], said: Sequence[Ints], inner: Ints, *, taken: set[int]) -> int | None:
    """The bracket of the later draft that holds most of the words of an earlier one (`words`: where each stands later, or -1),
    or is mostly made of them; of several that hold the same words the first that no other went on in (`taken`)."""
    lasts = words[words >= 0]
    candidates = {int(n) for n in np.unique(inner[lasts])} - {-1}
    for n in tuple(candidates):
        for _ in range(DEEPEST):
            n = later[n].parent if n >= 0 else -1
            candidates |= {n} - {-1}
    best: tuple[float, bool, int] | None = None
    for n in sorted(candidates):
        within = int(np.isin(lasts, said[n]).sum())
        alike = 2 * within / (len(words) + len(said[n]))
        if within >= STAYS * min(len(words), len(said[n])) and alike >= LIKE:
            best = max(best or (0.0, False, 0), (alike, n not in taken, -n))
    return -best[2] if best is not None else None


def _closing(before: Sides, n: int, after: Sides, goes: Ints, *, comparison: Comparison) -> Closing:
    """What became of the words of a bracket that is no more."""
    bracket, text = before.notation.brackets[n], before.draft.text
    between = _between(after.draft.text, bracket.span, goes)
    lasts = [_lasting(text, option.span, goes, between) for option in bracket.options]
    article = next(iter(follow(comparison, before.points[n].article)), None)
    best = max(range(len(lasts)), key=lasts.__getitem__, default=-1)
    if best < 0 or lasts[best] < STAYS:
        return Closing(before.points[n], after.draft.symbol, article, "gone", "")
    words = " ".join(text.words.text(*bracket.options[best].span).split())
    return Closing(before.points[n], after.draft.symbol, article, "chosen" if len(lasts) > 1 else "kept", words)


def _lasting(text: Text, span: tuple[int, int], goes: Ints, between: list[str]) -> float:
    """How much of an option is in the later text: by the words that last, or all of it where its words stand anew between
    what lasts before the bracket and what lasts after it."""
    words = [n for n in range(*span) if text.words.kinds[n] == Kind.SAID]
    if not words:
        return 0.0
    said = [text.words.text(n, n + 1).casefold() for n in words]
    anew = any(between[n : n + len(said)] == said for n in range(len(between) - len(said) + 1))
    return 1.0 if anew else float((goes[words] >= 0).mean())


def _between(later: Text, span: tuple[int, int], goes: Ints) -> list[str]:
    """The words of the later text between what lasts before a bracket and what lasts after it, where they are few."""
    ahead = goes[max(0, span[0] - NEAR) : span[0]]
    behind = goes[span[1] : span[1] + NEAR]
    ahead, behind = ahead[ahead >= 0], behind[behind >= 0]
    if not len(ahead) or not len(behind) or not 0 < behind[0] - ahead[-1] <= NEAR:
        return []
    between = range(int(ahead[-1]) + 1, int(behind[0]))
    return [later.words.text(n, n + 1).casefold() for n in between if later.words.kinds[n] == Kind.SAID]


def _aged(point: OpenPoint, draft: Dated) -> OpenPoint:
    try:
        days = (date.fromisoformat(draft.date) - date.fromisoformat(point.since)).days
    except ValueError:  # a day that is only a month or a year
        return point
    return replace(point, days=days)


def _tallies(draft: Dated, points: Sequence[OpenPoint], closings: Sequence[Closing]) -> list[Tally]:
    closed = Counter(one.article for one in closings if one.draft == draft.symbol)
    named = {one.article for one in points} | {one for one in closed if one is not None}
    articles = [one.address for one in draft.text.provisions if one.address in named]
    whole = _tally(draft.symbol, None, points, sum(closed.values()))
    each = (
        _tally(draft.symbol, name, [one for one in points if one.article == name], closed[name]) for name in articles
    )
    return [whole, *each]


def _tally(draft: str, article: str | None, points: Sequence[OpenPoint], closed: int) -> Tally:
    waiting = [one for one in points if one.kind not in REMARKS]
    return Tally(
        draft,
        article,
        len(waiting),
        by_kind=tuple(sorted(Counter(one.kind for one in points).items())),
        by_holder=tuple(Counter(name for one in waiting for name in one.holders).most_common()),
        opened=sum(one.opened is not None for one in waiting),
        closed=closed,
    )


def tally_rows(found: OpenPoints) -> tuple[tuple[str, ...], ...]:
    """The figures as rows of a table, the heads first: a row for each draft (its article empty), then one for each article.

    >>> tally_rows(OpenPoints((), (), (Tally("A/1", None, 2, (("number", 2),), (("EU", 1),), 1, 0),), ()))[1]
    ('A/1', '', '2', '1', '0', '2', '', 'EU 1')
    """
    kinds = tuple(dict.fromkeys(kind for one in found.drafts for kind, _ in one.by_kind))
    rows = [("draft", "article", "open", "opened", "closed", *kinds, "remarks", "held by")]
    for one in (*found.drafts, *found.articles):
        counts = dict(one.by_kind)
        remarks = sum(counts.get(kind, 0) for kind in REMARKS)
        held = "; ".join(f"{name} {count}" for name, count in one.by_holder)
        figures = (one.open, one.opened, one.closed, *(counts.get(kind, 0) for kind in kinds))
        said = (*map(str, figures), str(remarks) if remarks else "", held)
        rows.append((one.draft, one.article or "", *said))
    return tuple(rows)
