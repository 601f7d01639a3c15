"""Which provision repeats which provision of another instrument, and which requests repeat each other."""

from __future__ import annotations

from travaux.history import Dated, Request
from travaux.history.reuse import copies, echoes
from travaux.text import parse

MODEL = Dated(
    "MODEL",
    "other",
    None,
    parse(
        "Article 4\n\n"
        "1. Each harbour shall keep its lamps lit from dusk to dawn and shall say in a public list where they stand.\n\n"
        "2. A vessel in distress may enter any harbour without leave and shall be given what it needs to go on."
    ),
    "2001-01-01",
)
DRAFT = Dated(
    "DRAFT",
    "draft",
    None,
    parse(
        "Article 1\n\n"
        "The Parties shall meet once a year in the place that they choose and shall adopt rules for their meetings.\n\n"
        "Article 2\n\n"
        "Each harbour shall keep its lamps lit from dusk to midnight and shall say in a public list where they stand."
    ),
    "2031-01-01",
)


def test_a_provision_names_the_provision_it_repeats_and_where_it_departs() -> None:
    [echo] = echoes(DRAFT, [MODEL])
    assert (echo.address, echo.instrument, echo.source) == ("art_2__para_nn_1", "MODEL", "art_4__para_1") or (
        echo.address,
        echo.source,
    ) == ("art_2", "art_4__para_1")
    assert [(one.ours, one.theirs) for one in echo.departures] == [("midnight", "dawn")]
    assert echo.dated_before


def test_an_instrument_that_is_younger_is_said_to_be() -> None:
    [echo] = echoes(MODEL, [DRAFT])
    assert not echo.dated_before


def asked(label: str, date: str, words: str) -> Request:
    return Request("CRP", label, "propose", "art_1", "DRAFT", (words,), (), (0, ord(label[0])), date)


WORDS = "a harbour that keeps no lamp shall warn every vessel that draws near by sound"


def test_of_two_proposals_with_the_same_words_the_first_by_date_is_the_first() -> None:
    [copy] = copies([asked("Zumbrel", "2031-05-01", WORDS), asked("Gavrosk", "2031-04-01", WORDS + " and flag")])
    assert (copy.first.label, copy.later.label, copy.same_day) == ("Gavrosk", "Zumbrel", False)


def test_of_two_proposals_of_one_day_nobody_can_say_who_came_first() -> None:
    [copy] = copies([asked("Zumbrel", "2031-05-01", WORDS), asked("Gavrosk", "2031-05-01", WORDS)])
    assert copy.same_day


def test_a_label_does_not_copy_itself_and_few_words_are_no_copy() -> None:
    assert copies([asked("Zumbrel", "2031-05-01", WORDS), asked("Zumbrel", "2031-06-01", WORDS)]) == ()
    assert (
        copies([asked("Zumbrel", "2031-05-01", "as appropriate"), asked("Gavrosk", "2031-05-01", "as appropriate")])
        == ()
    )
