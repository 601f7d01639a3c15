"""Whom a printed name means: states, groups and organisations with their dates, resolved exactly and never guessed."""

from .lists import resolve_list
from .membership import members
from .own import read_parties
from .resolving import known, resolve
from .tables import Entry, Membership, Parties, Sense, curated
from .titles import resolve_title

__all__ = [
    "Entry",
    "Membership",
    "Parties",
    "Sense",
    "curated",
    "known",
    "members",
    "read_parties",
    "resolve",
    "resolve_list",
    "resolve_title",
]
