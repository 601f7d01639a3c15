"""What is refused, and how it is said; what is only a picture; what is noted by hand."""

from __future__ import annotations

import io
import itertools
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFont

from travaux.errors import TravauxError
from travaux.reading.pdf import opening, pdf_manuscript
from travaux.reading.pdf.columns import Characters, Look, Sheet
from travaux.reading.pdf.direction import mirrored
from travaux.reading.pdf.drawings import Drawings
from travaux.reading.pdf.pages import Printed
from travaux.reading.pdf.recognition import installed
from travaux.steps.pictures import pictures_of

canvas = pytest.importorskip("reportlab.pdfgen.canvas")
utils = pytest.importorskip("reportlab.lib.utils")


def drawn(*texts: str, encrypt: str | None = None) -> bytes:
    held = io.BytesIO()
    sheet = canvas.Canvas(held, pagesize=(595, 842), encrypt=encrypt)
    for text in texts:
        sheet.drawString(72, 700, text)
        sheet.showPage()
    sheet.save()
    return held.getvalue()


@pytest.mark.parametrize("content", [b"", b"no portable document", b"%PDF-1.7\n" + b"\0" * 400])
def test_what_is_not_a_pdf_is_refused_with_what_to_do(content: bytes) -> None:
    with pytest.raises(TravauxError) as refusal:
        pdf_manuscript(content)
    assert refusal.value.code == "unreadable_pdf"
    assert refusal.value.try_this


def test_a_file_with_a_password_is_refused_as_encrypted() -> None:
    with pytest.raises(TravauxError) as refusal:
        pdf_manuscript(drawn("Each Party", encrypt="quiet"), name="draft.pdf")
    assert (refusal.value.code, refusal.value.where) == ("encrypted", "draft.pdf")


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(TravauxError) as refusal:
        pdf_manuscript(tmp_path / "absent.pdf")
    assert refusal.value.code == "unreadable_file"
    assert "absent.pdf" in refusal.value.where


def test_too_many_pages_and_too_many_bytes_are_refused_with_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MOST_PAGES", 1)
    with pytest.raises(TravauxError, match="limit is 1") as refusal:
        pdf_manuscript(drawn("one", "two"))
    assert refusal.value.code == "too_large"
    monkeypatch.setattr(opening, "MOST_BYTES", 10)
    with pytest.raises(TravauxError, match="limit is 10"):
        pdf_manuscript(drawn("one"))


def test_a_truncated_file_is_read_as_far_as_it_goes_or_refused() -> None:
    whole = drawn("Each Party shall report.", "Nothing in this Agreement.")
    codes: set[str] = set()
    for part in range(40, len(whole), 97):
        codes.add(_code(whole[:part]))
    assert codes <= {"", "unreadable_pdf"}


def _code(content: bytes) -> str:
    try:
        pdf_manuscript(content, ocr="never")
    except TravauxError as refusal:
        return refusal.code
    return ""


def test_a_page_without_anything_gives_a_doubt() -> None:
    assert [doubt.code for doubt in pdf_manuscript(drawn("")).doubts] == ["no_text"]


def scanned() -> bytes:
    picture = Image.new("L", (1240, 1754), 255)
    pen = ImageDraw.Draw(picture)
    font = ImageFont.load_default(36)
    for number, text in enumerate(("Each Party shall keep a register", "of the vessels that fly its flag.")):
        pen.text((150, 200 + 60 * number), text, fill=0, font=font)
    held = io.BytesIO()
    sheet = canvas.Canvas(held, pagesize=(595, 842))
    sheet.drawImage(utils.ImageReader(picture), 0, 0, 595, 842)
    sheet.save()
    return held.getvalue()


def test_a_scan_is_refused_with_the_package_to_install() -> None:
    with pytest.raises(TravauxError) as refusal:
        pdf_manuscript(scanned(), ocr="never")
    assert refusal.value.code == "scanned"
    assert "apt install tesseract-ocr tesseract-ocr-eng" in refusal.value.try_this


def test_a_scan_is_read_from_its_picture_where_tesseract_is_installed() -> None:
    if not installed("en"):
        pytest.skip("tesseract is not installed: apt install tesseract-ocr tesseract-ocr-eng")
    read = pdf_manuscript(scanned())
    assert "register" in read.source
    assert "vessels" in read.source
    assert [doubt.code for doubt in read.doubts] == ["scanned_pages", "ocr"]


def test_comments_and_highlights_laid_over_a_draft_are_marks_with_their_author() -> None:
    held = io.BytesIO()
    sheet = canvas.Canvas(held, pagesize=(595, 842))
    sheet.setFont("Times-Roman", 12)
    sheet.drawString(72, 700, "Each Party shall report every year.")
    sheet.highlightAnnotation("Too often for us", (72, 697, 124, 710), QuadPoints=None)
    sheet.textAnnotation("Ask the capital", (128, 697, 140, 710))
    sheet.save()
    read = pdf_manuscript(held.getvalue())
    found = {(m.kind, m.value) for m in read.marks}
    assert ("comment", "Ask the capital") in found
    assert any(kind == "highlight" for kind, _ in found)


def test_the_picture_of_a_page_has_its_words_where_their_boxes_are(tmp_path: Path) -> None:
    content = drawn("Each Party shall report.")
    (tmp_path / "draft.pdf").write_bytes(content)
    with pictures_of({"A/1": tmp_path / "draft.pdf"}) as pictures:
        picture = pictures("A/1", 1)
    places = pdf_manuscript(content).places
    assert picture is not None
    assert places is not None
    image = np.asarray(Image.open(io.BytesIO(picture.image)).convert("L"))
    assert (picture.width, picture.height) == pytest.approx((595, 842))
    scale = image.shape[1] / picture.width
    left, top, right, bottom = (int(side * scale) for side in places.boxes[0])
    assert image[top:bottom, left:right].min() < 128
    assert image[: top - 4].min() > 200


def test_a_page_that_the_document_has_not_has_no_picture(tmp_path: Path) -> None:
    (tmp_path / "draft.pdf").write_bytes(drawn("one"))
    with pictures_of({"A/1": tmp_path / "draft.pdf"}) as pictures:
        assert pictures("A/1", 3) is None
        assert pictures("A/1", 1) is not None


def test_a_broken_file_has_no_pictures_and_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "draft.pdf").write_bytes(b"%PDF-1.7\n" + b"\0" * 400)
    (tmp_path / "draft.txt").write_text("Article 1", encoding="utf-8")
    with pictures_of({"A/1": tmp_path / "draft.pdf", "A/2": tmp_path / "draft.txt"}) as pictures:
        assert pictures("A/1", 1) is None
        assert pictures("A/2", 1) is None
        assert pictures("A/3", 1) is None


def arabic(text: str, boxes: list[tuple[float, float]]) -> Printed:
    places = np.array([(x0, 100.0, x1, 112.0) for x0, x1 in boxes], np.float32)
    count = len(text)
    codes = np.array([ord(sign) for sign in text], np.uint32)
    columns = Characters(
        codes, places, np.full(count, 110, np.float32), np.zeros(count, np.int32), np.zeros(count, np.uint8)
    )
    none = np.zeros((0, 4), np.float32)
    return Printed(columns, [Look(12)], [Sheet(1, 200, 300, 0, count)], [Drawings(none, none, none, (), none)], [()])


def test_brackets_of_a_page_from_right_to_left_open_before_they_close() -> None:
    text = "\u0641\u064a ]\u0643\u0644[ \u0633\u0646\u0629"
    whole = arabic(text, [(190.0 - 10 * n, 200.0 - 10 * n) for n in range(len(text))])
    turned = mirrored(whole)
    assert "".join(map(chr, turned.characters.codes)) == text.replace("]", "<").replace("[", "]").replace("<", "[")
    assert turned.sheets[0].mirror
    assert (np.diff(turned.characters.boxes[:, 0]) > 0).all()


def test_the_two_letters_of_a_lam_alef_stand_in_order() -> None:
    whole = arabic("\u0627\u0623\u0644\u0637", [(60.0, 70.0), (50.0, 60.0), (50.0, 60.0), (40.0, 50.0)])
    assert "".join(map(chr, mirrored(whole).characters.codes)) == "\u0627\u0644\u0623\u0637"


WORDS = st.lists(
    st.text("abcdefghijklmnopqrstuvwxyzABC()[].,;:0123456789-*/", min_size=1, max_size=12), min_size=1, max_size=9
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=12), st.integers(0, 40), st.sampled_from((12, 14, 30)))
def test_every_printed_sign_is_in_the_source_once(lines: list[list[str]], indent: int, step: int) -> None:
    held = io.BytesIO()
    sheet = canvas.Canvas(held, pagesize=(1200, 842))
    for number, words in enumerate(lines):
        sheet.drawString(60 + indent * (number % 3), 780 - step * number, " ".join(words))
    sheet.save()
    read = pdf_manuscript(held.getvalue())
    printed = Counter("".join("".join(words) for words in lines))
    found = Counter(read.source.replace("\n", "").replace(" ", ""))
    hyphens = Counter({"-": sum(words[-1].endswith("-") for words in lines)})
    assert not (printed - hyphens) - found
    assert not found - printed
    spans = [block.span for block in read.blocks]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
