"""Credit: under which printed label each change between two drafts was asked for, and which changes nobody asked for."""

from .records import THRESHOLD, Candidate, Credit, Left, Revision, Taken
from .residue import Weight, reasons, residue
from .standing import Standing
from .uptake import uptake
from .verdicts import credit

__all__ = [
    "THRESHOLD",
    "Candidate",
    "Credit",
    "Left",
    "Revision",
    "Standing",
    "Taken",
    "Weight",
    "credit",
    "reasons",
    "residue",
    "uptake",
]
