"""The second engine: z3 over its own encoding of the rules, to confirm what the diagrams say."""

from .encoding import Encoded, Known, encode, known_of, z3_at_hand
from .second import Opinion, changes, opinion, opinions

__all__ = ["Encoded", "Known", "Opinion", "changes", "encode", "known_of", "opinion", "opinions", "z3_at_hand"]
