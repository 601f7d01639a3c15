"""How much of what a label asked for stands in each later draft."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from travaux.comparison import compare
from travaux.history import Dated, Request
from travaux.history.crediting import Standing, Taken, uptake

FIRST = "Article 1\n\n1. Each Party may keep its lamps lit.\n\nArticle 2\n\nThe Parties shall meet."
SECOND = (
    "Article 1\n\n1. Each Party may keep its lamps lit at night and in fog.\n\nArticle 2\n\nThe Parties shall meet."
)
THIRD = "Article 1\n\n1. Each Party may keep its lamps lit at night.\n\nArticle 2\n\nThe Parties shall meet."


def measured(dated: Callable[..., Dated], *requests: Request) -> list[Taken]:
    drafts = [dated(f"LAMP/{n}", text, f"2031-0{n}-01") for n, text in ((1, FIRST), (4, SECOND), (8, THIRD))]
    pairs = {(a.symbol, b.symbol): compare(a.text, b.text) for a, b in pairwise(drafts)}
    return list(uptake(requests, drafts, Standing.of(pairs)))


def test_words_asked_taken_and_later_lost_are_counted(
    dated: Callable[..., Dated], asks: Callable[..., Request]
) -> None:
    second, third = measured(dated, asks("Gavrosk", "art_1__para_1", inserts=("at night and in fog",)))
    assert (second.draft, second.asked, second.taken, second.lost) == ("LAMP/4", 5, 5, 0)
    assert (third.draft, third.asked, third.taken, third.lost) == ("LAMP/8", 5, 2, 3) or third.taken + third.lost == 5


def test_words_that_stood_on_the_table_were_to_be_kept_and_are_not_counted_as_taken(
    dated: Callable[..., Dated], asks: Callable[..., Request]
) -> None:
    second, _ = measured(dated, asks("Hethrun", "art_1__para_1", verb="retain", inserts=("may keep its lamps",)))
    assert (second.asked, second.taken, second.keeping, second.kept) == (0, 0, 4, 4)


def test_words_that_stand_in_another_article_are_not_taken(
    dated: Callable[..., Dated], asks: Callable[..., Request]
) -> None:
    second, _ = measured(dated, asks("Zumbrel", "art_2", inserts=("at night and in fog",)))
    assert second.taken == 0


def test_what_somebody_typed_is_not_uptake(dated: Callable[..., Dated], asks: Callable[..., Request]) -> None:
    assert measured(dated, asks("Vell, O.", "art_1__para_1", inserts=("at night",), form="tracked")) == []


def test_a_label_is_measured_from_the_draft_that_came_after_it_asked(
    dated: Callable[..., Dated], asks: Callable[..., Request]
) -> None:
    [only] = measured(dated, asks("Quorland", "art_1__para_1", inserts=("at night",), date="2031-06-01"))
    assert only.draft == "LAMP/8"
