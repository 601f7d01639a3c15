"""Markdown: labels as typed, emphasis as marks, brackets that stay brackets."""

from travaux.reading import manuscript_of
from travaux.text import Manuscript


def read(text: str) -> Manuscript:
    return manuscript_of(text.encode(), "draft.md")


def lines(found: Manuscript, *roles: str) -> list[str]:
    return [
        found.source[b.span[0] : b.span[1]] for b in found.blocks if b.role in (roles or ("body", "heading", "cell"))
    ]


def marks(found: Manuscript) -> list[tuple[str, str]]:
    return [(m.kind, found.source[m.span[0] : m.span[1]]) for m in found.marks]


def test_headings_have_levels_and_labels_are_as_typed() -> None:
    found = read("# Convention\n\n### Article 1\n\n3) Each Party\n4) Also\n   - within\n")
    assert lines(found) == ["Convention", "Article 1", "3) Each Party", "4) Also", "• within"]
    assert [b.level for b in found.blocks[:2]] == [1, 3]
    assert found.source[found.blocks[2].span[0] : found.blocks[2].label_end] == "3)"


def test_lines_that_begin_with_a_label_are_paragraphs_of_their_own() -> None:
    assert lines(read("1. Each Party:\n\n(a) reports;\n(b) pays\nin full.\n"))[1:] == [
        "(a) reports;",
        "(b) pays\nin full.",
    ]


def test_emphasis_strike_and_edits_are_marks() -> None:
    found = read("Each **Party** ~~may~~ <ins>shall</ins> *fully* report.\n")
    assert marks(found) == [("bold", "Party"), ("strike", "may"), ("insertion", "shall"), ("italic", "fully")]
    assert lines(found) == ["Each Party may shall fully report."]


def test_footnotes_follow_the_text() -> None:
    found = read("Each Party[^x] shall[^y].\n\n[^y]: Second.\n[^x]: First\n    goes on.\n")
    assert lines(found) == ["Each Party1 shall2."]
    assert lines(found, "footnote") == ["1 First\ngoes on.", "2 Second."]
    assert [m for m in marks(found) if m[0] == "footnote_reference"] == [
        ("footnote_reference", "1"),
        ("footnote_reference", "2"),
    ]


def test_brackets_are_never_taken_for_links() -> None:
    text = "[Each Party][Parties] [shall] see article [5](a) and [ ] and [1]."
    assert lines(read(text)) == [text]
    assert lines(read("See [the treaty](https://example.org/t).")) == ["See the treaty."]


def test_cells_of_a_table_say_their_row_and_column() -> None:
    found = read("| A | B |\n|---|---|\n| c | d |\n")
    assert [b.style for b in found.blocks] == ["table:1:1", "table:1:2", "table:2:1", "table:2:2"]


def test_blocks_of_html_are_kept_as_typed_with_a_doubt() -> None:
    found = read("Text\n\n<div>x</div>\n")
    assert lines(found) == ["Text", "<div>x</div>"]
    assert [doubt.code for doubt in found.doubts] == ["html_in_markdown"]
