"""Where words and citations stand: the innermost provision of a word, the article of an address, how near two addresses are."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

import numpy as np

from ..text import Text, locate

__all__ = ["address_at", "article_of", "locator", "nearness"]


def address_at(text: Text) -> Callable[[int], str]:
    """A function that gives the address of the innermost provision a word stands in ("" outside all)."""
    owner = np.full(len(text.words) + 1, -1, np.int32)
    for index, one in enumerate(text.provisions):
        owner[one.span[0] : one.span[1]] = index
    addresses = [one.address for one in text.provisions] + [""]
    return lambda word: addresses[int(owner[min(word, len(owner) - 1)])]


@lru_cache(maxsize=1 << 14)
def article_of(address: str) -> str:
    """The part of an address that names the article (annex, recital, ...), without the parts and chapters around it.

    >>> article_of("chp_III__art_18__para_2__subpara_a"), article_of("annex_I__para_3"), article_of("preamble__rec_2")
    ('art_18', 'annex_I', 'preamble')
    """
    steps = address.split("__")
    named = [n for n, step in enumerate(steps) if step.startswith(("art_", "rule_"))]
    if named:
        outer = [step for step in steps[: named[0]] if step.startswith("annex")]
        return "__".join((*outer, steps[named[0]]))
    return next((step for step in steps if step.startswith(("annex", "preamble"))), steps[0])


@lru_cache(maxsize=1 << 14)
def _inner(address: str) -> tuple[str, ...]:
    """The steps from the article down."""
    steps = address.split("__")
    first = next((n for n, step in enumerate(steps) if step.startswith(("art_", "rule_", "annex", "preamble"))), 0)
    return tuple(step for step in steps[first:] if not step.startswith("para_nn_"))


@lru_cache(maxsize=1 << 16)
def nearness(one: str | None, other: str | None) -> str:
    """How near two addresses of one draft are: "same", "within" (one holds the other), "article", "neighbour", "elsewhere" or
    "unknown".

    >>> nearness("chp_I__art_5__para_2", "art_5__para_2"), nearness("art_5__para_2", "art_5"), nearness("art_5", "art_6__para_1")
    ('same', 'within', 'neighbour')
    """
    if not one or not other:
        return "unknown"
    a, b = _inner(one), _inner(other)
    if a == b:
        return "same"
    if a and b and a[0] == b[0]:
        return "within" if a[: len(b)] == b or b[: len(a)] == a else "article"
    return "neighbour" if a and b and _next_to(a[0], b[0]) else "elsewhere"


def _next_to(one: str, other: str) -> bool:
    (kind, _, first), (kin, _, second) = one.partition("_"), other.partition("_")
    numbers = [int("".join(filter(str.isdigit, n)) or -9) for n in (first, second)]
    return kind == kin and abs(numbers[0] - numbers[1]) == 1


def locator(text: Text) -> Callable[[str | None], int | None]:
    """A function that gives the index of the provision an address (or a citation) means in a draft; of the nearest one that
    holds it where that one is missing. It looks each up once."""
    return cache(lambda address: _located(text, address))


def _located(text: Text, address: str | None) -> int | None:
    while address:
        try:
            found = locate(text, address)
        except ValueError:
            found = ()
        if found:
            return found[0]
        address = address.rpartition("__")[0]
    return None
