"""Proposals under the heading of a delegation: what each asks for, where, and why."""

from __future__ import annotations

from .printed import Printed
from .records import Bracket, Proposal

__all__ = ["proposals"]


def proposals(printed: Printed, brackets: tuple[Bracket, ...]) -> tuple[Proposal, ...]:
    """The proposals of a compilation by delegation, in the order they are printed (none where a text has no such heading).

    It runs last, when brackets have their kinds.
    """
    return ()
