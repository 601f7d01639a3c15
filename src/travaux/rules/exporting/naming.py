"""How atoms, facts and questions are named in every export: as a rule file writes them."""

from __future__ import annotations

from datetime import date

from ..expressions import Value
from ..lowering import Atom, Group, Lowered

__all__ = ["atom_named", "group_of_atom", "subject_named", "value_named"]


def atom_named(atom: Atom) -> str:
    """An atom in the words of a rule file.

    >>> from travaux.rules import Term
    >>> atom_named(Atom(Term("penalty", ("A", "act")), ">=", 4, "A, act"))
    'penalty(A, act) >= 4'
    """
    if atom.value is True:
        return str(atom.term)
    return f"{atom.term} {atom.op} {value_named(atom.value)}"


def value_named(value: Value) -> str:
    """A value as text: days as 2024-08-07, yes and no for the two truths."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)


def subject_named(subject: str | tuple[str, str]) -> str:
    """A definition's name, or a question as "B assist"."""
    return subject if isinstance(subject, str) else " ".join(subject)


def group_of_atom(lowered: Lowered) -> dict[int, Group]:
    """The fact that each atom asks about, by the atom's index."""
    return {atom: group for group in lowered.groups for atom in group.atoms}
