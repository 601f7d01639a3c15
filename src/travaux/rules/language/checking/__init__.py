"""What is odd in rules: names, circles, clashes and gaps, cases that cannot be."""

from __future__ import annotations
