"""Every answer of a world, written out: one row of bits for each request, with the answers of all drafts and measures in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..lowering import Atom, Lowered
from ..records import OUTCOMES
from ..worlds.world import World
from .answering import NONE, Codes
from .circuit import Circuit, wired
from .counting import Folded, answers_of
from .facets import Facet
from .packing import Words

__all__ = ["Cube", "cube", "edited"]


@dataclass(frozen=True, slots=True)
class Cube:
    """All answers of a world: `words` (acts, A, B, words), four bits an answer, the lowest first.

    Of the four bits the lower three are the outcome code (`DEPENDS` and `NONE` beside the six), the highest says that some
    definition is open. `where` says for each draft and measure, measures within drafts, which four bits are its answer: drafts
    and measures that come out alike for every request of the world share them.
    """

    world: World
    drafts: tuple[str, ...]
    measures: int
    words: Words
    where: tuple[int, ...]

    @property
    def answers(self) -> int:
        """How many answers can be read, those of a party with itself not counted."""
        n = len(self.world.parties)
        return n * (n - 1) * len(self.world.acts) * max(1, len(self.world.powers)) * len(self.drafts)

    def codes(self, draft: str, power: int = 0) -> Codes:
        """The answers under one draft for one measure, by index: (acts, A, B), each a code and its open bit."""
        word, shift = self._place(draft, power)
        return ((self.words[..., word] >> shift) & np.uint64(15)).astype(np.uint8)

    def at(self, draft: str, request: tuple[int, int, int], power: int = 0) -> str:
        """The outcome of one request (A, B, act, by index) in words; "DEPENDS" where several can be, "NO REQUEST" of a party
        to itself.

        Raises `ValueError` for a draft that is not there.
        """
        word, shift = self._place(draft, power)
        asking, asked, act = request
        code = int(self.words[act, asking, asked, word] >> shift) & 7
        return (*OUTCOMES, "DEPENDS", "NO REQUEST")[code]

    def _place(self, draft: str, power: int) -> tuple[int, np.uint64]:
        if draft not in self.drafts:
            raise ValueError(f"no draft {draft!r} here, only {', '.join(self.drafts)}")
        nth = self.where[self.drafts.index(draft) * self.measures + power % self.measures]
        return nth // 16, np.uint64(nth % 16 * 4)


def cube(under: Folded, out: Words | None = None, *, shared: bool = True) -> Cube:
    """Every answer of a folded world, written to `out` where one of the right shape is given.

    Takes 8 bytes for each request (A, B, act) and up to 16 answers, 16 for up to 32, 32 for up to 64. With `shared` answers
    that are alike for every request count once.
    """
    quotient, codes = under.quotient, under.codes
    answers, where = _columns(codes.reshape(-1, codes.shape[-1]), shared)
    rows = _rows(answers)
    n, k = len(quotient.world.parties), len(quotient.world.acts)
    if out is None or out.shape != (k, n, n, rows.shape[1]):
        out = np.empty((k, n, n, rows.shape[1]), np.uint64)
    place, sides = np.empty((n, n), np.intp), quotient.sides
    table = np.tile(rows[-1], (max(sides.sizes, default=0), 1))
    for act in range(k):
        sides.told(act, rows, table).take(sides.places(act, place), axis=0, out=out[act], mode="clip")
    return Cube(quotient.world, under.drafts, codes.shape[1], out, where)


def _columns(answers: Codes, shared: bool) -> tuple[Codes, tuple[int, ...]]:
    """The answers of each draft and measure, those that are alike once, and which of these is whose."""
    if not shared:
        return answers, tuple(range(len(answers)))
    seen: dict[bytes, int] = {}
    where = tuple(seen.setdefault(one.tobytes(), len(seen)) for one in answers)
    first = [where.index(nth) for nth in range(len(seen))]
    return answers[first], where


def _rows(answers: Codes) -> Words:
    """The answers of each profile as words, and a last row for where there is no request."""
    width = -(-len(answers) // 16)
    width = width if width < 3 else -(-width // 4) * 4
    full = np.full((answers.shape[1] + 1, width * 16), NONE, np.uint8)
    full[:-1, : len(answers)] = answers.T
    return np.ascontiguousarray(full[:, ::2] | (full[:, 1::2] << 4)).view(np.uint64)


def edited(under: Folded, lowered: Lowered) -> Folded:
    """A folded world answered anew for other rules, as for one draft with a rule changed: the profiles are not made again.

    Raises `ValueError` where the rules ask for what the profiles do not tell apart (a new fact or cut): fold the world anew.
    """
    circuit = wired(lowered, under.question)
    quotient = under.quotient
    index = {atom: nth for nth, atom in enumerate(circuit.atoms)}
    facets = tuple(_placed(one, index) for one in quotient.facets)
    fixed = tuple((_placed(one, index), of) for one, of in quotient.fixed)
    told = {atom for one in (*facets, *(one for one, _ in fixed)) for atom in one.atoms}
    unknown = under.sets is not None
    missing = [str(one.term) for nth, one in enumerate(_needed(circuit, unknown)) if nth not in told]
    if missing:
        raise ValueError(f"the profiles do not tell apart what is asked of {', '.join(missing)}: fold the world anew")
    again = replace(quotient, circuit=circuit, facets=facets, fixed=fixed)
    codes, sets = answers_of(again, circuit)
    return Folded(tuple(one.variant.id for one in lowered.logics), under.question, again, codes, sets)


def _needed(circuit: Circuit, unknown: bool) -> Sequence[Atom]:
    return circuit.atoms if unknown else circuit.atoms[: circuit.needed]


def _placed(facet: Facet, index: dict[Atom, int]) -> Facet:
    """A facet with its atoms by the index of another network; -1 for those that it does not ask about."""
    op = ">=" if facet.fact.kind in ("number", "date") else "is"
    atoms = tuple(index.get(Atom(facet.term, op, value, facet.scope), -1) for value in facet.values)
    return replace(facet, atoms=atoms)
