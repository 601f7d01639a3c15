"""Pieces of text found in others: verbatim, edited, by chance not at all; in memory and from a folder."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from travaux.errors import TravauxError
from travaux.history.reuse import Shelf, fragments_in, places_of
from travaux.history.reuse.coding import coded, grams

WORDS = [
    f"{a}{b}"
    for a in ["keel", "mast", "oar", "hull", "sail", "buoy", "lamp", "reef", "tide", "wind"]
    for b in ("", "s", "ing", "ed", "er", "less")
]


def text_of(count: int, seed: int) -> list[str]:
    """Words by chance, the same for the same seed."""
    return random.Random(seed).choices(WORDS, k=count)


DOCUMENT = text_of(2000, 1)


def disturbed(words: list[str], every: int) -> list[str]:
    return ["anchorage" if n % every == every - 1 else word for n, word in enumerate(words)]


def test_a_passage_is_found_where_it_stands() -> None:
    [found] = places_of([" ".join(DOCUMENT[300:360])], Shelf.of([" ".join(DOCUMENT)]))
    assert found is not None
    assert (found.span, found.likeness) == ((300, 360), 1.0)


def test_a_passage_with_every_fifth_word_changed_is_found_near_where_it_stands() -> None:
    [found] = places_of([" ".join(disturbed(DOCUMENT[300:360], 5))], Shelf.of([" ".join(DOCUMENT)]))
    assert found is not None
    assert abs(found.span[0] - 300) <= 4
    assert 0.7 <= found.likeness < 0.9


def test_other_words_are_not_found() -> None:
    assert places_of([" ".join(text_of(60, 2))], Shelf.of([" ".join(DOCUMENT)])) == [None]


def test_capitals_and_blanks_do_not_hide_a_passage() -> None:
    printed = "\n".join(word.upper() for word in DOCUMENT[40:80])
    [found] = places_of([printed], Shelf.of([" ".join(DOCUMENT)]))
    assert found is not None
    assert found.span == (40, 80)


def test_the_likest_of_two_places_is_given() -> None:
    passage = DOCUMENT[100:160]
    shelf = Shelf.of([" ".join(disturbed(passage, 4)), " ".join(passage)])
    [found] = places_of([" ".join(passage)], shelf)
    assert found is not None
    assert (found.piece, found.likeness) == (1, 1.0)


def test_a_passage_does_not_reach_over_the_edge_of_its_piece() -> None:
    shelf = Shelf.of([" ".join(DOCUMENT[:50]), " ".join(DOCUMENT[50:100])])
    [found] = places_of([" ".join(DOCUMENT[60:100])], shelf)
    assert found is not None
    assert (found.piece, found.span) == (1, (10, 50))


def test_the_pieces_of_a_shelf_that_stand_in_a_document_are_listed() -> None:
    shelf = Shelf.of([" ".join(text_of(40, 7)), " ".join(DOCUMENT[500:540])])
    assert [(one.fragment, one.span) for one in fragments_in(" ".join(DOCUMENT), shelf)] == [(1, (500, 540))]


def test_a_shelf_on_disk_finds_what_one_in_memory_finds(tmp_path: Path) -> None:
    pieces = [" ".join(DOCUMENT[n : n + 40]) for n in range(0, 2000, 40)]
    held = Shelf.of(pieces)
    Shelf.begin(tmp_path / "shelf").append(pieces[:20]).append(pieces[20:])
    opened = Shelf.open(tmp_path / "shelf")
    asked = [" ".join(disturbed(DOCUMENT[n : n + 30], 7)) for n in (405, 805, 1605)]
    assert len(opened) == len(held) == 50
    assert places_of(asked, opened) == places_of(asked, held)
    assert fragments_in(" ".join(DOCUMENT[:400]), opened) == fragments_in(" ".join(DOCUMENT[:400]), held)


def test_a_shelf_on_disk_is_asked_twice_and_says_the_same(tmp_path: Path) -> None:
    asked = "A vessel shall keep its lamps lit from dusk until dawn in every harbour of a Party."
    Shelf.begin(tmp_path / "shelf").append(["keep its lamps lit from dusk until dawn", "a buoy shall be painted red"])
    shelf = Shelf.open(tmp_path / "shelf")
    first = fragments_in(asked, shelf)
    assert [one.fragment for one in first] == [0]
    assert fragments_in(asked, shelf) == first  # what was read from disk is let go after the first time, and read again


def test_what_stood_on_a_shelf_is_not_written_again(tmp_path: Path) -> None:
    shelf = Shelf.begin(tmp_path).append([" ".join(DOCUMENT[:40])])
    before = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*.npy")}
    shelf.append([" ".join(DOCUMENT[40:80])])
    assert {p: p.stat().st_mtime_ns for p in before} == before


def test_a_shelf_is_not_begun_over_another(tmp_path: Path) -> None:
    Shelf.begin(tmp_path)
    with pytest.raises(TravauxError, match="shelf"):
        Shelf.begin(tmp_path)


@pytest.mark.parametrize("harm", ["no manifest", "broken manifest", "missing column", "cut column"])
def test_a_damaged_shelf_is_refused(tmp_path: Path, harm: str) -> None:
    Shelf.begin(tmp_path).append(["one two three four"])
    column = tmp_path / "board-00000" / "keys.npy"
    if harm == "no manifest":
        (tmp_path / "shelf.json").unlink()
    elif harm == "broken manifest":
        (tmp_path / "shelf.json").write_text("{", encoding="utf-8")
    elif harm == "missing column":
        column.unlink()
    else:
        column.write_bytes(column.read_bytes()[:40])
    with pytest.raises(TravauxError) as refused:
        Shelf.open(tmp_path)
    assert refused.value.code == "no_shelf"


def test_a_shelf_that_was_cut_short_while_it_grew_is_the_one_before(tmp_path: Path) -> None:
    Shelf.begin(tmp_path).append(["one two three four"])
    (tmp_path / "board-00001").mkdir()  # what an append leaves that was killed before it wrote its list
    again = Shelf.open(tmp_path).append(["five six seven eight"])
    assert len(again) == len(Shelf.open(tmp_path)) == 2


@given(st.lists(st.text(max_size=60), max_size=6), st.lists(st.text(max_size=60), max_size=4))
def test_any_text_is_searched_and_every_place_lies_in_its_piece(pieces: list[str], asked: list[str]) -> None:
    shelf, text = Shelf.of(pieces), coded(pieces)
    sizes = (text.edges[1:] - text.edges[:-1]).tolist()
    found = places_of(asked, shelf)
    assert len(found) == len(asked)
    for one in found:
        assert one is None or 0 <= one.span[0] <= one.span[1] <= sizes[one.piece]


@given(st.lists(st.integers(0, 12), min_size=3, max_size=40), st.lists(st.integers(0, 12), min_size=3, max_size=40))
def test_two_pieces_share_a_run_of_three_where_their_words_say_so(one: list[int], other: list[int]) -> None:
    texts = [" ".join(f"w{n}" for n in listed) for listed in (one, other)]
    keys = [set(grams(coded([text]))[0].tolist()) for text in texts]
    runs = [{tuple(listed[n : n + 3]) for n in range(len(listed) - 2)} for listed in (one, other)]
    assert bool(keys[0] & keys[1]) == bool(runs[0] & runs[1])


@given(st.integers(0, 1900), st.integers(30, 90), st.integers(4, 12))
def test_the_likeness_that_is_given_is_that_of_the_words_at_the_place(start: int, size: int, every: int) -> None:
    asked = disturbed(DOCUMENT[start : start + size], every)
    [found] = places_of([" ".join(asked)], Shelf.of([" ".join(DOCUMENT)]))
    assert found is not None
    low, high = found.span
    assert found.likeness == pytest.approx(Indel.normalized_similarity(asked, DOCUMENT[low:high]), abs=0.02)
