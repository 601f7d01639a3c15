"""House styles as tables: how one body writes its brackets, names, notes and options. One TOML file a style."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from ...errors import TravauxError
from ..documents import Text

__all__ = ["Profile", "find_profile", "profile", "profiles"]

LOOKED_AT = 100_000
"""Characters of a text that are looked at to know its house style."""


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """One house style.

    `signs` are patterns that show it, each with a weight; `attribution` says in which forms names stand (of `FORMS`, none
    at all where the style never names), `verbs` how its verbs are printed, `separators` what stands between two names;
    `bracket` says what a bare bracket means ("open" or "proposed deletion"); `readings` are kinds that are known by what a
    bracket says, each with its pattern and the reason that is given.
    """

    name: str
    about: str
    signs: tuple[tuple[str, int], ...] = ()
    attribution: tuple[str, ...] = ()
    verbs: tuple[tuple[str, str], ...] = ()
    separators: tuple[str, ...] = (",", ";", "/", " and ")
    bracket: str = "open"
    readings: tuple[tuple[str, str, str], ...] = ()


@lru_cache(maxsize=1)
def profiles() -> tuple[Profile, ...]:
    """Every house style there is, in the order of their names."""
    files = sorted((resources.files(__package__) / "styles").iterdir(), key=lambda file: file.name)
    tables = {f.name[:-5]: tomllib.loads(f.read_text("utf-8")) for f in files if f.name.endswith(".toml")}
    return tuple(_style(name, {**tables["plain"], **table}) for name, table in tables.items())


def _style(name: str, table: dict[str, Any]) -> Profile:
    """A style says what differs from the plain one."""
    verbs = tuple((said, verb) for verb, forms in table["verbs"].items() for said in forms)
    return Profile(
        name,
        table["about"],
        tuple((sign["shows"], int(sign["weight"])) for sign in table.get("signs", ())),
        tuple(table["attribution"]),
        tuple(sorted(verbs, key=lambda pair: -len(pair[0]))),
        tuple(table["separators"]),
        table["bracket"],
        tuple((one["kind"], one["says"], one["because"]) for one in table["readings"]),
    )


def profile(name: str) -> Profile:
    """The house style of this name; an unknown one is refused with the names that there are."""
    found = next((one for one in profiles() if one.name == name), None)
    if found is None:
        known = ", ".join(one.name for one in profiles())
        raise TravauxError("unknown_profile", f"There is no house style {name!r}.", try_this=f"Write one of {known}.")
    return found


def find_profile(text: Text) -> tuple[Profile, str]:
    """The house style of a text and why: the style whose signs weigh most, `plain` where none is seen."""
    head = text.words.source[:LOOKED_AT]
    best, weight, seen = profile("plain"), 0, ""
    for one in profiles():
        shown = [(sign, points) for sign, points in one.signs if re.search(sign, head)]
        total = sum(points for _, points in shown)
        if total > weight:
            best, weight = one, total
            match = re.search(max(shown, key=lambda pair: pair[1])[0], head)
            seen = " ".join(match[0].split()) if match else ""
    if not weight:
        return best, "No sign of a house style is printed."
    return best, f"It prints “{seen[:60]}”. {best.about}"
