"""Reading and writing: a file read is written back byte for byte, and an instrument printed is read as itself."""

from __future__ import annotations

import random
from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any as Anything

from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.errors import TravauxError
from travaux.rules import (
    All,
    Any,
    Article,
    Case,
    Compared,
    Defined,
    Domain,
    Expected,
    Fact,
    Held,
    Instrument,
    Named,
    Norm,
    Not,
    Parameter,
    Patch,
    Place,
    Property,
    Reading,
    Rule,
    Said,
    Term,
    formatted,
    parse_rules,
    printed,
    write_rules,
)
from travaux.rules.expressions import Expr, Value
from travaux.rules.language.files import book_of
from travaux.rules.language.places import Source

FACTS = (
    Fact("kept", "party, act", "yes/no", "keeping it is an offence under the party's law"),
    Fact("penalty", "party, act", "number", "the highest sentence", "years"),
    Fact("bound", "A, B", "yes/no", 'a treaty that says "return" binds both'),
    Fact("measure", "power", "choice", "", "", ("look", "search-long", "seize")),
    Fact("in_force", "party", "date", "the day it came into force"),
    Fact("spoken", "act", "yes/no", "the act is speech # of a person"),
    Fact("urgent", "draft", "yes/no"),
)
READINGS = (Reading("shall", ("duty", "effort"), "Is it a duty?"), Reading("grounds", ("a", "b", "c")))
PARAMETERS = (
    Parameter("grave", ((None, 3), (date(2024, 8, 7), 4)), "years", "from when it is grave"),
    Parameter("harsh", ((None, ("look", "seize")),)),
    Parameter("since", ((None, date(2020, 1, 1)),)),
)
DEFINITIONS = (Defined("serious", "a serious thing", False), Defined("wanted", "", True), Defined("open_one"))
DRAFTS = ("V1", "V2")
LAID = ("out", "bracket_3_a")
NORMS = [
    Norm(role, action, modality)
    for role in ("A", "B", "provider", "person")
    for action in ("return", "ask")
    for modality in ("must", "must_not", "may", "may_refuse")
]
TERMS = {
    "kept": (("A", "act"), ("B", "act")),
    "penalty": (("A", "act"), ("B", "act")),
    "bound": (("A", "B"),),
    "measure": ((),),
    "in_force": (("A",), ("B",)),
    "spoken": (("act",),),
    "urgent": ((),),
    "shall": ((),),
}
CHOICES = {"measure": ("look", "search-long", "seize"), "shall": ("duty", "effort")}
PHRASES = st.lists(
    st.sampled_from(["a", "Party", "may", "#", "1", "refuse;", '"so"', "\\", "over", "```", "long" * 9, "“it”", "and"]),
    max_size=40,
).map(" ".join)


def values(name: str) -> st.SearchStrategy[Value]:
    if name in CHOICES:
        return st.sampled_from(CHOICES[name])
    if name == "penalty":
        return st.integers(0, 99)
    if name == "in_force":
        return st.dates(date(1945, 1, 1), date(2050, 1, 1))
    return st.booleans()


@st.composite
def comparisons(draw: st.DrawFn) -> Expr:
    name = draw(st.sampled_from(sorted(TERMS)))
    term = Term(name, draw(st.sampled_from(TERMS[name])))
    ops = ["is", "is not"] + ([">=", "<=", ">", "<"] if name in ("penalty", "in_force") else [])
    parameter = {"penalty": "grave", "measure": "harsh", "in_force": "since"}.get(name)
    if parameter and draw(st.booleans()):
        return Compared(term, "in" if name == "measure" else draw(st.sampled_from(ops)), Named(parameter))
    if name in ("penalty", "measure") and draw(st.booleans()):
        return Compared(term, "in", tuple(draw(st.lists(values(name), min_size=1, max_size=3))))
    return Compared(term, draw(st.sampled_from(ops)), draw(values(name)))


def said(draw: st.DrawFn, norms: list[Norm]) -> Expr:
    norm = draw(st.sampled_from(norms))
    modality = draw(st.sampled_from(["must", "must_not", "may", "may_refuse", "covered", "conflict"]))
    return Said(replace(norm, modality=modality))


def conditions(norms: list[Norm]) -> st.SearchStrategy[Expr]:
    leaves: list[st.SearchStrategy[Expr]] = [
        comparisons(),
        st.sampled_from([one.name for one in DEFINITIONS]).map(Held),
        st.sampled_from([All(()), Any(())]),
    ]
    if norms:
        leaves.append(st.composite(lambda draw: said(draw, norms))())
    return st.recursive(
        st.one_of(leaves),
        lambda inner: st.one_of(
            inner.map(Not),
            st.lists(inner, min_size=2, max_size=4).map(lambda some: All(tuple(some))),
            st.lists(inner, min_size=2, max_size=4).map(lambda some: Any(tuple(some))),
        ),
        max_leaves=12,
    )


KIND = {"must": "duty", "must_not": "prohibition", "may": "permission", "may_refuse": "ground"}


@st.composite
def rules(draw: st.DrawFn, nth: int, article: str) -> Rule:
    concludes: tuple[str, bool] | Norm | None = draw(
        st.one_of(
            st.sampled_from(NORMS),
            st.tuples(st.sampled_from(["serious", "wanted", "open_one"]), st.booleans()),
            st.none(),
        )
    )
    kind = KIND[concludes.modality] if isinstance(concludes, Norm) else "definition" if concludes else "defeater"
    return Rule(
        f"rule_{nth}",
        kind,
        concludes,
        draw(conditions([])),
        (),
        draw(st.sampled_from([None, ("shall", "duty"), ("grounds", "c")])),
        draw(st.sampled_from([(), ("V2",), ("V1", "out")])),
        draw(PHRASES),
        article,
    )


@st.composite
def instruments(draw: st.DrawFn) -> Instrument:
    articles = tuple(draw(written_articles(nth)) for nth in range(draw(st.integers(0, 2))))
    addresses = ["", *(one.address for one in articles)]
    listed = [draw(rules(nth, address)) for nth, address in enumerate(sorted(addresses * 2))]
    norms = [one.concludes for one in listed if isinstance(one.concludes, Norm)]
    listed = [replace(one, beats=beaten(one, listed)) if draw(st.booleans()) else one for one in listed]
    formula = conditions(norms)
    return Instrument(
        "lost_umbrellas",
        draw(st.sampled_from(["", "Lost umbrellas (invented), draft 2"])),
        ("B", "return"),
        articles,
        FACTS,
        PARAMETERS,
        DEFINITIONS,
        READINGS,
        tuple(listed),
        (Domain("d", draw(formula), draw(PHRASES)),),
        (Property("p", draw(formula), draw(PHRASES), draw(PHRASES)),),
        patches([one.id for one in listed]),
        (draw(told(norms)),) if norms else (),
        ("In our words only.",),
    )


def beaten(rule: Rule, rules: list[Rule]) -> tuple[str, ...]:
    about = subject(rule)
    return tuple(one.id for one in rules if one is not rule and subject(one) == about)


def subject(rule: Rule) -> object:
    return rule.concludes.subject if isinstance(rule.concludes, Norm) else rule.concludes and rule.concludes[0]


@st.composite
def written_articles(draw: st.DrawFn, nth: int) -> Article:
    return Article(
        f"art_{nth + 1}__para_2",
        draw(st.sampled_from(["", "Returning what is lost"])),
        "a Party returns what it has found.",
        draw(st.booleans()),
        "https://example.org/umbrellas.pdf, page 9",
        draw(st.sampled_from([None, date(2024, 8, 7)])),
        draw(st.sampled_from(["", "K", "S"])),
        draw(st.sampled_from(["verified", "unverified"])),
        draw(st.sampled_from(["", "CLU/7/Rev.1"])),
        draw(st.sampled_from(["", "sha256:" + "0a" * 32])),
        draw(st.sampled_from([(), ("V1",), ("V1", "V2")])),
    )


def patches(ids: list[str]) -> tuple[Patch, ...]:
    return (
        Patch("V1", "draft", "First", date=date(2024, 8, 7), document="CLU/7"),
        Patch("V2", "draft", base="V1", sets=(("grave", 2), ("harsh", ("look", "seize"))), note="a draft"),
        Patch("out", "amendment", repeals=tuple(ids[:2]), replaces=((ids[0], ids[-1]),)),
        Patch("bracket_3_a", "option", "may", note="an option"),
    )


@st.composite
def told(draw: st.DrawFn, norms: list[Norm]) -> Case:
    facts = {}
    for name in draw(st.lists(st.sampled_from(sorted(TERMS)), min_size=1, max_size=6)):
        facts[Term(name, draw(st.sampled_from(TERMS[name])))] = draw(values(name))
    expects = tuple(
        Expected(
            draw(st.sampled_from([(), ("V1",), DRAFTS])),
            draw(st.sampled_from([one.subject for one in norms])),
            draw(st.sampled_from(["NOT COVERED", "MAY", "MAY REFUSE", "MUST", "MUST NOT", "CONFLICT"])),
            draw(st.sampled_from([(), ("out",), LAID])),
            draw(st.sampled_from([(), (("shall", "duty"),), (("shall", "effort"), ("grounds", "a"))])),
            draw(PHRASES),
        )
        for _ in range(draw(st.integers(0, 3)))
    )
    return Case("one", draw(PHRASES), tuple(facts.items()), draw(st.sampled_from(["no", "unknown"])), expects, "ours")


def placeless(thing: Anything) -> Anything:
    """A record with every place taken out, those of the records inside it too."""
    if isinstance(thing, Place):
        return Place()
    if is_dataclass(thing) and not isinstance(thing, type):
        return replace(thing, **{one.name: placeless(getattr(thing, one.name)) for one in fields(thing)})
    return tuple(placeless(one) for one in thing) if isinstance(thing, tuple) else thing


def read(text: str) -> Instrument:
    return placeless(replace(parse_rules(text), files=()))


@settings(max_examples=100, deadline=None)
@given(instruments())
def test_an_instrument_printed_is_read_as_itself(made: Instrument) -> None:
    assert read(printed(made)) == made


@settings(max_examples=100, deadline=None)
@given(instruments(), st.integers(0, 2**32))
def test_laying_out_keeps_the_meaning_and_is_done_once(made: Instrument, seed: int) -> None:
    messy = crumpled(printed(made), seed)
    once = formatted(messy)
    assert read(once) == read(messy) == made
    assert formatted(once) == once


@settings(max_examples=20, deadline=None)
@given(instruments())
def test_a_long_line_is_broken_where_it_can_be(made: Instrument) -> None:
    for line in printed(made).splitlines():
        words = [len(word) for word in line.split()]
        assert len(line) <= 110 or max(words) > 20 or line[:1] in "->#"


def crumpled(text: str, seed: int) -> str:
    """Rules with other spaces: fields further in, words further apart, remarks and empty lines between."""
    drawn = random.Random(seed)
    made, fence = [], False
    for line in text.split("\n"):
        if line.startswith("```"):
            fence = line == "```rules"
        elif fence and line.strip():
            if begins(line) and drawn.random() < 0.1:
                made.append(drawn.choice(["", "        # a remark", "# at the margin"]))
            line = crumpled_line(line, drawn)
        made.append(line)
    return "\n".join(made)


def begins(line: str) -> bool:
    """Whether a block or a field begins on this line of the canonical layout."""
    return not line.startswith("     ")


def crumpled_line(line: str, drawn: random.Random) -> str:
    field = line.startswith("    ") and not line.startswith("     ")
    if field and '"' not in line and "#" not in line and drawn.random() < 0.5:
        name, value = line.strip().split("  ", 1)
        wide = value.replace(", ", drawn.choice([",", " ,  "])).replace("(", drawn.choice(["(", "( "]))
        return f"    {name}{' ' * drawn.randint(1, 9)}{wide}{drawn.choice(['', '   # said'])}"
    return line + drawn.choice(["", "  "])


ODD = """```rules|```|# Title|## art_1__para_2 x|- source: x|- date: y|> “w”|rule r|fact f(act)|    kind  duty
    concludes  B must x|    when  f(act) and (|  means  “x|    says "x|case c|    expect  V1: B must x
    facts  f(act); f(act)|    value  4 years from 2024-02-30|parameter p|\tkind duty|- uses: nowhere_at_all|draft V1
    from  V1|    sets  p = 3|property q|~~~|    always  always|    never B covered x|domain z|    holds f(act) or not
\ufeff# x|reading e|definition d|    otherwise no|    choices a, b"""

LINES = st.one_of(
    st.sampled_from([one for line in ODD.split("\n") for one in line.split("|")]),
    st.text(max_size=30),
)


@settings(max_examples=100, deadline=None)
@given(st.lists(LINES, max_size=25), st.sampled_from(["\n", "\r\n"]))
def test_any_file_is_written_back_byte_for_byte(lines: list[str], end: str) -> None:
    text = end.join(lines)
    assert write_rules(book_of([Source("rules.md", text)])) == text


@settings(max_examples=100, deadline=None)
@given(st.lists(LINES, max_size=25))
def test_odd_text_is_read_or_refused_with_a_place(lines: list[str]) -> None:
    text = "```rules\n" + "\n".join(lines)
    trouble = None
    try:
        parse_rules(text, "rules.md")
    except TravauxError as refused:
        trouble = refused
    assert trouble is None or (trouble.where.startswith("rules.md, line ") and "^" in trouble.what)


@settings(max_examples=100, deadline=None)
@given(st.lists(LINES, max_size=25))
def test_laying_out_odd_text_once_is_enough(lines: list[str]) -> None:
    text = "```rules\n" + "\n".join(lines)
    try:
        once = formatted(text)
    except TravauxError:
        return
    assert formatted(once) == once


def test_windows_line_ends_stay() -> None:
    text = "# Umbrellas\r\n```rules\r\nfact kept( act )\r\n type yes/no\r\n```\r\nProse.\r\n"
    assert formatted(text) == "# Umbrellas\r\n```rules\r\nfact kept(act)\r\n    type  yes/no\r\n```\r\nProse.\r\n"
