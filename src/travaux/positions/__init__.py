"""Who wants what: parties and groups, stances with their source, demands and whether a draft meets them."""

from .asking import Cell, Grid, Held, Issue, Turn, as_of, grid, turns, who
from .demands import Checked, Demand, check, parse_demands
from .parties import known, members, read_parties, resolve, resolve_list
from .records import Named, Stance
from .stances import gather
from .statements import Statement, Statements, read_statements

__all__ = [
    "Cell",
    "Checked",
    "Demand",
    "Grid",
    "Held",
    "Issue",
    "Named",
    "Stance",
    "Statement",
    "Statements",
    "Turn",
    "as_of",
    "check",
    "gather",
    "grid",
    "known",
    "members",
    "parse_demands",
    "read_parties",
    "read_statements",
    "resolve",
    "resolve_list",
    "turns",
    "who",
]
