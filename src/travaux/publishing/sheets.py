"""The pages of evidence: one printed page each, its picture, the changed words boxed, and what they are."""

from __future__ import annotations

import json
from collections.abc import Iterator

from .citing import KIND_NAMES, excerpt
from .evidence import Sheet
from .proofs import Boxed
from .stage import SHEETS, Stage

__all__ = ["sheet_pages"]


def sheet_pages(stage: Stage) -> Iterator[tuple[str, str | bytes | None]]:
    """Every page of evidence and its picture; None stands for a picture that lies in the site already."""
    homes = {stage.keys[pair]: (pair, folder) for pair, folder in stage.folders.items()}
    pages = sorted(stage.evidence.sheets.values(), key=lambda s: (s.symbol, s.page))
    for sheet in pages:
        yield sheet.image, sheet.picture
        groups = [(key, *homes[key], _entries(sheet, key)) for key in dict.fromkeys(b.comparison for b in sheet.boxed)]
        yield (
            sheet.path,
            stage.render(
                "evidence.html",
                sheet.path,
                sheet=sheet,
                draft=stage.named[sheet.symbol],
                groups=groups,
                named=stage.named,
                kinds=KIND_NAMES,
                others=_neighbours(pages, sheet),
            ),
        )
    if pages:
        yield SHEETS, json.dumps({s.image: s.size for s in pages}, indent=0)


def _entries(sheet: Sheet, key: str) -> list[tuple[Boxed, str]]:
    def words(boxed: Boxed) -> str:
        return excerpt(boxed.change.before.text if boxed.side == "before" else boxed.change.after.text, 10)

    return [(boxed, words(boxed)) for boxed in sheet.boxed if boxed.comparison == key]


def _neighbours(pages: list[Sheet], sheet: Sheet) -> tuple[Sheet | None, Sheet | None]:
    own = [s for s in pages if s.symbol == sheet.symbol]
    at = own.index(sheet)
    return own[at - 1] if at else None, own[at + 1] if at + 1 < len(own) else None
