"""The steps of the main path: what follows from the listing, what a build leaves in hand, what the pages are given.

`negotiation.py` calls them in order. A step joins what rooms gave; a room never calls a step.
"""
