"""One request held against one change: the score of each side, and in words why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from ...comparison import Change
from ..records import Request
from .matching import ENOUGH, FACTORS, PLENTY, Known, Share, Wanted, put_in_at, share_of, taken_out_at
from .pool import PROVISIONS, Seat
from .records import THRESHOLD, Candidate
from .sides import Side

__all__ = ["PROVISIONS", "Judged", "judged", "opposite_of"]

SHADE = 0.85
"""What a match of the words that came in is worth where the request takes out other words than the change does."""
PART, TELLING = 0.4, 2.0
"""A wording that was asked for at the provision and that stands whole in a change is behind it from this share of it on, or from
this weight of words that are no formula of the draft."""
SAID = 0.5
"""From this share on of a wording that was asked for, the share is told."""
PLACED = {
    "same": "at the same provision",
    "within": "at a provision that holds it, or that it holds",
    "article": "in the same article",
    "neighbour": "in the next article",
    "elsewhere": "elsewhere",
    "unknown": "at a place that is not known",
}
Wordings = tuple[Wanted, ...]
Placed = tuple[str, Known]  # how near a request stands; the runs of three that the draft before had
CONTAINER = re.compile(r"\b(?P<kind>chapter|part|section|annex)\s+(?P<number>[IVXLC]+|\d+)\b", re.I)
NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate with the words of each side that it covers, and whether it is behind the change or only near it."""

    candidate: Candidate
    came: frozenset[int]
    went: frozenset[int]
    behind: bool


def judged(change: Change, sides: tuple[Side, Side], seat: Seat, place: Placed) -> Judged | None:
    """The request as a candidate for the change, None where it has none of its words."""
    one = seat.request
    if one.act in PROVISIONS:
        whole = _of_whole(change, sides, seat, place[0])
        return Judged(whole, NONE, NONE, behind=True) if whole else None
    if change.kind == "move":
        return None
    put, out = wanted_of(one)
    return _judged(one, sides, (put, out), place)


@lru_cache(maxsize=1 << 13)
def wanted_of(one: Request) -> tuple[Wordings, Wordings]:
    """What a request wants put in and what it wants out, each with the words beside it."""
    places = one.around or (("", ""),) * (len(one.inserts) + len(one.strikes))
    cut = len(one.inserts)
    put, out = zip(one.inserts, places[:cut], strict=True), zip(one.strikes, places[cut:], strict=True)
    return tuple(put), tuple(out)


def opposite_of(change: Change, sides: tuple[Side, Side], seat: Seat, place: Placed) -> Candidate | None:
    """The request where it asks for the opposite of the change: that what came stay out, or that what went stay."""
    one = seat.request
    if one.act in PROVISIONS or change.kind == "move" or one.form == "tracked":
        return None
    if one.verb not in ("retain", "oppose", "delete"):
        return None
    put, out = wanted_of(one)
    kept, barred = (put, ()) if one.verb == "retain" else ((), out)
    found = _judged(one, sides, (barred, kept), place) if kept or barred else None
    return found.candidate if found is not None and found.behind else None


def _judged(one: Request, sides: tuple[Side, Side], words: tuple[Wordings, Wordings], placed: Placed) -> Judged | None:
    gone, come = sides
    inserts, strikes = words
    place, known = placed
    added = share_of(come, inserts, known) if inserts and come.words else None
    removed = _gone(share_of(gone, strikes), sides) if strikes and gone.words else None
    if removed and removed.covered and inserts:
        kept = [strike for strike in strikes if _is_met(strike, inserts, sides, known)]
        removed = removed if len(kept) == len(strikes) else _gone(share_of(gone, kept), sides)
    if not (added and added.covered) and not (removed and removed.covered):
        return None
    put_in = put_in_at(added, place, come) if added else None
    taken_out = _out(one, removed, place, gone) if removed else None
    shared = (*_shared(come, added), *_shared(gone, removed))
    score = _score(sides, put_in, taken_out)
    part = max((share.of_request for share in (added, removed) if share is not None), default=0.0)
    why = _why(one, (added, removed), sides, (place, part))
    candidate = Candidate(one, score, put_in, taken_out, place, shared, why, round(part, 4))
    behind = score >= THRESHOLD or (taken_out or 0.0) >= THRESHOLD or _holds(added, removed, place)
    return Judged(candidate, added.covered if added else NONE, removed.covered if removed else NONE, behind)


def _is_met(strike: Wanted, inserts: Wordings, sides: tuple[Side, Side], known: Known) -> bool:
    """Whether words that were to give way to others did: something of the others came in their stead or, where nothing came,
    they were most of what went. Who wants "approach" changed into "method" did not ask for "principle"."""
    mates = [insert for insert in inserts if insert[1] == strike[1]]
    if not mates:
        return True
    gone, come = sides
    if come.words:
        return bool(share_of(come, mates, known).covered)
    return share_of(gone, (strike,)).value >= THRESHOLD


def _gone(share: Share, sides: tuple[Side, Side]) -> Share | None:
    """The share of words that went; none where all of them came in again in their stead."""
    gone, come = sides
    words = [gone.around[n] for n in sorted(share.covered)]
    stay = set(come.words)
    return None if words and (stay.issuperset(words) or "".join(words) in stay) else share


def _out(one: Request, removed: Share, place: str, gone: Side) -> float:
    """The value of words that went; who asked that a whole provision go did not ask for a part of it."""
    return round(taken_out_at(removed, place, gone) * (removed.of_request if one.act == "whole" else 1.0), 4)


def _holds(added: Share | None, removed: Share | None, place: str) -> bool:
    """Whether the change holds a wording that was asked for whole, or nearly so, with other words around it."""
    if added is not None and added.covered:
        told = added.of_request * max(FACTORS[place], min(1.0, added.own / PLENTY))
        small = place == "same" and added.of_request == 1.0 and (added.value >= PART or added.own >= TELLING)
        if small or (added.own >= ENOUGH and told >= THRESHOLD):
            return True
    return removed is not None and place == "same" and removed.of_request == 1.0 and removed.value >= PART


def _score(sides: tuple[Side, Side], put_in: float | None, taken_out: float | None) -> float:
    """A replacement counts both sides by their weight; words that give way to words that were asked for need no request."""
    gone, come = (side.weight for side in sides)
    if not come:
        return taken_out or 0.0
    if not gone or taken_out is None:
        return put_in or 0.0
    both = (come * (put_in or 0.0) + gone * taken_out) / (come + gone)
    return round(max(both, SHADE * (put_in or 0.0)), 4)


def _shared(side: Side, share: Share | None) -> tuple[str, ...]:
    """The runs of words that a request shares with a side."""
    places = sorted(share.covered) if share else []
    runs = (list(group) for _, group in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]))
    return tuple(" ".join(side.around[n] for _, n in run) for run in runs)


def _why(
    one: Request, shares: tuple[Share | None, Share | None], sides: tuple[Side, Side], placed: tuple[str, float]
) -> str:
    place, part = placed
    parts = []
    for share, side, verb in ((shares[0], sides[1], "came in"), (shares[1], sides[0], "went")):
        if share is not None:
            parts.append(f"{len(share.covered)} of the {len(side.words)} words that {verb}")
    own = f", {part:.0%} of a wording it asked for" if part >= SAID else ""
    return f"{one.label} asked for {' and '.join(parts)}{own}, {PLACED[place]}; {_when(one)}."


def _when(one: Request) -> str:
    public = f", made public on {one.published}" if one.published and one.published > one.date else ""
    return f"tabled on {one.date}{public}"


def _arrives(to: str, change: Change) -> bool:
    """Whether moved words came into the chapter or part that was asked for, where the request names one."""
    named = CONTAINER.search(to)
    if named is None:
        return True
    steps = change.after.address.lower().split("__")
    prefix = {"chapter": "chp", "part": "part", "section": "sec", "annex": "annex"}[named["kind"].lower()]
    return f"{prefix}_{named['number'].lower()}" in steps


def _of_whole(change: Change, sides: tuple[Side, Side], seat: Seat, place: str) -> Candidate | None:
    """A request to move, divide or merge a provision, where the change is that."""
    one = seat.request
    if one.act == "move":
        fits = change.kind == "move" and change.before.address in seat.before and _arrives(one.to or "", change)
    else:
        is_head = change.after.address.rpartition("__")[2].startswith("art_")
        fits = (
            is_head
            and change.kind in ("insert", "replace")
            and len(sides[1].words) <= 12
            and place in ("same", "within")
        )
    if not fits:
        return None
    what = {"move": "moved", "divide": "divided", "merge": "merged"}[one.act]
    why = f"{one.label} asked that the provision be {what} ({one.to or 'no place said'}); {_when(one)}."
    return Candidate(one, 1.0, None, None, place, (), why, 1.0)
