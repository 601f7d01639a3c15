"""Addresses of provisions: Akoma Ntoso eIds read, printed and put in order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .numbering import ADDED, order_key
from .outline import PREFIXES

__all__ = ["Address", "Step", "address_key", "parse_address", "print_address", "spaced"]

KINDS_BY_PREFIX = {prefix: kind for kind, prefix in PREFIXES.items()} | {"fn": "footnote"}
PREFIXES_BY_KIND = {kind: prefix for prefix, kind in KINDS_BY_PREFIX.items()}
ORDER = (
    "preface", "preamble", "recital", "part", "chapter", "section", "resolution", "subsection", "article", "rule", "paragraph",
    "subparagraph", "point", "clause", "option", "wrapup", "conclusions", "annex", "footnote",
)  # fmt: skip
_STEP = re.compile(r"(?P<prefix>[a-z]+)(?:_(?P<number>[^\s_-](?:(?!__)\S)*?))?(?:-(?P<copy>\d+))?")
_GLUED = re.compile(rf"(?<=[^\W_])_?(?P<word>{ADDED})(?=_|\d|$|{ADDED})", re.I)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an address: a kind of provision (None where a citation does not say, as in `(2)`), its number as it
    stands in an eId (`9bis`, None where there is none), and which of several with the same address it is."""

    kind: str | None
    number: str | None = None
    copy: int = 1


Address = tuple[Step, ...]


def parse_address(address: str) -> Address:
    """The steps of an eId. Raises ValueError for what is none.

    >>> parse_address("art_9bis__para_2")
    (Step(kind='article', number='9bis', copy=1), Step(kind='paragraph', number='2', copy=1))
    """
    return tuple(_step(part, address) for part in address.split("__"))


def _step(part: str, address: str) -> Step:
    match = _STEP.fullmatch(part)
    kind = KINDS_BY_PREFIX.get(match["prefix"]) if match else None
    if match is None or kind is None:
        raise ValueError(f"not an address: {address!r} (at {part!r})")
    return Step(kind, match["number"], int(match["copy"] or 1))


def print_address(address: Address) -> str:
    """The eId of an address. Guarantees: `parse_address(print_address(x)) == x`. Raises ValueError for a step without kind.

    >>> print_address((Step("annex", "II"), Step("article", "4")))
    'annex_II__art_4'
    """
    return "__".join(_printed(step) for step in address)


def _printed(step: Step) -> str:
    if step.kind is None:
        raise ValueError("a step without a kind has no eId: locate it in a text first")
    prefix = PREFIXES_BY_KIND[step.kind]
    name = prefix if step.number is None else f"{prefix}_{step.number}"
    return name if step.copy == 1 else f"{name}-{step.copy}"


def address_key(address: str | Address) -> tuple[tuple[int, tuple[tuple[int, int], ...], int], ...]:
    """A key that puts addresses in the order of a text: preamble, articles by number, conclusions, annexes.

    >>> sorted(["annex_I", "art_10", "art_9bis", "art_9", "preamble", "art_9ante"], key=address_key)
    ['preamble', 'art_9ante', 'art_9', 'art_9bis', 'art_10', 'annex_I']
    """
    steps = parse_address(address) if isinstance(address, str) else address
    return tuple((_place(step.kind), order_key(spaced(step.number or "0")), step.copy) for step in steps)


def _place(kind: str | None) -> int:
    return ORDER.index(kind) if kind in ORDER else -1


def spaced(number: str) -> str:
    """The number of an eId as people write it.

    >>> [spaced(n) for n in ("9bis", "1alt_2", "54ter_ante", "cter", "4.1", "IV")]
    ['9 bis', '1 alt 2', '54 ter ante', 'c ter', '4.1', 'IV']
    """
    if number.startswith("nn_"):
        return number[3:]
    return " ".join(_GLUED.sub(r" \g<word>", number).replace("_", " ").split())
