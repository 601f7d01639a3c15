"""Two invented drafts of a convention on lighthouses, and requests about them, as short as can be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from travaux.comparison import compare
from travaux.history import Credit, Dated, Request, Revision, credit
from travaux.text import parse

BEFORE = """Article 1

1. Each Party may keep its lamps lit at night.

2. A lamp shall be examined by an independent keeper within three years.

Article 2

Each Party shall publish a list of its lamps and of the harbours that they serve.

Article 3

The Parties shall meet once a year.
"""


@pytest.fixture
def dated() -> Callable[..., Dated]:
    """A draft on the axis: symbol, words, day."""

    def made(symbol: str, source: str, day: str) -> Dated:
        return Dated(symbol, "draft", None, parse(source), day)

    return made


@pytest.fixture
def asks() -> Callable[..., Request]:
    """A request against the first draft, tabled between the two unless it says otherwise."""

    def made(label: str, address: str | None, **said: object) -> Request:
        known = {
            "verb": "propose",
            "against": "LAMP/1",
            "inserts": (),
            "strikes": (),
            "span": (0, 1),
            "date": "2031-03-01",
        }
        return Request(document="LAMP/CRP.1", label=label, address=address, **(known | said))  # type: ignore[arg-type]

    return made


@pytest.fixture
def credited(dated: Callable[..., Dated]) -> Callable[..., list[Credit]]:
    """The credits of all changes of wording that an edit (old words, new words) of the first draft makes."""

    def made(edits: list[tuple[str, str]], requests: list[Request]) -> list[Credit]:
        after = BEFORE
        for old, new in edits:
            assert old in after
            after = after.replace(old, new)
        one, other = dated("LAMP/1", BEFORE, "2031-01-01"), dated("LAMP/2", after, "2031-06-01")
        revision = Revision(one, other, compare(one.text, other.text))
        return [found for found in credit(revision, requests) if found.verdict != "editorial"]

    return made
