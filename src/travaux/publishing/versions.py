"""The versions of an article: what each draft made of it, and who asked for that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..comparison.changes import Change
from .citing import cited, excerpt
from .contents import Compared
from .overlay import NOTHING, Overlay, worn_in_redline
from .paths import redline_page, relative
from .record import Article, Claim, Credited, Version
from .setting import Setting
from .shape import Redline, Section
from .sheet import Sheet
from .stage import Named, Stage

__all__ = ["Asked", "Stood", "Touched", "changed_in", "name_of", "stood"]


@dataclass(frozen=True, slots=True)
class Touched:
    """A change of a version: its number, where it stands in the redline, what left and came."""

    number: int
    href: str
    gone: str
    come: str


@dataclass(frozen=True, slots=True)
class Asked:
    """Changes of a version that the same requests stand behind, the requests, and how many of them are near enough to name."""

    changes: tuple[Touched, ...]
    claims: tuple[Claim, ...]
    credited: int


@dataclass(frozen=True, slots=True)
class Stood:
    """A version as its page shows it: the draft, its number and heading there, its relation in words, the redline from the
    version before (or the text, for the first), the page of the whole comparison, how many changes, who asked."""

    draft: Named
    number: str
    heading: str
    href: str
    relation: str
    body: Markup
    redline: str
    changes: int
    asked: tuple[Asked, ...]
    returned: tuple[int, ...]


def name_of(stage: Stage, version: Version) -> tuple[str, str]:
    """Number and heading of an article as a draft prints them."""
    text = stage.named[version.document].document.text
    found = next((p for p in text.provisions if p.address == version.address), None) if text else None
    heading = found.heading if found and found.heading else ""
    name = cited(version.address)
    return name, "" if heading.lower() == name.lower() else heading


def stood(stage: Stage, article: Article, place: int, path: str) -> Stood:
    """The version of an article at a place among its versions, as its page shows it; links counted from that page."""
    version = article.versions[place]
    number, heading = name_of(stage, version) if version.address else ("", "")
    one = _compared(stage, version)
    changes = _changes(stage, one, version) if one else ()
    body = _redlined(stage, one, version, path) if one and changes else Markup("")
    brought = one or _arrived(stage, version)
    if version.before is None and version.address:
        body = _whole(stage, version)
    return Stood(
        stage.named[version.document],
        number,
        heading,
        stage.home_of(version.document, version.address) if version.address else "",
        _relation(stage, version),
        body,
        f"{stage.folders[one.before, one.after]}/index.html" if one else "",
        len(changes),
        tuple(_asked(stage, brought, version.asked)) if brought else (),
        version.returned,
    )


def _relation(stage: Stage, version: Version) -> str:
    """How a version came from the one before, in words."""
    if version.before is None:
        return "First version"
    draft, address = version.before
    was = f"{cited(address)} of {stage.named[draft].name}"
    if not version.address:
        return f"Merged into {cited(version.into)}: it was {was}" if version.into else f"Dropped: it was {was}"
    same = {"same": f"Still {cited(version.address)}", "renumbered": f"Renumbered, was {was}"}
    return same.get(version.relation, f"{version.relation.capitalize()} from {was}")


def _compared(stage: Stage, version: Version) -> Compared | None:
    if version.before is None:
        return None
    pair = version.before[0], version.document
    return next((c for c in stage.contents.compared if (c.before, c.after) == pair), None)


def _arrived(stage: Stage, version: Version) -> Compared | None:
    """The comparison in which an article came into a draft after the first; None where several lead there."""
    leading = [c for c in stage.contents.compared if c.after == version.document]
    return leading[0] if len(leading) == 1 and version.before is None else None


def _changes(stage: Stage, one: Compared, version: Version) -> tuple[Change, ...]:
    """The changes that touch this article, on either side."""
    before = version.before[1] if version.before else ""
    ours = {"after": version.address, "before": before if not version.address else ""}
    return tuple(
        c
        for c in one.comparison.changes
        if _inside(c.after.address, ours["after"])
        or _inside(c.before.address, ours["before"])
        or (_inside(c.before.address, before) and c.after.span[0] == c.after.span[1])
    )


def _inside(address: str, above: str) -> bool:
    return bool(above) and (address == above or address.startswith(above + "__"))


def _sections(line: Redline, version: Version) -> list[Section]:
    """The sections of a redline that show this article: those of the later draft, or of the earlier for a dropped one."""
    side, address = "after", version.address
    if not address and version.before:
        side, address = "before", version.before[1]
    return [s for s in line.sections if s.side == side and s.address == address]


def _redlined(stage: Stage, one: Compared, version: Version, path: str) -> Markup:
    line, packed = stage.line(one)
    homes = stage.homes.get(stage.keys[one.before, one.after], {})
    folder = f"{stage.folders[one.before, one.after]}/index.html"

    def proof(change: Change) -> str:
        return relative(path, homes.get(change.number, folder))

    def home(number: int) -> str:
        page = packed.ghosts.get(-number, 0) if number < 0 else packed.changes.get(number, 0)
        return relative(path, redline_page(stage.folders[one.before, one.after], page + 1))

    overlays = {"before": _marks(stage, one.before), "after": _marks(stage, one.after)}
    sheet = Sheet(Setting(line, proof, home, overlays), language=stage.named[one.after].document.language)
    return Markup("\n").join(sheet.inside(s) for s in _sections(line, version))


def _marks(stage: Stage, symbol: str) -> Overlay:
    """What is printed on the words of a compared draft, made once."""
    text = stage.named[symbol].document.text
    if (symbol, "redline") not in stage.laid and text is not None:
        stage.laid[symbol, "redline"] = worn_in_redline(text)
    return stage.laid.get((symbol, "redline"), NOTHING)


def _whole(stage: Stage, version: Version) -> Markup:
    line = stage.taken(version.document)
    sheet = Sheet(
        Setting(line, lambda change: ""), folds=False, language=stage.named[version.document].document.language
    )
    return Markup("\n").join(sheet.inside(s) for s in line.sections if s.address == version.address)


def _asked(stage: Stage, one: Compared, credits: Sequence[Credited]) -> Iterator[Asked]:
    """Changes with the requests behind them, those that have the same requests together."""
    held: dict[tuple[object, ...], list[Credited]] = {}
    for credit in credits:
        behind = tuple((c.label, c.quote.document, c.quote.span) for c in credit.claims[: credit.credited])
        held.setdefault(behind or (credit.change,), []).append(credit)
    for each in held.values():
        yield Asked(tuple(_touched(stage, one, c.change) for c in each), each[0].claims, each[0].credited)


def _touched(stage: Stage, one: Compared, number: int) -> Touched:
    _, change = stage.change((one.before, one.after), number)
    if change is None:
        raise ValueError(f"no change {number} between {one.before} and {one.after}")
    href = stage.homes.get(stage.keys[one.before, one.after], {}).get(number, "")
    gone = "" if change.kind == "move" else excerpt(change.before.text, 16)
    return Touched(number, href, gone, excerpt(change.after.text, 16))


def changed_in(stage: Stage, version: Version) -> bool:
    """Whether anything of an article changed in a version."""
    one = _compared(stage, version)
    return one is not None and bool(_changes(stage, one, version))
