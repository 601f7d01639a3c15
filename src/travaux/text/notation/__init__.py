"""What the signs of negotiators say: brackets, options, attributions, status, notes. The grammar over the words of a text."""

from .passes import NOTATION, notation
from .profiles import Profile, find_profile, profile, profiles
from .records import FORMS, KINDS, VERBS, Attribution, Bracket, Notation, Option, Proposal

__all__ = [
    "FORMS",
    "KINDS",
    "NOTATION",
    "VERBS",
    "Attribution",
    "Bracket",
    "Notation",
    "Option",
    "Profile",
    "Proposal",
    "find_profile",
    "notation",
    "profile",
    "profiles",
]
