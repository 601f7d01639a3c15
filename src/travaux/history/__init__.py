"""Many texts: the life of every word, requests and credit by printed label, language that left and came back. Never parties."""

from .citations import Cited, Stand, cite
from .growing import grow
from .lives import Entry, Lives
from .reaching import Reach, Reference, References, reaches, references
from .records import Dated, Request
from .tracing import Origin, TracedRun, trace

__all__ = [
    "Cited",
    "Dated",
    "Entry",
    "Lives",
    "Origin",
    "Reach",
    "Reference",
    "References",
    "Request",
    "Stand",
    "TracedRun",
    "cite",
    "grow",
    "reaches",
    "references",
    "trace",
]
