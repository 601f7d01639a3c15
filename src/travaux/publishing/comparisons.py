"""The pages of a comparison: redline with its numbered list, table of articles, the changes as JSON and CSV."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .citing import cited
from .listing import groups, lead, tally
from .packing import Packed
from .paths import relative
from .setting import Setting
from .shape import Redline, Section
from .sheet import Sheet
from .stage import Named, Stage

__all__ = ["comparison_pages"]


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of a long text: where it lies, what it is called, the first and last change on it (0: none)."""

    path: str
    title: str
    first: int
    last: int


def comparison_pages(stage: Stage) -> Iterator[tuple[str, str]]:
    """Every file of every comparison, by name and content."""
    for one in stage.contents.compared:
        yield from _redlines(stage, one.before, one.after)


def _path(folder: str, number: int) -> str:
    return f"{folder}/index.html" if number == 1 else f"{folder}/page-{number}.html"


def _redlines(stage: Stage, before: str, after: str) -> Iterator[tuple[str, str]]:
    folder = stage.folders[before, after]
    line, packed = stage.line(before, after)
    links = tuple(_page_link(folder, n, sections, packed) for n, sections in enumerate(packed.pages, 1))
    for number, sections in enumerate(packed.pages, 1):
        path = _path(folder, number)
        setting = Setting(line, lambda c: f"#l{c.number}", _home(path, folder, packed))
        listed = groups(sections)
        here = [entry.change for group in listed for entry in group.entries]
        yield (
            path,
            stage.render(
                "comparison.html",
                path,
                folder=folder,
                number=number,
                pages=links,
                body=Sheet(setting).page(sections, number == 1),
                groups=listed,
                here=tally(here),
                shown=len(here),
                proofs={c.number: () for c in here},
                **_heading(stage.named[before], stage.named[after], line),
            ),
        )


def _heading(before: Named, after: Named, line: Redline) -> dict[str, object]:
    changes = line.comparison.changes
    return {
        "before": before,
        "after": after,
        "lead": lead(line.comparison),
        "tally": tally(changes),
        "total": len(changes),
    }


def _page_link(folder: str, number: int, sections: tuple[Section, ...], packed: Packed) -> PageLink:
    here = [n for n, page in packed.changes.items() if page == number - 1]
    heads = [cited(s.address) for s in sections if s.address]
    title = f"{heads[0]} – {heads[-1]}" if len(heads) > 1 else (heads or [f"Page {number}"])[0]
    return PageLink(_path(folder, number), title, min(here, default=0), max(here, default=0))


def _home(path: str, folder: str, packed: Packed) -> Callable[[int], str]:
    def home(number: int) -> str:
        """The page of a change (of the ghost of a move for a negative number), "" for this page."""
        page = packed.ghosts.get(-number, 0) if number < 0 else packed.changes.get(number, 0)
        target = _path(folder, page + 1)
        return "" if target == path else relative(path, target)

    return home
