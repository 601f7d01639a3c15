"""A redline as a Word file: taken it reads as the later text, refused as the earlier one, and each end of a move is tied."""

import re
import zipfile
from collections import Counter
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from travaux import reading
from travaux.comparison import compare
from travaux.comparison.plain import plain_words
from travaux.publishing import redline_docx
from travaux.publishing.strands import CAME, GONE, strands
from travaux.text import Text, accepted, parse
from travaux.text.revisions import refused

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BEFORE = """PART I GENERAL

Article 1
Use of lamps

1. Each keeper shall keep one lantern lit at all times, and shall clean it.

2. The harbour board may lend oil to every keeper who asks for it in good time.

Article 2
Reports

1. Every keeper reports on the state of the wick once a year, in writing, to the harbour board.

2. A report that comes late is read aloud.
"""
AFTER = """PART I GENERAL

Article 1
Use of lanterns

1. Each keeper should keep two lanterns lit at all times, and shall clean it.

Article 2
Reports

1. A report that comes late is read aloud.

2. The harbour board may lend oil freely to every keeper who asks for it in good time.

3. No report is lost.
"""
PAIRS = [
    (BEFORE, AFTER),
    (AFTER, BEFORE),
    ("", AFTER),
    (BEFORE, ""),
    ("", ""),
    (BEFORE, BEFORE),
    ("a b", "a-b"),
    ("[ x", "x ]"),
]


def said(text: Text) -> list[str]:
    return re.findall(r"\w+|[^\w\s]", " ".join(plain_words(text)))


def body_of(content: bytes) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(BytesIO(content)).read("word/document.xml"))


def made(before: Text, after: Text, **stamp: str) -> bytes:
    return redline_docx(before, after, compare(before, after), author=stamp.pop("author", "S/2"), **stamp)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_taken_it_reads_as_the_later_text_and_refused_as_the_earlier(one: str, other: str, tmp_path: Path):
    before, after = parse(one), parse(other)
    (tmp_path / "redline.docx").write_bytes(made(before, after))
    if not (one or other).strip():
        return
    read = reading.read_safely(tmp_path / "redline.docx")
    assert said(accepted(read).text) == said(after)
    assert said(refused(read).text) == said(before)


def test_real_drafts_can_be_taken_and_refused(corpora: Path, tmp_path: Path):
    paths = [corpora / f"bbnj-drafts-qabot/un/{name}.txt" for name in ("5", "0")]
    before, after = (parse(path.read_text(encoding="utf-8")) for path in paths)
    (tmp_path / "redline.docx").write_bytes(made(before, after))
    read = reading.read_safely(tmp_path / "redline.docx")
    assert said(accepted(read).text) == said(after)
    assert said(refused(read).text) == said(before)


lines = st.lists(
    st.sampled_from(["1. The lamp burns.", "2. The oil", "Article 1", "", "(a) wick [or] wax;", "the oil lamp"])
)


@settings(max_examples=60)
@given(lines, lines)
def test_the_strands_hold_either_text_whatever_they_are(one: list[str], other: list[str]):
    before, after = parse("\n".join(one)), parse("\n\n".join(other))
    laid = [strand for paragraph in strands(before, after, compare(before, after)) for strand in paragraph.strands]
    for text, gone in ((after, GONE), (before, CAME)):
        left = "".join(strand.text for strand in laid if strand.fate not in gone)
        assert "".join(left.split()) == "".join(plain_words(text))


def test_paragraphs_that_came_or_went_take_their_own_end_with_them():
    before, after = (
        parse("Article 1\n\nOne lamp.\n\nTwo lamps.\n\nThree lamps."),
        parse("Article 1\n\nOne lamp.\n\nThree lamps."),
    )
    ends = [(p.end, {s.fate for s in p.strands}) for p in strands(before, after, compare(before, after))]
    assert ("gone", {"gone"}) in ends
    assert all(end == "same" for end, fates in ends if fates == {"same"})


def test_both_ends_of_a_move_bear_one_name_and_are_closed():
    body = body_of(made(parse(BEFORE), parse(AFTER)))
    names = [[node.get(f"{W}name") for node in body.iter(f"{W}{end}RangeStart")] for end in ("moveFrom", "moveTo")]
    assert names[0]
    assert sorted(names[0]) == sorted(names[1])
    for end in ("moveFrom", "moveTo"):
        opened = [node.get(f"{W}id") for node in body.iter(f"{W}{end}RangeStart")]
        assert sorted(opened) == sorted(node.get(f"{W}id") for node in body.iter(f"{W}{end}RangeEnd"))


def test_every_change_bears_a_number_of_its_own_a_name_and_a_date():
    body = body_of(made(parse(BEFORE), parse(AFTER), author="Chair", date="2026-03-01T00:00:00Z"))
    changes = [node for name in ("ins", "del", "moveFrom", "moveTo") for node in body.iter(f"{W}{name}")]
    assert {(node.get(f"{W}author"), node.get(f"{W}date")) for node in changes} == {("Chair", "2026-03-01T00:00:00Z")}
    assert max(Counter(node.get(f"{W}id") for node in changes).values()) == 1


def test_headings_are_headings_and_the_same_texts_give_the_same_bytes():
    before, after = parse(BEFORE), parse(AFTER)
    styles = [node.get(f"{W}val") for node in body_of(made(before, after)).iter(f"{W}pStyle")]
    assert {"Heading1", "Heading3"} <= set(styles)
    assert made(before, after) == made(before, after)


def test_signs_that_xml_cannot_hold_are_shown_and_not_dropped():
    content = made(parse("One lamp\x07 burns."), parse("One \ud800 lamp burns."))
    assert "\N{REPLACEMENT CHARACTER}" in "".join(body_of(content).itertext())
