"""One case answered: the outcome, and for every step which rules hold, which were beaten and by which, and which did not
apply because of what. Read out of the integer that `programs.run` leaves, on demand."""

from __future__ import annotations

from dataclasses import dataclass

from ..expressions import Term, Value
from ..lowering import Formula, Logic, Lowered
from ..records import OUTCOMES, Article, Rule
from .programs import Program, Sides, outcome_of, program, run
from .scenarios import Scenario, known_atoms

__all__ = ["Answer", "Decided", "Reason", "Weighed", "evaluate", "missing_facts", "read_answer"]


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that is so, or is not, and that a condition turned on.

    A fact: `term`, `op` and `value` as some rule asks ("penalty(A, act)" ">=" 4) and `given`, what the case has. A definition
    or a question: `subject`, and `found` what it came to ("yes", "no", "gap", "conflict" or an outcome).
    """

    is_so: bool
    term: Term | None = None
    op: str = ""
    value: Value | None = None
    given: Value | None = None
    subject: str | tuple[str, str] | None = None
    found: str = ""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One rule in one case: `state` "holds", "beaten" or "not applicable"; `by` the rules that hold and beat it; `because`
    the smallest number of things that make it apply, or that keep it from applying."""

    rule: Rule
    state: str
    by: tuple[str, ...] = ()
    because: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Decided:
    """One step: a definition or a question, what it came to, and its rules; `otherwise` where no rule decided it."""

    subject: str | tuple[str, str]
    found: str
    rules: tuple[Weighed, ...]
    otherwise: bool = False

    @property
    def holding(self) -> tuple[Weighed, ...]:
        """The rules that hold."""
        return tuple(one for one in self.rules if one.state == "holds")


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question in one case under one draft, with the whole way to it.

    `code` is a place in `OUTCOMES`, `outcome` the word. `steps` are in order, the question last; `open` names the definitions
    on the way that are in gap or in conflict; `assumed` the facts that nobody gave and that were taken so to have a full case.
    """

    draft: str
    question: tuple[str, str]
    code: int
    bits: tuple[bool, bool, bool, bool]
    steps: tuple[Decided, ...]
    open: tuple[str, ...]
    readings: tuple[tuple[str, str], ...]
    scenario: Scenario
    articles: tuple[Article, ...] = ()
    assumed: tuple[tuple[Term, Value], ...] = ()

    @property
    def outcome(self) -> str:
        """The outcome as a word."""
        return OUTCOMES[self.code]

    @property
    def covered(self) -> bool:
        """Whether any rule of the instrument speaks on the question in this case."""
        return self.code != 0

    @property
    def rules(self) -> tuple[Weighed, ...]:
        """Every rule on the way, in order."""
        return tuple(one for step in self.steps for one in step.rules)

    @property
    def fired(self) -> tuple[Weighed, ...]:
        """The rules that hold, in order."""
        return tuple(one for one in self.rules if one.state == "holds")

    @property
    def beaten(self) -> tuple[Weighed, ...]:
        """The rules that apply and are beaten, in order."""
        return tuple(one for one in self.rules if one.state == "beaten")

    @property
    def not_applicable(self) -> tuple[Weighed, ...]:
        """The rules that do not apply, in order."""
        return tuple(one for one in self.rules if one.state == "not applicable")

    @property
    def reasons(self) -> tuple[Weighed, ...]:
        """The rules of the question itself that hold and bring the outcome about."""
        wanted = {1: ("may",), 2: ("may_refuse",), 3: ("must",), 4: ("must_not",), 5: ("must", "must_not")}
        last = self.steps[-1].holding if self.steps and self.code else ()
        return tuple(one for one in last if getattr(one.rule.concludes, "modality", "") in wanted[self.code])

    def step(self, subject: str | tuple[str, str]) -> Decided | None:
        """What a definition or a question came to; None where the answer does not rest on it."""
        return next((one for one in self.steps if one.subject == subject), None)

    def article(self, address: str) -> Article | None:
        """The article that a rule rests on, as the instrument quotes it."""
        return next((one for one in self.articles if one.address == address), None)


def evaluate(logic: Logic, lowered: Lowered, scenario: Scenario, question: tuple[str, str] | None = None) -> Answer:
    """The answer for one full case: all facts that the question rests on are known (else `ask`).

    Raises ValueError where one is not, and names it. Guarantees: the same as `plain.weigh` for every case.
    """
    orders = program(logic, lowered, question)
    lacking = missing_facts(orders, scenario)
    if lacking:
        raise ValueError(f"not known: {', '.join(map(str, lacking))}; ask() answers cases with unknown facts")
    return read_answer(orders, run(orders, known_atoms(lowered, scenario)[0]), scenario)


def missing_facts(program: Program, scenario: Scenario) -> tuple[Term, ...]:
    """The facts and readings that the question rests on and that the scenario does not give."""
    known = {term for term, _ in scenario.facts}
    return tuple(
        group.term
        for group in program.lowered.groups
        if group.term not in known and any(program.reads >> nth & 1 for nth in group.atoms)
    )


def read_answer(
    program: Program, state: int, scenario: Scenario, assumed: tuple[tuple[Term, Value], ...] = ()
) -> Answer:
    """The records of a trace, from the integer that `run` left."""
    found = _Found(program, state, scenario)
    steps = tuple(found.decided(sides) for sides in program.steps)
    instrument = program.logic.variant.instrument
    names = {one.name for one in instrument.readings}
    chosen = tuple((term.fact, str(value)) for term, value in scenario.facts if term.fact in names)
    bits = tuple(bool(state & bit) is on for bit, on in program.steps[-1].sides) if steps else (False,) * 4
    return Answer(
        program.logic.variant.id,
        program.question,
        outcome_of(program, state),
        (bits[0], bits[1], bits[2], bits[3]),
        steps,
        tuple(str(one.subject) for one in steps if one.found in ("gap", "conflict") and isinstance(one.subject, str)),
        chosen,
        scenario,
        articles=_standing(program.logic),
        assumed=assumed,
    )


def _standing(logic: Logic) -> tuple[Article, ...]:
    """The articles as they stand in a draft: those that name one of its patches before those that name none, the last first."""
    laid = set(logic.variant.patches)
    articles = logic.variant.instrument.articles
    own = tuple(one for one in reversed(articles) if laid & set(one.drafts))
    return own + tuple(one for one in articles if not one.drafts)


class _Found:
    """Reads the records of one trace out of its integer."""

    def __init__(self, program: Program, state: int, scenario: Scenario) -> None:
        self.program, self.state = program, state
        self.given = dict(scenario.facts)
        self.words = {one.step: self.word(one) for one in program.steps}

    def on(self, literal: tuple[int, bool]) -> bool:
        return bool(self.state & literal[0]) is literal[1]

    def decided(self, sides: Sides) -> Decided:
        step = self.program.logic.steps[sides.step]
        rules = tuple(self.weighed(sides, nth) for nth in range(len(step.rules)))
        concluding = any(one.state == "holds" and one.rule.concludes is not None for one in rules)
        return Decided(step.subject, self.words[sides.step], rules, isinstance(step.subject, str) and not concluding)

    def word(self, sides: Sides) -> str:
        said = [self.on(one) for one in sides.sides]
        if len(said) == 2:
            return {(1, 0): "yes", (0, 1): "no", (0, 0): "gap", (1, 1): "conflict"}[said[0], said[1]]
        must, must_not, refuse, may = said
        return OUTCOMES[(5 if must_not else 3) if must else 4 if must_not else 2 if refuse else int(may)]

    def weighed(self, sides: Sides, nth: int) -> Weighed:
        ruled = self.program.logic.steps[sides.step].rules[nth]
        if not self.state & sides.applies[nth]:
            return Weighed(ruled.rule, "not applicable", (), self.because(ruled.when, False))
        if self.state & sides.holds[nth]:
            return Weighed(ruled.rule, "holds", (), self.because(ruled.when, True))
        rules = self.program.logic.steps[sides.step].rules
        by = tuple(rules[one].rule.id for one in ruled.beaten_by if self.state & sides.holds[one])
        return Weighed(ruled.rule, "beaten", by, self.because(ruled.when, True))

    def because(self, formula: Formula, value: bool) -> tuple[Reason, ...]:
        """Few things that alone make the formula what it is, none of which could be left out; of equals those written first."""
        leaves = list(dict.fromkeys(self._leaves(formula, value)))
        if len(leaves) > 1:
            for leaf in reversed(tuple(leaves)):
                without = frozenset(one for one in leaves if one != leaf)
                if self.settled(formula, value, without):
                    leaves.remove(leaf)
        return tuple(self.reason(leaf) for leaf in leaves)

    def _leaves(self, formula: Formula, value: bool) -> tuple[Formula, ...]:
        word: str = formula[0]
        if word in ("and", "or"):
            if (word == "and") is value:
                return tuple(leaf for part in formula[1] for leaf in self._leaves(part, value))
            found = (tuple(dict.fromkeys(self._leaves(one, value))) for one in formula[1] if self.truth(one) is value)
            return min(found, key=len)
        return () if word in ("true", "false") else (_leaf(formula),)

    def settled(self, formula: Formula, value: bool, leaves: frozenset[Formula]) -> bool:
        """Whether these leaves alone, being as they are in the case, make the formula so."""
        word: str = formula[0]
        if word in ("and", "or"):
            every = (word == "and") is value
            return (all if every else any)(self.settled(one, value, leaves) for one in formula[1])
        if word in ("true", "false"):
            return (word == "true") is value
        return _leaf(formula) in leaves and self.truth(formula) is value

    def reason(self, leaf: Formula) -> Reason:
        if leaf[0] != "atom":
            return self.step(leaf)
        atom = self.program.lowered.atoms[leaf[1]]
        return Reason(bool(self.state >> leaf[1] & 1), atom.term, atom.op, atom.value, self.given.get(atom.term))

    def truth(self, formula: Formula) -> bool:
        word: str = formula[0]
        if word in ("and", "or"):
            return (all if word == "and" else any)(self.truth(one) for one in formula[1])
        if word in ("atom", "not"):
            return bool(self.state >> formula[1] & 1) is (word == "atom")
        if word in ("true", "false"):
            return word == "true"
        found = self.words[formula[1]]
        if word == "held":
            return found == ("yes" if formula[2] else "no")
        return (found == OUTCOMES[int(formula[2])]) is (word == "is")

    def step(self, formula: Formula) -> Reason:
        """What an earlier step came to, beside what the condition wants of it."""
        found = self.words[formula[1]]
        wanted = ("yes" if formula[2] else "no") if formula[0] == "held" else OUTCOMES[formula[2]]
        subject = self.program.logic.steps[formula[1]].subject
        return Reason(found == wanted, value=wanted, subject=subject, found=found)


def _leaf(formula: Formula) -> Formula:
    """What is asked, whichever way it is asked: of an atom the atom, of an outcome that it is the outcome."""
    if formula[0] == "not":
        return "atom", formula[1]
    return ("is", *formula[1:]) if formula[0] == "is not" else formula
