"""The path from a revision and the requests to a credit for each change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from ...comparison import Change
from ..records import Request
from ..wording import weight
from .judging import PROVISIONS, Judged, judged, opposite_of
from .pool import Pool, candidates_near, pool_of
from .records import THRESHOLD, Candidate, Credit, Revision
from .sides import Side, desk_of, side_of, why_editorial
from .standing import Standing

__all__ = ["credit"]

SHOWN = 5
NEAR = 0.2
"""Below this score a request is not even shown as near."""
REST = 5
"""Runs of fewer words that nobody asked for are not told apart from the words around them that somebody did."""


def credit(revision: Revision, requests: Sequence[Request], standing: Standing | None = None) -> tuple[Credit, ...]:
    """For each change of a revision who asked for it on the record, as printed, with the evidence.

    Words that came in are held against words that were asked to come in, words that went against words that were asked to go.
    A request counts at its provision, less at the others of the article, and elsewhere only with many words; one that was
    tabled after the draft is never a candidate (it stands in `late`). `standing` says where provisions of other drafts stand
    in these two (None: only this comparison is known).

    Guarantees: one credit for each change, in their order; every request over the threshold is named, never only the first.
    """
    symbols = (revision.before.symbol, revision.after.symbol)
    known = standing or Standing.of({symbols: revision.comparison})
    desks = desk_of(revision.before, revision.signs[0]), desk_of(revision.after, revision.signs[1])
    pool = pool_of(revision, requests, known, desks[0])
    out = []
    for change in revision.comparison.changes:
        sides = side_of(desks[0], change.before), side_of(desks[1], change.after)
        why = why_editorial(change, sides, revision)
        out.append(_editorial(change, sides, symbols, why) if why else _credit(change, sides, pool))
    return tuple(out)


def _editorial(change: Change, sides: tuple[Side, Side], symbols: tuple[str, str], why: str) -> Credit:
    return Credit(change, *symbols, "editorial", why, _joined(sides[1]), _joined(sides[0]))


def _joined(side: Side) -> str:
    return " ".join(side.words)


def _credit(change: Change, sides: tuple[Side, Side], pool: Pool) -> Credit:
    found: list[Judged] = []
    opposed: list[Candidate] = []
    for seat, place in candidates_near(pool, change, sides):
        one = judged(change, sides, seat, (place, pool.known))
        found += [one] if one is not None else []
        other = opposite_of(change, sides, seat, (place, pool.known))
        opposed += [other] if other is not None and other.request.date <= pool.day else []
    found.sort(key=_strongest)
    asking = [one for one in found if one.candidate.request.form != "tracked"]
    on_time = [one for one in asking if one.candidate.request.date <= pool.day]
    behind = _behind(on_time, sides)
    near = _once(one for one in on_time if one not in behind and one.candidate.score >= NEAR)[:SHOWN]
    late = _once(one for one in asking if one.behind and one not in on_time)[:SHOWN]
    unasked = _unasked(sides[1], behind) if change.kind != "move" else ()
    verdict, why = _verdict(change, sides, behind, near)
    why += _too_late(late, pool.day) if not behind else ""
    return Credit(
        change, *pool.symbols, verdict, why, _joined(sides[1]), _joined(sides[0]),
        asked_by=_once(behind), near=near, opposed=tuple({one.request.span: one for one in opposed}.values())[:SHOWN],
        late=late, typed_by=_typed(found, pool.day), unasked=unasked,
    )  # fmt: skip


def _behind(found: list[Judged], sides: tuple[Side, Side]) -> list[Judged]:
    """The requests behind a change. Where one asked for the words that came, who only wanted those gone that gave way to them
    is not behind it as well."""
    behind = [one for one in found if one.behind]
    met = sides[1].words and any(one.candidate.score >= THRESHOLD for one in behind)
    return [one for one in behind if one.came or one.candidate.score >= THRESHOLD or not met]


def _too_late(late: tuple[Candidate, ...], day: str) -> str:
    """What is said of requests that would fit, had they been tabled in time."""
    if not late:
        return ""
    first = min(late, key=lambda one: one.request.date).request
    return f" {first.label} asked for it only on {first.date}, after this draft of {day}."


def _once(found: Iterable[Judged]) -> tuple[Candidate, ...]:
    """Each label of a proposal once, with the strongest of what it asks for."""
    first: dict[tuple[str, str, tuple[int, int]], Candidate] = {}
    for one in found:
        request = one.candidate.request
        first.setdefault((request.document, request.label, request.span), one.candidate)
    return tuple(first.values())


def _strongest(one: Judged) -> tuple[float, str, str, str]:
    request = one.candidate.request
    return -one.candidate.score, request.date, request.document, request.label


def _typed(found: list[Judged], day: str) -> tuple[str, ...]:
    hits = [one.candidate for one in found if one.behind and one.candidate.place == "same"]
    labels = [one.request.label for one in hits if one.request.form == "tracked" and one.request.date <= day]
    return tuple(dict.fromkeys(labels))


def _verdict(
    change: Change, sides: tuple[Side, Side], behind: list[Judged], near: tuple[Candidate, ...]
) -> tuple[str, str]:
    labels = "; ".join(dict.fromkeys(one.candidate.request.label for one in behind))
    if behind and (_is_asked(sides, behind) or change.kind == "move"):
        return "asked", f"Asked for by {labels}."
    if behind:
        if any(one.came for one in behind):
            rest = "for part of what came in"
        else:
            rest = (
                "that words go; nobody asked for those that came instead" if sides[1].words else "for part of what went"
            )
        return "partly", f"{labels} asked {rest}."
    if near:
        least = f"The nearest request reaches {near[0].score:.2f} of the {THRESHOLD:.2f} that count"
        return "nobody", f"{least}: {near[0].why}"
    return "nobody", "No request on the record has words in common with it at or near its provision."


def _is_asked(sides: tuple[Side, Side], behind: list[Judged]) -> bool:
    """Whether one request reaches the threshold, or several together cover what came in (what went, where nothing came)."""
    if any(one.candidate.score >= THRESHOLD for one in behind):
        return True
    side = sides[1] if sides[1].words else sides[0]
    covered = {n for one in behind for n in (one.came if sides[1].words else one.went)}
    return bool(covered) and weight([side.around[n] for n in covered]) >= THRESHOLD * side.weight


def _unasked(side: Side, behind: list[Judged]) -> tuple[str, ...]:
    """Runs of words that came in and that none of the requests behind the change has."""
    whole = any(one.candidate.request.act in PROVISIONS for one in behind)
    if whole or not behind:
        return ()
    covered = {n for one in behind for n in one.came}
    low, high = side.inner
    runs = [list(group) for asked, group in groupby(range(low, high), key=lambda n: n in covered) if not asked]
    return tuple(" ".join(side.around[n] for n in run) for run in runs if len(run) >= REST)
