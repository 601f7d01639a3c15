"""Reuse: words taken from another instrument, and proposals that repeat each other; in memory, or from an index on disk."""

from .finding import Found, fragments_in, places_of
from .shelf import Shelf

__all__ = ["Found", "Shelf", "fragments_in", "places_of"]
