"""Treaty negotiations made legible: what each draft says, and exactly what changed between any two."""

from .comparison import apply, compare
from .negotiation import Negotiation
from .reading import read
from .text import parse

__all__ = ["Negotiation", "apply", "compare", "parse", "read"]
__version__ = "0.1.0"
