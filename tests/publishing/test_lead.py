"""The sentence that opens a comparison."""

from __future__ import annotations

from travaux.comparison.changes import Comparison, Pair
from travaux.publishing.listing import lead


def test_the_lead_of_a_text_without_articles_speaks_of_its_sections() -> None:
    pairs = (Pair("part_I__sec_1", "part_I__sec_2", "renumbered", 0.9), Pair(None, "part_I__sec_1", "new", 0.0))
    assert lead(Comparison(pairs, (), {})) == "Part I, Section 1 is now Part I, Section 2; 1 section is new."
