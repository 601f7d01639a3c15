"""Two texts: which provisions belong together, what moved, which words changed; and the replay that proves it."""

from .changes import Change, Comparison, Pair, Place, follow
from .comparing import compare
from .declarations import Declared, declared
from .replay import apply
from .views import lasting, script

__all__ = [
    "Change",
    "Comparison",
    "Declared",
    "Pair",
    "Place",
    "apply",
    "compare",
    "declared",
    "follow",
    "lasting",
    "script",
]
