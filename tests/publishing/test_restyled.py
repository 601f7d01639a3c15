"""A label that kept its number is told from a renumbering."""

from __future__ import annotations

from travaux.comparison import compare
from travaux.publishing.citing import kind_of
from travaux.text import parse


def test_a_stop_set_after_an_article_number_is_no_renumbering() -> None:
    before = parse("Article 5\nAccess\n\n1. Each Party shall assist.\n")
    after = parse("Article 5.\nAccess\n\n1. Each Party shall assist.\n")
    assert [kind_of(c) for c in compare(before, after).changes] == ["restyled"]


def test_another_number_is_a_renumbering_whatever_its_dress() -> None:
    before = parse("Article 5\nAccess\n\n1. Each Party shall assist.\n")
    after = parse("Article 6.\nAccess\n\n1. Each Party shall assist.\n")
    assert [kind_of(c) for c in compare(before, after).changes] == ["renumber"]
