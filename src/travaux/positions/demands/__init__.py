"""What organisations ask of a text, and what each draft does with it."""

from .checking import check
from .files import parse_demands
from .records import TESTS, VERDICTS, Answered, Checked, Demand, Shift, Shown, Test, Verdict

__all__ = [
    "TESTS",
    "VERDICTS",
    "Answered",
    "Checked",
    "Demand",
    "Shift",
    "Shown",
    "Test",
    "Verdict",
    "check",
    "parse_demands",
]
