"""Who wants what: parties and groups, stances with their source, demands and whether a draft meets them."""

from .asking import Cell, Grid, Held, Issue, Turn, as_of, grid, turns, who
from .behind import Behind, behind
from .demands import Answered, Checked, Demand, Verdict, check, parse_demands
from .parties import known, members, read_parties, resolve, resolve_list, resolve_title
from .records import Named, Stance
from .stances import gather
from .statements import Statement, Statements, read_statements

__all__ = [
    "Answered",
    "Behind",
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
    "Verdict",
    "as_of",
    "behind",
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
    "resolve_title",
    "turns",
    "who",
]
