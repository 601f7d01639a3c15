"""Damaged, odd and hostile files of the corpus end in a text, a text with doubts, or a typed refusal."""

from __future__ import annotations

from pathlib import Path

from travaux.errors import TravauxError
from travaux.reading import Limits, manuscript, read_safely

LIMITS = Limits(cpu=20, seconds=30.0)


def ending(path: Path) -> str:
    """The code of the refusal a file ends in, or "read"."""
    try:
        read_safely(path, LIMITS)
    except TravauxError as refusal:
        assert refusal.what  # noqa: PT017
        return refusal.code
    return "read"


def test_office_and_web_files_end_in_a_text_or_a_typed_refusal(corpora: Path) -> None:
    files = sorted(
        p for p in (corpora / "badfiles").rglob("*") if p.suffix not in (".pdf", ".json", ".md") and p.is_file()
    )
    endings = {path.name: ending(path) for path in files}
    assert len(endings) > 60
    assert "reader_died" not in endings.values()
    assert {name: code for name, code in endings.items() if name.endswith(".docx") and code != "read"} == {
        "docx_billion_laughs.docx": "xml_document_type",
        "docx_xxe.docx": "xml_document_type",
        "protected_normal_case.docx": "encrypted",
        "testWORD_protected_passtika.docx": "encrypted",
    }
    assert {code for name, code in endings.items() if name.endswith(".doc")} == {"old_word"}
    assert {code for name, code in endings.items() if name.endswith(".rtf")} == {"rich_text"}


def test_every_twelfth_of_the_damaged_pdfs_ends_in_a_text_or_a_typed_refusal(corpora: Path) -> None:
    files = sorted((corpora / "badfiles").rglob("*.pdf"))[::12]
    assert len([ending(path) for path in files]) == len(files)


def test_numbers_of_a_list_agree_with_the_text_beside_them(corpora: Path) -> None:
    """In this file of the Tika project every paragraph says what number Word prints before it."""
    found = manuscript(corpora / "badfiles/office-html/tika/docx/testWORD_override_list_numbering.docx")
    pairs = [found.source[b.span[0] : b.span[1]].split("\t") for b in found.blocks if b.label_end is not None]
    differing = [pair for pair in pairs if pair[0] != pair[1] and pair[0] != "•"]
    assert len(pairs) > 40
    assert differing == []
