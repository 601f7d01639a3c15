"""Articles followed through the drafts: renumbered, split, merged, dropped, new."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from travaux.comparison import Comparison, Pair, compare
from travaux.steps.lineage import followed, onward, succession
from travaux.text import parse

TERMS = "Article 1\nUse of terms\n\nA lantern is a light.\n\n"
KEEPERS = "\nKeepers\n\nEach Party shall name a keeper for every harbour.\n\n"
ZERO = f"{TERMS}Article 2{KEEPERS}Article 3\nOil\n\nOil for lanterns shall not be taxed by any Party.\n"
NIGHTS = "Article 2\nRegisters\n\nA register of nights shall be kept by the secretariat.\n\n"
REVISED = f"{TERMS}{NIGHTS}Article 3{KEEPERS}"


def test_an_article_is_followed_through_its_numbers() -> None:
    texts = {"A/1": parse(ZERO), "A/2": parse(REVISED)}
    found = followed(texts, {("A/1", "A/2"): compare(*texts.values())})
    stood = {article.born: [(v.document, v.address) for v in article.versions] for article in found}
    assert stood["A/1", "art_2"] == [("A/1", "art_2"), ("A/2", "art_3")]
    assert stood["A/2", "art_2"] == [("A/2", "art_2")]


def test_an_article_that_was_dropped_has_a_last_line_without_an_address() -> None:
    texts = {"A/1": parse(ZERO), "A/2": parse(REVISED)}
    found = followed(texts, {("A/1", "A/2"): compare(*texts.values())})
    (oil,) = (article for article in found if article.born == ("A/1", "art_3"))
    assert [(v.document, v.address, v.relation) for v in oil.versions] == [
        ("A/1", "art_3", "first"),
        ("A/2", "", "dropped"),
    ]


def test_a_split_gives_two_lineages_with_births_of_their_own() -> None:
    texts = {"A/1": parse("Article 1\n\nOne.\n"), "A/2": parse("Article 1\n\nOne.\n\nArticle 2\n\nTwo.\n")}
    pairs = (Pair("art_1", "art_1", "split", 0.6), Pair("art_1", "art_2", "split", 0.4))
    found = followed(texts, {("A/1", "A/2"): Comparison(pairs, (), {})})
    assert [article.born for article in found] == [("A/1", "art_1"), ("A/2", "art_2")]
    assert [v.relation for v in found[1].versions] == ["first", "split"]


def test_of_two_that_were_merged_one_goes_on_and_the_other_says_into_what() -> None:
    texts = {"A/1": parse("Article 1\n\nOne.\n\nArticle 2\n\nTwo.\n"), "A/2": parse("Article 1\n\nOne. Two.\n")}
    pairs = (Pair("art_1", "art_1", "merged", 0.6), Pair("art_2", "art_1", "merged", 0.5))
    found = followed(texts, {("A/1", "A/2"): Comparison(pairs, (), {})})
    assert [article.born for article in found] == [("A/1", "art_1"), ("A/1", "art_2")]
    assert (found[1].versions[-1].relation, found[1].versions[-1].into) == ("merged", "art_1")


def test_a_draft_that_follows_two_takes_each_article_from_the_one_that_has_it() -> None:
    texts = {
        "A/1": parse("Article 1\n\nOne.\n"),
        "A/2": parse("Article 2\n\nTwo.\n"),
        "A/3": parse("Article 1\n\nOne.\n\nArticle 2\n\nTwo.\n"),
    }
    first = Comparison((Pair("art_1", "art_1", "same", 1.0), Pair(None, "art_2", "new", 0.0)), (), {})
    other = Comparison((Pair("art_2", "art_2", "same", 1.0), Pair(None, "art_1", "new", 0.0)), (), {})
    found = followed(texts, {("A/1", "A/3"): first, ("A/2", "A/3"): other})
    assert [article.born for article in found] == [("A/1", "art_1"), ("A/2", "art_2")]


def test_a_provision_that_was_split_stands_last_where_its_number_is() -> None:
    pairs = Pair("art_3", "art_3bis", "split", 0.84), Pair("art_3", "art_3", "split", 0.16)
    assert onward(("A", "art_3"), {("A", "B"): Comparison(pairs, (), {})}) == ("B", "art_3")


def test_a_provision_that_is_gone_stands_last_where_it_was() -> None:
    steps = {("A", "B"): Comparison((Pair("art_3", None, "dropped", 0.0),), (), {})}
    assert onward(("A", "art_3"), steps) == ("A", "art_3")


links = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda p: p[0] < p[1]), unique=True)


@given(links)
def test_what_can_be_reached_stays_reachable_without_the_longer_ways(pairs: list[tuple[int, int]]) -> None:
    named = [(f"{a}", f"{b}") for a, b in pairs]

    def reached(kept: tuple[tuple[str, str], ...], start: str) -> set[str]:
        found, waiting = set[str](), [start]
        while waiting:
            here = waiting.pop()
            fresh = [b for a, b in kept if a == here and b not in found]
            found |= set(fresh)
            waiting += fresh
        return found

    kept = succession(named)
    assert all(reached(kept, str(n)) == reached(tuple(named), str(n)) for n in range(7))
