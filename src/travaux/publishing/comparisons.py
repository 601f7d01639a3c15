"""The pages of a comparison: the redline with its numbered list, and the table of articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from ..comparison.changes import Change
from .citing import stretch
from .contents import Compared
from .listing import groups, lead, tally
from .overlay import worn_in_redline
from .packing import Packed
from .paths import redline_page, relative
from .setting import Setting
from .shape import Redline, Section
from .sheet import Sheet
from .stage import Stage
from .strip import strip
from .tables import articles, as_csv, as_json

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
        folder = stage.folders[one.before, one.after]
        line, packed = stage.line(one)
        heading = _heading(stage, one, folder)
        stage.homes[stage.keys[one.before, one.after]] = {
            number: f"{_page(folder, page)}#c{number}" for number, page in packed.changes.items()
        }
        yield from _redlines(stage, one, line, packed)
        rows = articles(one, line, packed, partial(_page, folder))
        yield f"{folder}/articles.html", stage.render("articles.html", f"{folder}/articles.html", rows=rows, **heading)
        proofs = {c.number: stage.proofs(one, c) for c in one.comparison.changes}
        yield f"{folder}/changes.json", as_json(one, folder, proofs)
        yield f"{folder}/changes.csv", as_csv(one, folder, proofs)


def _page(folder: str, page: int) -> str:
    return redline_page(folder, page + 1)


def _redlines(stage: Stage, one: Compared, line: Redline, packed: Packed) -> Iterator[tuple[str, str]]:
    folder = stage.folders[one.before, one.after]
    links = tuple(_page_link(folder, n, sections, packed) for n, sections in enumerate(packed.pages, 1))
    overlays = {side: worn_in_redline(text) for side, text in (("before", line.before), ("after", line.after))}
    language = stage.named[one.after].document.language
    listed_already: set[int] = set()
    numbered: set[int] = set()
    for number, sections in enumerate(packed.pages, 1):
        path = redline_page(folder, number)
        listed = groups(line, sections, listed_already)
        proofs = {e.number: stage.proofs(one, e.change) for g in listed for e in g.entries}
        setting = Setting(line, _proof(path, proofs), _home(path, folder, packed), overlays, numbered)
        here = [entry.change for group in listed for entry in group.entries]
        yield (
            path,
            stage.render(
                "comparison.html",
                path,
                number=number,
                pages=links,
                body=Sheet(setting, language=language).page(sections, number == 1),
                groups=listed,
                here=tally(here),
                shown=len(here),
                proofs=proofs,
                bars=strip(one.comparison, packed.pages, partial(_page, folder)) if number == 1 else (),
                **_heading(stage, one, folder),
            ),
        )


def _heading(stage: Stage, one: Compared, folder: str) -> dict[str, object]:
    changes = one.comparison.changes
    return {
        "folder": folder,
        "before": stage.named[one.before],
        "after": stage.named[one.after],
        "lead": lead(one.comparison),
        "tally": tally(changes),
        "total": len(changes),
    }


def _proof(path: str, proofs: dict[int, tuple[tuple[str, str], ...]]) -> Callable[[Change], str]:
    def proof(change: Change) -> str:
        """The evidence a number in the text opens: the later page where there is one."""
        found = proofs.get(change.number)
        return relative(path, found[-1][1]) if found else f"#l{change.number}"

    return proof


def _page_link(folder: str, number: int, sections: tuple[Section, ...], packed: Packed) -> PageLink:
    here = [n for n, page in packed.changes.items() if page == number - 1]
    title = stretch([s.address for s in sections]) or f"Page {number}"
    return PageLink(redline_page(folder, number), title, min(here, default=0), max(here, default=0))


def _home(path: str, folder: str, packed: Packed) -> Callable[[int], str]:
    def home(number: int) -> str:
        """The page of a change (of the ghost of a move for a negative number), "" for this page."""
        page = packed.ghosts.get(-number, 0) if number < 0 else packed.changes.get(number, 0)
        target = redline_page(folder, page + 1)
        return "" if target == path else relative(path, target)

    return home
