"""Cases of which not all is known: every outcome that can still come, and the facts that decide between them.

The rules are weighed with three values (true, false, not yet known). Where the outcome is not settled by what is known, the
first fact that the rules still look at is tried each way, and so on; what is left of the rules after each step is looked up
among what was met before, so that the same remainder is never worked out twice. The result is a decision diagram of the
case (Bryant 1986), read from the top. `plain_outcomes` tries every completion one by one and must agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from ..expressions import Term
from ..lowering import Group, Lowered, lower
from ..records import OUTCOMES
from ..variants import Variant
from .answers import Answer, read_answer
from .diagram import Diagram, Full
from .plain import holds, weigh
from .programs import Program, program, run
from .scenarios import Option, Scenario, known_atoms, options_of

__all__ = ["Asked", "Deciding", "ask", "ask_all", "ask_each", "asked_of", "matter", "merged", "plain_outcomes"]

LIMIT = 20_000
READINGS = 64


@dataclass(frozen=True, slots=True)
class Deciding:
    """A fact that still decides: for each thing it may be the outcomes (words) that remain then."""

    term: Term
    means: str
    options: tuple[tuple[Option, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """The answer to a case of which not all is known.

    `reachable` are the outcomes that can come, by code; `answers` one example for each, with as few facts true as can be
    (what it takes for granted is in its `assumed`); `depends_on` the facts that decide between them, none where only one can
    come; `readings` for each outcome the readings in which it can come, () where it can in every one. `complete` is False
    where the case was too open to be worked out to the end: then at least these outcomes can come.
    """

    draft: str
    question: tuple[str, str]
    reachable: tuple[str, ...]
    answers: tuple[Answer, ...]
    depends_on: tuple[Deciding, ...]
    readings: tuple[tuple[str, tuple[tuple[tuple[str, str], ...], ...]], ...]
    complete: bool = True

    @property
    def outcome(self) -> str | None:
        """The outcome, where only one can come."""
        return self.reachable[0] if len(self.reachable) == 1 and self.complete else None


def ask(variant: Variant, scenario: Scenario, question: tuple[str, str] | None = None, *, limit: int = LIMIT) -> Asked:
    """What can come of a case under a draft: one outcome, or several with the facts that decide between them.

    `limit` bounds the work (places of the decision diagram); beyond it the answer says "at least these".
    Guarantees: with all facts known the one outcome is `evaluate`'s; else the outcomes are those of all completions that keep
    the domains of the instrument.
    """
    return ask_each((variant,), scenario, question, limit=limit)[0]


def ask_each(
    variants: Sequence[Variant], scenario: Scenario, question: tuple[str, str] | None = None, *, limit: int = LIMIT
) -> tuple[Asked, ...]:
    """The same case under several drafts of one instrument."""
    lowered = lower(variants)
    return tuple(asked_of(program(one, lowered, question), scenario, limit=limit) for one in lowered.logics)


def ask_all(variant: Variant, scenario: Scenario) -> tuple[Asked, ...]:
    """Everything that follows in a case for everybody: the answer to each question on which some rule of the draft speaks, in
    the order in which the rules need them. With facts unknown, as `ask`.
    """
    lowered = lower((variant,))
    logic = lowered.logics[0]
    subjects = [step.subject for step in logic.steps if isinstance(step.subject, tuple)]
    return tuple(asked_of(program(logic, lowered, one), scenario) for one in subjects)


def matter(variant: Variant, scenario: Scenario, question: tuple[str, str] | None = None) -> tuple[Deciding, ...]:
    """The facts that still decide a case, each with what remains for everything it may be; none where the outcome is settled."""
    return ask(variant, scenario, question).depends_on


def asked_of(program: Program, scenario: Scenario, *, limit: int = LIMIT) -> Asked:
    """The answer to a case from orders made before (`program`)."""
    diagram = Diagram(program, limit)
    known = known_atoms(program.lowered, scenario)
    try:
        reached = diagram.outcomes(known)
        complete = True
    except Full:
        reached, complete = sum(1 << code for code in diagram.met), False
    codes = [code for code in range(len(OUTCOMES)) if reached >> code & 1]
    answers = tuple(_example(diagram, known, code, scenario) for code in codes)
    deciding: tuple[Deciding, ...] = ()
    if not complete:
        deciding = tuple(Deciding(group.term, group.fact.means, ()) for group in diagram.open_groups(known))
    elif len(codes) > 1:
        deciding = _deciding(diagram, known)
    return Asked(
        program.logic.variant.id,
        program.question,
        tuple(OUTCOMES[code] for code in codes),
        answers,
        deciding,
        _readings(diagram, known, codes) if complete else (),
        complete,
    )


def _example(diagram: Diagram, known: tuple[int, int], code: int, scenario: Scenario) -> Answer:
    """A full case that comes to an outcome, first the facts that are no, low and written first."""
    chosen = diagram.completion(known, code)
    assumed = tuple((group.term, option.value) for group, option in chosen)
    atoms = known[0] | sum(option.true for _, option in chosen)
    return read_answer(diagram.program, run(diagram.program, atoms), scenario.with_facts(assumed), assumed)


def _words(mask: int) -> tuple[str, ...]:
    return tuple(word for code, word in enumerate(OUTCOMES) if mask >> code & 1)


def _deciding(diagram: Diagram, known: tuple[int, int]) -> tuple[Deciding, ...]:
    found = []
    root = diagram.root(known)
    for group in diagram.support(known):
        nth = diagram.program.lowered.groups.index(group)
        options = tuple(
            (option, _words(diagram.within(root, {nth: place}))) for place, option in enumerate(diagram.options[nth])
        )
        possible = tuple(one for one in options if one[1])
        if len(possible) > 1:
            found.append(Deciding(group.term, group.fact.means, merged(group, possible)))
    return tuple(found)


def merged(
    group: Group, options: tuple[tuple[Option, tuple[str, ...]], ...]
) -> tuple[tuple[Option, tuple[str, ...]], ...]:
    """Stretches of a number or a date that leave the same outcomes, made one."""
    if group.fact.kind not in ("number", "date"):
        return options
    joined: list[tuple[Option, tuple[str, ...]]] = []
    for option, left in options:
        if joined and joined[-1][1] == left and joined[-1][0].below == option.value:
            first = joined[-1][0]
            joined[-1] = (Option(first.value, first.true, first.false, option.below), left)
        else:
            joined.append((option, left))
    return tuple(joined)


def _readings(
    diagram: Diagram, known: tuple[int, int], codes: Sequence[int]
) -> tuple[tuple[str, tuple[tuple[tuple[str, str], ...], ...]], ...]:
    """For each outcome the combinations of readings, not chosen yet, in which it can come; () where in every one."""
    groups = [one for one in diagram.open_groups(known) if one.fact.scope == "reading"]
    places = [diagram.program.lowered.groups.index(one) for one in groups]
    combinations = list(product(*(range(len(diagram.options[nth])) for nth in places)))
    if not groups or len(combinations) > READINGS:
        return ()
    root, masks = diagram.root(known), {}
    for combination in combinations:
        chosen = dict(zip(places, combination, strict=True))
        named = tuple((diagram.named(nth), str(diagram.options[nth][one].value)) for nth, one in chosen.items())
        masks[named] = diagram.within(root, chosen)
    found = []
    for code in codes:
        within = tuple(named for named, mask in masks.items() if mask >> code & 1)
        found.append((OUTCOMES[code], () if len(within) == len(masks) else within))
    return tuple(found)


def plain_outcomes(program: Program, scenario: Scenario) -> tuple[str, ...]:
    """The outcomes of all completions of a case that keep the domains, each tried: slow, the twin of `asked_of`."""
    lowered = program.lowered
    found: set[int] = set()
    for true in _completions(lowered, known_atoms(lowered, scenario), scenario):
        atoms = {nth for nth in range(len(lowered.atoms)) if true >> nth & 1}
        if all(holds(domain, atoms, []) for domain in lowered.domains):
            last = program.logic.step(program.question)
            found.add(0 if last is None else weigh(program.logic, atoms)[last].code)
    return tuple(OUTCOMES[code] for code in sorted(found))


def _completions(lowered: Lowered, known: tuple[int, int], scenario: Scenario) -> Iterator[int]:
    given = {term for term, _ in scenario.facts}
    open_groups: list[Group] = [group for group in lowered.groups if group.term not in given]
    for chosen in product(*(options_of(group, lowered) for group in open_groups)):
        yield known[0] | sum(option.true for option in chosen)
