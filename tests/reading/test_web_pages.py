"""Web pages: what a browser prints, the numbers of its lists, edits as marks, furniture apart; limits before a tree is built."""

from __future__ import annotations

import pytest

from travaux.errors import TravauxError
from travaux.reading import manuscript_of
from travaux.text import Manuscript


def read(body: str) -> Manuscript:
    return manuscript_of(f"<!doctype html><html><body>{body}</body></html>".encode(), "draft.html")


def lines(found: Manuscript, *roles: str) -> list[str]:
    return [
        found.source[b.span[0] : b.span[1]] for b in found.blocks if b.role in (roles or ("body", "heading", "cell"))
    ]


@pytest.mark.parametrize(
    ("listing", "printed"),
    [
        ("<ol><li>x<li>y</ol>", ["1. x", "2. y"]),
        ("<ol start=4><li>x<li value=9>y<li>z</ol>", ["4. x", "9. y", "10. z"]),
        ('<ol type="a"><li>x<li>y</ol>', ["a. x", "b. y"]),
        ('<ol type="I" reversed><li>x<li>y<li>z</ol>', ["III. x", "II. y", "I. z"]),
        ('<ol style="list-style-type: lower-roman"><li>x<li>y</ol>', ["i. x", "ii. y"]),
        ('<ol style="list-style: none"><li>x<li>y</ol>', ["x", "y"]),
        ("<ol><li>(a) x<li>(b) y</ol>", ["(a) x", "(b) y"]),
        ("<ul><li>x<ul><li>y</ul></ul>", ["• x", "• y"]),
        ("<ol><li>x<ol type=a><li>y<li>z</ol><li>w</ol>", ["1. x", "a. y", "b. z", "2. w"]),
        ("<ol><li><p>x</p><p>y</p></ol>", ["1. x", "y"]),
    ],
)
def test_the_numbers_of_lists_are_written_as_a_browser_prints_them(listing: str, printed: list[str]) -> None:
    assert lines(read(listing)) == printed


def test_the_end_of_a_label_is_known() -> None:
    found = read("<ol><li>Each Party</ol>")
    assert found.source[: found.blocks[0].label_end] == "1."


def test_headings_have_levels() -> None:
    found = read("<h1>Convention</h1><h3>Article 1</h3><p>Each Party")
    assert [(b.role, b.level) for b in found.blocks] == [("heading", 1), ("heading", 3), ("body", None)]


def test_blanks_are_folded_and_breaks_kept() -> None:
    assert lines(read("<p>Each\n   <b> Party </b>\n shall<br>report</p><pre>a\n  b</pre>")) == [
        "Each Party shall\nreport",
        "a\n  b",
    ]


@pytest.mark.parametrize(
    ("element", "kind"),
    [
        ("<ins>x</ins>", "insertion"), ("<del>x</del>", "deletion"), ("<s>x</s>", "strike"), ("<u>x</u>", "underline"),
        ("<strong>x</strong>", "bold"), ("<i>x</i>", "italic"), ("<mark>x</mark>", "highlight"), ("<sup>x</sup>", "superscript"),
        ('<span style="text-decoration: line-through">x</span>', "strike"), ('<span style="font-weight:700">x</span>', "bold"),
        ('<font color="red">x</font>', "colour"), ('<span style="background-color: #ff0">x</span>', "highlight"),
    ],
)  # fmt: skip
def test_edits_and_formatting_are_marks(element: str, kind: str) -> None:
    found = read(f"<p>Each {element} Party")
    assert [(m.kind, found.source[m.span[0] : m.span[1]]) for m in found.marks] == [(kind, "x")]


def test_an_insertion_says_who_and_when() -> None:
    (mark,) = read('<p><ins cite="mailto:XA" datetime="2031-05-06">shall</ins>').marks
    assert (mark.author, mark.date) == ("XA", "2031-05-06")


def test_navigation_heads_and_feet_are_asides_and_scripts_are_nothing() -> None:
    found = read(
        "<header>Site</header><nav>Home</nav><main><header>Draft</header>Text<script>x()</script></main><footer>Foot</footer>"
    )
    assert lines(found) == ["Draft", "Text"]
    assert lines(found, "aside") == ["Site", "Home", "Foot"]


def test_hidden_parts_are_kept_apart_with_a_doubt() -> None:
    found = read('<p>Each <span hidden>or any</span> Party</p><p style="display: none">gone</p>')
    assert lines(found) == ["Each Party"]
    assert lines(found, "aside") == ["or any", "gone"]
    assert [doubt.code for doubt in found.doubts] == ["hidden_text"]


def test_cells_of_a_table_say_their_row_and_column() -> None:
    found = read("<table><tr><th rowspan=2>A<td colspan=2>B<tr><td>C<td>D</table>")
    assert [(found.source[b.span[0] : b.span[1]], b.style) for b in found.blocks] == [
        ("A", "table:1:1"), ("B", "table:1:2"), ("C", "table:2:2"), ("D", "table:2:3"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "note",
    [
        '<ol><li id="n1">A note. <a href="#r1">back</a></ol>',
        '<p><a name="n1"></a>1. A note. back',
        '<div id="n1"><p>1 A note. back</div>',
    ],
)
def test_notes_reached_by_an_anchor_are_footnotes(note: str) -> None:
    found = read(f'<p>Each Party<sup><a id="r1" href="#n1">1</a></sup> shall</p>{note}')
    assert lines(found) == ["Each Party1 shall"]
    (words,) = lines(found, "footnote")
    assert words.startswith("1")
    assert words.endswith("A note. back")
    assert [m.value for m in found.marks if m.kind == "footnote_reference"] == ["1"]


def test_a_link_up_the_page_calls_no_note() -> None:
    found = read('<p id="top">Each Party</p><p><sup><a href="#top">1</a></sup>')
    assert lines(found, "footnote") == []


def test_text_between_the_rows_of_a_table_is_kept() -> None:
    assert "lost" in read("<table>lost<tr><td>A</table>").source


@pytest.mark.parametrize(
    "declared",
    ['<meta charset="windows-1252">', '<meta http-equiv=Content-Type content="text/html; charset=iso-8859-1">'],
)
def test_a_declared_encoding_is_believed(declared: str) -> None:
    found = manuscript_of(f"<html><head>{declared}</head><p>Aïda — “x”".encode("cp1252"), "a.html")
    assert found.source.strip() == "Aïda — “x”"


def test_an_encoding_that_nobody_knows_is_passed_over() -> None:
    assert manuscript_of('<html><meta charset="klingon"><p>Aïda'.encode(), "a.html").source.strip() == "Aïda"


def test_a_page_nested_too_deep_is_refused_before_a_tree_is_built() -> None:
    with pytest.raises(TravauxError) as refusal:
        read("<div>" * 100_000)
    assert refusal.value.code == "too_deep"
    assert len(read("<p>x" * 5_000).blocks) == 5_000


def test_an_attribute_of_twenty_million_characters_is_refused_and_not_the_text_lost() -> None:
    with pytest.raises(TravauxError) as refusal:
        read("<p title='" + "x" * 20_000_000 + "'>Each Party")
    assert refusal.value.code == "too_large"


def test_markup_in_the_text_stays_text() -> None:
    assert lines(read("<p>&lt;script&gt;alert(1)&lt;/script&gt;")) == ["<script>alert(1)</script>"]


def test_title_and_language_are_those_of_the_page() -> None:
    found = manuscript_of(b'<html lang="fr-CH"><title> Projet\nde convention </title><p>Chaque Partie', "a.html")
    assert (found.facts.title, found.facts.language) == ("Projet de convention", "fr")


def test_a_page_that_was_cut_off_is_read_with_a_doubt() -> None:
    whole = b"<!doctype html><html><body><p>Each Party shall report.</p><p>Each Party shall pay.</p></body></html>"
    assert manuscript_of(whole, "a.html").doubts == ()
    for length in (len(whole) - 40, len(whole) - 25):
        assert [doubt.code for doubt in manuscript_of(whole[:length], "a.html").doubts] == ["cut_off"]
