"""Many texts: the life of every word, requests and credit by printed label, language that left and came back. Never parties."""

from .growing import grow, lives_of
from .lives import Entry, Lives
from .records import Dated, Request
from .returning import Return, Where, returns
from .tracing import Origin, TracedRun, trace

__all__ = [
    "Dated",
    "Entry",
    "Lives",
    "Origin",
    "Request",
    "Return",
    "TracedRun",
    "Where",
    "grow",
    "lives_of",
    "returns",
    "trace",
]
