"""XML is read without entities, document types or a network, and not when it is nested too deep."""

import io
import zipfile

import pytest

from travaux.errors import TravauxError
from travaux.reading import manuscript_of
from travaux.reading.xml_parts import parse_xml

from .word_files import paragraph, word_file

PAYLOADS = {
    "entities": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    "a file": b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>',
    "a parameter entity": b'<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x">%p;]><a/>',
    "an outside type": b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/x"><a/>',
    "another encoding": '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(
        "utf-16"
    ),
}


@pytest.mark.parametrize("name", PAYLOADS)
def test_a_document_type_is_refused_whatever_it_declares(name: str) -> None:
    with pytest.raises(TravauxError) as refusal:
        parse_xml(PAYLOADS[name], "draft.xml")
    assert refusal.value.code == "xml_document_type"


def test_nesting_deeper_than_256_is_refused() -> None:
    assert len(parse_xml(b"<a>" * 250 + b"</a>" * 250, "")) == 1
    with pytest.raises(TravauxError) as refusal:
        parse_xml(b"<a>" * 300 + b"</a>" * 300, "")
    assert refusal.value.code == "too_deep"


def test_damaged_xml_is_refused_with_the_place() -> None:
    with pytest.raises(TravauxError, match="line 1") as refusal:
        parse_xml(b"<a><b></a>", "draft.xml")
    assert refusal.value.code == "damaged_xml"


def test_an_entity_that_nobody_declared_is_refused() -> None:
    with pytest.raises(TravauxError):
        parse_xml(b"<a>&b;</a>", "draft.xml")


@pytest.mark.parametrize("part", ["document", "styles", "numbering", "comments"])
def test_a_word_file_with_entities_in_a_part_is_refused(part: str) -> None:
    content = word_file(paragraph("&amp;b;"), styles="", numbering="", comments="")
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == f"word/{part}.xml":
                text = text.replace(b"?>", b'?><!DOCTYPE w [<!ENTITY b "c">]>', 1)
            new.writestr(name, text)
    with pytest.raises(TravauxError) as refusal:
        manuscript_of(held.getvalue(), "draft.docx")
    assert refusal.value.code == "xml_document_type"


def test_tables_in_tables_up_to_the_limit_are_read_and_not_further() -> None:
    def nested(depth: int) -> bytes:
        opening, closing = "<w:tbl><w:tr><w:tc>" * depth, "<w:p/></w:tc></w:tr></w:tbl>" * depth
        return word_file(f"{opening}<w:p><w:r><w:t>Inmost</w:t></w:r></w:p>{closing}")

    assert manuscript_of(nested(60), "a.docx").source.strip() == "Inmost"
    with pytest.raises(TravauxError) as refusal:
        manuscript_of(nested(120), "a.docx")
    assert refusal.value.code == "too_deep"
