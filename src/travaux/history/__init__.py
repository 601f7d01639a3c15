"""Many texts: the life of every word, requests and credit by printed label, language that left and came back. Never parties."""

from .asking import draft_spoken_of, requests
from .citations import Cited, Stand, cite
from .crediting import Candidate, Credit, Left, Revision, Standing, credit, residue
from .growing import grow, lives_of
from .lives import Entry, Lives
from .open_points import Closing, OpenPoint, OpenPoints, Tally, open_points, tally_rows
from .reaching import Reach, Reference, References, reaches, references
from .records import Dated, Request
from .returning import Asked, Return, Where, returns
from .storage import freeze_lives, rebuild, thaw_lives
from .tracing import Origin, TracedRun, trace

__all__ = [
    "Asked",
    "Candidate",
    "Cited",
    "Closing",
    "Credit",
    "Dated",
    "Entry",
    "Left",
    "Lives",
    "OpenPoint",
    "OpenPoints",
    "Origin",
    "Reach",
    "Reference",
    "References",
    "Request",
    "Return",
    "Revision",
    "Stand",
    "Standing",
    "Tally",
    "TracedRun",
    "Where",
    "cite",
    "credit",
    "draft_spoken_of",
    "freeze_lives",
    "grow",
    "lives_of",
    "open_points",
    "reaches",
    "rebuild",
    "references",
    "requests",
    "residue",
    "returns",
    "tally_rows",
    "thaw_lives",
    "trace",
]
