"""What the signs of negotiators say: brackets, options, attributions, status, notes. The grammar over the words of a text."""

from .choices import Choice, Favours, choices, favours_by, first_of
from .overrides import Override, read_overrides
from .passes import NOTATION, notation
from .profiles import Profile, find_profile, profile, profiles
from .records import FORMS, KINDS, VERBS, Attribution, Bracket, Notation, Option, Proposal, Remark
from .settling import Pick, Settled, Undecided, settle, settle_as
from .targets import address_of

__all__ = [
    "FORMS",
    "KINDS",
    "NOTATION",
    "VERBS",
    "Attribution",
    "Bracket",
    "Choice",
    "Favours",
    "Notation",
    "Option",
    "Override",
    "Pick",
    "Profile",
    "Proposal",
    "Remark",
    "Settled",
    "Undecided",
    "address_of",
    "choices",
    "favours_by",
    "find_profile",
    "first_of",
    "notation",
    "profile",
    "profiles",
    "read_overrides",
    "settle",
    "settle_as",
]
