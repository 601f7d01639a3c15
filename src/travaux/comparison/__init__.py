"""Two texts: which provisions belong together, what moved, which words changed; and the replay that proves it."""

from .changes import Change, Comparison, Pair, Place, follow
from .comparing import compare
from .replay import apply
from .views import lasting, script

__all__ = ["Change", "Comparison", "Pair", "Place", "apply", "compare", "follow", "lasting", "script"]
