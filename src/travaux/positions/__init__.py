"""Who wants what: parties and groups, stances with their source, demands and whether a draft meets them."""

from .demands import Checked, Demand, check, parse_demands
from .parties import known, members, read_parties, resolve, resolve_list
from .records import Named, Stance

__all__ = [
    "Checked",
    "Demand",
    "Named",
    "Stance",
    "check",
    "known",
    "members",
    "parse_demands",
    "read_parties",
    "resolve",
    "resolve_list",
]
