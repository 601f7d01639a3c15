"""Plain text: what is joined, what is furniture, which page, which encoding; cases in cases/plain."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.reading import manuscript_of
from travaux.reading.plain import plain_manuscript
from travaux.text import Manuscript

CASES = Path(__file__).parent / "cases" / "plain"


def read(text: str) -> Manuscript:
    return manuscript_of(text.encode("utf-8"), "draft.txt")


def paragraphs(found: Manuscript, role: str = "body") -> list[str]:
    return [" ".join(found.source[b.span[0] : b.span[1]].split()) for b in found.blocks if b.role == role]


def cases(kind: str) -> list[Path]:
    return sorted((CASES / kind).glob("*.md"))


def parts(case: Path) -> tuple[str, list[str], list[str]]:
    """A case: title, the text as printed, the paragraphs expected (a line each), the asides expected."""
    _, printed, expected, *asides = case.read_text(encoding="utf-8").split("\n## ")
    lines = [line for line in expected.splitlines()[1:] if line.strip()]
    apart = [line for line in asides[0].splitlines()[1:] if line.strip()] if asides else []
    return printed.split("\n", 2)[2].strip("\n") + "\n", lines, apart


@pytest.mark.parametrize("case", cases("good"), ids=lambda p: p.stem)
def test_lines_are_joined_as_the_case_says(case: Path) -> None:
    printed, expected, asides = parts(case)
    found = read(printed)
    assert paragraphs(found) == expected
    assert paragraphs(found, "aside") == asides


@pytest.mark.parametrize("case", cases("known"), ids=lambda p: p.stem)
def test_a_case_that_is_known_to_go_wrong_still_goes_wrong(case: Path) -> None:
    printed, expected, asides = parts(case)
    found = read(printed)
    assert (paragraphs(found), paragraphs(found, "aside")) != (expected, asides), f"move {case.name} to good"


def test_joining_does_not_change_the_text() -> None:
    text = "Article 1\n\nEach Party shall\nreport.\n\n(a) yearly;\r\n(b) in full.\n"
    assert read(text).source == text


@given(st.text(st.characters(codec="utf-8"), max_size=400))
def test_every_character_is_kept_once(text: str) -> None:
    found = plain_manuscript(text.encode("utf-8"), "draft.txt")
    kept = Counter(text.removeprefix("\ufeff"))
    assert not kept - Counter(found.source)
    assert set(Counter(found.source) - kept) <= {"\n"}


def test_pages_are_told_from_form_feeds() -> None:
    found = read("One\n\fTwo goes\non\n\fThree\n")
    assert [b.page for b in found.blocks] == [1, 2, 3]
    assert found.facts.pages == 3


def test_pages_are_told_from_page_numbers_when_the_last_one_is_followed_by_words() -> None:
    found = read("Note\n99-00001 2/3\nArticle 1\n3/3 99-00001\nArticle 2\n")
    assert [(b.page, b.role) for b in found.blocks] == [
        (1, "body"),
        (2, "body"),
        (3, "body"),
        (2, "aside"),
        (3, "aside"),
    ]


def test_a_paragraph_that_goes_on_over_a_page_is_one_paragraph() -> None:
    found = read("1. Each Party shall take the measures\n99-00001 2/3\nthat are necessary.\n3/3 99-00001\nEnd.\n")
    assert paragraphs(found) == ["1. Each Party shall take the measures that are necessary.", "End."]


def test_one_fraction_alone_is_no_page_number() -> None:
    assert paragraphs(read("A majority of\n2/3\nof the Parties.\n"), "aside") == []


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_a_text_comes_back_exactly_from_the_encodings_that_say_what_they_are(name: str) -> None:
    text = "Article 1 — “Each Party”\nЗдесь 条约\n"
    found = manuscript_of(text.encode(name), "draft.txt")
    assert found.source == text
    assert found.doubts == ()


def test_a_western_text_without_a_mark_is_read_with_a_doubt() -> None:
    found = manuscript_of("Chaque Partie présente — une fois l’an — un rapport détaillé.".encode("cp1252"), "draft.txt")
    assert found.source == "Chaque Partie présente — une fois l’an — un rapport détaillé."
    assert [doubt.code for doubt in found.doubts] == ["encoding_guessed"]


def test_a_text_cut_off_inside_a_letter_is_read_with_a_doubt() -> None:
    found = manuscript_of("Le Parties présentent un exposé, à été".encode()[:-1], "draft.txt")
    assert found.source.endswith("�")
    assert [doubt.code for doubt in found.doubts] == ["encoding_damaged"]


def test_hidden_characters_are_kept_and_said() -> None:
    text = "Each\u200b Party \u202eshall\u202c\nre\0port\n"
    found = read(text)
    assert found.source == text
    (doubt,) = found.doubts
    assert doubt.code == "hidden_characters"
    assert "U+202E (line 1)" in doubt.message
    assert "U+0000 (line 2)" in doubt.message


@pytest.mark.parametrize(
    "line", ["31-00001 (E) 120731", "31-00001* (E) 120731", "31-00001 (E) 120731 *3100001*", "*3100001*", "V.31-00001"]
)
def test_job_numbers_are_set_aside(line: str) -> None:
    assert paragraphs(read(f"The Concordance\n{line}\nEach Party shall report.\n"), "aside") == [line]
