"""Blocks that declare names: facts, parameters, definitions and readings."""

from __future__ import annotations

from datetime import date

from ..expressions import Value
from ..records import SCOPES, Defined, Fact, Parameter, Place, Reading
from .blocks import Block, Field
from .names import yes_or_no
from .places import Span, Wrong, near
from .tokens import Cursor, Token

__all__ = ["declared", "name_of", "setting", "text_of", "words_of"]

Declared = Fact | Parameter | Defined | Reading
Setting = Value | tuple[Value, ...]
RESERVED = (
    "A", "B", "act", "party", "power", "draft", "provider", "person", "and", "or", "not", "is", "in", "always", "never",
    "must", "may", "yes", "no", "nothing", "unknown",
)  # fmt: skip


def name_of(block: Block) -> tuple[Token, Cursor]:
    """The name that a block gives itself, and a cursor after it."""
    cursor = block.cursor(block.head)
    if len(cursor.tokens) > 1 and all(one.kind == "name" for one in cursor.tokens):
        joined = "_".join(one.text for one in cursor.tokens)
        raise Wrong("too_much", "A name is one word.", cursor.span_to_end(), f"write {joined}.")
    token = cursor.next("name", f"the name of this {block.keyword}")
    if token.text in RESERVED:
        what = f"{token.text!r} is a word of the language and no name."
        raise Wrong("reserved_word", what, token.at, f"call the {block.keyword} otherwise.")
    return token, cursor


def text_of(block: Block, name: str) -> str:
    """The text of a field, "" where it is not said."""
    return next((words_of(block, one) for one in block.all(name)), "")


def words_of(block: Block, wanted: Field) -> str:
    """The text of one field, which stands in quotation marks."""
    first = wanted.pieces[0]
    said = first.text.strip()
    if said and said[0] not in '"“':
        start = first.column + len(first.text) - len(first.text.lstrip())
        span = Span(first.line, start, start + len(said))
        raise Wrong("not_a_text", "This text stands without quotation marks.", span, f'write "{said}".')
    cursor = block.cursor(wanted)
    token = cursor.next("text", "a text in quotation marks", 'write it as "...".')
    cursor.finish("keep one text in one pair of quotation marks.")
    return token.text


def declared(block: Block, at: Place) -> Declared:
    """The record of a block that declares a name. Raises `Wrong` at the words that cannot be read."""
    token, cursor = name_of(block)
    if block.keyword == "fact":
        return _fact(block, token.text, cursor, at)
    cursor.finish("a name is one word; join its parts with _.")
    if block.keyword == "parameter":
        return _parameter(block, token, at)
    if block.keyword == "reading":
        return Reading(token.text, _choices(block, token), text_of(block, "question"), at)
    return Defined(token.text, text_of(block, "means"), _otherwise(block), at)


def _fact(block: Block, name: str, cursor: Cursor, at: Place) -> Fact:
    begun = cursor.nth
    if cursor.peek() != "(":
        hint = f"write {name}(party, act), or another of {', '.join(f'({one})' for one in SCOPES)}."
        raise Wrong("wrong_scope", f"It is not said what {name} is about.", cursor.tokens[0].at, hint)
    cursor.take("(")
    scope = ", ".join(one.text for one in cursor.names("what the fact is about"))
    cursor.need(")", "after what the fact is about", "close it with ).")
    if scope not in SCOPES:
        listed = ", ".join(f"({one})" for one in SCOPES)
        what = f"A fact is not said of ({scope})."
        raise Wrong("wrong_scope", what, cursor.span_from(begun), f"a fact is about one of {listed}.")
    cursor.finish()
    kind, unit, choices = _type(block)
    return Fact(name, scope, kind, text_of(block, "means"), unit, choices, at)


def _type(block: Block) -> tuple[str, str, tuple[str, ...]]:
    found = block.all("type")
    if not found:
        return "yes/no", "", ()
    cursor = block.cursor(found[0])
    kind, unit = "", ""
    choices: tuple[str, ...] = ()
    if cursor.take("yes", "/", "no"):
        kind = "yes/no"
    elif cursor.take("date"):
        kind = "date"
    elif cursor.take("number"):
        kind, unit = "number", cursor.next("name", "a unit").text if cursor.take("of") else ""
    elif cursor.take("one", "of"):
        kind, choices = "choice", _each_once(cursor.names("a value"))
    else:
        word = cursor.peek()
        hint = near(word, ("yes/no", "number", "date", "one"), "there are yes/no, number of years, date, one of a, b.")
        raise Wrong("unknown_type", "This is no type of a fact.", cursor.here(), hint)
    cursor.finish()
    return kind, unit, choices


def _each_once(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    seen: set[str] = set()
    for one in tokens:
        if one.text in seen:
            raise Wrong("said_twice", f"{one.text!r} is in this list twice.", one.at, "take one of them out.")
        seen.add(one.text)
    return tuple(one.text for one in tokens)


def _choices(block: Block, token: Token) -> tuple[str, ...]:
    found = block.all("choices")
    if not found:
        what = f"The reading {token.text} has no choices."
        raise Wrong("missing_field", what, token.at, "add a line `choices a, b`.")
    cursor = block.cursor(found[0])
    names = _each_once(cursor.names("a choice"))
    cursor.finish()
    return names


def _otherwise(block: Block) -> bool | None:
    found = block.all("otherwise")
    if not found:
        return None
    cursor = block.cursor(found[0])
    value = yes_or_no(cursor)
    cursor.finish()
    return value


def setting(cursor: Cursor) -> tuple[Setting, str, Span]:
    """The value of a parameter at the cursor, its unit, and where it stands: a number, a day, yes or no, a name, or a list."""
    begun = cursor.nth
    values, unit = [], ""
    while True:
        values.append(_one(cursor))
        if type(values[-1]) is int and cursor.kind() == "name" and cursor.peek() != "from":
            unit = cursor.next("name", "a unit").text
        if not cursor.take(","):
            break
    return (values[0] if len(values) == 1 else tuple(values)), unit, cursor.span_from(begun)


def _one(cursor: Cursor) -> Value:
    if cursor.kind() == "number":
        return int(cursor.next("number", "a number").text)
    if cursor.kind() == "date":
        return cursor.day()
    if cursor.peek() in ("yes", "no"):
        return yes_or_no(cursor)
    return cursor.next("name", "a number, a day, yes or no, or a name").text


def _parameter(block: Block, token: Token, at: Place) -> Parameter:
    found: dict[date | None, Setting] = {}
    unit = ""
    for one in block.all("value"):
        cursor = block.cursor(one)
        value, named, span = setting(cursor)
        start = cursor.day("the day from which it holds") if cursor.take("from") else None
        cursor.finish()
        if start in found:
            when = f"from {start}" if start else "always"
            raise Wrong("said_twice", f"{token.text} has two values that hold {when}.", span, "give each its own day.")
        found[start], unit = value, unit or named
    if not found:
        what = f"The parameter {token.text} has no value."
        raise Wrong("missing_field", what, token.at, "add a line `value 4 years`, or `value a, b`.")
    order = sorted(found, key=lambda start: start or date.min)
    return Parameter(token.text, tuple((start, found[start]) for start in order), unit, text_of(block, "means"), at)
