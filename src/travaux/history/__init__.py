"""Many texts: the life of every word, requests and credit by printed label, language that left and came back. Never parties."""

from .growing import grow, lives_of
from .lives import Entry, Lives
from .records import Dated, Request
from .returning import Asked, Return, Where, returns
from .storage import freeze_lives, rebuild, thaw_lives
from .tracing import Origin, TracedRun, trace

__all__ = [
    "Asked",
    "Dated",
    "Entry",
    "Lives",
    "Origin",
    "Request",
    "Return",
    "TracedRun",
    "Where",
    "freeze_lives",
    "grow",
    "lives_of",
    "rebuild",
    "returns",
    "thaw_lives",
    "trace",
]
