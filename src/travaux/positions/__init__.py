"""Who wants what: parties and groups, stances with their source, demands and whether a draft meets them."""

from .asking import Cell, Grid, Held, Issue, Turn, as_of, grid, turns, who
from .parties import known, members, read_parties, resolve, resolve_list, resolve_title
from .records import Named, Stance
from .stances import gather
from .statements import Statement, Statements, read_statements

__all__ = [
    "Cell",
    "Grid",
    "Held",
    "Issue",
    "Named",
    "Stance",
    "Statement",
    "Statements",
    "Turn",
    "as_of",
    "gather",
    "grid",
    "known",
    "members",
    "read_parties",
    "read_statements",
    "resolve",
    "resolve_list",
    "resolve_title",
    "turns",
    "who",
]
