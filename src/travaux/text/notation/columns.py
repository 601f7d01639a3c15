"""The brackets of a text as columns while they are read, and the records made of them when somebody asks for one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import overload

from ...errors import Doubt
from ..words import Span
from .owners import Owners
from .records import Attribution, Bracket, Option

__all__ = ["Brackets", "Columns", "Group", "brackets_of"]

Reading = tuple[str, str]
"""A kind and why."""
Label = tuple[int, int, str, str]
"""A printed label, its first character and its end, and what it says: its verb and its form."""
Side = tuple[int, int, tuple[Label, ...]]
"""The words of one option, and the labels that stand behind it."""


@dataclass(slots=True)
class Group:
    """Brackets that are read as one open point, by their indexes in the order they open; its kind and why."""

    members: list[int]
    reason: str = ""
    kind: str = "alternatives"


@dataclass(slots=True, eq=False)
class Columns:
    """One entry for each pair of signs, in the order they open: the words from the first sign to the last (`begins`, `ends`),
    the words of the one option between them (`firsts`, `lasts`), the provision it opens in (`places`, -1: none), the bracket
    around it (`parents`, -1: none), whether it closes; its kind and why (`readings`).

    What few have stands beside, by the index of the bracket: `doubts`, `sides` where there are several options or labels, the
    `labels` of the whole bracket. `groups` are brackets that stand for one another, by the index of the first. `slashes` are
    the free slashes of the text, as words.
    """

    owners: Owners
    begins: list[int]
    ends: list[int]
    places: list[int]
    parents: list[int]
    closed: list[bool]
    firsts: list[int]
    lasts: list[int]
    readings: list[Reading] = field(default_factory=list)
    doubts: dict[int, Doubt] = field(default_factory=dict)
    sides: dict[int, tuple[Side, ...]] = field(default_factory=dict)
    labels: dict[int, tuple[Label, ...]] = field(default_factory=dict)
    groups: dict[int, Group] = field(default_factory=dict)
    slashes: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.begins)

    def several(self) -> set[int]:
        """The pairs of signs that leave more than one option."""
        return {index for index, sides in self.sides.items() if len(sides) > 1}

    def address(self, index: int) -> str:
        """The eId of the provision that one opens in, empty outside all."""
        return self.owners.name(self.places[index])

    def span(self, index: int) -> Span:
        """The words from the first sign to the last of one pair of signs, or of the group that it opens."""
        group = self.groups.get(index)
        return self.begins[index], self.ends[group.members[-1] if group is not None else index]


class Brackets(Sequence[Bracket]):
    """Brackets as a sequence whose records are made when the first of them is asked for, and kept.

    Guarantees: equal to a tuple of the same brackets; `len` makes none.

    >>> one = Brackets(0, lambda: ())
    >>> len(one), one == (), list(one)
    (0, True, [])
    """

    def __init__(self, count: int, make: Callable[[], tuple[Bracket, ...]]) -> None:
        self._count, self._make = count, make

    @cached_property
    def _made(self) -> tuple[Bracket, ...]:
        made = self._make()
        del self._make
        return made

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Bracket: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Bracket, ...]: ...
    def __getitem__(self, index: int | slice) -> Bracket | tuple[Bracket, ...]:
        return self._made[index]

    def __iter__(self) -> Iterator[Bracket]:
        return iter(self._made)

    def __eq__(self, other: object) -> bool:
        return self._made == tuple(other) if isinstance(other, (Brackets, tuple)) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._made)

    def __repr__(self) -> str:
        return repr(self._made)


def brackets_of(columns: Columns) -> Brackets:
    """The brackets of some columns, a group as one, each with the one around it by its new index."""
    joined = sum(len(group.members) - 1 for group in columns.groups.values())
    return Brackets(len(columns) - joined, lambda: tuple(_records(columns)))


def _records(columns: Columns) -> Iterator[Bracket]:
    followers = {member for group in columns.groups.values() for member in group.members[1:]}
    place = _counted_anew(columns, followers)
    names = [
        *(provision.address for provision in columns.owners.provisions),
        "",
    ]  # the last for what stands outside all
    spans = zip(columns.begins, columns.ends, columns.firsts, columns.lasts, strict=True)
    read = zip(columns.places, columns.parents, columns.closed, columns.readings, strict=True)
    for n, ((begin, end, first, last), (owner, parent, closed, (kind, why))) in enumerate(
        zip(spans, read, strict=True)
    ):
        if n in followers:
            continue
        around = place[parent] if parent >= 0 else -1
        if n in columns.groups:
            yield _as_one(columns, columns.groups[n], around)
            continue
        options = _options(columns, n) if n in columns.sides else (Option((first, last)),)
        said = _said(columns.owners, columns.labels[n]) if n in columns.labels else ()
        span, doubt = (begin, end), columns.doubts.get(n)
        yield Bracket(kind, span, span, names[owner], options, said, why, around, closed, doubt)


def _counted_anew(columns: Columns, followers: set[int]) -> Sequence[int]:
    """The index of the record that each pair of signs is in."""
    if not followers:
        return range(len(columns))
    out: list[int] = []
    count = 0
    for index in range(len(columns)):
        out.append(count)
        count += index not in followers
    for first, group in columns.groups.items():
        for member in group.members[1:]:
            out[member] = out[first]
    return out


def _as_one(columns: Columns, group: Group, parent: int) -> Bracket:
    """One bracket for a group: what is said of each member is said of its options."""
    first, members = group.members[0], tuple((columns.begins[n], columns.ends[n]) for n in group.members)
    options = tuple(option for member in group.members for option in _spoken_for(columns, member))
    closed, doubt = columns.closed[first], columns.doubts.get(first)
    whole, address = columns.span(first), columns.address(first)
    return Bracket(group.kind, whole, members[0], address, options, (), group.reason, parent, closed, doubt, members)


def _options(columns: Columns, index: int) -> tuple[Option, ...]:
    """The options of one pair of signs, each with who stands behind it."""
    sides = columns.sides.get(index)
    if sides is None:
        return (Option((columns.firsts[index], columns.lasts[index])),)
    return tuple(Option((first, last), _said(columns.owners, labels)) for first, last, labels in sides)


def _spoken_for(columns: Columns, index: int) -> tuple[Option, ...]:
    """The options of one pair of signs, each with what is said of the whole."""
    options, said = _options(columns, index), _said(columns.owners, columns.labels.get(index, ()))
    return tuple(Option(one.span, (*one.attributions, *said)) for one in options) if said else options


def _said(owners: Owners, labels: tuple[Label, ...]) -> tuple[Attribution, ...]:
    """The labels as records, each with its words."""
    if not labels:
        return ()
    source, at = owners.words.source, owners.at
    return tuple(
        Attribution(source[start:end], verb, form, (at(start), at(end - 1) + 1)) for start, end, verb, form in labels
    )
