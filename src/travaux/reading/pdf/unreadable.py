"""Pages whose text cannot be used: scans and broken fonts. They are read from their pictures where that can be done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import pypdfium2

from ...errors import Doubt, TravauxError
from .columns import spliced
from .drawings import Drawings
from .fonts import broken_pages
from .pages import Printed
from .recognition import installed, package_for, recognised

__all__ = ["Readable", "Recognition", "made_readable"]

Recognition = Literal["auto", "never"]
_FEW_LETTERS = 20  # a page with a large picture and fewer printed characters than this is a scan
_LARGE = 0.5  # share of the page
_LISTED = 12


@dataclass(frozen=True, slots=True)
class Readable:
    """Pages with what could be read of them, the pages whose letters must not pass for text, and the doubts."""

    whole: Printed
    unreadable: frozenset[int]
    doubts: tuple[Doubt, ...]


def made_readable(
    document: pypdfium2.PdfDocument,
    whole: Printed,
    language: str | None,
    *,
    where: str,
    limits: tuple[Recognition, int | None],
) -> Readable:
    """The same pages with scans and broken ones read from their pictures, as far as `limits` (whether, how many pages) and
    the machine allow. Raises `TravauxError` (`scanned`) when nothing else is in the file."""
    broken, scans = broken_pages(whole, language), _scans(whole)
    asked, most = limits
    tongue = language or "en"
    wanted = sorted({*broken, *scans})[:most]
    if not broken and not scans:
        return Readable(whole, frozenset(), ())
    can = asked == "auto" and installed(tongue)
    if not can and len(scans) == len(whole.sheets):
        raise TravauxError(
            "scanned",
            "The pages are pictures: there is no text in the file.",
            where=where,
            try_this=f"apt install {package_for(tongue)}, or ask for a file with text.",
        )
    doubts = list(_doubts(broken, scans, "" if can else tongue))
    left = frozenset(page for page in broken if not can or page not in wanted)
    if can:
        read = recognised(document, wanted, tongue, whole.looks)
        characters, sheets = spliced(whole.characters, whole.sheets, read)
        whole = replace(whole, characters=characters, sheets=sheets, drawings=_bare(whole, wanted))
        doubts.append(_read(wanted, tongue))
    return Readable(whole, left, tuple(doubts))


def _scans(whole: Printed) -> list[int]:
    found = []
    for sheet, drawn in zip(whole.sheets, whole.drawings, strict=True):
        printed = int((whole.characters.looks[sheet.first : sheet.last] >= 0).sum())
        sides = drawn.pictures[:, 2:] - drawn.pictures[:, :2]
        covered = float((sides[:, 0] * sides[:, 1]).sum()) / max(sheet.width * sheet.height, 1.0)
        if printed < _FEW_LETTERS and covered > _LARGE:
            found.append(sheet.number)
    return found


def _bare(whole: Printed, pages: Sequence[int]) -> list[Drawings]:
    """The drawings, without those of pages that were read from their pictures (a scan has none that can be told)."""
    none = whole.drawings[0].rules[:0]
    nothing = Drawings(none, none, none, (), none)
    return [nothing if s.number in pages else drawn for s, drawn in zip(whole.sheets, whole.drawings, strict=True)]


def _doubts(broken: Sequence[int], scans: Sequence[int], language: str) -> list[Doubt]:
    """What is wrong with the pages, with what to install for a language (none: they were read)."""
    advice = f"To read them from their pictures: apt install {package_for(language)}." if language else ""
    found = []
    if broken:
        what = f"The fonts do not say which letters are printed ({_listed(broken)}): what they give is no text. {advice}".strip()
        found.append(Doubt("broken_fonts", what, page=broken[0]))
    if scans:
        found.append(
            Doubt("scanned_pages", f"Pages that are only pictures: {_listed(scans)}. {advice}".strip(), page=scans[0])
        )
    return found


def _read(pages: Sequence[int], language: str) -> Doubt:
    what = (
        f"Read from the picture of the page by a program ({_listed(pages)}, language {language}): letters may be wrong. "
        "Check against the picture before you quote."
    )
    return Doubt("ocr", what, page=pages[0])


def _listed(pages: Sequence[int]) -> str:
    """Pages in words: "page 3", "pages 1, 2, 5", "pages 1 to 78 (78 pages)"."""
    if len(pages) == 1:
        return f"page {pages[0]}"
    if len(pages) > _LISTED:
        return f"{len(pages)} pages from {pages[0]} to {pages[-1]}"
    return "pages " + ", ".join(str(page) for page in pages)
