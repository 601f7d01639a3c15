"""Reuse: words taken from another instrument, and proposals that repeat each other; in memory, or from an index on disk."""

from .copies import Copy, copies
from .echoes import Departure, Echo, echoes
from .finding import Found, fragments_in, places_of
from .shelf import Shelf

__all__ = ["Copy", "Departure", "Echo", "Found", "Shelf", "copies", "echoes", "fragments_in", "places_of"]
