"""Corrections that people keep beside the listing: `choices*.toml`, each for one draft."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from ..errors import Doubt, TravauxError
from ..pointing import Pointer
from ..text import Text
from ..text.notation import Notation, Override, read_overrides
from ..text.notation.overrides import overridden

__all__ = ["Overrides", "corrected", "overruled", "read_choices"]

Overrides = Mapping[str, tuple[Override, ...]]
"""How a person reads brackets of drafts, by symbol."""
HEAD = re.compile(r"\s*\[\[\s*bracket\s*\]\]")
KINDS_OF_VALUE: Mapping[str, tuple[type, str]] = {
    "nth": (int, "nth = 2"),
    "joins": (int, "joins = 2"),
    "why": (str, 'why = "The facilitator said so."'),
    "kind": (str, 'kind = "number"'),
}


def read_choices(written: str, where: str, drafts: Collection[str]) -> Overrides:
    """The corrections in a file, under the draft it is for (`draft = "SYMBOL"` at the top).

    Refuses a file for no draft of the negotiation, and a correction that says nothing clear, at its line.

    >>> said = 'draft = "HARB/1"\\n[[bracket]]\\nat = "art_1"\\nsays = "[may]"\\nkind = "number"\\n'
    >>> read_choices(said, "choices.toml", ["HARB/1"])["HARB/1"][0].kind
    'number'
    """
    pointer = Pointer(where, written, "bracket", "override_unclear")
    try:
        table = tomllib.loads(written)
    except tomllib.TOMLDecodeError as trouble:
        raise pointer.not_toml(trouble) from trouble
    for name in table:
        if name not in ("draft", "bracket"):
            raise _unknown(name, pointer, is_table=isinstance(table[name], list))
    draft = table.get("draft")
    if draft not in drafts:
        what = (
            f"It is for the draft {draft!r}, which is not here." if draft else "It does not say for which draft it is."
        )
        hint = f'write draft = "..." first; one of: {", ".join(drafts)}'
        raise TravauxError("unknown_symbol", what, where=where, try_this=hint)
    rows = table.get("bracket", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise pointer.refusal("bracket", None, "`bracket` is a list of tables.", "begin each with [[bracket]]")
    for nth, row in enumerate(rows):
        _must_be_of_its_kind(row, nth, pointer)
    return {str(draft): tuple(_each(written, where, len(rows)))}


def _unknown(name: str, pointer: Pointer, *, is_table: bool) -> TravauxError:
    what, hint = f"Unknown key `{name}`.", 'write draft = "SYMBOL" first, then [[bracket]] for each correction.'
    if is_table:
        return replace(pointer, table=name).refusal("", 0, what, hint, at_key=True)
    return pointer.refusal(name, None, what, hint, at_key=True)


def _must_be_of_its_kind(row: Mapping[str, object], nth: int, pointer: Pointer) -> None:
    for name, (kind, example) in KINDS_OF_VALUE.items():
        value = row.get(name)
        if value is not None and (not isinstance(value, kind) or isinstance(value, bool)):
            raise pointer.refusal(
                name, nth, f"`{name}` is no {'number' if kind is int else 'text'}.", f"write {example}"
            )


def _each(written: str, where: str, count: int) -> Iterator[Override]:
    """The corrections one by one, so that a refusal names the line of its table; all at once where they are written inline."""
    lines = written.split("\n")
    heads = [n for n, line in enumerate(lines) if HEAD.match(line)]
    if len(heads) != count:
        yield from read_overrides(written, where)
        return
    for start, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        yield from read_overrides("\n".join(lines[start:end]), f"{where}, line {start + 1}, column 1")


def corrected(text: Text, found: Notation, overrides: Sequence[Override], symbol: str) -> Notation:
    """What notation found, with its brackets read as a person says; a correction that fits no bracket is refused."""
    try:
        return replace(found, brackets=overridden(text, found.brackets, overrides)) if overrides else found
    except TravauxError as refusal:
        where = f"choices for {symbol}"
        raise TravauxError(refusal.code, refusal.what.strip(), where=where, try_this=refusal.try_this) from refusal


def overruled(text: Text, found: Notation, overrides: Sequence[Override]) -> Notation:
    """What notation found, with its brackets read as a person says; a correction that fits no bracket is a doubt there.

    Guarantees: without corrections it is `found` itself.
    """
    for one in overrides:
        try:
            found = replace(found, brackets=overridden(text, found.brackets, (one,)))
        except TravauxError as refusal:
            what = f"A correction in choices fits no bracket. {refusal.what.strip()}"
            found = replace(found, doubts=(*found.doubts, Doubt(refusal.code, what, address=one.at)))
    return found
