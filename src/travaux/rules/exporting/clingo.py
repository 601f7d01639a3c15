"""Rules as an answer set program for clingo: each answer set is one scenario with what every question comes to in it."""

from __future__ import annotations

from collections.abc import Iterator

from ..expressions import Norm
from ..lowering import Formula, Group, Logic, Lowered, Step
from ..records import OUTCOMES
from .naming import atom_named, subject_named

__all__ = ["clingo_program"]

_SAID = {"must": "must", "must_not": "must_not", "may_refuse": "may_refuse", "may": "may"}
_CODES = (
    ("CONFLICT", "must", ("must_not",), ()),
    ("MUST", "must", (), ("must_not",)),
    ("MUST NOT", "must_not", (), ("must",)),
    ("MAY REFUSE", "may_refuse", (), ("must", "must_not")),
    ("MAY", "may", (), ("must", "must_not", "may_refuse")),
)


def clingo_program(lowered: Lowered, logic: int = 0, *, given: bool = False) -> str:
    """The rules of one draft as a program of clingo, complete and with remarks.

    As it is, the answer sets are all scenarios (`--models 0` lists them); with `given` the part that chooses facts is left out
    and the facts of one scenario are to be added as `true("...").`. Shown are `true` and `outcome`.
    """
    one = lowered.logics[logic]
    lines = [f"% {one.variant.instrument.title or one.variant.instrument.id}, {one.variant.id or 'as it stands'}"]
    lines += ["", "% the facts of a scenario"]
    if not given:
        lines += [line for group in lowered.groups for line in _choice(lowered, group)]
    writer = _Writer(lowered)
    for formula in lowered.domains:
        lines += ["", "% taken to hold of the world"]
        literal = writer.literal(("and", (formula,)))
        lines += [*writer.taken(), f":- not {literal}."]
    for step in one.steps:
        lines += ["", f"% {subject_named(step.subject)}", *_step(step, one, writer)]
    lines += ["", "#show true/1.", "#show outcome/2.", ""]
    return "\n".join(lines)


def _choice(lowered: Lowered, group: Group) -> Iterator[str]:
    atoms = [_true(lowered, atom) for atom in group.atoms]
    if group.fact.kind == "choice":
        yield f"1 {{ {'; '.join(atoms)} }} 1."
        return
    for nth, atom in enumerate(atoms):
        yield f"{{ {atom} }}."
        if nth:
            yield f":- {atom}, not {atoms[nth - 1]}."


def _true(lowered: Lowered, atom: int) -> str:
    return f"true({_quoted(atom_named(lowered.atoms[atom]))})"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


class _Writer:
    """Conditions as literals; what is not one literal gets a name of its own and rules that say when it is so."""

    def __init__(self, lowered: Lowered) -> None:
        self.lowered, self.rules, self.made = lowered, list[str](), 0
        self.steps: tuple[Step, ...] = ()

    def taken(self) -> list[str]:
        """The rules written since this was asked last."""
        rules, self.rules = self.rules, []
        return rules

    def literal(self, formula: Formula) -> str:
        """A condition as one literal."""
        kind = formula[0]
        if kind in ("true", "false"):
            return "#true" if kind == "true" else "#false"
        if kind in ("atom", "not"):
            return ("not " if kind == "not" else "") + _true(self.lowered, formula[1])
        if kind == "held":
            return f"held({_quoted(subject_named(self.steps[formula[1]].subject))}, {'yes' if formula[2] else 'no'})"
        if kind in ("is", "is not"):
            outcome = (
                f"outcome({_quoted(subject_named(self.steps[formula[1]].subject))}, {_quoted(OUTCOMES[formula[2]])})"
            )
            return outcome if kind == "is" else f"not {outcome}"
        inner = [self.literal(one) for one in formula[1]]
        self.made += 1
        name = f"so({self.made})"
        self.rules += [f"{name} :- {', '.join(inner)}."] if kind == "and" else [f"{name} :- {one}." for one in inner]
        return name


def _step(step: Step, logic: Logic, writer: _Writer) -> Iterator[str]:
    writer.steps = logic.steps
    name = _quoted(subject_named(step.subject))
    for ruled in step.rules:
        rule = _quoted(ruled.rule.id)
        literal = writer.literal(ruled.when)
        yield from writer.taken()
        yield f"applies({rule}) :- {literal}."
        beaten = "".join(f", not holds({_quoted(step.rules[other].rule.id)})" for other in ruled.beaten_by)
        yield f"holds({rule}) :- applies({rule}){beaten}."
        if ruled.rule.concludes is not None:
            yield f"said({name}, {_concluded(ruled.rule.concludes)}) :- holds({rule})."
    yield from _outcomes(name) if isinstance(step.subject, tuple) else _sides(name, step.otherwise)


def _concluded(concludes: tuple[str, bool] | Norm) -> str:
    if isinstance(concludes, Norm):
        return _SAID[concludes.modality]
    return "yes" if concludes[1] else "no"


def _sides(name: str, otherwise: bool | None) -> Iterator[str]:
    for side in ("yes", "no"):
        yield f"side({name}, {side}) :- said({name}, {side})."
    if otherwise is not None:
        yield f"side({name}, {'yes' if otherwise else 'no'}) :- not said({name}, yes), not said({name}, no)."
    yield f"held({name}, yes) :- side({name}, yes), not side({name}, no)."
    yield f"held({name}, no) :- side({name}, no), not side({name}, yes)."


def _outcomes(name: str) -> Iterator[str]:
    for word, first, others, without in _CODES:
        body = [f"said({name}, {one})" for one in (first, *others)] + [f"not said({name}, {one})" for one in without]
        yield f"outcome({name}, {_quoted(word)}) :- {', '.join(body)}."
    nothing = ", ".join(f"not said({name}, {one})" for one in _SAID)
    yield f"outcome({name}, {_quoted('NOT COVERED')}) :- {nothing}."
