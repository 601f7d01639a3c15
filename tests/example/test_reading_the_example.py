"""Every word and every address of the example's sources is read back from each format, and nothing else is."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from travaux.text import Kind, Text
from travaux.text.provisions import own_spans

Truth = Callable[[str], dict[str, Any]]
Draft = Callable[[str], Text]

NAMES = ("con1", "con2", "zero", "rolling", "revised", "final", "adopted", "akn")
PRINTED = tuple(name for name in NAMES if name != "akn")
ABOVE = ("preamble", "chapter", "article", "annex")
FURNITURE = ("CME/AC.1/", "CA/RES/", "24-01107", "25-00471", "25-02204", "26-00187", "26-01904", "_____", "....")


def words(text: str) -> list[str]:
    return re.findall(r"\w+|[^\w\s]", text)


RESOLUTION = (
    "preface",
    "annex",
    "preamble",
    *(f"preamble__rec_{n}" for n in (1, 2, 3)),
    *(f"para_{n}" for n in (1, 2, 3, 4)),
)


def in_the_draft(text: Text) -> dict[str, int]:
    """The provisions of the draft by address: not the first page, the footnotes, or the resolution that it is annexed to."""
    kept = {p.address: n for n, p in enumerate(text.provisions) if p.kind not in ("footnote", "conclusions")}
    if "annex__chp_I" in kept:
        return {address: n for address, n in kept.items() if address not in RESOLUTION}
    return {address: n for address, n in kept.items() if not address.startswith("preface")}


def said(text: Text, index: int) -> list[str]:
    """The wording of a provision: no label, no heading, no page furniture, no sign of a footnote."""
    left_out = np.isin(text.words.kinds, (Kind.ASIDE, Kind.BLANK))
    for mark in text.marks:
        if mark.kind == "footnote_reference":
            left_out[slice(*mark.span)] = True
    spans = own_spans(text.provisions, index)
    return [text.words[n].text for start, end in spans for n in range(start, end) if not left_out[n]]


@pytest.mark.parametrize("name", NAMES)
def test_every_provision_stands_at_its_address(name: str, draft: Draft, truth: Truth) -> None:
    wanted = {one["address"] for one in truth(name)["provisions"]}
    assert sorted(wanted - set(in_the_draft(draft(name)))) == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_else_is_taken_for_a_provision(name: str, draft: Draft, truth: Truth) -> None:
    wanted = {one["address"] for one in truth(name)["provisions"]}
    notes = {"".join(words(one)) for one in truth(name)["other"]}
    found = in_the_draft(draft(name))
    more = [a for a, n in found.items() if a not in wanted and "".join(said(draft(name), n)) not in notes]
    assert more == []


def test_the_resolution_stands_before_the_convention_it_adopts(draft: Draft) -> None:
    addresses = [p.address for p in draft("adopted").provisions]
    assert addresses[: len(RESOLUTION)] == list(dict.fromkeys(["preface", *RESOLUTION[2:], "annex"]))


@pytest.mark.parametrize("name", NAMES)
def test_every_provision_has_its_number_and_heading(name: str, draft: Draft, truth: Truth) -> None:
    text = draft(name)
    found = {a: (text.provisions[n].number, text.provisions[n].heading) for a, n in in_the_draft(text).items()}
    wanted = {one["address"]: (one["number"], one["heading"]) for one in truth(name)["provisions"]}
    if name == "akn":  # there a preamble is an element and bears no heading
        wanted["preamble"] = (None, None)
    assert {a: found.get(a) for a in wanted} == wanted


@pytest.mark.parametrize("name", NAMES)
def test_every_word_of_the_source_is_read_at_its_address(name: str, draft: Draft, truth: Truth) -> None:
    text = draft(name)
    places = in_the_draft(text)
    notes = tuple("".join(words(one)) for one in truth(name)["other"])
    wrong = []
    for one in truth(name)["provisions"]:
        if one["kind"] in ABOVE or one["address"] not in places:
            continue
        got, wanted = said(text, places[one["address"]]), words(one["text"])
        if name == "rolling":  # words typed over are fused on paper and apart in the file; notes stand between articles
            got, wanted = ["".join(got)], ["".join(wanted)]
            got = [got[0].removesuffix(note) for note in notes if got[0].endswith(note)] or got
        if got != wanted:
            wrong.append((one["address"], " ".join(got), " ".join(wanted)))
    assert wrong == []


@pytest.mark.parametrize("name", ["con2", "zero", "revised", "adopted"])
def test_every_provision_opens_on_its_page(name: str, draft: Draft, truth: Truth) -> None:
    text = draft(name)
    wanted = truth("pages")[name]
    found = {a: text.words.page(text.provisions[n].span[0]) for a, n in in_the_draft(text).items()}
    assert {a: (page, wanted[a]) for a, page in found.items() if a in wanted and page != wanted[a]} == {}


@pytest.mark.parametrize("name", NAMES)
def test_no_furniture_is_left_in_a_provision(name: str, draft: Draft) -> None:
    text = draft(name)
    body = " ".join("".join(said(text, n)) for n in in_the_draft(text).values())
    assert [mark for mark in FURNITURE if mark in body] == []


@pytest.mark.parametrize("name", PRINTED)
def test_footnotes_stand_apart_and_are_tied_to_their_reference(name: str, draft: Draft, truth: Truth) -> None:
    text = draft(name)
    got = ["".join(words(text.words.text(*note.span))).removeprefix(note.sign) for note in text.footnotes]
    assert got == ["".join(words(note)) for note in truth(name)["footnotes"]]
    assert [note.sign for note in text.footnotes if note.reference is None] == []


def test_tracked_changes_keep_author_date_and_words(draft: Draft, truth: Truth) -> None:
    kinds = {
        "ins": "tracked_insertion",
        "del": "tracked_deletion",
        "from": "tracked_move_from",
        "to": "tracked_move_to",
    }
    text = draft("rolling")
    got = {
        (m.kind, m.author, (m.date or "")[:19], "".join(words(text.words.text(*m.span))))
        for m in text.marks
        if m.kind in kinds.values()
    }
    wanted = {
        (kinds[one["kind"]], one["author"], one["date"][:19], "".join(words(one["text"])))
        for one in truth("rolling")["tracked"]
        if one["text"].strip()
    }
    assert sorted(wanted - got) == []


def test_comments_hang_on_their_words(draft: Draft, truth: Truth) -> None:
    text = draft("rolling")
    got = [(text.words.text(*m.span).strip(), m.author, m.value) for m in text.marks if m.kind == "comment"]
    assert sorted(got) == sorted((words_, author, remark) for words_, author, _, remark in truth("rolling")["comments"])


def test_the_one_bracket_that_does_not_close_is_a_doubt(draft: Draft) -> None:
    doubts = [d for d in draft("rolling").doubts if d.code == "unbalanced_bracket"]
    assert [d.address for d in doubts] == ["chp_III__art_22__para_3"]


def test_a_closed_paragraph_keeps_its_colour(draft: Draft) -> None:
    text = draft("rolling")
    colours = {m.value: text.words.text(*m.span) for m in text.marks if m.kind == "highlight"}
    assert {value for value in colours if value} == {"yellow", "green"}


def test_drawn_rules_of_the_redline_are_strikes_and_insertions(example_folder: Any, truth: Truth) -> None:
    from travaux.reading import read

    text = read(example_folder / "08-revised-draft-redline.pdf")
    struck = "".join("".join(words(text.words.text(*m.span))) for m in text.marks if m.kind in ("deletion", "strike"))
    added = "".join(
        "".join(words(text.words.text(*m.span))) for m in text.marks if m.kind in ("insertion", "underline")
    )
    edits = [one for one in truth("zero-revised")["edits"] if not one["follows"]]
    lost = [one["struck"] for one in edits if "".join(words(one["struck"])) not in struck]
    missed = [one["inserted"] for one in edits if "".join(words(one["inserted"])) not in added]
    assert (lost, missed) == ([], [])
