"""Blocks that say something with those names: rules, domains, properties, drafts and cases."""

from __future__ import annotations

from ..expressions import ALWAYS, Expr, Norm, Not
from ..records import KINDS, Domain, Patch, Place, Property, Rule
from .blocks import Block, Field
from .conditions import condition, norm
from .declared import Setting, name_of, setting, text_of
from .names import ROLES, Names, same_unit
from .places import Wrong, near
from .tokens import Cursor, Token

__all__ = ["domain_of", "patch_of", "property_of", "rule_of"]


def _alone(block: Block) -> Token:
    token, cursor = name_of(block)
    cursor.finish("a name is one word; join its parts with _.")
    return token


def _formula(block: Block, wanted: Field, names: Names) -> Expr:
    cursor = block.cursor(wanted)
    found = condition(cursor, names)
    cursor.finish()
    return found


def _names(block: Block, name: str) -> tuple[str, ...]:
    found: list[str] = []
    for one in block.all(name):
        cursor = block.cursor(one)
        found += [token.text for token in cursor.names("a name")]
        cursor.finish("put commas between names.")
    return tuple(found)


def rule_of(block: Block, names: Names, article: str, at: Place) -> Rule:
    """The record of a rule. Raises `Wrong` at the words that cannot be read."""
    token = _alone(block)
    kind = _kind(block, token)
    when = next((_formula(block, one, names) for one in block.all("when")), ALWAYS)
    return Rule(
        token.text,
        kind,
        _concludes(block, token, kind, names),
        when,
        _names(block, "beats"),
        _reading(block, names),
        _names(block, "only in"),
        text_of(block, "says"),
        article,
        at,
    )


def _kind(block: Block, token: Token) -> str:
    found = block.all("kind")
    if not found:
        raise Wrong(
            "missing_field", f"The rule {token.text} has no kind.", token.at, f"add `kind {' | '.join(KINDS)}`."
        )
    cursor = block.cursor(found[0])
    word = cursor.next("name", "a kind of rule")
    if word.text not in KINDS:
        raise Wrong("unknown_kind", f"There is no kind of rule {word.text!r}.", word.at, near(word.text, KINDS))
    cursor.finish()
    return word.text


def _concludes(block: Block, token: Token, kind: str, names: Names) -> tuple[str, bool] | Norm | None:
    found = block.all("concludes")
    if not found:
        if kind == "defeater":
            return None
        what = f"The rule {token.text} concludes nothing."
        raise Wrong("missing_field", what, token.at, "add `concludes ...`, or make it a defeater.")
    cursor = block.cursor(found[0])
    if cursor.take("nothing"):
        cursor.finish()
        return None
    if cursor.peek() in ROLES or cursor.peek(1) in ("must", "may"):
        said: tuple[str, bool] | Norm = norm(cursor)
        if isinstance(said, Norm) and said.modality in ("covered", "conflict"):
            what = f"A rule does not conclude {said.modality!r}: it is what rules come to."
            raise Wrong("wrong_conclusion", what, cursor.span_from(0), "conclude must, must not, may or may refuse to.")
    else:
        yes = not cursor.take("not")
        name = cursor.next("name", "a definition or a norm", "as in serious_crime, or B must assist.")
        if name.text not in names.definitions:
            what = f"There is no definition {name.text!r}."
            raise Wrong("unknown_name", what, name.at, near(name.text, names.definitions))
        said = (name.text, yes)
    cursor.finish()
    return said


def _reading(block: Block, names: Names) -> tuple[str, str] | None:
    found = block.all("reading")
    if not found:
        return None
    cursor = block.cursor(found[0])
    chosen = reading_at(cursor, names)
    cursor.finish()
    return chosen


def reading_at(cursor: Cursor, names: Names) -> tuple[str, str]:
    """A reading and its choice at the cursor: `endeavour is duty`."""
    name = cursor.next("name", "a reading")
    reading = names.readings.get(name.text)
    if reading is None:
        what = f"There is no reading {name.text!r}."
        raise Wrong("unknown_name", what, name.at, near(name.text, names.readings))
    cursor.need("is", "and an answer", f"write {name.text} is {' or '.join(reading.choices)}.")
    choice = cursor.next("name", f"one of {', '.join(reading.choices)}")
    if choice.text not in reading.choices:
        what = f"{choice.text!r} is no answer of {name.text}."
        raise Wrong("unknown_choice", what, choice.at, near(choice.text, reading.choices))
    return name.text, choice.text


def domain_of(block: Block, names: Names, at: Place) -> Domain:
    """The record of something that is taken to hold always."""
    token = _alone(block)
    found = block.all("holds")
    if not found:
        raise Wrong("missing_field", f"The domain {token.text} says nothing.", token.at, "add `holds ...`.")
    return Domain(token.text, _formula(block, found[0], names), text_of(block, "means"), at)


def property_of(block: Block, names: Names, at: Place) -> Property:
    """The record of something that should hold always: `never` a condition, or `always` one."""
    token = _alone(block)
    never, always = block.all("never"), block.all("always")
    if len(never) + len(always) != 1:
        what = f"The property {token.text} says {'nothing' if not never and not always else 'two things'}."
        raise Wrong("missing_field", what, token.at, "say either `never ...` or `always ...`.")
    formula = _formula(block, (never + always)[0], names)
    return Property(token.text, Not(formula) if never else formula, text_of(block, "title"), text_of(block, "note"), at)


def patch_of(block: Block, names: Names, at: Place) -> Patch:
    """The record of a draft, an amendment or an option."""
    token = _alone(block)
    base = _names(block, "from")
    day = None
    for one in block.all("date"):
        cursor = block.cursor(one)
        day = cursor.day()
        cursor.finish()
    return Patch(
        token.text,
        block.keyword,
        text_of(block, "title"),
        base[0] if base else "",
        day,
        tuple(_set(block, one, names) for one in block.all("sets")),
        _names(block, "repeals"),
        tuple(_replaced(block, one) for one in block.all("replaces")),
        text_of(block, "document"),
        text_of(block, "note"),
        at,
    )


def _set(block: Block, wanted: Field, names: Names) -> tuple[str, Setting]:
    cursor = block.cursor(wanted)
    name = cursor.next("name", "a parameter")
    parameter = names.parameters.get(name.text)
    if parameter is None:
        what = f"There is no parameter {name.text!r}."
        raise Wrong("unknown_name", what, name.at, near(name.text, names.parameters))
    cursor.need("=", "and a value", "write it as `sets serious_years = 3 years`.")
    value, unit, span = setting(cursor)
    cursor.finish()
    if unit and not same_unit(unit, parameter.unit):
        what = f"{name.text} is counted in {parameter.unit or 'no unit'}, not in {unit}."
        raise Wrong("wrong_unit", what, span, "write the same unit as in the parameter.")
    first = parameter.values[0][1]
    kinds = [type(one) for one in (first if isinstance(first, tuple) else (first,))]
    if any(type(one) not in kinds for one in (value if isinstance(value, tuple) else (value,))):
        raise Wrong("wrong_value", f"{name.text} does not hold values of this kind.", span, "write one as it has.")
    return name.text, value


def _replaced(block: Block, wanted: Field) -> tuple[str, str]:
    cursor = block.cursor(wanted)
    old = cursor.next("name", "the rule that goes").text
    cursor.need("by", "and the rule that comes instead", "write it as `replaces old by new`.")
    new = cursor.next("name", "the rule that comes instead").text
    cursor.finish()
    return old, new
