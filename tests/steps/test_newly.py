"""Articles that were proposed without a number, found by their words in the drafts that came after. All of it is invented."""

from __future__ import annotations

from travaux.history import Dated
from travaux.positions import Stance
from travaux.steps.newly import new_places
from travaux.text import parse

HORN = "No ship shall sound its horn in a harbour between dusk and dawn, save in danger to life or limb."
HEADING = "New article, to follow article 1"


def draft(symbol: str, day: str, *articles: str) -> Dated:
    source = "\n\n".join(f"Article {n}\n\n{said}" for n, said in enumerate(articles, 1))
    return Dated(symbol, "draft", None, parse(source), day)


def stance(verb: str, option: str, address: str = HEADING) -> Stance:
    return Stance("XA", "XA", verb, option, address, "P/1", "2031-02-01")


DRAFTS = (
    draft("H/1", "2031-01-01", "Be quiet.", HORN),
    draft("H/2", "2031-03-01", "Be quiet."),
    draft("H/3", "2031-04-01", "Be quiet.", "Lamps burn.", HORN),
)


def test_a_new_article_stands_where_its_words_first_stand_in_a_later_draft() -> None:
    assert new_places([stance("propose", HORN)], DRAFTS) == {("P/1", HEADING): ("H/3", "art_3")}


def test_few_words_and_words_that_no_later_draft_took_up_stand_nowhere() -> None:
    assert new_places([stance("propose", "No ship shall sound its horn.")], DRAFTS) == {}
    assert new_places([stance("propose", HORN.replace("horn in a harbour", "bell").replace("dusk", "six"))], ()) == {}


def test_who_opposes_does_not_say_where_it_stands() -> None:
    assert new_places([stance("oppose", HORN)], DRAFTS) == {}


def test_a_proposal_that_has_an_address_is_followed_by_it() -> None:
    assert new_places([stance("propose", HORN, "art_1bis")], DRAFTS) == {}
