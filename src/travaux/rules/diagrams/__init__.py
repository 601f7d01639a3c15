"""Decision diagrams: what drafts come to in every scenario at once, their exact differences, proofs and repairs."""

from .contrasts import Contrast, Likeness, Witness, caught_in, contrast, released_in, tallied, transitions
from .counting import Scale, counted, depends_on, scale_of, scenarios
from .drawing import Diagrams, Drawn, diagrams_of, manner
from .openings import Opening, openings
from .proofs import Counterexample, Proof, prove_drawn
from .properties import chosen, condition, formula_under
from .replays import replay
from .witnesses import facts_of, plainest

__all__ = [
    "Contrast", "Counterexample", "Diagrams", "Drawn", "Likeness", "Opening", "Proof", "Scale", "Witness", "caught_in",
    "chosen", "condition", "contrast", "counted", "depends_on", "diagrams_of", "facts_of", "formula_under", "manner",
    "openings", "plainest", "prove_drawn", "released_in", "replay", "scale_of", "scenarios", "tallied", "transitions",
]  # fmt: skip
