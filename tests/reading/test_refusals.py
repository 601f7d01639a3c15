"""Formats that are not read are named, and each refusal says what to try."""

import io
import zipfile

import pytest

from travaux.errors import TravauxError
from travaux.reading import manuscript_of

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def zipped(**members: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        for name, content in members.items():
            package.writestr(name.replace("__", "/"), content)
    return held.getvalue()


FORMATS = {
    "old_word": OLE + "WordDocument".encode("utf-16-le"),
    "encrypted": OLE + "EncryptedPackage".encode("utf-16-le"),
    "spreadsheet": zipped(xl__workbook=b"<workbook/>"),
    "presentation": zipped(ppt__presentation=b"<p/>"),
    "open_document": zipped(mimetype=b"application/vnd.oasis.opendocument.text"),
    "archive_file": zipped(a=b"text"),
    "old_office": OLE,
    "rich_text": b"{\\rtf1\\ansi Each Party shall report.}",
    "image": b"\x89PNG\r\n\x1a\n" + bytes(50),
    "program": b"MZ\x90\x00\x03\x00\x00\x00" + bytes(200),
    "mail": b"From: xa@example.org\nTo: xb@example.org\nSubject: Draft\n\nDear all",
    "unknown_format": bytes(range(256)) * 20,
    "unknown_xml": b'<?xml version="1.0"?><report><p>Each Party</p></report>',
    "unknown_encoding": ("Каждая сторона принимает меры. " * 4).encode("cp1251"),
    "postscript": b"%!PS-Adobe-3.0\n",
}


@pytest.mark.parametrize("code", FORMATS)
def test_a_format_that_is_not_read_is_named_and_refused_with_what_to_try(code: str) -> None:
    with pytest.raises(TravauxError) as refusal:
        manuscript_of(FORMATS[code], "paper.bin")
    assert refusal.value.code == code
    assert refusal.value.where == "paper.bin"
    assert refusal.value.try_this


def test_an_old_word_file_is_refused_with_the_command_that_converts_it() -> None:
    with pytest.raises(TravauxError, match="soffice --headless --convert-to docx"):
        manuscript_of(FORMATS["old_word"], "paper.doc")


def test_a_gzip_file_of_two_letters_and_a_text_that_begins_like_a_picture_are_told_apart() -> None:
    with pytest.raises(TravauxError):
        manuscript_of(b"\x1f\x8b\x08\x00" + bytes(40), "a.gz")
    assert manuscript_of(b"BM is how this text begins. MZ too.", "a.txt").blocks


def test_a_damaged_file_named_pdf_is_refused_as_a_pdf_and_not_read_as_text() -> None:
    with pytest.raises(TravauxError) as refusal:
        manuscript_of(b"%1.4\n1 0 obj\n<</Kids [2 0 R]>>\nendobj\nstartxref\n0\n", "draft.pdf")
    assert refusal.value.code == "unreadable_pdf"
