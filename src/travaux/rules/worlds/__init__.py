"""Worlds to ask rules about: what is known of parties, acts and measures."""

from .domains import broken
from .files import read_world, write_world
from .sourced import Sourced, bundled_states, parse_states, world_of
from .synthetic import synthetic
from .tiles import tiles_of
from .world import Column, World, cell, shape_of

__all__ = [
    "Column",
    "Sourced",
    "World",
    "broken",
    "bundled_states",
    "cell",
    "parse_states",
    "read_world",
    "shape_of",
    "synthetic",
    "tiles_of",
    "world_of",
    "write_world",
]
