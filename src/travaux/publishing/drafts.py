"""The pages of a draft: contents list, the text, notes, doubts."""

from __future__ import annotations

from collections.abc import Iterator

from .paths import draft_page
from .setting import Setting
from .sheet import Sheet
from .stage import Stage

__all__ = ["draft_pages"]


def draft_pages(stage: Stage) -> Iterator[tuple[str, str]]:
    """Every page of every draft that has a text."""
    for symbol, named in stage.named.items():
        if named.document.text is None:
            continue
        line, packed = stage.draft(symbol)
        sheet = Sheet(Setting(line, lambda change: ""))
        for number, sections in enumerate(packed.pages, 1):
            path = draft_page(named.slug, number)
            yield (
                path,
                stage.render("draft.html", path, draft=named, number=number, body=sheet.page(sections, number == 1)),
            )
