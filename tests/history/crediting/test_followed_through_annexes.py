"""Provisions are followed into an annex that holds the adopted text, and out of it again."""

from __future__ import annotations

from travaux.comparison import Comparison, Pair
from travaux.history import Standing


def test_a_paragraph_is_followed_through_a_resolution_that_carries_the_text_in_its_annex() -> None:
    pairs = (Pair("chp_I__art_3__para_2", "annex__chp_I__art_3__para_2", "same", 1.0),)
    standing = Standing.of({("L.9", "RES"): Comparison(pairs, (), {})})
    assert standing.addresses("chp_I__art_3__para_2", "L.9", "RES") == ("annex__chp_I__art_3__para_2",)
    assert standing.addresses("annex__chp_I__art_3__para_2", "RES", "L.9") == ("chp_I__art_3__para_2",)


def test_a_paragraph_that_is_gone_is_looked_for_by_its_article_and_not_by_another_of_a_longer_number() -> None:
    pairs = (Pair("annex__art_3", "art_4", "renumbered", 1.0), Pair("annex__art_31", "art_32", "renumbered", 1.0))
    standing = Standing.of({("A", "B"): Comparison(pairs, (), {})})
    assert standing.addresses("annex__art_31__para_9", "A", "B") == ("art_32",)
    assert standing.addresses("annex__art_3__para_9", "A", "B") == ("art_4",)
