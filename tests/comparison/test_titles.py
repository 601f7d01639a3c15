"""An article written anew under its old title is still the article on that subject."""

from __future__ import annotations

import pytest

from travaux.comparison import apply, compare
from travaux.text import Kind, parse

BEFORE = """Article 1
Objective
The lamps of harbours burn all night.

Article 2
Reports [and reviews]
1. Keepers write down what they saw.
"""
AFTER = """Article 1
Objective
This convention keeps quays dark so that birds find their way.

Article 2
Register
Nothing here was said before by anybody.

Article 3
REPORTS
1. Every second year the Committee hears from each member.
"""


def related(before: str, after: str) -> set[tuple[str | None, str | None, str]]:
    return {(p.before, p.after, p.relation) for p in compare(parse(before), parse(after)).pairs}


def test_an_article_written_anew_under_its_title_goes_on() -> None:
    assert ("art_1", "art_1", "same") in related(BEFORE, AFTER)


def test_a_title_that_lost_its_brackets_and_its_number_is_known_again() -> None:
    assert ("art_2", "art_3", "renumbered") in related(BEFORE, AFTER)
    assert (None, "art_2", "new") in related(BEFORE, AFTER)


@pytest.mark.parametrize("word", ["Objective", "Reports"])
def test_a_title_that_stands_twice_proves_nothing(word: str) -> None:
    twice = AFTER + f"\nArticle 4\n{word}\nOther words altogether come here.\n"
    before = BEFORE.replace("Objective", word).replace("Reports [and reviews]", "Lamps")
    assert (None, "art_4", "new") in related(before, twice)


def test_words_of_an_article_written_anew_are_struck_and_inserted() -> None:
    before, after = parse(BEFORE), parse(AFTER)
    said = [
        after.words[n].text for n in range(len(after.words)) if after.words.kinds[n] not in (Kind.BLANK, Kind.ASIDE)
    ]
    assert list(apply(before, compare(before, after).changes)) == said
