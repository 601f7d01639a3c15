"""What the text room promises of every string, whatever it says."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.text import Kind, Text, accepted, freeze, locate, own_spans, parse, refused, thaw, write
from travaux.text.documents import Text as TextRecord
from travaux.text.manuscript import Block, CharMark, Manuscript

LINES = st.sampled_from(
    (
        "Article 1", "Article 2 bis", "[Article 3", "ARTICLE IV", "Article 5 Scope", "PART I", "PART II GENERAL", "PREAMBLE",
        "Section 1.", "ANNEX I", "Annex", "Rule 6", "Chapter V", "Option A: words", "OPTION I", "Option 2", "1. Words shall,",
        "2. Words.", "[2 bis. Words]", "(a) words;", "(b) words;", "(i) words", "(ii) words.", "a. words", "1.1 Words.",
        "OP1 alt 2 Words", "[3][4] Words", "The Parties to this Agreement,", "Recalling words,", "Have agreed as follows:",
        "words of a line that goes on", "Words that end.", "IN WITNESS WHEREOF the words", "Contents", "1. Words ....... 4",
        "pursuant to paragraph", "2. of article 5", "[[", "]", "{x}", "", "  ", "第三条", "المادة ٣", "Статья 4", "Artículo 5",
        "3/12", "Article 3l", "\f", "(cter) words", "Article premier", "PP3 Noting words,", "* words", "4. (a) Words:",
    )
)  # fmt: skip
DRAFTS = st.one_of(st.text(max_size=300), st.lists(LINES, max_size=40).map("\n".join))


def spans_fit(text: Text) -> None:
    last = 0
    for index, one in enumerate(text.provisions):
        assert 0 <= one.span[0] <= one.span[1] <= len(text.words)
        assert one.span[0] >= last
        last = one.span[0]
        if one.parent >= 0:
            above = text.provisions[one.parent]
            assert one.parent < index
            assert above.span[0] <= one.span[0]
            assert one.span[1] <= above.span[1]
        for inner in (one.label, one.heading_span):
            assert inner is None or one.span[0] <= inner[0] <= inner[1] <= one.span[1]
        assert all(start < end for start, end in own_spans(text.provisions, index))


@settings(max_examples=400, deadline=None)
@given(DRAFTS)
def test_writing_a_parsed_draft_gives_its_source_back(source: str) -> None:
    text = parse(source)
    assert write(text) == source
    assert "".join(text.words.text(n, n + 1) for n in range(len(text.words))) == source
    assert np.all(np.diff(text.words.starts) > 0)


@settings(max_examples=400, deadline=None)
@given(DRAFTS)
def test_provisions_nest_rise_and_have_addresses_of_their_own(source: str) -> None:
    text = parse(source)
    spans_fit(text)
    assert len({p.address for p in text.provisions}) == len(text.provisions)
    for index, one in enumerate(text.provisions):
        assert index in locate(text, one.address)


@settings(max_examples=200, deadline=None)
@given(DRAFTS)
def test_sibling_provisions_do_not_overlap(source: str) -> None:
    text = parse(source)
    ends: dict[int, int] = {}
    for one in text.provisions:
        assert one.span[0] >= ends.get(one.parent, 0)
        ends[one.parent] = one.span[1]


@settings(max_examples=200, deadline=None)
@given(DRAFTS)
def test_every_bracket_sign_is_a_mark_and_stays_a_sign(source: str) -> None:
    text = parse(source)
    signs = [n for n in range(len(text.words)) if text.words.kinds[n] == Kind.SIGN]
    asides = sum(source.count(sign) for sign in "[]{}") - len(signs)
    assert asides >= 0
    assert [m.span[0] for m in text.marks if m.kind.startswith("bracket")] == signs


def equal(one: TextRecord, other: TextRecord) -> bool:
    places = (one.words.places, other.words.places)
    return (
        one.words.source == other.words.source
        and np.array_equal(one.words.starts, other.words.starts)
        and np.array_equal(one.words.kinds, other.words.kinds)
        and ((places[0] is None) == (places[1] is None))
        and (places[0] is None or places[1] is None or np.array_equal(places[0].boxes, places[1].boxes))
        and (places[0] is None or places[1] is None or np.array_equal(places[0].pages, places[1].pages))
        and one.provisions == other.provisions
        and one.marks == other.marks
        and one.footnotes == other.footnotes
        and one.doubts == other.doubts
        and one.facts == other.facts
    )


@settings(max_examples=200, deadline=None)
@given(DRAFTS)
def test_a_frozen_text_thaws_equal(source: str) -> None:
    text = parse(source)
    assert equal(thaw(freeze(text)), text)


GIVEN = (
    ("part_I", "part"), ("part_I__art_1", "article"), ("art_2", "article"), ("part_I__art_1__para_1", "paragraph"),
    ("x y", "rule"),
    (None, "wrapup"), ("preamble", "preamble"), ("preamble__recs__rec_1", "recital"), ("art_2", "paragraph"), ("q", "unheard-of"),
    (None, "preface"), ("annex_1", "attachment"),
)  # fmt: skip


@st.composite
def manuscripts(draw: st.DrawFn) -> Manuscript:
    parts = draw(st.lists(LINES, max_size=20))
    roles = st.sampled_from(("body", "body", "heading", "cell"))
    addresses = st.sampled_from(GIVEN) if draw(st.booleans()) else st.just((None, None))
    given = st.one_of(st.just((None, None)), addresses)
    blocks, source = [], ""
    for part in [*parts, *draw(st.lists(st.sampled_from(("1 Words of a note.", "* A note")), max_size=2))]:
        start = len(source)
        source += part
        note = part.startswith(("1 W", "* A"))
        bold, centred = draw(st.booleans()), draw(st.booleans())
        role = "footnote" if note else draw(roles)
        eid, kind = draw(given) if not note else (None, None)
        blocks.append(
            Block(
                (start, len(source)),
                role,
                bold=bold,
                centred=centred,
                indent=draw(st.floats(0, 90)),
                eid=eid,
                kind=kind,
            )
        )
        source += "\n"
    edge = st.integers(0, len(source))
    kinds = st.sampled_from(("deletion", "insertion", "tracked_deletion", "bold", "footnote_reference"))
    spans = draw(st.lists(st.tuples(kinds, edge, edge), max_size=6))
    marks = tuple(CharMark(kind, (min(a, b), max(a, b))) for kind, a, b in spans if a != b)
    return Manuscript(source, tuple(blocks), marks)


@settings(max_examples=200, deadline=None)
@given(manuscripts())
def test_a_manuscript_loses_nothing_either(manuscript: Manuscript) -> None:
    text = parse(manuscript)
    assert write(text) == manuscript.source
    spans_fit(text)
    assert equal(thaw(freeze(text)), text)


@settings(max_examples=200, deadline=None)
@given(manuscripts())
def test_taking_or_refusing_revisions_only_leaves_words_out(manuscript: Manuscript) -> None:
    text = parse(manuscript)
    for reading in (accepted(text), refused(text)):
        words = [text.words.text(n, n + 1) for n in reading.original.tolist()]
        assert "".join(words) == write(reading.text)
        assert [reading.text.words.text(n, n + 1) for n in range(len(reading.text.words))] == words
        spans_fit(reading.text)
