"""What the signs of negotiators say: brackets, options, attributions, status, notes. The grammar over the words of a text."""

from .records import FORMS, KINDS, VERBS, Attribution, Bracket, Notation, Option, Proposal

__all__ = ["FORMS", "KINDS", "VERBS", "Attribution", "Bracket", "Notation", "Option", "Proposal"]
