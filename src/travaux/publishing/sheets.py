"""The pages of evidence: one printed page each, its picture, the changed words boxed, and what they are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from .citing import KIND_NAMES, excerpt
from .contents import Compared
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
        groups = [
            (key, *homes[key], _entries(stage, sheet, key)) for key in dict.fromkeys(b.comparison for b in sheet.boxed)
        ]
        yield (
            sheet.path,
            stage.render(
                "evidence.html",
                sheet.path,
                sheet=sheet,
                draft=stage.named[sheet.symbol],
                begins=stage.printed_page(sheet.symbol, sheet.page),
                groups=groups,
                named=stage.named,
                kinds=KIND_NAMES,
                homes=stage.homes,
                others=_neighbours(pages, sheet),
            ),
        )
    if pages:
        yield SHEETS, json.dumps({s.image: s.size for s in pages}, indent=0)


@dataclass(frozen=True, slots=True)
class Entry:
    """One change on a printed page: its box, its words on this side, what the link to the other side says and where it leads."""

    boxed: Boxed
    words: str
    other: tuple[str, str] | None


def _entries(stage: Stage, sheet: Sheet, key: str) -> list[Entry]:
    one = next(c for c in stage.contents.compared if stage.keys[c.before, c.after] == key)
    return [_entry(stage, one, boxed) for boxed in sheet.boxed if boxed.comparison == key]


def _entry(stage: Stage, one: Compared, boxed: Boxed) -> Entry:
    change = boxed.change
    words = excerpt(change.before.text if boxed.side == "before" else change.after.text, 10)
    others = [proof for proof in stage.proofs(one, change) if not proof[0].startswith(boxed.side)]
    return Entry(boxed, words, others[0] if others else None)


def _neighbours(pages: list[Sheet], sheet: Sheet) -> tuple[Sheet | None, Sheet | None]:
    own = [s for s in pages if s.symbol == sheet.symbol]
    at = own.index(sheet)
    return own[at - 1] if at else None, own[at + 1] if at + 1 < len(own) else None
