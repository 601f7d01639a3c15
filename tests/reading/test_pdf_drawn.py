"""Small PDFs drawn for the purpose, each with one thing that printed drafts do."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import pytest

from travaux.reading.pdf import pdf_manuscript
from travaux.text.manuscript import Block, Manuscript

canvas = pytest.importorskip("reportlab.pdfgen.canvas")
Draw = Callable[["canvas.Canvas"], None]
WIDTH, HEIGHT = 595.0, 842.0
SENTENCE = (
    "Each Party shall keep a register of the vessels that fly its flag and shall make it open to all other Parties,"
)


def pdf(*pages: Draw) -> bytes:
    held = io.BytesIO()
    sheet = canvas.Canvas(held, pagesize=(WIDTH, HEIGHT))
    for page in pages:
        page(sheet)
        sheet.showPage()
    sheet.save()
    return held.getvalue()


def line(sheet: canvas.Canvas, x: float, y: float, text: str, *, font: str = "Times-Roman", size: float = 11) -> float:
    """Draw a line `y` points from the top; the answer is where it ends."""
    sheet.setFont(font, size)
    sheet.drawString(x, HEIGHT - y, text)
    return x + float(sheet.stringWidth(text, font, size))


def paragraph(sheet: canvas.Canvas, y: float, count: int, *, first: str = "", x: float = 72) -> float:
    """Draw a paragraph of `count` full lines; the answer is where the next one goes."""
    for number in range(count):
        line(sheet, x, y, (first if not number else "") + SENTENCE[: 78 if number < count - 1 else 30])
        y += 13
    return y + 8


def said(manuscript: Manuscript, role: str = "body") -> list[str]:
    return [words(manuscript, block) for block in manuscript.blocks if block.role == role]


def words(manuscript: Manuscript, block: Block) -> str:
    return manuscript.source[slice(*block.span)]


def marked(manuscript: Manuscript, kind: str) -> list[str]:
    return [manuscript.source[slice(*mark.span)] for mark in manuscript.marks if mark.kind == kind]


def test_a_rule_through_words_is_a_deletion_and_one_under_them_an_insertion() -> None:
    def page(sheet: canvas.Canvas) -> None:
        end = line(sheet, 72, 100, "Each Party shall ")
        struck = line(sheet, end, 100, "endeavour to ")
        sheet.line(end, HEIGHT - 97, struck - 3, HEIGHT - 97)
        added = line(sheet, struck, 100, "without delay ")
        sheet.line(struck, HEIGHT - 101.5, added - 3, HEIGHT - 101.5)
        line(sheet, added, 100, "report.")

    read = pdf_manuscript(pdf(page))
    assert marked(read, "strike") == marked(read, "deletion") == ["endeavour to"]
    assert marked(read, "underline") == marked(read, "insertion") == ["without delay"]
    assert said(read) == ["Each Party shall endeavour to without delay report."]


def test_an_underline_in_a_draft_without_strikes_is_no_insertion() -> None:
    def page(sheet: canvas.Canvas) -> None:
        end = line(sheet, 72, 100, "Option 1")
        sheet.line(72, HEIGHT - 101.5, end, HEIGHT - 101.5)

    read = pdf_manuscript(pdf(page))
    assert marked(read, "underline") == ["Option 1"]
    assert not marked(read, "insertion")


def test_a_filled_box_behind_words_is_a_highlight_with_its_colour() -> None:
    def page(sheet: canvas.Canvas) -> None:
        end = line(sheet, 72, 100, "Each Party ")
        sheet.setFillColorRGB(1, 1, 0)
        sheet.rect(end, HEIGHT - 103, 28, 13, stroke=0, fill=1)
        sheet.setFillColorRGB(0, 0, 0)
        line(sheet, line(sheet, end, 100, "should"), 100, " report.")

    read = pdf_manuscript(pdf(page))
    assert [(mark.value, read.source[slice(*mark.span)]) for mark in read.marks if mark.kind == "highlight"] == [
        ("#ffff00", "should")
    ]


def test_coloured_bold_and_italic_words_are_marked_over_one_stretch_each() -> None:
    def page(sheet: canvas.Canvas) -> None:
        end = line(sheet, 72, 100, "The ", font="Times-Roman")
        end = line(sheet, end, 100, "high ", font="Times-Bold")
        end = line(sheet, end, 100, "contracting ", font="Times-Bold")
        end = line(sheet, end, 100, "in situ ", font="Times-Italic")
        sheet.setFillColorRGB(0.8, 0, 0)
        line(sheet, end, 100, "parties")

    read = pdf_manuscript(pdf(page))
    assert marked(read, "bold") == ["high contracting"]
    assert marked(read, "italic") == ["in situ"]
    assert [(m.value, read.source[slice(*m.span)]) for m in read.marks if m.kind == "colour"] == [
        ("#cc0000", "parties")
    ]


def columns(sheet: canvas.Canvas) -> None:
    line(sheet, 72, 80, "Proposals received by the secretariat, with the party that made each of them.")
    rows = (
        ("Text of the Chair", "Proposal of XA"),
        ("Each Party shall keep a", "Each Party should keep a"),
        ("register of vessels.", "list of its vessels."),
        ("The register is open to", "The list is not open to"),
        ("every other Party.", "anyone but the Party."),
    )
    for number, (left, right) in enumerate(rows):
        y = 110 + 13 * number + 12 * ((number + 1) // 2)
        line(sheet, 72, y, left)
        line(sheet, 320, y, right)


def test_two_columns_are_read_cell_by_cell() -> None:
    read = pdf_manuscript(pdf(columns))
    cells = {block.style: words(read, block).replace("\n", " ") for block in read.blocks if block.role == "cell"}
    assert cells["table:2:1"] == "Each Party shall keep a register of vessels."
    assert cells["table:2:2"] == "Each Party should keep a list of its vessels."
    assert cells["table:3:2"] == "The list is not open to anyone but the Party."


def test_a_ruled_table_is_read_by_its_rules() -> None:
    def page(sheet: canvas.Canvas) -> None:
        for x in (72, 200, 420):
            sheet.line(x, HEIGHT - 100, x, HEIGHT - 172)
        for y in (100, 136, 172):
            sheet.line(72, HEIGHT - y, 420, HEIGHT - y)
        for x, y, text in ((76, 112, "Mercury"), (204, 112, "Phase-out in"), (204, 125, "2040"), (76, 150, "Lead")):
            line(sheet, x, y, text)
        line(sheet, 204, 150, "No date")

    read = pdf_manuscript(pdf(page))
    cells = {block.style: words(read, block).replace("\n", " ") for block in read.blocks if block.role == "cell"}
    assert cells == {
        "table:1:1": "Mercury",
        "table:1:2": "Phase-out in 2040",
        "table:2:1": "Lead",
        "table:2:2": "No date",
    }


def with_heads(number: int, body: Draw) -> Draw:
    def page(sheet: canvas.Canvas) -> None:
        line(sheet, 72 if number % 2 == 0 else 460, 40, "QM/CONF.1/7", font="Times-Bold", size=9)
        body(sheet)
        line(sheet, 72, 800, f"{number}/4", size=8)
        line(sheet, 480, 800, "31-01234", size=8)

    return page


def test_running_heads_job_numbers_and_page_numbers_leave_the_body_but_not_the_source() -> None:
    read = pdf_manuscript(pdf(*(with_heads(n, lambda sheet: void(paragraph(sheet, 100, 5))) for n in range(1, 5))))
    body = " ".join(said(read))
    for sign in ("QM/CONF.1/7", "31-01234", "2/4"):
        assert sign not in body
        assert sign in said(read, "aside")
    assert read.facts.symbol == "QM/CONF.1/7"
    last_body = max(block.span[1] for block in read.blocks if block.role == "body")
    assert all(block.span[0] >= last_body for block in read.blocks if block.role == "aside")


def void(_: object) -> None:
    return None


def test_a_paragraph_that_goes_on_overleaf_is_one_block() -> None:
    def first(sheet: canvas.Canvas) -> None:
        paragraph(sheet, 100, 4, first="1. ")
        for number in range(4):
            line(sheet, 72, 700 + 13 * number, ("2. " if not number else "") + SENTENCE[:78])

    def second(sheet: canvas.Canvas) -> None:
        line(sheet, 72, 80, "and shall tell the secretariat of every change.")
        paragraph(sheet, 101, 3, first="3. ")

    read = pdf_manuscript(pdf(with_heads(1, first), with_heads(2, second)))
    bodies = said(read)
    assert [text[:2] for text in bodies] == ["1.", "2.", "3."]
    assert bodies[1].endswith("of every change.")


def test_line_numbers_in_the_margin_are_asides() -> None:
    def page(sheet: canvas.Canvas) -> None:
        for number in range(12):
            line(sheet, 48, 100 + 14 * number, str(number + 1), size=8)
            line(sheet, 72, 100 + 14 * number, SENTENCE[:76])
        line(sheet, 297, 800, "1", size=9)

    read = pdf_manuscript(pdf(page))
    assert not any(sign.isdigit() for sign in " ".join(said(read)))
    assert said(read, "aside") == [*(str(number + 1) for number in range(12)), "1"]


def test_numbered_paragraphs_are_not_taken_for_line_numbers() -> None:
    def page(sheet: canvas.Canvas) -> None:
        y = 100.0
        for number in range(5):
            line(sheet, 72, y, f"{number + 1}.")
            line(sheet, 96, y, "Each Party shall report.")
            y += 30

    assert [text[:2] for text in said(pdf_manuscript(pdf(page)))] == ["1.", "2.", "3.", "4.", "5."]


def noted(sheet: canvas.Canvas) -> None:
    paragraph(sheet, 100, 5)
    end = line(sheet, 72, 200, "in accordance with the Charter of Rights")
    line(sheet, end, 196, "1", size=6.5)
    line(sheet, end + 4, 200, " and the Covenant,")
    end = line(sheet, 72, 240, "as well as the Protocol,")
    line(sheet, end, 236, "2", size=6.5)
    sheet.line(72, HEIGHT - 700, 180, HEIGHT - 700)
    line(sheet, 72, 711, "1", size=6)
    line(sheet, 80, 714, "See document QM/3.", size=9)
    line(sheet, 72, 723, "2", size=6)
    line(sheet, 80, 726, "The Protocol is open to all States that have", size=9)


def overleaf(sheet: canvas.Canvas) -> None:
    paragraph(sheet, 100, 5)
    sheet.line(72, HEIGHT - 700, 180, HEIGHT - 700)
    line(sheet, 80, 714, "signed the Covenant.", size=9)


def test_footnotes_stand_apart_and_a_note_that_goes_on_overleaf_is_one() -> None:
    read = pdf_manuscript(pdf(noted, overleaf))
    assert said(read, "footnote") == [
        "1 See document QM/3.",
        "2 The Protocol is open to all States that have signed the Covenant.",
    ]
    notes = [block for block in read.blocks if block.role == "footnote"]
    assert [read.source[block.span[0] : block.label_end] for block in notes] == ["1", "2"]


def test_a_reference_is_tied_to_its_note_and_is_no_part_of_the_word_before_it() -> None:
    read = pdf_manuscript(pdf(noted, overleaf))
    found = [(m.value, read.source[slice(*m.span)]) for m in read.marks if m.kind == "footnote_reference"]
    assert found == [("1", "1"), ("2", "2")]
    assert "Charter of Rights 1 and the Covenant" in read.source


def test_a_raised_figure_without_a_note_is_only_raised() -> None:
    def page(sheet: canvas.Canvas) -> None:
        end = line(sheet, 72, 100, "an area of 40 km")
        line(sheet, end, 96, "2", size=6.5)

    read = pdf_manuscript(pdf(page))
    assert marked(read, "superscript") == ["2"]
    assert not marked(read, "footnote_reference")
    assert "km2" in read.source


def test_a_word_broken_at_a_line_end_is_joined_only_when_the_document_has_it_whole() -> None:
    def page(sheet: canvas.Canvas) -> None:
        lines = (
            "The agreement enters into force for the Parties that have ratified it, and this agree-",
            "ment remains open to all; the rules for a long-term plan, and those for the low-",
            "emission fleet, are adopted in the same way and at the same time as the long-",
            "term plan of the Conference.",
        )
        for number, text in enumerate(lines):
            line(sheet, 72, 100 + 13 * number, text)

    text = pdf_manuscript(pdf(page)).source
    assert "this agreement remains" in text
    assert "the low-emission fleet" in text
    assert "the long-term plan of" in text


def test_both_parts_of_a_broken_word_have_their_place() -> None:
    def page(sheet: canvas.Canvas) -> None:
        line(sheet, 72, 100, "The agreement enters into force for the Parties that have ratified it, and this agree-")
        line(sheet, 72, 113, "ment remains open to all.")

    read = pdf_manuscript(pdf(page))
    assert read.places is not None
    at = read.source.index("agreement remains")
    inside = np.flatnonzero((read.places.offsets >= at) & (read.places.offsets < at + 9))
    tops = read.places.boxes[inside, 1]
    assert len(inside) == 2
    assert tops[1] - tops[0] == pytest.approx(13, abs=0.5)


def test_a_contents_list_is_an_aside_so_that_no_heading_is_said_twice() -> None:
    def page(sheet: canvas.Canvas) -> None:
        line(sheet, 250, 80, "Contents", font="Times-Bold", size=14)
        for number in range(6):
            text = f"Article {number + 1} Matters of order "
            end = line(sheet, 72, 110 + 16 * number, text)
            line(sheet, end, 110 + 16 * number, "." * 90 + f" {number + 3}")

    read = pdf_manuscript(pdf(page, lambda sheet: void(line(sheet, 72, 100, "Article 1 Matters of order"))))
    assert [block.style for block in read.blocks if block.role == "aside"] == ["contents"] * 7
    assert sum("Article 1" in text for role in ("body", "heading") for text in said(read, role)) == 1


def test_a_heading_of_several_centred_lines_is_one_block() -> None:
    def page(sheet: canvas.Canvas) -> None:
        for number, text in enumerate(("Article 5", "Relation between this Agreement", "and other instruments")):
            sheet.setFont("Times-Bold", 11)
            sheet.drawCentredString(WIDTH / 2, HEIGHT - 100 - 13 * number, text)
        paragraph(sheet, 155, 5, first="1. ")
        paragraph(sheet, 240, 5, first="2. ")

    read = pdf_manuscript(pdf(page))
    assert said(read, "heading") == ["Article 5\nRelation between this Agreement\nand other instruments"]
    block = next(block for block in read.blocks if block.role == "heading")
    assert block.bold
    assert block.centred


def test_paragraphs_without_a_gap_are_parted_by_their_first_line() -> None:
    def page(sheet: canvas.Canvas) -> None:
        y = 100
        for label in ("1.", "2.", "3."):
            line(sheet, 90, y, f"{label} {SENTENCE[:72]}")
            line(sheet, 72, y + 12, SENTENCE[:78])
            line(sheet, 72, y + 24, SENTENCE[:40])
            y += 36

    assert [text[:2] for text in said(pdf_manuscript(pdf(page)))] == ["1.", "2.", "3."]


def test_words_have_boxes_measured_from_the_top_left_also_on_a_turned_page() -> None:
    def page(sheet: canvas.Canvas) -> None:
        sheet.setPageRotation(90)
        sheet.saveState()
        sheet.rotate(90)
        sheet.setFont("Times-Roman", 11)
        sheet.drawString(100, -50, "Turned")
        sheet.restoreState()

    read = pdf_manuscript(pdf(page))
    assert read.places is not None
    assert said(read) == ["Turned"]
    left, top, right, bottom = read.places.boxes[0].tolist()
    assert (left, right) == pytest.approx((100, 133), abs=3)
    assert (top, bottom) == pytest.approx((40, 53), abs=3)


def test_columns_of_running_text_are_read_one_after_the_other() -> None:
    def page(sheet: canvas.Canvas) -> None:
        for x, name in ((72, "left"), (320, "right")):
            for number in range(14):
                line(sheet, x, 100 + 12 * number, f"{name} column line {number} of the text", size=10)

    read = pdf_manuscript(pdf(page))
    text = " ".join(said(read))
    assert not said(read, "cell")
    assert text.index("left column line 13") < text.index("right column line 0")
