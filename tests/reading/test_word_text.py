"""What a Word file prints, in the order in which it prints it."""

import io
import zipfile

import pytest

from travaux.reading import manuscript_of
from travaux.text import Manuscript

from .word_files import STRICT, W, paragraph, word_file

RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'


def read(body: str, **parts: str) -> Manuscript:
    return manuscript_of(word_file(body, **parts), "draft.docx")


def blocks(found: Manuscript, role: str = "body") -> list[str]:
    return [found.source[b.span[0] : b.span[1]] for b in found.blocks if b.role == role]


def marks(found: Manuscript, kind: str) -> list[str]:
    return [found.source[m.span[0] : m.span[1]] for m in found.marks if m.kind == kind]


@pytest.mark.parametrize(
    ("runs", "printed"),
    [
        ("<w:r><w:t>Each</w:t><w:tab/><w:t>Party</w:t></w:r>", "Each\tParty"),
        ("<w:r><w:t>Each</w:t><w:br/><w:t>Party</w:t></w:r>", "Each\nParty"),
        ("<w:r><w:t>land</w:t><w:noBreakHyphen/><w:t>locked</w:t></w:r>", "land-locked"),
        ("<w:r><w:t>co</w:t><w:softHyphen/><w:t>operate</w:t></w:r>", "cooperate"),
        ('<w:r><w:t>10 </w:t><w:sym w:font="Symbol" w:char="F0B3"/><w:t> 9</w:t></w:r>', "10 ≥ 9"),
        (f'<w:hyperlink r:id="rId9">{RUN.format("linked")}</w:hyperlink>', "linked"),
        (f'<w:smartTag w:element="x"><w:smartTag>{RUN.format("tagged")}</w:smartTag></w:smartTag>', "tagged"),
        (
            f'<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{RUN.format("held")}</w:sdtContent></w:sdt>',
            "held",
        ),
        (f'<w:fldSimple w:instr=" REF x ">{RUN.format("article 5")}</w:fldSimple>', "article 5"),
        (f'<w:bdo w:val="rtl">{RUN.format("turned")}</w:bdo>', "turned"),
        ("<m:oMath><m:r><m:t>x+y</m:t></m:r></m:oMath>", "x+y"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>yi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>Y</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "Y",
        ),
    ],
)
def test_what_stands_in_a_paragraph_is_read_as_printed(runs: str, printed: str) -> None:
    assert blocks(read(paragraph(runs=runs))) == [printed]


def test_a_field_gives_its_result_and_not_its_instruction() -> None:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    instruction = "<w:r><w:instrText> REF _x \\h </w:instrText></w:r>"
    inner = begin + instruction + separate + RUN.format("hidden condition") + end
    field = begin + instruction + inner + separate + RUN.format("article 7") + end
    assert blocks(read(paragraph(runs=RUN.format("See ") + field + RUN.format(".")))) == ["See article 7."]


def test_a_field_that_never_ends_swallows_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    found = read(paragraph(runs=begin + RUN.format("Each Party")) + paragraph("shall report."))
    assert blocks(found) == ["Each Party", "shall report."]


def test_an_alternative_content_is_read_once_and_a_text_box_is_kept() -> None:
    box = "<w:txbxContent>" + paragraph("In the box") + "</w:txbxContent>"
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    found = read(paragraph(runs=RUN.format("Beside it") + f"<w:r>{both}</w:r>") + paragraph("After it"))
    assert blocks(found) == ["Beside it", "In the box", "After it"]
    assert found.blocks[1].style == "text box"


def test_a_picture_is_a_doubt_for_what_is_written_in_it() -> None:
    found = read(paragraph(runs="<w:r><w:drawing><wps:x/></w:drawing></w:r>"))
    assert {doubt.code for doubt in found.doubts} == {"picture", "no_text"}


def test_hidden_text_is_kept_beside_the_text_with_a_doubt() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
    found = read(paragraph(runs=RUN.format("Each Party") + hidden))
    assert blocks(found) == ["Each Party"]
    assert blocks(found, "aside") == ["secret"]
    assert "hidden_text" in {doubt.code for doubt in found.doubts}


def test_a_strict_file_reads_like_any_other() -> None:
    usual = word_file(paragraph("Each Party", "<w:jc w:val='center'/>"))
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(usual)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(W.encode(), STRICT.encode()))
    found = manuscript_of(held.getvalue(), "draft.docx")
    assert blocks(found) == ["Each Party"]
    assert found.blocks[0].centred


def test_cells_of_a_table_say_their_row_and_column() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    wide, top, below = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    first = f"<w:tr>{cell('A', wide)}{cell('B')}</w:tr>"
    second = f"<w:tr>{cell('C', top)}{cell('D')}{cell('E')}</w:tr>"
    third = f"<w:tr>{cell('', below)}{cell('F')}<w:sdt><w:sdtContent>{cell('G')}</w:sdtContent></w:sdt></w:tr>"
    found = read(f"<w:tbl>{first}{second}{third}</w:tbl>")
    cells = {found.source[b.span[0] : b.span[1]]: b.style for b in found.blocks if b.role == "cell"}
    assert cells == {
        "A": "table:1:1",
        "B": "table:1:3",
        "C": "table:2:1",
        "D": "table:2:2",
        "E": "table:2:3",
        "F": "table:3:2",
        "G": "table:3:3",
    }


def test_headers_and_footers_are_asides_after_the_text() -> None:
    found = read(paragraph("Each Party"), header=paragraph("A/CONF.999/5"), footer=paragraph("2/56"))
    assert blocks(found) == ["Each Party"]
    assert blocks(found, "aside") == ["A/CONF.999/5", "2/56"]
    assert found.facts.symbol == "A/CONF.999/5"


def test_a_table_in_a_header_is_an_aside() -> None:
    table = f"<w:tbl><w:tr><w:tc>{paragraph('Left')}</w:tc></w:tr></w:tbl>"
    found = read(paragraph("Each Party"), header=table)
    assert blocks(found, "aside") == ["Left"]


def with_chunk(content: bytes) -> Manuscript:
    """A Word file with another file embedded between two paragraphs."""
    usual = word_file(paragraph("Before") + '<w:altChunk r:id="rId0"/>' + paragraph("After"), aFChunk="")
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(usual)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            new.writestr(name, content if name == "word/aFChunk.xml" else old.read(name))
    return manuscript_of(held.getvalue(), "draft.docx")


def test_a_web_page_embedded_in_the_text_is_read_in_its_place() -> None:
    found = with_chunk(b"<html><body><h2>Article 1</h2><ol><li>Each <b>Party</b></ol></body></html>")
    assert blocks(found) == ["Before", "1. Each Party", "After"]
    assert blocks(found, "heading") == ["Article 1"]
    assert marks(found, "bold") == ["Party"]


def test_another_file_embedded_in_the_text_is_a_doubt() -> None:
    found = with_chunk(b"{\\rtf1 Lost}")
    assert blocks(found) == ["Before", "After"]
    assert [doubt.code for doubt in found.doubts] == ["embedded_part"]


def test_a_contents_list_is_set_aside() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="C"><w:name w:val="toc 1"/></w:style>'
    found = read(paragraph("Article 1\t5", '<w:pStyle w:val="C"/>') + paragraph("Article 1"), styles=styles)
    assert blocks(found) == ["Article 1"]
    assert blocks(found, "aside") == ["Article 1\t5"]


def test_footnotes_and_endnotes_follow_the_text_and_are_tied_by_their_signs() -> None:
    call = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{}Reference w:id="{}"/></w:r>'
    runs = RUN.format("Each Party") + call.format("footnote", 4) + RUN.format(" shall") + call.format("endnote", 7)
    starred = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="5"/><w:t>*</w:t></w:r>'
    own = "<w:r><w:footnoteRef/></w:r>" + RUN.format(" First note.")
    found = read(
        paragraph(runs=runs + starred),
        footnotes=f'<w:footnote w:type="separator" w:id="0">{paragraph("x")}</w:footnote><w:footnote w:id="5">'
        f'{paragraph("* A starred note.")}</w:footnote><w:footnote w:id="4">{paragraph(runs=own)}</w:footnote>',
        endnotes=f'<w:endnote w:id="7">{paragraph("An end note.")}</w:endnote>',
    )
    assert blocks(found) == ["Each Party1 shalli*"]
    assert blocks(found, "footnote") == ["1 First note.", "* A starred note.", "i An end note."]
    assert marks(found, "footnote_reference") == ["1", "i", "*"]
    labels = [found.source[b.span[0] : b.label_end] for b in found.blocks if b.role == "footnote" and b.label_end]
    assert labels == ["1", "i"]


def test_numbers_that_word_counts_in_a_field_are_a_doubt() -> None:
    field = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> LISTNUM </w:instrText><w:fldChar w:fldCharType="end"/></w:r>'
    found = read(paragraph(runs=field + RUN.format("Each Party")))
    assert blocks(found) == ["Each Party"]
    assert "counted_field" in {doubt.code for doubt in found.doubts}


def test_notes_numbered_anew_on_each_page_are_a_doubt() -> None:
    section = '<w:sectPr><w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr></w:sectPr>'
    call = RUN.format("Each Party") + '<w:r><w:footnoteReference w:id="4"/></w:r>'
    note = f'<w:footnote w:id="4">{paragraph("A note.")}</w:footnote>'
    assert "note_numbers" in {d.code for d in read(paragraph(runs=call) + section, footnotes=note).doubts}
    assert "note_numbers" not in {d.code for d in read(paragraph(runs=call), footnotes=note).doubts}


def test_a_note_that_nothing_calls_is_kept_with_a_doubt() -> None:
    found = read(paragraph("Each Party"), footnotes=f'<w:footnote w:id="4">{paragraph("Alone.")}</w:footnote>')
    assert blocks(found, "footnote") == ["Alone."]
    assert "uncalled_note" in {doubt.code for doubt in found.doubts}


def test_comments_lie_over_their_words_with_author_date_and_text() -> None:
    body = (
        '<w:commentRangeStart w:id="1"/>'
        + RUN.format("shall")
        + '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>'
    )
    comment = f'<w:comment w:id="1" w:author="XA" w:date="2031-05-06T10:00:00Z">{paragraph("Too strong.")}</w:comment>'
    lost = f'<w:comment w:id="2" w:author="XB">{paragraph("Nowhere.")}</w:comment>'
    found = read(paragraph(runs=RUN.format("Each Party ") + body + RUN.format(" report")), comments=comment + lost)
    mark = next(m for m in found.marks if m.kind == "comment")
    assert found.source[mark.span[0] : mark.span[1]] == "shall"
    assert (mark.author, mark.date, mark.value) == ("XA", "2031-05-06T10:00:00Z", "Too strong.")
    assert blocks(found, "aside") == ["XB: Nowhere."]


def test_a_comment_may_run_over_several_paragraphs() -> None:
    body = paragraph(runs='<w:commentRangeStart w:id="1"/>' + RUN.format("One")) + paragraph(
        runs=RUN.format("two") + '<w:commentRangeEnd w:id="1"/>'
    )
    found = read(body, comments=f'<w:comment w:id="1">{paragraph("Both.")}</w:comment>')
    assert marks(found, "comment") == ["One\ntwo"]


@pytest.mark.parametrize(
    ("properties", "kind", "value"),
    [
        ("<w:b/>", "bold", None),
        ("<w:i/>", "italic", None),
        ("<w:strike/>", "strike", None),
        ("<w:dstrike/>", "strike", "double"),
        ('<w:u w:val="single"/>', "underline", None),
        ('<w:u w:val="double"/>', "underline", "double"),
        ('<w:highlight w:val="yellow"/>', "highlight", "yellow"),
        ('<w:shd w:val="clear" w:fill="FFE0E0"/>', "highlight", "#FFE0E0"),
        ('<w:color w:val="c00000"/>', "colour", "#C00000"),
        ('<w:vertAlign w:val="superscript"/>', "superscript", None),
    ],
)
def test_formatting_is_a_mark(properties: str, kind: str, value: str | None) -> None:
    run = f"<w:r><w:rPr>{properties}</w:rPr><w:t>shall</w:t></w:r>"
    found = read(paragraph(runs=RUN.format("Each Party ") + run))
    assert [(m.kind, m.value, found.source[m.span[0] : m.span[1]]) for m in found.marks] == [(kind, value, "shall")]


@pytest.mark.parametrize(
    "properties", ['<w:b w:val="0"/>', '<w:u w:val="none"/>', '<w:color w:val="auto"/>', '<w:shd w:fill="auto"/>']
)
def test_formatting_that_is_switched_off_is_no_mark(properties: str) -> None:
    assert read(paragraph(runs=f"<w:r><w:rPr>{properties}</w:rPr><w:t>shall</w:t></w:r>")).marks == ()


STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/><w:basedOn w:val="N"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Titre 3"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="O"><w:name w:val="Own"/><w:basedOn w:val="H"/>'
    '<w:pPr><w:outlineLvl w:val="4"/></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="B"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="B"><w:name w:val="b"/><w:basedOn w:val="A"/></w:style>'
)


@pytest.mark.parametrize(("style", "level"), [("N", None), ("H", 2), ("T", 3), ("O", 5), ("A", None), ("gone", None)])
def test_a_style_says_the_level_of_a_heading_in_the_languages_of_word(style: str, level: int | None) -> None:
    assert read(paragraph("Scope", f'<w:pStyle w:val="{style}"/>'), styles=STYLES).blocks[0].level == level


def test_bold_of_a_paragraph_style_and_of_a_character_style_cancel_each_other() -> None:
    strong = '<w:r><w:rPr><w:rStyle w:val="S"/></w:rPr><w:t>strong</w:t></w:r>'
    found = read(paragraph(runs=RUN.format("plain ") + strong, properties='<w:pStyle w:val="H"/>'), styles=STYLES)
    assert marks(found, "bold") == ["plain "]
    assert marks(read(paragraph(runs=strong), styles=STYLES), "bold") == ["strong"]


def test_indents_and_gaps_are_in_points() -> None:
    shape = '<w:ind w:left="720" w:hanging="360"/><w:spacing w:before="240"/><w:jc w:val="center"/>'
    block = read(paragraph("Each Party", shape)).blocks[0]
    assert (block.indent, block.gap, block.centred) == (18.0, 12.0, True)
