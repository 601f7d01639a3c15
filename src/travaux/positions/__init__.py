"""Who wants what: parties and groups, stances with their source, demands and whether a draft meets them."""

from .records import Named, Stance

__all__ = ["Named", "Stance"]
