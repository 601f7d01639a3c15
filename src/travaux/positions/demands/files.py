"""A file of demands as organisations write them, in TOML; what is wrong in it is refused with line, column and what to write."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from datetime import date, datetime

from ...errors import TravauxError
from ...pointing import Pointer
from .numbers import quantity_of
from .records import TESTS, Condition, Demand

__all__ = ["parse_demands"]

TOP = ("owner", "date", "against", "demands", "title")
NAMES = ("id", "about", "text", "against", "owner", "date", "test", "also")
PARTS = ("words", "by", "number", "after", "only", "property")
NEEDS: dict[str, tuple[str, ...]] = {
    "add": ("words",),
    "remove": ("words",),
    "replace": ("words", "by"),
    "at_least": ("number",),
    "at_most": ("number",),
    "applies_only_to": ("only",),
    "property": ("property",),
}
TAKES: dict[str, tuple[str, ...]] = NEEDS | {
    "delete": (),
    "keep": ("words",),
    "restore": ("words",),
    "at_least": ("number", "after"),
    "at_most": ("number", "after"),
}
EXAMPLES = {
    "words": 'words = "prior review by a court"',
    "by": 'by = "shall decline"',
    "number": 'number = "four years"',
    "only": 'only = "articles 6 to 14"',
    "property": 'property = "refusal is a duty"',
}
PLACELESS = ("add", "remove", "replace", "keep", "property")
Table = Mapping[str, object]


def parse_demands(content: bytes | str, where: str = "demands.toml") -> tuple[Demand, ...]:
    """The demands in a file, in its order. Raises TravauxError (`unreadable_toml`, `wrong_demands`).

    >>> (one,) = parse_demands('''
    ... owner = "Lantern League"
    ... against = "HARB/1"
    ... [[demands]]
    ... id = "3"
    ... about = "art. 4 (2)"
    ... text = "No search without a court."
    ... test = "add"
    ... words = "prior review by a court"
    ... ''')
    >>> one.about, one.tests[0].kind, one.where
    ('art. 4 (2)', 'add', 'demands.toml, line 4')
    """
    pointer = Pointer(where, _decoded(content, where), "demands", "wrong_demands")
    try:
        table = tomllib.loads(pointer.source)
    except tomllib.TOMLDecodeError as trouble:
        raise pointer.not_toml(trouble) from trouble
    _known(table, TOP, pointer, None)
    rows = table.get("demands", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise pointer.refusal("demands", None, "`demands` is a list of tables.", "begin each demand with [[demands]]")
    demands = tuple(_demand(row, table, pointer, n) for n, row in enumerate(rows))
    for n, one in enumerate(demands):
        if any((one.id, one.owner) == (other.id, other.owner) for other in demands[:n]):
            raise pointer.refusal("id", n, f"Two demands have the id {one.id!r}.", "give each demand its own")
    return demands


def _decoded(content: bytes | str, where: str) -> str:
    if isinstance(content, str):
        return content.replace("\r\n", "\n")
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as trouble:
        line = content[: trouble.start].count(b"\n") + 1
        hint = "save the file as UTF-8."
        raise TravauxError("unreadable_toml", f"Line {line} is not UTF-8.", where=where, try_this=hint) from trouble


def _demand(row: Table, top: Table, pointer: Pointer, n: int) -> Demand:
    _known(row, (*NAMES, *PARTS), pointer, n)
    said = {name: _text(row, name, pointer, n) for name in ("id", "about", "text", "against", "owner", "date")}
    given = {name: said[name] or _text(top, name, pointer, None) for name in ("owner", "against", "date")}
    for name, example in (("id", 'id = "D1"'), ("text", 'text = "..."')):
        if not said[name]:
            raise pointer.refusal("", n, f"A demand without `{name}`.", f"add a line  {example}")
    if not given["owner"]:
        raise pointer.refusal("", n, "A demand without `owner`.", 'name the organisation at the top: owner = "..."')
    tests = (_test(row, pointer, n, "test"), *_more(row, pointer, n))
    if not said["about"] and any(test.kind not in PLACELESS for test in tests):
        raise pointer.refusal("test", n, "This test needs a provision.", 'add a line  about = "art. 2 (h)"')
    if said["about"] and not given["against"]:
        hint = 'add  against = "..."  with the symbol of the draft whose numbers it uses'
        raise pointer.refusal("about", n, "It is not said which draft this cites.", hint)
    line = f"{pointer.where}, line {pointer.line_of('', n)}"
    return Demand(
        said["id"] or "",
        given["owner"] or "",
        said["text"] or "",
        tests,
        about=said["about"],
        against=given["against"],
        date=given["date"],
        where=line,
    )


def _more(row: Table, pointer: Pointer, n: int) -> tuple[Condition, ...]:
    more = row.get("also", [])
    if not isinstance(more, list) or not all(isinstance(one, dict) for one in more):
        hint = 'also = [{ test = "remove", words = "as appropriate" }]'
        raise pointer.refusal("also", n, "`also` is a list of tests.", hint)
    for one in more:
        _known(one, ("test", *PARTS), pointer, n, at="also")
    return tuple(_test(one, pointer, n, "also") for one in more)


def _test(row: Table, pointer: Pointer, n: int, at: str) -> Condition:
    named = row.get("test")
    kind = "_".join(named.lower().replace("-", " ").split()) if isinstance(named, str) else None
    if kind not in TESTS:
        near = difflib.get_close_matches(str(kind), TESTS, 1)
        hint = f'test = "{near[0]}"' if near else f"one of: {', '.join(TESTS)}"
        what = "A demand without `test`." if named is None else f"{named!r} is no test."
        raise pointer.refusal(at if at in row or at == "also" else "", n, what, hint)
    for name in NEEDS.get(kind, ()):
        if row.get(name) in (None, "", []):
            raise pointer.refusal(at, n, f"The test {kind!r} needs `{name}`.", f"add  {EXAMPLES[name]}")
    for name in PARTS:
        if name in row and name not in TAKES[kind]:
            takes = ", ".join(TAKES[kind]) or "nothing besides"
            raise pointer.refusal(name, n, f"The test {kind!r} has no `{name}`.", f"it takes {takes}", at_key=True)
    number = row.get("number")
    if number is not None and (not isinstance(number, str) or quantity_of(number) is None):
        hint = 'write the number with its unit: number = "four years", or "90 days"'
        raise pointer.refusal("number", n, f"{number!r} is no number with a unit.", hint)
    return Condition(
        kind,
        _wordings(row, "words", pointer, n),
        _wordings(row, "by", pointer, n),
        number,
        after=_text(row, "after", pointer, n),
        only=_text(row, "only", pointer, n),
        property=_text(row, "property", pointer, n),
    )


def _wordings(row: Table, name: str, pointer: Pointer, n: int) -> tuple[str, ...]:
    value = row.get(name, [])
    many = [value] if isinstance(value, str) else value
    if not isinstance(many, list) or not all(isinstance(one, str) and any(c.isalnum() for c in one) for one in many):
        hint = f'{name} = "as appropriate", or several of which one will do: {name} = ["...", "..."]'
        raise pointer.refusal(name, n, f"`{name}` is a text, or a list of texts.", hint)
    return tuple(many)


def _text(row: Table, name: str, pointer: Pointer, n: int | None) -> str | None:
    value = row.get(name)
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, int) and not isinstance(value, bool) and name == "id":
        return str(value)
    if value is not None and not isinstance(value, str):
        raise pointer.refusal(name, n, f"`{name}` is a text.", f'{name} = "{value}"')
    return value.strip() if value else None


def _known(row: Table, names: tuple[str, ...], pointer: Pointer, n: int | None, *, at: str = "") -> None:
    for name in row:
        if name not in names:
            near = difflib.get_close_matches(name, names, 1)
            hint = f"did you mean `{near[0]}`?" if near else f"the names are: {', '.join(names)}"
            raise pointer.refusal(at or name, n, f"No demand has a `{name}`.", hint, at_key=True)
