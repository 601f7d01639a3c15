"""Worlds to ask rules about: what is known of parties, acts and measures."""

from .domains import broken
from .synthetic import synthetic
from .world import Column, World, cell, shape_of

__all__ = ["Column", "World", "broken", "cell", "shape_of", "synthetic"]
