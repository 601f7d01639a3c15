"""The documents of a negotiation on one axis, as history takes them: each with both its dates and its text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from ..archive import Document
from ..history import Dated
from ..text import Text
from .listed import in_order, texts_in_turn
from .revised import as_compared

__all__ = ["dated_of", "taken"]


def dated_of(documents: Iterable[Document], text: Callable[[str], Text | None]) -> tuple[Dated, ...]:
    """The documents that could be read, by the day of their event, as they stand; `text` gives None for the others.

    A resolution that adopts the last draft is one of the drafts. A draft that says nothing follows the one before it in its
    language.
    """
    listed = in_order(documents)
    turn = {one.symbol for one in texts_in_turn(listed)}
    out, before = [], dict[str | None, str]()
    for one in listed:
        found = text(one.symbol)
        if found is None:
            continue
        follows = one.follows
        if one.symbol in turn:
            earlier = before.get(one.language)
            follows = follows if follows is not None else (earlier,) if earlier else ()
            before[one.language] = one.symbol
        kind = "other" if one.kind == "resolution" and one.symbol not in turn else one.kind
        out.append(Dated(one.symbol, kind, one.label, found, one.date, one.published, follows, one.language))
    return tuple(out)


def taken(dated: Iterable[Dated]) -> tuple[Dated, ...]:
    """The same documents with their revisions taken, as they are compared."""
    return tuple(replace(one, text=as_compared(one.text)) for one in dated)
