"""Decision diagrams: what drafts come to in every scenario at once, their exact differences, proofs and repairs."""

from .contrasts import Contrast, Likeness, Witness, caught_in, contrast, released_in, tallied, transitions
from .counting import Scale, counted, depends_on, scale_of, scenarios
from .drawing import Diagrams, Drawn, diagrams_of, manner
from .witnesses import facts_of, plainest

__all__ = [
    "Contrast", "Diagrams", "Drawn", "Likeness", "Scale", "Witness", "caught_in", "contrast", "counted", "depends_on",
    "diagrams_of", "facts_of", "manner", "plainest", "released_in", "scale_of", "scenarios", "tallied", "transitions",
]  # fmt: skip
