"""Who wants what: parties and groups, stances with their source, demands and whether a draft meets them."""

from .parties import known, members, read_parties, resolve, resolve_list
from .records import Named, Stance

__all__ = ["Named", "Stance", "known", "members", "read_parties", "resolve", "resolve_list"]
