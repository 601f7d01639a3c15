"""Many texts: the life of every word, requests and credit by printed label, language that left and came back. Never parties."""

from .asking import draft_spoken_of, requests
from .citations import Cited, Stand, cite
from .crediting import Candidate, Credit, Left, Revision, Standing, credit, residue
from .growing import grow
from .lives import Entry, Lives
from .reaching import Reach, Reference, References, reaches, references
from .records import Dated, Request
from .returning import Return, Where, returns
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
    "Reach",
    "Reference",
    "References",
    "Request",
    "Return",
    "Revision",
    "Stand",
    "Standing",
    "TracedRun",
    "Where",
    "cite",
    "credit",
    "draft_spoken_of",
    "grow",
    "reaches",
    "references",
    "requests",
    "residue",
    "returns",
    "trace",
]
