"""What organisations ask of a text, and what each draft does with it."""

from .checking import check
from .files import parse_demands
from .records import TESTS, VERDICTS, Answered, Checked, Condition, Demand, Proved, Shift, Shown, Verdict

__all__ = [
    "TESTS",
    "VERDICTS",
    "Answered",
    "Checked",
    "Condition",
    "Demand",
    "Proved",
    "Shift",
    "Shown",
    "Verdict",
    "check",
    "parse_demands",
]
