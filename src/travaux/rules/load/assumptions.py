"""What the load model takes for granted: how often is asked, how much work it is, who works on it; each with its source."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from ...errors import TravauxError

__all__ = ["Assumptions", "RequestClass", "assumptions"]


@dataclass(frozen=True, slots=True)
class RequestClass:
    """One class of requests. `rate` requests a year of one state to another were all acts admissible: low, middle, high;
    `screening` and `execution` days of work on the mean, with `spread` of the logarithm; `priority` lower is taken first;
    `expires_after` working days (None: never); `sent_back` the share sent back once for more, `away` for so many days;
    `observed` days of work of requests that were counted: where there are any, work is drawn from them instead."""

    name: str
    title: str
    measures: tuple[str, ...]
    rate: tuple[float, float, float]
    screening: float
    execution: float
    spread: float
    priority: int
    expires_after: float | None
    sent_back: float
    away: float
    observed: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Assumptions:
    """All of it: classes, staff of an authority (`staff_of` where one is known), share of refusable requests that are declined,
    `work_doubt` by how many times the work may be less or more, and `notes`, one sentence a number with source and confidence."""

    classes: tuple[RequestClass, ...]
    staff: int
    staff_of: Mapping[str, int]
    days_a_year: int
    declined: float
    work_doubt: float
    notes: tuple[str, ...]

    def staff_at(self, authority: str) -> int:
        """How many work at an authority."""
        return self.staff_of.get(authority, self.staff)

    def class_of(self, measure: str) -> int | None:
        """The place of the class to which a measure belongs; None where it is in none (it makes no work)."""
        return next((nth for nth, one in enumerate(self.classes) if measure in one.measures), None)


def assumptions(path: Path | None = None, staff_of: Mapping[str, int] | None = None) -> Assumptions:
    """The assumptions shipped, or those of a TOML file of the same shape.

    Raises `TravauxError` `unreadable_toml` for a file that is not TOML and `wrong_assumptions` where something is missing.

    >>> [one.name for one in assumptions().classes]
    ['preservation', 'stored_data', 'interception', 'extradition']
    """
    place = str(path) if path else "assumed.toml"
    try:
        text = path.read_text("utf-8") if path else files(__package__).joinpath("assumed.toml").read_text("utf-8")
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TravauxError("unreadable_toml", f"It is not TOML: {error}.", where=place) from error
    try:
        return _read(table, dict(staff_of or {}))
    except (KeyError, TypeError, ValueError) as error:
        what = f"The assumptions are not whole: {error}."
        raise TravauxError(
            "wrong_assumptions", what, where=place, try_this="give every class what the shipped table gives."
        ) from error


def _read(table: dict[str, Any], staff_of: dict[str, int]) -> Assumptions:
    classes = tuple(_class(one) for one in table["class"])
    return Assumptions(
        classes,
        int(table["staff"]),
        {**table.get("staff_of", {}), **staff_of},
        int(table["days_a_year"]),
        float(table["declined"]["share"]),
        float(table["doubt"]["work"]),
        tuple(_notes(table)),
    )


def _class(one: dict[str, Any]) -> RequestClass:
    low, middle, high = (float(rate) for rate in one["rate"])
    if not 0 < low <= middle <= high:
        raise ValueError(f"rate of {one['name']}: low, middle, high above 0")
    return RequestClass(
        one["name"],
        one["title"],
        tuple(one["measures"]),
        (low, middle, high),
        float(one["screening"]),
        float(one["execution"]),
        float(one["spread"]),
        int(one["priority"]),
        float(one["expires_after"]) if "expires_after" in one else None,
        float(one["sent_back"]),
        float(one["away"]),
        tuple(float(days) for days in one.get("observed", ())),
    )


def _notes(table: dict[str, Any]) -> list[str]:
    notes = [f"Staff of an authority: {table['staff']} ({table['staff_note']['source']})."]
    for one in table["class"]:
        low, middle, high = one["rate"]
        counted = f", drawn from {len(one['observed'])} requests counted" if one.get("observed") else ""
        notes.append(
            f"{one['title']}: {middle} requests a year of one state to another ({low} to {high}; {one['rate_source']}; "
            f"{one['rate_confidence']}); {one['screening']} + {one['execution']} days of work{counted} "
            f"({one['work_source']}; {one['work_confidence']})."
        )
        if "expires_after" in one:
            notes.append(
                f"{one['title']}: lapses after {one['expires_after']} working days ({one['expires_source']}; "
                f"{one['expires_confidence']})."
            )
    declined = table["declined"]
    notes.append(f"Of requests that may be refused {declined['share']:.0%} are declined ({declined['source']}).")
    notes.append(f"The work may be {table['doubt']['work']} times less or more than said (assumed).")
    return notes
