"""What history found: language that came back, changes nobody asked for, what became of the requests."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .articles import page_of_article, words
from .citing import cited
from .columns import csv_of
from .measures import Return, Unasked, Uptake
from .record import Claim
from .stage import Stage

__all__ = ["residue_pages", "return_pages", "uptake_pages"]

LONG = 120
"""So many entries stand on one page."""


def _parts(name: str, count: int, noun: str) -> list[dict[str, object]]:
    """The pages of a long list, as the links between them need them."""
    firsts = range(0, max(1, count), LONG)
    return [
        {
            "path": f"{name}.html" if not at else f"{name}-{at // LONG + 1}.html",
            "title": f"{noun} {at + 1} – {min(count, at + LONG)}",
            "first": 0,
            "last": 0,
        }
        for at in firsts
    ]


def _paged(stage: Stage, name: str, entries: Sequence[object], **more: object) -> Iterator[tuple[str, str]]:
    pages = _parts(name, len(entries), "Entries")
    for number, page in enumerate(pages, 1):
        first = (number - 1) * LONG
        yield str(page["path"]), stage.render(
            f"{name}.html", str(page["path"]), entries=entries[first : first + LONG], first=first, total=len(entries),
            number=number, pages=pages, **more, **words(stage),
        )  # fmt: skip


def return_pages(stage: Stage) -> Iterator[tuple[str, str]]:
    """Language that was dropped and came back."""
    found = stage.contents.record.returns
    if not found:
        return
    yield from _paged(stage, "returns", found)
    columns = ("number", "words", "exact", "text", "last_in", "last_at", "dropped_in", "back_in", "back_at", "asked_by")
    yield "returns.csv", csv_of(columns, (_return_row(n, one) for n, one in enumerate(found, 1)))


def _return_row(number: int, one: Return) -> tuple[object, ...]:
    asked = "; ".join(f"{c.label} ({c.quote.document})" for c in one.asked)
    return (
        number, one.words, "yes" if one.exact else "lightly edited", one.back_in.words, one.last_in.document,
        cited(one.last_in.address), one.dropped_in, one.back_in.document, cited(one.back_in.address), asked,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """A change nobody asked for, with the place of the change in its comparison, the links to the evidence of each side, and the
    page of the comparison."""

    one: Unasked
    href: str
    proofs: tuple[tuple[str, str], ...]


def residue_pages(stage: Stage) -> Iterator[tuple[str, str]]:
    """Changes that nobody on the record asked for: the newest comparison first, in each the weightiest first."""
    found = stage.contents.record.residue
    if not found:
        return
    stacks = tuple(_stacks(stage, found))
    pages = [{"path": s.path, "title": s.title, "first": 0, "last": 0} for s in stacks]
    for number, stack in enumerate(stacks, 1):
        yield (
            stack.path,
            stage.render(
                "residue.html", stack.path, stack=stack, number=number, pages=pages, total=len(found), **words(stage)
            ),
        )
    columns = ("before", "after", "rank", "weight", "reason", "change", "where", "gone", "come", "nearest")
    yield "residue.csv", csv_of(columns, (row for s in stacks for row in _residue_rows(s)))


@dataclass(frozen=True, slots=True)
class Stack:
    """Changes of one comparison on one page: the page, its title, the comparison, how many there are in all, the rank of the
    first here, the changes, and whether no request comes near any change of the comparison."""

    path: str
    title: str
    pair: tuple[str, str]
    total: int
    first: int
    lines: tuple[Line, ...]
    silent: bool


def _stacks(stage: Stage, found: Sequence[Unasked]) -> Iterator[Stack]:
    order = list(stage.named)
    pairs = sorted({(o.before, o.after) for o in found}, key=lambda p: tuple(-order.index(s) for s in reversed(p)))
    number = 0
    for pair in pairs:
        own = sorted((o for o in found if (o.before, o.after) == pair), key=lambda o: -o.weight)
        for first in range(0, len(own), LONG):
            number += 1
            lines = tuple(_line(stage, one) for one in own[first : first + LONG])
            names = " → ".join(stage.named[s].name for s in pair)
            title = f"{names}, " if not first else ""
            title = names if len(own) <= LONG else f"{title}{first + 1} – {first + len(lines)}"
            path = f"residue-{number}.html" if number > 1 else "residue.html"
            yield Stack(path, title, pair, len(own), first, lines, not any(one.nearest for one in own))


def _line(stage: Stage, one: Unasked) -> Line:
    pair = one.before, one.after
    if pair not in stage.keys:
        return Line(one, "", ())
    href = stage.homes.get(stage.keys[pair], {}).get(one.change, f"{stage.folders[pair]}/index.html")
    compared, change = stage.change(pair, one.change)
    return Line(one, href, stage.proofs(compared, change) if change else ())


def _residue_rows(stack: Stack) -> Iterator[tuple[object, ...]]:
    for rank, line in enumerate(stack.lines, stack.first + 1):
        one = line.one
        yield (
            one.before, one.after, rank, round(one.weight, 3), one.reason, one.change, cited(one.address), one.gone, one.come,
            _claims(one.nearest),
        )  # fmt: skip


def _claims(claims: tuple[Claim, ...]) -> str:
    return "; ".join(f"{c.label} ({c.quote.document}, {c.score:.2f}): {c.why}" for c in claims)


def uptake_pages(stage: Stage) -> Iterator[tuple[str, str]]:
    """How much of what each label asked for stands in each later draft."""
    found = stage.contents.record.uptake
    if not found:
        return
    drafts = [s for s in stage.named if any(t.document == s for u in found for t in u.drafts)]
    homes = {a.versions[-1].address: page_of_article(stage, a) for a in stage.contents.record.articles}
    yield (
        "uptake.html",
        stage.render("uptake.html", "uptake.html", found=found, drafts=drafts, homes=homes, **words(stage)),
    )
    columns = ("label", "draft", "words_asked", "words_taken", "words_lost", "words_to_keep", "words_kept")
    yield "uptake.csv", csv_of(columns, (row for one in found for row in _uptake_rows(one)))
    by_article = ("label", "article", "address", "words_asked", "words_taken")
    rows = (
        (one.label, cited(address), address, asked, taken) for one in found for address, asked, taken in one.articles
    )
    yield "uptake-by-article.csv", csv_of(by_article, rows)


def _uptake_rows(one: Uptake) -> Iterator[tuple[object, ...]]:
    for taken in one.drafts:
        yield one.label, taken.document, taken.asked, taken.taken, taken.lost, taken.keeping, taken.kept
