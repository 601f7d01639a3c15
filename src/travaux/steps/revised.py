"""A marked-up draft as it is compared: with its revisions taken."""

from __future__ import annotations

from ..text import Text, accepted
from ..text.revisions import DELETIONS, INSERTIONS

__all__ = ["as_compared", "is_revised"]


def as_compared(text: Text) -> Text:
    """The text as it reads once its tracked changes, strikes and underlined additions are taken; itself where it has none.

    What is struck in a draft is not compared as if it still stood there.
    """
    return accepted(text).text if is_revised(text) else text


def is_revised(text: Text) -> bool:
    """Whether a text has revisions of its own: tracked changes, strikes, underlined additions."""
    return any(mark.kind in DELETIONS | INSERTIONS for mark in text.marks)
