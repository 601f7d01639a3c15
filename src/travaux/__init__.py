"""Treaty negotiations made legible: what each draft says, and exactly what changed between any two.

The whole product in six names, each loaded when it is first asked for:
`read` a file, `parse` a text, `compare` two, `apply` the changes again, open a `Negotiation`, `trace` the words in its `lives()`.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .comparison import apply, compare
    from .history import trace
    from .negotiation import Negotiation
    from .reading import read
    from .text import parse

__all__ = ["Negotiation", "apply", "compare", "parse", "read", "trace"]
__version__ = "0.1.0"

ROOMS = {
    "Negotiation": "negotiation",
    "apply": "comparison",
    "compare": "comparison",
    "parse": "text",
    "read": "reading",
    "trace": "history",
}


def __getattr__(name: str) -> object:
    if name not in ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{ROOMS[name]}", __name__), name)
