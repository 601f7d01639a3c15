"""Addresses as people cite them, and the words the site uses for kinds of change."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ..comparison.changes import Change, only_restyled
from .visible import odd_as_text

__all__ = ["KIND_NAMES", "cited", "cited_within", "excerpt", "kind_of", "stretch"]

_NAMES = {
    "part": "Part",
    "chp": "Chapter",
    "sec": "Section",
    "subsec": "Subsection",
    "art": "Article",
    "annex": "Annex",
    "preamble": "Preamble",
    "preface": "Opening",
    "conclusions": "Closing",
    "rec": "recital",
    "opt": "option",
    "fn": "note",
    "wrapup": "closing words",
}
_IN_ROUNDS = {"para", "subpara", "point", "clause"}
_ABOVE = {"part", "chp", "sec", "subsec"}

_AGAIN = re.compile(r"(.*?)(?:-(\d+))?", re.S)  # a number printed twice has a suffix in its address
_ORDINALS = {"2": "second", "3": "third", "4": "fourth", "5": "fifth"}

KIND_NAMES = {
    "insert": "Inserted",
    "strike": "Struck",
    "replace": "Replaced",
    "move": "Moved",
    "renumber": "Renumbered",
    "restyled": "Label restyled",
    "follows": "Reference follows",
    "bracket": "Bracketed",
    "unbracket": "Unbracketed",
}
"""Kinds of change as a reader meets them; `follows` is a cross-reference that only follows a renumbering, `restyled` a
label that kept its number ("Article 5" that became "Article 5.")."""


def kind_of(change: Change) -> str:
    """The key of `KIND_NAMES` for a change."""
    return "follows" if change.follows else "restyled" if only_restyled(change) else change.kind


@lru_cache(maxsize=8192)
def cited(address: str) -> str:
    """An address (eId) as people cite it; parts and chapters are left out where an article says enough.

    >>> cited("part_II__art_9bis__para_2__subpara_a"), cited("annex_I__para_nn_3"), cited("part_II__sec_3__para_1")
    ('Article 9 bis (2)(a)', 'Annex I', 'Part II, Section 3(1)')
    >>> cited("annex__chp_II"), cited("annex__chp_II__art_9")
    ('Annex, Chapter II', 'Annex, Article 9')
    """
    pairs = [_split(step) for step in address.split("__") if step]
    if any(prefix in ("art", "annex", "preamble") for prefix, _ in pairs) and pairs[-1][0] not in _ABOVE:
        pairs = [p for p in pairs if p[0] not in _ABOVE]
    heads = [f"{_NAMES.get(p, p)} {n}".strip() for p, n in pairs if p not in _IN_ROUNDS]
    rounds = "".join(f"({n})" for p, n in pairs if p in _IN_ROUNDS and n)
    said = ", ".join(heads)
    return f"{said}{rounds}" if said[-1:].isdecimal() or not rounds else f"{said} {rounds}".strip()


def cited_within(address: str, above: str) -> str:
    """How a provision is cited by a reader who is already in the one above it; "" where it has no number of its own.

    >>> cited_within("part_I__art_4__para_2__subpara_a", "part_I__art_4"), cited_within("art_4__para_nn_1", "art_4")
    ('(2)(a)', '')
    """
    return cited(address.removeprefix(above).removeprefix("__"))


def _split(step: str) -> tuple[str, str]:
    name, again = _AGAIN.fullmatch(step).groups()  # type: ignore[union-attr]  # it fits any string
    prefix, _, number = name.replace("_", "\0", 1).replace("_", " ").partition("\0")
    if number.startswith("nn"):
        return prefix, ""
    digits = len(number) - len(number.lstrip("0123456789"))
    if digits and len(number) > digits + 1:
        number = f"{number[:digits]} {number[digits:].strip()}"
    return prefix, ", ".join(part for part in (number, _ORDINALS.get(again, again and f"{again}th")) if part)


def stretch(addresses: Sequence[str]) -> str:
    """From which provision to which a page reaches, as people say it; "" for none.

    >>> stretch(["art_3", "art_4", "art_9bis"]), stretch(["part_I", "part_I__art_1"]), stretch(["annex_I"])
    ('Articles 3 – 9 bis', 'Part I – Article 1', 'Annex I')
    """
    named = [name for name in map(cited, addresses) if name]
    if len(named) < 2 or named[0] == named[-1]:
        return named[0] if named else ""
    first, last = named[0], named[-1]
    if first.startswith("Article ") and last.startswith("Article "):
        return f"Articles {first.removeprefix('Article ')} – {last.removeprefix('Article ')}"
    return f"{first} – {last}"


def excerpt(text: str, words: int = 14) -> str:
    """The first words of a stretch, with an ellipsis where more follow.

    >>> excerpt("one two  three", 2)
    'one two …'
    """
    said = odd_as_text(text).split(" ")
    return " ".join(said[:words]) + (" …" if len(said) > words else "")
