"""Dates as a reader writes them, and how late a document came out."""

from __future__ import annotations

from datetime import date

__all__ = ["day", "gap"]

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
LATE = 8
"""From so many days after the event on, a publication counts as late."""


def day(iso: str | None) -> str:
    """A date in words; what is not an ISO date is given back as it is.

    >>> day("2026-03-14"), day("2026-03"), day("spring"), day(None)
    ('14 March 2026', 'March 2026', 'spring', '')
    """
    parts = (iso or "").split("-")
    if not all(p.isdecimal() for p in parts) or not 1 <= len(parts) <= 3:
        return iso or ""
    numbers = [int(p) for p in parts]
    if len(numbers) > 1 and not 1 <= numbers[1] <= 12:
        return iso or ""
    words = [str(numbers[0]), *([_MONTHS[numbers[1] - 1]] if len(numbers) > 1 else []), *map(str, numbers[2:])]
    return " ".join(reversed(words))


def gap(event: str, published: str | None) -> str | None:
    """How long after its event a document was published, where that is late; None where it is not, or is not known.

    >>> gap("2026-03-14", "2026-05-02"), gap("2026-03-14", "2026-03-16"), gap("", "2026-03-16")
    ('7 weeks later', None, None)
    """
    try:
        days = (date.fromisoformat(published or "") - date.fromisoformat(event)).days
    except ValueError:
        return None
    if days < LATE:
        return None
    return (
        f"{days} days later"
        if days < 21
        else f"{round(days / 7)} weeks later"
        if days < 120
        else f"{round(days / 30.4)} months later"
    )
