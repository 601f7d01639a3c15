"""What stands behind `when`: conditions over facts, definitions and norms, as a small tree of frozen records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

__all__ = [
    "ALWAYS", "MODALITIES", "All", "Any", "Compared", "Expr", "Held", "Named", "Norm", "Not", "Said", "Term", "Value",
    "parts", "terms_of",
]  # fmt: skip

Value = bool | int | str | date

MODALITIES = ("must", "must_not", "may", "may_refuse")


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """A fact of somebody: `penalty(A, act)` is Term("penalty", ("A", "act")); facts of the draft and the measure have no args."""

    fact: str
    args: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.fact}({', '.join(self.args)})" if self.args else self.fact


@dataclass(frozen=True, slots=True, order=True)
class Norm:
    """What a party is to do: `role` "A" (asks), "B" (is asked), "provider" or "person"; `modality` one of `MODALITIES`."""

    role: str
    action: str
    modality: str

    @property
    def subject(self) -> tuple[str, str]:
        """The question that the norm answers: (role, action)."""
        return self.role, self.action


@dataclass(frozen=True, slots=True)
class Named:
    """The value of a parameter, by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class Compared:
    """A fact beside a value: `op` "is", "is not", "in", ">=", "<=", ">", "<"; yes/no facts are compared with True or False."""

    term: Term
    op: str
    value: Value | Named | tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """A definition, by its name: true where it comes out yes, and only then; `Not` of it where it comes out no, and only then."""

    name: str


@dataclass(frozen=True, slots=True)
class Said:
    """What a norm comes to: true where the outcome of its subject is the modality ("covered": all but NOT COVERED)."""

    norm: Norm


@dataclass(frozen=True, slots=True)
class Not:
    """Where the condition is false."""

    of: Expr


@dataclass(frozen=True, slots=True)
class All:
    """Where all are true; of none: always."""

    of: tuple[Expr, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Where one is true; of none: never."""

    of: tuple[Expr, ...]


Expr = Compared | Held | Said | Not | All | Any
ALWAYS = All(())


def parts(expr: Expr) -> Iterator[Expr]:
    """The condition itself and every condition inside it, from the outside in."""
    yield expr
    inner: tuple[Expr, ...] = ()
    if isinstance(expr, Not):
        inner = (expr.of,)
    elif isinstance(expr, (All, Any)):
        inner = expr.of
    for one in inner:
        yield from parts(one)


def terms_of(expr: Expr) -> tuple[Term, ...]:
    """The facts that a condition looks at, in order, each once."""
    return tuple(dict.fromkeys(one.term for one in parts(expr) if isinstance(one, Compared)))
