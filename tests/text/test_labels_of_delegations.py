"""What labels, comments and headings promise on any text: nothing raised, nothing lost, nothing worse than linear."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from travaux.reading import read
from travaux.text import Mark, Span, Text, parse, tokenise, write
from travaux.text.notation import FORMS, VERBS, Notation, Remark, notation

PIECES = st.lists(
    st.sampled_from(
        ["[", "]", "{", "}", " - ", " / ", "XA", "QM", "; ", ", ", ": ", "propose", " delete", " retain", "\n", "Article 4\n",
         "Rationale\n", "Rationale ", "None provided", "Norland\n", "Republic of Mirrow ", "(supported by XA)", "1. ", "(a) ",
         "words of a draft", ".", "Note: ", "XA reserves", "Chair’s text\n", "Proposals by Norland\n", "(Led by XA)\n", "–",
         "the "]
    ),
    max_size=40,
)  # fmt: skip


@given(PIECES)
def test_any_text_is_read_and_every_label_lies_inside_it(pieces: list[str]) -> None:
    source = "".join(pieces)
    text = parse(source)
    found = notation(text, "plain")
    assert write(text) == source
    for one in spans_of(found):
        assert 0 <= one[0] <= one[1] <= len(text.words)
    for who in attributions_of(found):
        assert who[1] in VERBS
        assert who[2] in FORMS


@given(PIECES)
def test_a_label_is_printed_where_its_span_says(pieces: list[str]) -> None:
    text = parse("".join(pieces))
    for bracket in notation(text, "plain").brackets:
        for option in bracket.options:
            assert bracket.span[0] <= option.span[0] <= option.span[1] <= bracket.span[1]
            for one in option.attributions:
                assert one.label in text.words.text(*one.span)
                assert bracket.span[0] <= one.span[0]


def spans_of(found: Notation) -> list[Span]:
    out = [one.span for one in found.remarks]
    for proposal in found.proposals:
        out += [proposal.span, proposal.attribution.span, *([proposal.rationale] if proposal.rationale else [])]
    out += [one.span for b in found.brackets for o in b.options for one in o.attributions]
    return out + ([found.voice.span] if found.voice else [])


def attributions_of(found: Notation) -> list[tuple[str, str, str]]:
    named = [one for b in found.brackets for o in b.options for one in o.attributions]
    named += [one for b in found.brackets for one in b.attributions]
    named += [one for p in found.proposals for one in (p.attribution, *p.others)]
    named += [one for r in found.remarks for one in r.attributions]
    return [(one.label, one.verb, one.form) for one in named]


@pytest.mark.parametrize(
    "piece",
    [
        "[XA - ",
        " - XA",
        "(supported by ",
        "Rationale\n",
        "Norland\n",
        "[XA/",
        "Note: XA and ",
        "A",
        "Article 4\n",
        "[[(a) ",
        "XA, ",
    ],
)
def test_many_repetitions_are_still_read(piece: str) -> None:
    source = piece * 2_000
    assert write(parse(source)) == source
    assert notation(parse(source), "plain").profile == "plain"


def remarked(said: str, kind: str = "comment", author: str = "Vell, O. (secretariat)") -> tuple[Text, Remark]:
    source = "1. Lamps of both colours shall burn."
    words = parse(source)
    starts, _ = tokenise("1. Lamps ")
    span = (len(starts) - 1, len(starts) + 4)
    marks = (Mark(kind, span, author, "2025-04-15T09:44:00Z", said),)
    text = Text(words.words, words.provisions, (*words.marks, *marks))
    [found] = notation(text, "plain").remarks
    return text, found


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ("XA: retain", [("XA", "retain")]),
        ("XA: prefers the first option\nQM and XB: delete", [("XA", "support"), ("QM and XB", "delete")]),
        ("Harbour Group: to be seen with article 4", [("Harbour Group", "remark")]),
        ("XA and QM asked for these words; XB reserves.", [("XA and QM", "propose"), ("XB", "reserve")]),
        ("Moved at the request of QP on behalf of FSA.", [("QP on behalf of FSA", "propose")]),
        ("XA could not go along with XB.", [("XA", "oppose")]),
        ("See the other article.", []),
        ("", []),
    ],
)
def test_a_comment_names_its_delegations(said: str, named: list[tuple[str, str]]) -> None:
    text, found = remarked(said)
    assert [(one.label, one.verb) for one in found.attributions] == named
    assert {one.form for one in found.attributions} <= {"comment"}
    assert found.author == "Vell, O. (secretariat)"
    assert text.words.text(*found.span) == "of both colours"


@pytest.mark.parametrize(("kind", "verb"), [("tracked_insertion", "add"), ("tracked_deletion", "delete")])
def test_a_tracked_change_names_only_who_typed_it(kind: str, verb: str) -> None:
    _, found = remarked("", kind)
    [one] = found.attributions
    assert (one.label, one.verb, one.form) == ("Vell, O. (secretariat)", verb, "tracked")
    assert one.span[0] == one.span[1]


def test_a_compilation_of_many_delegations_is_read_to_its_own_contents_list(corpora: Path) -> None:
    text = read(corpora / "bbnj-drafts-qabot" / "un" / "6.txt")
    labels: list[tuple[Span, str]] = []
    for one in notation(text).proposals:
        if not labels or labels[-1][0] != one.attribution.span:
            labels.append((one.attribution.span, one.attribution.label))
    assert len(labels) == 227
    assert len({label for _, label in labels}) == 24


def test_drafts_without_proposals_hold_none(corpora: Path) -> None:
    for name in ("0", "1", "5", "45", "46", "47-renamed"):
        text = read(corpora / "bbnj-drafts-qabot" / "un" / f"{name}.txt")
        assert notation(text).proposals == (), name


def test_the_outcomes_of_small_groups_are_a_voice_of_their_own(corpora: Path) -> None:
    found = notation(read(corpora / "bbnj-drafts-qabot" / "un" / "2.txt")).proposals
    assert len(found) > 50
    assert {one.attribution.form for one in found} == {"chair"}
