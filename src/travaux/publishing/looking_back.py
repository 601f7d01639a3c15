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

LONG = 250
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
    """Changes that nobody on the record asked for, the weightiest first."""
    found = stage.contents.record.residue
    if not found:
        return
    yield from _paged(stage, "residue", [_line(stage, one) for one in found])
    columns = ("rank", "weight", "reason", "before", "after", "change", "where", "gone", "come", "nearest")
    yield "residue.csv", csv_of(columns, (_residue_row(n, one) for n, one in enumerate(found, 1)))


def _line(stage: Stage, one: Unasked) -> Line:
    pair = one.before, one.after
    if pair not in stage.keys:
        return Line(one, "", ())
    compared = next(c for c in stage.contents.compared if (c.before, c.after) == pair)
    change = next((c for c in compared.comparison.changes if c.number == one.change), None)
    href = stage.homes.get(stage.keys[pair], {}).get(one.change, f"{stage.folders[pair]}/index.html")
    return Line(one, href, stage.proofs(compared, change) if change else ())


def _residue_row(number: int, one: Unasked) -> tuple[object, ...]:
    return (
        number, round(one.weight, 3), one.reason, one.before, one.after, one.change, cited(one.address), one.gone, one.come,
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
    columns = ("label", "draft", "words_asked", "words_taken", "words_lost")
    yield "uptake.csv", csv_of(columns, (row for one in found for row in _uptake_rows(one)))
    columns = ("label", "article", "address", "words_asked", "words_taken")
    rows = (
        (one.label, cited(address), address, asked, taken) for one in found for address, asked, taken in one.articles
    )
    yield "uptake-by-article.csv", csv_of(columns, rows)


def _uptake_rows(one: Uptake) -> Iterator[tuple[object, ...]]:
    for taken in one.drafts:
        yield one.label, taken.document, taken.asked, taken.taken, taken.lost
