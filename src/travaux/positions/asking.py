"""Who wants what: stances asked by provision, by party, by issue and by day, and laid out as a grid."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..text import Step, parse_address
from ..text.notation import address_of
from .records import Stance

__all__ = ["SIDES", "Cell", "Grid", "Held", "Issue", "Turn", "as_of", "grid", "turns", "who"]

SIDES = {
    "propose": "for", "support": "for", "retain": "for", "add": "for", "no_objection": "for",
    "oppose": "against", "delete": "against",
    "flexible": "open", "reserve": "open", "will_consider": "open", "remark": "open",
}  # fmt: skip
"""On which side of the words a verb stands."""
CONTAINERS = frozenset(("part", "chapter", "section", "subsection"))
Follow = Callable[[Stance], str | None]
"""Where the provision of a stance stands in the draft that is asked about; None where it cannot be followed there."""
Groups = Callable[[str, str], Sequence[str]]
"""The groups a party was a member of on a day."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A named matter: the provisions it is about (addresses or citations)."""

    name: str
    addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of mind: what a party held before and what it held after, and what makes it one."""

    party: str
    before: Stance
    after: Stance
    why: str


@dataclass(frozen=True, slots=True)
class Held:
    """What one party or group holds: every stance in the order of days, those that stand (`latest`: the last word on each
    wording, corrected ones left out), and the changes of mind between them. No stance at all is "unknown".

    Where a member was asked about and only its group has spoken, `party` is the group and `member` the one asked about.
    """

    party: str
    stances: tuple[Stance, ...]
    latest: tuple[Stance, ...] = ()
    turns: tuple[Turn, ...] = ()
    member: str | None = None

    @property
    def says(self) -> str:
        """The verbs of what stands, "unknown" where there is none; a bare remark is said only where there is no more."""
        verbs = dict.fromkeys(one.verb for one in self.latest)
        return ", ".join(verb for verb in verbs if verb != "remark") or ("remark" if verbs else "unknown")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a party holds on an issue: its own words first, then (`groups`) those of its groups as theirs."""

    party: str
    issue: str
    own: Held
    groups: tuple[Held, ...] = ()

    @property
    def says(self) -> str:
        """The verbs of its own words; else those of its groups with their names; else "unknown"."""
        if self.own.stances:
            return self.own.says
        return "; ".join(f"{held.says} ({held.party})" for held in self.groups) or "unknown"


@dataclass(frozen=True, slots=True)
class Grid:
    """The who-wants-what table: a row for each party, a cell in it for each issue."""

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def who(
    stances: Iterable[Stance],
    at: str | None = None,
    party: str | None = None,
    issue: Issue | str | None = None,
    *,
    follow: Follow | None = None,
    groups: Groups | None = None,
) -> tuple[Held, ...]:
    """Who holds what at a provision (address or citation), for a party, on an issue, or all of these at once.

    By party, its own words come first, then those of its groups (where `groups` tells them), each as the group's. A party
    that is asked about and has not spoken is there, "unknown". Those who typed a change are no holders. What stands at a
    provision stands at those inside it; `follow` brings stances on other drafts to the one that is asked about.
    """
    wanted = [one for one in stances if one.kind != "typist" and _on_issue(one, issue, follow)]
    if at is not None:
        wanted = [one for one in wanted if _stands_at(at, _where(one, follow))]
    by_holder = _by_holder(wanted)
    if party is None:
        return tuple(_held(name, tuple(found)) for name, found in by_holder.items())
    return _of_party(by_holder, party, groups)


def _of_party(by_holder: dict[str, list[Stance]], party: str, groups: Groups | None) -> tuple[Held, ...]:
    own = _held(party, tuple(by_holder.get(party, ())))
    others = []
    for name, found in by_holder.items():
        if name != party:
            theirs = tuple(
                s for s in found if s.party == party or (groups is not None and name in groups(party, s.date))
            )
            if theirs:
                others.append(_held(name, theirs, member=party))
    return (own, *others)


def _by_holder(stances: Iterable[Stance]) -> dict[str, list[Stance]]:
    """The stances of each holder: a state that speaks for a group gives the group's word."""
    out: dict[str, list[Stance]] = {}
    for one in stances:
        out.setdefault(one.on_behalf_of or one.party, []).append(one)
    return out


def _held(party: str, stances: tuple[Stance, ...], member: str | None = None) -> Held:
    ordered = tuple(sorted(stances, key=lambda one: one.date))
    standing = [one for one in ordered if one.corrected_by is None]
    last = {(_plain(one.address), _folded(one.option)): one for one in standing}
    return Held(party, ordered, tuple(last.values()), tuple(_turns(party, standing)), member)


def turns(stances: Iterable[Stance]) -> tuple[Turn, ...]:
    """Every change of mind over time: a party on the other side of the same words, or for other words at the same place."""
    by_holder = _by_holder(one for one in stances if one.kind != "typist")
    return tuple(turn for name, found in by_holder.items() for turn in _held(name, tuple(found)).turns)


def _turns(party: str, standing: Sequence[Stance]) -> Iterator[Turn]:
    last: dict[str, Stance] = {}
    for one in standing:
        place = _plain(one.address)
        before = last.get(place)
        if SIDES[one.verb] != "open" or one.verb in ("flexible", "reserve"):
            last[place] = one
        if before is None or before.date == one.date or place not in last or last[place] is not one:
            continue
        if _folded(before.option) == _folded(one.option):
            if SIDES[before.verb] not in ("open", SIDES[one.verb]):
                yield Turn(party, before, one, "other side of the same words")
        elif before.option and one.option and SIDES[before.verb] == SIDES[one.verb] == "for":
            yield Turn(party, before, one, "other words at the same place")


def as_of(stances: Iterable[Stance], date: str) -> tuple[Stance, ...]:
    """What was public on a day (ISO): stances published by then; one whose publication is not known counts from its own day.

    A report that appears weeks after the session tells of stances taken in April and public only in June.
    """
    return tuple(one for one in stances if (one.published or one.date) <= date)


def grid(
    stances: Iterable[Stance],
    parties: Sequence[str],
    issues: Sequence[Issue | str],
    *,
    follow: Follow | None = None,
    groups: Groups | None = None,
) -> Grid:
    """The table of parties and issues, each cell with its stances and so with its sources; what is unknown says so."""
    kept = tuple(stances)
    by_issue = [_by_holder(s for s in kept if s.kind != "typist" and _on_issue(s, issue, follow)) for issue in issues]
    names = tuple(issue if isinstance(issue, str) else issue.name for issue in issues)
    rows = []
    for party in parties:
        held = [_of_party(found, party, groups) for found in by_issue]
        rows.append(tuple(Cell(party, name, one[0], one[1:]) for name, one in zip(names, held, strict=True)))
    return Grid(tuple(parties), names, tuple(rows))


def _on_issue(one: Stance, issue: Issue | str | None, follow: Follow | None) -> bool:
    if issue is None:
        return True
    name = issue if isinstance(issue, str) else issue.name
    if one.issue is not None and one.issue == name:
        return True
    if isinstance(issue, str):
        return False
    place = _where(one, follow)
    return any(_stands_at(address, place) for address in issue.addresses)


def _stands_at(wide: str, narrow: str) -> bool:
    """Whether one place is another or inside it; what is printed and is no address ("New article") is only itself."""
    return wide == narrow or _covers(_steps(wide), _steps(narrow))


def _where(one: Stance, follow: Follow | None) -> str:
    return (follow(one) or "") if follow is not None else one.address


def _steps(address: str) -> tuple[Step, ...]:
    """The steps of an address or a citation; none where it is neither."""
    try:
        return parse_address(address)
    except ValueError:
        known = address_of(address)
        return parse_address(known) if known else ()


def _covers(wide: tuple[Step, ...], narrow: tuple[Step, ...]) -> bool:
    """Whether a provision is another or stands in it; parts and chapters may be left out."""
    if not wide or not narrow:
        return False
    if narrow[: len(wide)] == wide:
        return True
    inner, outer = _body(narrow), _body(wide)
    return bool(outer) and inner[: len(outer)] == outer


def _body(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    return tuple(step for step in steps if step.kind not in CONTAINERS)


def _plain(address: str) -> str:
    """An address without its parts and chapters, so that documents agree on it; as printed where it is none."""
    steps = _body(_steps(address))
    return "__".join(f"{s.kind}_{s.number}" for s in steps) if steps else address


def _folded(option: str) -> str:
    return " ".join(option.lower().split()).strip("“”\"' .,;:")
