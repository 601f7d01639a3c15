"""What holds of all lives: any document comes back, an identity is one word, the order of arrival changes nothing; and the fast
steps say what their plain twins say. The negotiations are invented."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.errors import TravauxError
from travaux.history import Dated, Lives, freeze_lives, grow, lives_of, rebuild, returns, thaw_lives, trace
from travaux.history.blocks import Known, printed_source, sheet_of_paragraphs, sheet_of_text
from travaux.history.lives import identities, is_draft
from travaux.history.memory import RUN, Shelf, longest_hit, put
from travaux.history.places import _laid_columns, _plain_columns, birth_entries, spoken_at
from travaux.history.plain import plain_blocks, plain_crossings, plain_origins, plain_runs
from travaux.text import Text, parse, write

WORDS = [
    "the",
    "Parties",
    "shall",
    "may",
    "keep",
    "lanterns",
    "of",
    "harbours",
    ",",
    ".",
    "[",
    "]",
    "bright",
    "é",
    "海",
]
sentences = st.lists(st.sampled_from(WORDS), min_size=0, max_size=24).map(" ".join)
sources = st.lists(sentences, max_size=6).map(lambda found: "\n\n".join(f"{n}. {x}" for n, x in enumerate(found, 1)))
kinds = st.sampled_from(["draft", "draft", "proposals", "statement"])
negotiations = st.lists(st.tuples(kinds, sources), min_size=1, max_size=7)
DRAFTS = {name: f"bbnj-drafts-qabot/un/{name}.txt" for name in ("4", "3", "45", "6", "5", "2", "0")}


def documents(told: Sequence[tuple[str, str]]) -> list[Dated]:
    """Documents D1, D2, ... of one day after the other, from their kinds and sources."""
    return [Dated(f"D{n}", kind, None, parse(said), f"2031-01-{n:02}") for n, (kind, said) in enumerate(told, 1)]


def drafts(*sources: str) -> Lives:
    """The lives of drafts D1, D2, ..."""
    return lives_of(documents([("draft", said) for said in sources]))


def spellings(lives: Lives, number: int) -> list[tuple[int, str]]:
    """The identity and the spelling of every word said in a document, in order."""
    entry = lives.entries[number]
    text = parse("".join(block.printed for block in entry.sheet.blocks))
    words = [text.words[int(at)].text for at in spoken_at(entry.sheet)]
    return list(zip(identities(entry).tolist(), words, strict=True))


def same(one: Lives, other: Lives) -> bool:
    """Whether two lives say the same of every word."""
    return [e.symbol for e in one.entries] == [e.symbol for e in other.entries] and all(
        np.array_equal(identities(a), identities(b))
        and np.array_equal(a.left, b.left)
        and np.array_equal(a.back, b.back)
        for a, b in zip(one.entries, other.entries, strict=True)
    )


@given(negotiations)
def test_any_document_is_rebuilt_from_the_lives_byte_for_byte(told):
    lives = lives_of(documents(told))
    for dated in documents(told):
        assert rebuild(lives, dated.symbol) == write(dated.text)


@given(negotiations)
def test_an_identity_is_one_word_for_ever(told):
    lives = lives_of(documents(told))
    word: dict[int, str] = {}
    for number in range(len(lives.entries)):
        for one, spelling in spellings(lives, number):
            assert word.setdefault(one, spelling) == spelling
    assert sorted(word) == list(range(len(lives)))


@given(negotiations)
def test_no_word_stands_twice_in_a_draft(told):
    for entry in lives_of(documents(told)).entries:
        if entry.kind == "draft":
            assert len(set(identities(entry).tolist())) == len(identities(entry))


@given(negotiations)
def test_the_runs_of_a_trace_cover_the_document_exactly(told):
    lives = lives_of(documents(told))
    for entry in lives.entries:
        runs = trace(lives, entry.symbol)
        assert "".join(run.text for run in runs) == rebuild(lives, entry.symbol)
        assert [run.span[0] for run in runs] == [0, *[run.span[1] for run in runs]][:-1] if runs else True


@given(negotiations)
@settings(max_examples=40)
def test_documents_may_come_in_any_order(told):
    given_docs = documents(told)
    lives = Lives()
    for dated in reversed(given_docs):
        lives = grow(lives, dated)
    assert same(lives, lives_of(given_docs))


@given(negotiations)
@settings(max_examples=40)
def test_lives_that_were_kept_go_on_as_if_they_had_not_been(told):
    *first, last = documents(told)
    lives = lives_of(first)
    kept = thaw_lives(freeze_lives(lives))
    assert same(kept, lives)
    assert same(grow(kept, last), grow(lives, last))
    assert freeze_lives(grow(kept, last)) == freeze_lives(grow(lives, last))


@given(negotiations)
@settings(max_examples=40)
def test_lives_that_grew_twice_grow_apart(told):
    *first, last = documents(told)
    lives = lives_of(first)
    one, other = grow(lives, last), grow(lives, last)
    assert same(one, other)
    assert len(lives.entries) == len(first)


def test_bytes_that_are_no_lives_are_refused():
    with pytest.raises(TravauxError) as refusal:
        thaw_lives(b"no lives")
    assert refusal.value.code == "unreadable_lives"


@given(st.text(alphabet="ab .\n[]1(é", max_size=60))
def test_a_plain_text_in_paragraphs_loses_no_character(source):
    assert printed_source(sheet_of_paragraphs(source, Known())) == source


@given(st.text(alphabet="ab .\n[]1(é\u0301_", max_size=60))
def test_the_words_of_plain_paragraphs_are_the_same_all_at_once_and_one_by_one(source):
    sheet = sheet_of_paragraphs(source, Known())
    at_once = _plain_columns(sheet) or _laid_columns(sheet)
    for one, other in zip(at_once, _laid_columns(sheet), strict=True):
        assert one.dtype == other.dtype
        assert one.tolist() == other.tolist()


def test_a_number_that_changes_is_no_new_word():
    lives = drafts("1. Parties shall report.", "1. Lanterns are kept.\n\n2. Parties shall report.")
    born = {run.text.strip(): run.born.document for run in trace(lives, "D2") if run.born}
    assert born == {"Lanterns are kept.": "D2", "Parties shall report.": "D1"}


def test_a_bracket_around_words_leaves_them_who_they_are():
    lives = drafts("1. Parties shall report.", "1. Parties [shall] report.")
    assert {run.born.document for run in trace(lives, "D2") if run.born} == {"D1"}


def test_real_drafts_and_side_documents_are_rebuilt_byte_for_byte(corpora: Path):
    told = [
        ("proposals" if name in ("6", "2") else "draft", (corpora / path).read_text(encoding="utf-8"))
        for name, path in DRAFTS.items()
    ]
    lives = lives_of(documents(told))
    for number, (_, source) in enumerate(told):
        assert rebuild(lives, f"D{number + 1}") == source
    word: dict[int, str] = {}
    for number in range(len(lives.entries)):
        assert all(word.setdefault(one, said) == said for one, said in spellings(lives, number))
    assert returns(thaw_lives(freeze_lives(lives))) == returns(lives)


def said_in(text: Text) -> list[list[str]]:
    known = Known()
    sheet = sheet_of_text(text, known)
    words = list(known.words)
    letters = {sign: word for word, sign in known.words.items()}
    assert len(words) == len(letters)
    return [[letters[sign] for sign in block.said] for block in sheet.spoken]


def agrees(lives: Lives) -> None:
    for number, entry in enumerate(lives.entries):
        born = [lives.entries[n].symbol for n in birth_entries(lives, identities(entry)).tolist()]
        assert born == plain_origins(lives, number)
        if is_draft(entry):
            left, back, entered = plain_crossings(lives, number)
            assert (set(entry.left.tolist()), set(entry.back.tolist()), set(entry.entered.tolist())) == (
                left,
                back,
                entered,
            )


@given(sources)
def test_blocks_say_what_a_walk_over_the_words_says(source):
    assert said_in(parse(source)) == plain_blocks(parse(source))


@given(negotiations)
def test_births_and_crossings_are_those_that_sets_of_words_give(told):
    agrees(lives_of(documents(told)))


@given(
    st.lists(st.lists(st.sampled_from(WORDS[:4]), max_size=20), max_size=5),
    st.lists(st.sampled_from(WORDS[:4]), min_size=RUN, max_size=12),
)
def test_a_run_is_found_where_a_walk_over_all_stretches_finds_it(stretches, said):
    shelf, one = Shelf(), dict(zip(WORDS, "abcdefghijklmno", strict=True))
    long = [stretch for stretch in stretches if len(stretch) >= RUN]
    for stretch in stretches:
        put(shelf, "".join(one[w] for w in stretch), list(range(len(stretch))))
    spoken = "".join(one[w] for w in said)
    hits = {(hit.stretch, hit.place - hit.start) for hit in longest_hit(shelf, spoken, 0, (0, len(said)))}
    places = plain_runs(long, said, (0, RUN))
    assert hits <= {(number, place) for number, place in places}
    assert len(hits) == min(len(places), 8)


def test_real_drafts_agree_with_the_plain_twins(corpora: Path):
    names = ("45", "6", "5", "2", "0")
    told = [
        (
            "proposals" if n in ("6", "2") else "draft",
            (corpora / f"bbnj-drafts-qabot/un/{n}.txt").read_text(encoding="utf-8"),
        )
        for n in names
    ]
    agrees(lives_of(documents(told)))
    for _, source in told[:2]:
        assert said_in(parse(source)) == plain_blocks(parse(source))
