"""Real printed documents: nothing lost, furniture off, notes apart, brackets kept, broken fonts told."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import lru_cache
from pathlib import Path

import pytest
from rapidfuzz.distance import Indel

from travaux.reading.pdf import pdf_manuscript
from travaux.text.manuscript import Manuscript

WORD = re.compile(r"\w+|[^\w\s]")
TREATIES = "bbnj-official/un"
VERIFIED = {
    f"{TREATIES}/bbnj-agreement-2023/2023-06-19": 0,
    f"{TREATIES}/bbnj-agreement-2023-es/2023-06-19": 0,
    f"{TREATIES}/bbnj-agreement-2023-fr/2023-06-19": 1,  # printed with an E that has no accent
    f"{TREATIES}/unclos-1982/1982-12-10": 0,
    f"{TREATIES}/fish-stocks-agreement-1995/1995-08-04": 0,
    f"{TREATIES}/agreement-partxi-1994/1994-07-28": 0,
}
READABLE = (
    "unclos",
    "bbnj-en",
    "bbnj-es",
    "prepcom-adv",
    "prepcom-final",
    "res-77-321",
    "res-78-272",
    "res-79-271",
    "dec-78-560",
    "res-73-7",
    "res-73-8",
    "plastics-01",
    "plastics-03",
    "plastics-04",
    "plastics-05",
)


@lru_cache(maxsize=4)
def read(path: Path) -> Manuscript:
    return pdf_manuscript(path, ocr="never")


def document(corpora: Path, name: str) -> tuple[Path, dict[str, object]]:
    listed = json.loads((corpora / "truth" / "structure.json").read_text(encoding="utf-8"))["documents"]
    facts = next(entry for entry in listed if entry["id"] == name)
    return corpora / facts["path"], facts


def running_text(manuscript: Manuscript) -> list[str]:
    body = [b for b in manuscript.blocks if b.role in ("body", "heading", "cell")]
    return [line.strip() for b in body for line in manuscript.source[slice(*b.span)].splitlines()]


@pytest.mark.parametrize("folder", VERIFIED)
def test_no_word_of_a_verified_text_is_lost(corpora: Path, folder: str) -> None:
    said = WORD.findall((corpora / folder / "text.txt").read_text(encoding="utf-8"))
    found = WORD.findall(read(corpora / folder / "original.pdf").source)
    missing = Counter(said) - Counter(found)
    assert sum(missing.values()) <= VERIFIED[folder], missing


@pytest.mark.parametrize(
    ("folder", "most"), [("bbnj-agreement-2023/2023-06-19", 0), ("bbnj-agreement-2023-es/2023-06-19", 0)]
)
def test_the_words_of_a_verified_text_stand_in_its_order(corpora: Path, folder: str, most: int) -> None:
    said = WORD.findall((corpora / TREATIES / folder / "text.txt").read_text(encoding="utf-8"))
    manuscript = read(corpora / TREATIES / folder / "original.pdf")
    end = max(b.span[1] for b in manuscript.blocks if b.role != "aside")
    found = WORD.findall(manuscript.source[:end])
    asides = Counter(WORD.findall(manuscript.source[end:]))
    steps = Indel.opcodes(said, found)
    gone = Counter(w for s in steps if s.tag in ("delete", "replace") for w in said[s.src_start : s.src_end])
    assert sum((gone - asides).values()) <= most


@pytest.mark.parametrize("name", READABLE)
def test_no_furniture_stands_in_the_running_text(corpora: Path, name: str) -> None:
    path, facts = document(corpora, name)
    manuscript = read(path)
    signs = set(facts.get("furniture", ()))  # type: ignore[call-overload]
    first = {b.span for b in manuscript.blocks if b.page == 1}
    later = [b for b in manuscript.blocks if b.role in ("body", "heading") and b.span not in first]
    lines = [line.strip() for b in later for line in manuscript.source[slice(*b.span)].splitlines()]
    assert not signs.intersection(lines)
    if signs:
        assert any(sign in manuscript.source for sign in signs), "furniture is kept, as asides"


@pytest.mark.parametrize(
    ("path", "opened", "closed"),
    [
        ("plastics-inc-drafts/03_zerodraft.pdf", 83, 83),
        ("plastics-inc-drafts/04_revised_zero_draft.pdf", 1884, 1876),
        ("plastics-inc-drafts/05_compilation_text.pdf", 3768, 3753),
        ("plastics-inc-drafts/06_chair_text.pdf", 372, 371),
        (f"{TREATIES}/prepcom/report-2026-3/2026-04-02/original.pdf", 33, 33),
        (f"{TREATIES}/prepcom/report-2026-3/2026-05-04/original.pdf", 31, 31),
    ],
)
def test_every_bracket_is_kept(corpora: Path, path: str, opened: int, closed: int) -> None:
    source = read(corpora / path).source
    assert (source.count("["), source.count("]")) == (opened, closed)


@pytest.mark.parametrize(
    ("path", "last"),
    [
        ("plastics-inc-drafts/03_zerodraft.pdf", 101),
        ("plastics-inc-drafts/05_compilation_text.pdf", 81),
        (f"{TREATIES}/prepcom/report-2026-3/2026-04-02/original.pdf", 44),
        (f"{TREATIES}/ga-resolution/A-RES-78-272/2024-04-24/original.pdf", 6),
    ],
)
def test_every_footnote_stands_apart_and_is_called_once(corpora: Path, path: str, last: int) -> None:
    manuscript = read(corpora / path)
    notes = [b for b in manuscript.blocks if b.role == "footnote"]
    signs = [manuscript.source[b.span[0] : b.label_end] for b in notes if b.label_end]
    numbers = [int(sign) for sign in signs if sign.isdigit()]
    called = {m.value for m in manuscript.marks if m.kind == "footnote_reference"}
    assert numbers == list(range(1, last + 1))
    assert {str(number) for number in numbers} <= called


@pytest.mark.parametrize(("language", "word"), [("ru", "Статья 52"), ("fr", "DISPOSITIONS GÉNÉRALES")])
def test_fonts_that_name_no_letters_are_read_by_place_and_said_so(corpora: Path, language: str, word: str) -> None:
    manuscript = read(corpora / TREATIES / f"bbnj-agreement-2023-{language}" / "2023-06-19" / "original.pdf")
    assert word in manuscript.source
    assert [doubt.code for doubt in manuscript.doubts] == ["mended_font"]
    assert manuscript.facts.language == language


@pytest.mark.parametrize(("language", "pages"), [("zh", 55), ("ar", 75)])
def test_broken_fonts_give_a_doubt_and_never_pass_for_text(corpora: Path, language: str, pages: int) -> None:
    manuscript = read(corpora / TREATIES / f"bbnj-agreement-2023-{language}" / "2023-06-19" / "original.pdf")
    doubt = next(doubt for doubt in manuscript.doubts if doubt.code == "broken_fonts")
    assert "apt install tesseract-ocr" in doubt.message
    kept = {b.page for b in manuscript.blocks if b.style == "unreadable"}
    assert len(kept) >= pages
    assert not kept.intersection(b.page for b in manuscript.blocks if b.role != "aside")


def test_contents_lists_are_asides(corpora: Path) -> None:
    manuscript = read(corpora / "plastics-inc-drafts" / "03_zerodraft.pdf")
    listed = [b for b in manuscript.blocks if b.style == "contents"]
    assert len(listed) > 30
    assert all(b.role == "aside" for b in listed)
    assert not any(re.search(r"\.{8,}", line) for line in running_text(manuscript))


def test_tables_are_read_cell_by_cell(corpora: Path) -> None:
    manuscript = read(corpora / TREATIES / "prepcom/report-2026-3/2026-05-04/original.pdf")
    cells = [b for b in manuscript.blocks if b.role == "cell"]
    first = [manuscript.source[slice(*b.span)] for b in cells if (b.style or "").endswith(":1")]
    assert len(first) > 40
    assert [text for text in first if not text.startswith("A/AC.296/")] == ["First session"]
