"""Many texts: the life of every word, requests and credit by printed label, language that left and came back. Never parties."""

from .asking import draft_spoken_of, requests
from .citations import Cited, Stand, cite
from .crediting import Candidate, Credit, Left, Revision, Standing, credit, residue
from .growing import grow
from .lives import Entry, Lives
from .records import Dated, Request
from .tracing import Origin, TracedRun, trace

__all__ = [
    "Candidate",
    "Cited",
    "Credit",
    "Dated",
    "Entry",
    "Left",
    "Lives",
    "Origin",
    "Request",
    "Revision",
    "Stand",
    "Standing",
    "TracedRun",
    "cite",
    "credit",
    "draft_spoken_of",
    "grow",
    "requests",
    "residue",
    "trace",
]
