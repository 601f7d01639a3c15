"""What is looked for by its first sign, so that nothing else is read closely, is all that a close reading of everything finds."""

import re
from collections import Counter
from collections.abc import Callable
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.text import Kind, parse
from travaux.text.notation import bidding, fused, headings, notation, numerals, remarks, shapes, targets, voices
from travaux.text.notation.owners import Owners
from travaux.text.notation.slashes import free_slashes

ROOM = "travaux.text.notation"
EVERYWHERE = re.compile("(?=.)", re.S)
LINES = st.sampled_from(
    (
        "Article 5", "ARTICLE 5 BIS", "Norland", "Norland and Mirrow", "the Harbour Group", "Rationale", "Justification: words.",
        "1. Each Party shall stop.", "2 bis. Words.", "(a) words; (b) words", "5.2 Words. 5.3 Others", "None provided",
        "Norland 2. Words.", "Words provided Norland 1. Words", "Words. Norland [Words]", "(Led by Norland)", "Led by Mirrow",
        "Proposals by Norland", "see Submission of Norland", "Chair’s text", "Facilitators' option (convergent text)",
        "the Chair’s summary", "Note: Norland reserves.", "[Note by the bureau: Norland: wants words]", 
        "Negotiators' Note: XA reserves", "1 bis. Words", "1 supra. Words",
        "(", "[", "\u00a0Note: XB supports it", "Notes from the quay: XA and XB oppose", 
        "Retain.", "3. Delete.", "4. Propose to retain",
        "Option A: 1. words", "Each “2. Words” of it", "Words/others / more", "PART II", "Section 4", "New article on ports",
        "\f", "  ", "otherwords", "wordsother", "LimitedGeneral", "(fh)The", "ſection 3", "Preamble", "Reasons: none",
    )
)  # fmt: skip
PAGES = st.lists(LINES, max_size=25).map("\n".join)
SCRAPS = st.lists(st.one_of(LINES, st.sampled_from((" ", ". ", "\n", "] ", "” ", "("))), max_size=25).map("".join)


def known(label: str) -> bool:
    return label in ("Norland", "Mirrow", "XA", "XB")


@settings(max_examples=300)
@given(st.one_of(st.from_regex(targets._NEW), st.from_regex(targets._WHOLE)).map(str.lstrip))
def test_a_line_that_names_a_provision_begins_with_one_of_the_first_letters(line: str) -> None:
    assert targets.read_target(line) is None or line[0] in targets.FIRST_LETTERS


@given(
    st.characters(),
    st.sampled_from(("ection 3", "rticle 3", "nnex", "ew article on ports", "art IV", "ule 2", "hapter 1")),
)
def test_no_other_letter_begins_the_name_of_a_provision(first: str, rest: str) -> None:
    assert targets.read_target(first + rest) is None or first in targets.FIRST_LETTERS


@settings(max_examples=300)
@given(st.from_regex(bidding._ALONE), st.text(max_size=10))
def test_every_bidding_ends_as_biddings_end(said: str, before: str) -> None:
    for text in (said, f"{before} {said}"):
        assert bidding._ALONE.search(text) is None or bidding._BIDS.search(text)


@settings(max_examples=300)
@given(st.from_regex(remarks._NOTE))
def test_every_note_has_the_word_and_the_colon(said: str) -> None:
    assert remarks._NOTED.search(said)


def groups(matches: Callable[[], object]) -> list[tuple[object, ...]]:
    return [(m["kind"], m["said"], m.span("said")) for m in matches()]  # type: ignore[attr-defined]


@settings(max_examples=400)
@given(st.one_of(PAGES, SCRAPS, st.from_regex(remarks._NOTE)))
def test_notes_found_by_their_word_are_those_found_by_reading_everything(source: str) -> None:
    assert groups(lambda: remarks._openings(source)) == groups(lambda: remarks._NOTE.finditer(source))


@settings(max_examples=400)
@given(st.one_of(PAGES, SCRAPS, st.from_regex(targets._LABEL)))
def test_numbers_found_by_their_first_sign_are_those_found_by_reading_everything(source: str) -> None:
    assert [m.span() for m in targets._labels(source)] == [m.span() for m in targets._LABEL.finditer(source)]


@settings(max_examples=400)
@given(SCRAPS)
def test_names_that_lost_their_line_are_found_wherever_they_stand(source: str) -> None:
    names = {"Norland", "Mirrow", "Norland and Mirrow", "the Harbour Group"}
    quick = headings._glued(source, names, set())
    with patch(f"{ROOM}.headings._begins_of_names", lambda source, names: range(len(source))):
        assert quick == headings._glued(source, names, set())


@settings(max_examples=400)
@given(PAGES)
def test_a_text_that_shows_no_compilation_is_none(source: str) -> None:
    text = parse(source)
    quick = notation(text).proposals, notation(text, None, known).proposals
    with (
        patch(f"{ROOM}.proposals.may_hold_proposals", return_value=True),
        patch(f"{ROOM}.proposals.may_hold_sections", return_value=True),
    ):
        assert notation(text).proposals == quick[0]
        if " by " in source or "ationale" in source:  # where names are known, one of these words is asked for first
            assert notation(text, None, known).proposals == quick[1]


@settings(max_examples=200)
@given(st.from_regex(voices._section()))
def test_every_section_of_one_who_leads_is_looked_for(said: str) -> None:
    assert voices.may_hold_sections(said)


@given(st.one_of(PAGES, SCRAPS, st.text(max_size=200)))
def test_printed_lines_are_those_a_pattern_finds(source: str) -> None:
    words = parse(source).words
    plain = [(m.start(), m[0].rstrip()) for m in re.finditer(r"\S[^\n]*", source)]
    kept = [(at, said) for at, said in plain if words.kinds[words.at(at)] != Kind.ASIDE]
    assert [(line.start, line.text) for line in headings.printed_lines(words)] == kept
    assert all(line.end == line.start + len(line.text) for line in headings.printed_lines(words))


@given(st.one_of(PAGES, SCRAPS, st.text(max_size=200), st.text("aZéł9_ -’\u0301第\ud800", max_size=60)))
def test_words_counted_as_bytes_are_words_counted_as_letters(source: str) -> None:
    assert fused._counts(source) == Counter(re.findall(r"[^\W\d_]{3,}", source))


@given(PAGES, st.data())
def test_letters_that_a_pattern_takes_for_others_raise_nothing(source: str, data: st.DataObject) -> None:
    odd = data.draw(st.dictionaries(st.sampled_from("isIS"), st.sampled_from("ıİſ"), max_size=3))
    notation(parse("".join(odd.get(one, one) for one in source)), None, known)


@given(st.one_of(st.from_regex(numerals._NUMBER, fullmatch=True), st.text(max_size=12)))
def test_a_number_in_words_begins_with_a_letter_of_a_number(said: str) -> None:
    plain = re.compile(numerals._NUMBER.pattern.replace(f"(?=[{numerals._FIRST}])", ""), re.X)
    assert numerals.is_number(said) == (plain.fullmatch(said) is not None)


@given(st.text("[]{}［］ab ", max_size=20))
def test_words_without_signs_are_the_words_one_by_one(said: str) -> None:
    assert shapes.without_signs(said) == "".join(one for one in said if one not in "[]{}［］")


@pytest.mark.parametrize("ending", [*shapes._NOUN, *shapes._ADJECTIVE])
def test_an_ending_counts_after_two_letters(ending: str) -> None:
    assert shapes._form(f"bo{ending}") in ("noun", "adjective")
    assert shapes._form(f"b{ending}") == shapes._form(ending) or len(ending) > 3


@given(st.one_of(SCRAPS, st.text("a /[]}\n", max_size=40)))
def test_free_slashes_are_those_a_pattern_finds(source: str) -> None:
    owners = Owners(parse(source))
    plain = re.compile(r"(?<=[^\s\[\]{}［］/])\s{1,12}/\s+(?=[^\s\[\]{}［］/])")
    assert [owners.starts[word - 1] for word in free_slashes(owners)] == [m.start() for m in plain.finditer(source)]
