"""Worlds to ask rules about: what is known of parties, acts and measures."""

from .world import Column, World, cell, shape_of

__all__ = ["Column", "World", "cell", "shape_of"]
