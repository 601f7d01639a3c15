"""Where a provision of one draft stands in another, by way of comparisons."""

from __future__ import annotations

from travaux.comparison import Comparison, Pair
from travaux.history import Standing


def compared(*pairs: tuple[str | None, str | None]) -> Comparison:
    return Comparison(tuple(Pair(before, after, "same", 1.0) for before, after in pairs), (), {})


def test_a_provision_is_followed_through_several_drafts_and_back() -> None:
    standing = Standing.of({("A", "B"): compared(("art_1", "art_2")), ("B", "C"): compared(("art_2", "art_3"))})
    assert standing.addresses("art_1", "A", "C") == ("art_3",)
    assert standing.addresses("art_3", "C", "A") == ("art_1",)
    assert standing.addresses("art_1", "A", "elsewhere") == ()


def test_a_paragraph_that_is_gone_stands_where_its_article_stands_and_no_higher() -> None:
    standing = Standing.of({("A", "B"): compared(("chp_I", "chp_I"), ("annex__chp_I__art_4", "chp_I__art_5"))})
    assert standing.addresses("annex__chp_I__art_4__para_2", "A", "B") == ("chp_I__art_5",)
    assert standing.addresses("chp_I__art_9", "A", "B") == ()


def test_a_way_that_only_goes_forth_is_taken_before_a_shorter_one_that_turns_round() -> None:
    links = {
        ("A", "B"): compared(("art_1", "art_2")),
        ("B", "C"): compared(("art_2", "art_3")),
        ("C", "D"): compared(("art_3", "art_4")),
        ("A", "E"): compared(("art_1", "art_8")),
        ("D", "E"): compared(("art_9", "art_8")),
    }
    assert Standing.of(links).addresses("art_1", "A", "D") == ("art_4",)


def test_a_split_stands_in_both_its_parts() -> None:
    standing = Standing.of({("A", "B"): compared(("art_3", "art_3"), ("art_3", "art_4"))})
    assert standing.addresses("art_3", "A", "B") == ("art_3", "art_4")


def test_of_a_split_the_part_that_keeps_its_number_comes_first() -> None:
    pairs = Pair("art_18", "art_17bis", "split", 0.24), Pair("art_18", "art_18", "split", 0.69)
    standing = Standing.of({("A", "B"): Comparison(pairs, (), {})})
    assert standing.addresses("art_18", "A", "B") == ("art_18", "art_17bis")


def test_of_a_split_without_the_number_the_part_most_alike_comes_first() -> None:
    pairs = Pair("art_26", "art_30", "split", 0.3), Pair("art_26", "art_31", "split", 0.6)
    standing = Standing.of({("A", "B"): Comparison(pairs, (), {})})
    assert standing.addresses("art_26", "A", "B") == ("art_31", "art_30")
