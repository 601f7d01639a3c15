"""Many texts: the life of every word, requests and credit by printed label, language that left and came back. Never parties."""

from .asking import draft_spoken_of, requests
from .citations import Cited, Stand, cite
from .crediting import Candidate, Credit, Left, Revision, Standing, Taken, credit, residue, uptake
from .growing import grow, lives_of
from .lives import Entry, Lives
from .open_points import Closing, OpenPoint, OpenPoints, Tally, open_points, tally_rows
from .reaching import Reach, Reference, References, reaches, references
from .records import Dated, Request
from .returning import Asked, Return, Where, returns
from .reuse import Copy, Departure, Echo, Found, Shelf, copies, echoes, fragments_in, places_of
from .storage import freeze_lives, rebuild, thaw_lives
from .tracing import Origin, TracedRun, trace
from .versions import Version, versions

__all__ = [
    "Asked",
    "Candidate",
    "Cited",
    "Closing",
    "Copy",
    "Credit",
    "Dated",
    "Departure",
    "Echo",
    "Entry",
    "Found",
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
    "Shelf",
    "Stand",
    "Standing",
    "Taken",
    "Tally",
    "TracedRun",
    "Version",
    "Where",
    "cite",
    "copies",
    "credit",
    "draft_spoken_of",
    "echoes",
    "fragments_in",
    "freeze_lives",
    "grow",
    "lives_of",
    "open_points",
    "places_of",
    "reaches",
    "rebuild",
    "references",
    "requests",
    "residue",
    "returns",
    "tally_rows",
    "thaw_lives",
    "trace",
    "uptake",
    "versions",
]
