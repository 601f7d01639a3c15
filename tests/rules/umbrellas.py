"""An invented treaty on lost umbrellas with three drafts, built from records: what tests ask about."""

from __future__ import annotations

from travaux.rules import (
    ALWAYS,
    All,
    Any,
    Article,
    Compared,
    Defined,
    Domain,
    Fact,
    Held,
    Instrument,
    Named,
    Norm,
    Not,
    Parameter,
    Patch,
    Property,
    Reading,
    Rule,
    Said,
    Term,
)

OFFENCE_A = Compared(Term("offence", ("A", "act")), "is", True)
OFFENCE_B = Compared(Term("offence", ("B", "act")), "is", True)
PENALTY = Term("penalty", ("A", "act"))
PROTECTED = Compared(Term("expression", ("act",)), "is", True)
KEEPING = Compared(Term("measure"), "is", "keeping")
DUTY = Norm("B", "return", "must")
SERIOUS = Compared(PENALTY, ">=", Named("serious_years"))


def umbrellas() -> Instrument:
    """Drafts D1 (four years), D2 (three years, no rule on protected expression), D3 (D2 with the rule back as a ground)."""
    return Instrument(
        id="umbrellas",
        title="Convention on Lost Umbrellas (invented)",
        question=("B", "return"),
        articles=(
            Article("art_2", "Terms", "A serious offence is one with a penalty of so many years."),
            Article(
                "art_12__para_3", "Declining", "A Party may decline where keeping is no offence under its own law."
            ),
            Article("art_40", "Duty to return", "Parties return umbrellas."),
        ),
        facts=(
            Fact("offence", "party, act", "yes/no", "the act is an offence under the party's law"),
            Fact("penalty", "party, act", "number", "the highest sentence", unit="years"),
            Fact("expression", "act", "yes/no", "the act is protected expression"),
            Fact("measure", "power", "choice", "what is asked", choices=("keeping", "handing over", "listening")),
            Fact("risk", "A, B", "yes/no", "somebody would be persecuted"),
        ),
        parameters=(Parameter("serious_years", ((None, 4),), "years"),),
        definitions=(
            Defined("serious", "a serious offence", otherwise=False),
            Defined("declinable", "the act may be a ground to decline", otherwise=None),
        ),
        readings=(Reading("endeavour", ("duty", "effort"), "does 'shall endeavour' oblige?"),),
        rules=_rules(),
        domains=(
            Domain("no_offence_no_penalty", Any((OFFENCE_A, Compared(PENALTY, "<", 1))), "no offence, no penalty"),
        ),
        properties=(
            Property("no_duty_for_expression", Not(All((Said(DUTY), PROTECTED))), "protected expression makes no duty"),
            Property("no_duty_for_trifles", Not(All((Said(DUTY), Compared(PENALTY, "<", 3))))),
            Property("vacuous", Not(All((Said(Norm("B", "return", "must_not")), PROTECTED)))),
            Property("no_duty_to_listen", Not(All((Said(DUTY), Compared(Term("measure"), "is", "listening"))))),
        ),
        patches=(
            Patch("D1", "draft", "first draft"),
            Patch("D2", "draft", "second draft", base="D1", sets=(("serious_years", 3),), repeals=("no_expression",)),
            Patch("D3", "draft", "third draft", base="D2"),
            Patch("carve", "amendment", "the rule on expression again", replaces=(("duty", "narrow_duty"),)),
        ),
    )


def _rules() -> tuple[Rule, ...]:
    persecuted = Compared(Term("risk", ("A", "B")), "is", True)
    listening = Compared(Term("measure"), "is", "listening")
    return (
        Rule("serious_by_penalty", "definition", ("serious", True), SERIOUS, article="art_2"),
        Rule(
            "never_for_risk",
            "exception",
            ("serious", False),
            persecuted,
            beats=("serious_by_penalty",),
            article="art_2",
        ),
        Rule("declinable_elsewhere", "definition", ("declinable", True), Not(OFFENCE_B), article="art_12__para_3"),
        Rule("not_for_keeping", "definition", ("declinable", False), KEEPING, article="art_12__para_3"),
        Rule("duty", "duty", DUTY, All((OFFENCE_A, Held("serious"), Not(listening))), article="art_40"),
        Rule(
            "duty_to_listen",
            "duty",
            DUTY,
            All((listening, Held("serious"))),
            reading=("endeavour", "duty"),
            article="art_40",
        ),
        Rule(
            "decline",
            "ground",
            Norm("B", "return", "may_refuse"),
            Held("declinable"),
            beats=("duty", "duty_to_listen", "narrow_duty"),
            article="art_12__para_3",
        ),
        Rule(
            "no_expression",
            "prohibition",
            Norm("B", "return", "must_not"),
            PROTECTED,
            beats=("duty", "duty_to_listen", "decline"),
            article="art_40",
        ),
        Rule(
            "decline_expression",
            "ground",
            Norm("B", "return", "may_refuse"),
            PROTECTED,
            beats=("duty", "duty_to_listen"),
            only_in=("D3",),
            article="art_40",
        ),
        Rule("may_return", "permission", Norm("B", "return", "may"), ALWAYS, article="art_40"),
        Rule(
            "narrow_duty",
            "duty",
            DUTY,
            All((OFFENCE_A, OFFENCE_B, Held("serious"), Not(PROTECTED))),
            only_in=("nowhere",),
            article="art_40",
        ),
    )
