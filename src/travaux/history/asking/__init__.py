"""What documents ask for, under the labels they print: proposals, attributed brackets, changes that were typed in."""

from .asked import draft_spoken_of, requests

__all__ = ["draft_spoken_of", "requests"]
