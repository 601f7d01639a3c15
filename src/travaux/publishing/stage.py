"""What all pages of one site share: names, templates, redlines laid out once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .contents import Contents, Document
from .packing import Packed, pack
from .paths import comparison_folder, draft_page, relative, slugs
from .shape import Redline, plain, redline
from .visible import odd_as_text

__all__ = ["HERE", "Named", "Stage"]

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """A document as the pages name it."""

    document: Document
    symbol: str
    name: str
    slug: str
    page: str
    date: str


class Stage:
    """One site in the making: documents by symbol, and the redline and the pages of each draft and comparison."""

    def __init__(self, contents: Contents) -> None:
        self.contents = contents
        names = slugs(d.symbol for d in contents.documents)
        self.named = {d.symbol: _named(d, names[d.symbol]) for d in contents.documents}
        self.folders = {(c.before, c.after): comparison_folder(names, c.before, c.after) for c in contents.compared}
        self._templates = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._drafts: dict[str, tuple[Redline, Packed]] = {}
        self._lines: dict[tuple[str, str], tuple[Redline, Packed]] = {}

    def draft(self, symbol: str) -> tuple[Redline, Packed]:
        """A draft in sections, and its pages."""
        if symbol not in self._drafts:
            text = self.named[symbol].document.text
            if text is None:
                raise ValueError(f"no text: {symbol}")
            line = plain(text)
            self._drafts[symbol] = line, pack(line)
        return self._drafts[symbol]

    def line(self, before: str, after: str) -> tuple[Redline, Packed]:
        """The redline of a comparison, and its pages."""
        key = (before, after)
        if key not in self._lines:
            first, second = (self.named[s].document.text for s in key)
            compared = next(c for c in self.contents.compared if (c.before, c.after) == key)
            if first is None or second is None:
                raise ValueError(f"no text: {before} or {after}")
            line = redline(first, second, compared.comparison)
            self._lines[key] = line, pack(line)
        return self._lines[key]

    def render(self, template: str, path: str, **values: object) -> str:
        """One page, with links counted from its own place."""
        return self._templates.get_template(template).render(
            site=self.contents, to=partial(relative, path), path=path, **values
        )


def _named(document: Document, slug: str) -> Named:
    symbol = odd_as_text(document.symbol)
    name = odd_as_text(document.label or document.title or document.symbol)
    return Named(document, symbol, name, slug, draft_page(slug), document.date)
