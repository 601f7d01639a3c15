"""Cross-references inside a draft lead to provisions; those of other treaties are none; dangling ones are doubts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.history import reaches, references
from travaux.text import parse
from travaux.text.notation import notation

ARTICLES = "\n\n".join(f"Article {n}\n\n1. The first rule of {n}.\n\n2. The second rule of {n}." for n in range(1, 7))


def targets(sentence: str) -> list[str]:
    """What a sentence in article 4, paragraph 2, leads to."""
    text = parse(ARTICLES.replace("The second rule of 4.", sentence))
    return [address for one in references(text).found for address in one.targets]


SENTENCES = {
    "It is done under article 2.": ["art_2"],
    "It is done under articles 2 and 5.": ["art_2", "art_5"],
    "It is done under articles 2, 3 or 5, paragraph 2.": ["art_2", "art_3", "art_5__para_2"],
    "It is done under articles 2 to 5.": ["art_2", "art_3", "art_4", "art_5"],
    "It is done under articles 2–3.": ["art_2", "art_3"],
    "It is done under paragraph 1.": ["art_4__para_1"],
    "It is done under paragraph 1 of article 3.": ["art_3__para_1"],
    "It is done under article 3 (2).": ["art_3__para_2"],
    "It is done under Article 3, paragraphs 1 and 2.": ["art_3__para_1", "art_3__para_2"],
    "It is done under this article.": ["art_4"],
    "It is done under paragraph 1 of this article.": ["art_4__para_1"],
    "It is done under the preceding paragraph.": ["art_4__para_1"],
    "It is done under the preceding article.": ["art_3"],
    "It is done under the following articles.": ["art_5", "art_6"],
    "It is done under article [2] [3].": ["art_2", "art_3"],
    "It is done under article 2 of this Convention.": ["art_2"],
    "It is done under article 2 of the Charter of the Harbours.": [],
    "It is done under article 2 of that Treaty.": [],
    "Articles of faith are none of ours, nor is a paragraph.": [],
    "In 5 years, and in part 3 of them, it is done.": [],
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_leads_where_it_says(sentence: str) -> None:
    assert targets(sentence) == SENTENCES[sentence]


def test_the_name_of_the_convention_tells_its_own_articles_from_those_of_another() -> None:
    own = "Parties to this Agreement shall act under article 2 of the Agreement and under article 3 of the Convention."
    assert targets(own) == ["art_2"]


def test_a_reference_that_leads_nowhere_is_a_doubt_with_its_place() -> None:
    text = parse(ARTICLES.replace("The second rule of 4.", "It is done under article 9."))
    (doubt,) = references(text).doubts
    assert (doubt.code, doubt.address) == ("dangling_reference", "art_4__para_2")
    assert doubt.message.startswith("This draft has no article 9")


def test_a_number_in_brackets_is_not_sure() -> None:
    text = parse(ARTICLES.replace("The second rule of 4.", "It is done under article [2] [3]."))
    assert [one.sure for one in references(text).found] == [False]


def test_what_reaches_a_provision_is_listed_with_the_steps() -> None:
    text = parse(
        ARTICLES.replace("The second rule of 4.", "See article 2.").replace(
            "The first rule of 6.", "See article 4 (2)."
        )
    )
    found = [(one.address, one.steps, one.by) for one in reaches(text, "art_2")]
    assert found == [("art_4__para_2", 1, "art_2"), ("art_6__para_1", 2, "art_4__para_2")]


def test_a_range_and_a_whole_reach_what_lies_in_them() -> None:
    chapters = (
        f"Chapter I\n\n{ARTICLES}\n\nChapter II\n\nArticle 7\n\nAs in chapter I.\n\nArticle 8\n\nAs in articles 3 to 6."
    )
    found = {one.address for one in reaches(parse(chapters), "chp_I__art_4__para_2")}
    assert found == {"chp_II__art_7__para_nn_1", "chp_II__art_8__para_nn_1"}


def test_a_note_of_an_editor_refers_to_nothing() -> None:
    noted = ARTICLES.replace(
        "The second rule of 4.", "Done. {Placement: after article 2} [Editor’s note: see article 3.]"
    )
    text = parse(noted)
    assert references(text, notation(text)).found == ()


def test_an_address_that_the_text_does_not_have_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="art_9"):
        reaches(parse(ARTICLES), "art_9")


@given(
    st.lists(
        st.sampled_from(
            [
                "article ",
                "articles ",
                "paragraph ",
                "1",
                "2 ",
                "(a)",
                " to ",
                " and ",
                ", ",
                "of ",
                "[",
                "]",
                "{",
                "this ",
                "annex I",
                "\n\n",
                "Article 3\n\n",
            ]
        ),
        max_size=30,
    )
)
def test_odd_text_never_stops_the_search(pieces: list[str]) -> None:
    text = parse("".join(pieces))
    for one in references(text).found:
        assert one.targets
        assert 0 <= one.span[0] < one.span[1] <= len(text.words)


@pytest.mark.parametrize(
    "piece", ["article 1, ", "[a] ", "articles 1 and 2 of ", " ", "[", "article 1 (a) ", "articles 1-2-3-"]
)
def test_no_repetition_stops_the_search(piece: str) -> None:
    """A search that grew worse than the text would not come back from here."""
    assert references(parse(f"Article 1\n\nUnder article 1 {piece * 20_000}")) is not None
