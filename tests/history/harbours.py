"""An invented convention on quiet harbours in four drafts, small enough to be read in a test."""

from __future__ import annotations

from travaux.comparison import Comparison, compare
from travaux.history import Dated
from travaux.history.ways import parents_of
from travaux.text import parse

FIRST = """
Article 1
Purpose

This Convention keeps harbours quiet at night.

Article 2
Horns

1. No ship shall sound its horn in a harbour between dusk and dawn, save in danger.

2. The harbour master shall keep a list of every horn that was sounded, and shall show it to whoever asks.

Article 3
Engines

The engine of a ship at its berth shall be stopped within two hours of its arrival.

Article 4
Bells

A bell may be rung in fog, as set out in article 2, paragraph 1, by the leave of the harbour master alone.
"""

SECOND = """
Article 1
Purpose

This Convention keeps harbours quiet at night.

Article 2
Lanterns

Every berth shall have a lantern that is seen from the mouth of the harbour and that burns until dawn.

Article 3
Horns

1. No ship shall sound its horn in a harbour between dusk and dawn, save in danger.

2. The harbour master shall keep a list of every horn that was sounded, and shall show it to whoever asks.

Article 4
Bells

A bell may be rung in fog, as set out in article 3, paragraph 1, by the leave of the harbour master alone.
"""

THIRD = """
Article 1
Purpose

This Convention keeps harbours quiet at night.

Article 2
Horns

1. No ship shall sound its horn in a harbour between dusk and dawn, save in danger.

2. The harbour master shall keep a list of every horn that was sounded, and shall show it to whoever asks.

Article 3
Bells

A bell may be rung in fog, as set out in article 2, paragraph 1, by the leave of the harbour master alone.

Article 4
Engines

The engine of a ship at its berth shall be stopped within two hours of its arrival.
"""

DAYS = ("2026-01-10", "2026-03-10", "2026-06-10", "2026-09-10")
LABELS = ("Zero draft", "Revised draft", "Further revised draft", "Fourth draft")


def drafts_of(*texts: str) -> tuple[Dated, ...]:
    """Drafts that follow one another, HARB/1 and so on."""
    return tuple(
        Dated(f"HARB/{n}", "draft", label, parse(text), day)
        for n, (text, day, label) in enumerate(zip(texts, DAYS, LABELS, strict=False), 1)
    )


def compared(drafts: tuple[Dated, ...]) -> dict[tuple[str, str], Comparison]:
    """Every draft compared with those that it goes on from."""
    texts = {one.symbol: one.text for one in drafts}
    pairs = [(one, child) for child, parents in parents_of(drafts).items() for one in parents]
    return {(one, other): compare(texts[one], texts[other]) for one, other in pairs}
