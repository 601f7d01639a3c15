"""Words coloured by their origin: a colour and a raised key for each document, and for each printed label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from string import ascii_lowercase

from markupsafe import Markup

from .citing import cited
from .overlay import Overlay, Wrap, overlay
from .paths import relative
from .quoting import source
from .record import Traced, TracedRun
from .setting import Setting
from .shape import Section
from .sheet import Sheet
from .stage import Stage
from .visible import joined, odd_as_text

__all__ = ["Coloured", "Key", "coloured", "keys_of", "origin_overlay"]

COLOURS = 7
"""So many origins have a colour of their own, those of most words; the rest share the last, and are told apart by their keys."""
MANY = 700
"""Words of more runs than these keep their colours on the page of origin, so that the page of an article stays light."""


@dataclass(frozen=True, slots=True)
class Key:
    """A line of the legend: the sign raised before the words, the class of their colour ("" for the origin of most words,
    which stays plain), what it stands for, its day, how many words, and where it leads ("" for a label)."""

    sign: str
    colour: str
    name: str
    day: str
    words: int
    href: str


@dataclass(frozen=True, slots=True)
class Coloured:
    """Words of a draft with their origin, and the legend by document and by label; no legend where they are not traced."""

    body: Markup
    sources: tuple[Key, ...] = ()
    labels: tuple[Key, ...] = ()


def keys_of(stage: Stage, traced: Traced) -> tuple[dict[str, Key], dict[str, Key]]:
    """The legend of a traced draft: by document (its symbol) and by printed label."""
    most = max(traced.sources, key=lambda s: s[1], default=("", 0))[0]
    others = sorted((s for s in traced.sources if s[0] != most), key=lambda s: -s[1])
    colours = _colours([symbol for symbol, _ in others], "from")
    sources = {
        symbol: Key(str(n), colours.get(symbol, ""), *_document(stage, symbol), count, _home(stage, symbol))
        for n, (symbol, count) in enumerate(traced.sources, 1)
    }
    labels = _colours([label for label, _ in traced.labels], "under")
    by_label = {
        label: Key(_letter(n), labels[label], odd_as_text(label), "", count, "")
        for n, (label, count) in enumerate(traced.labels)
    }
    return sources, by_label


def _colours(names: Sequence[str], kind: str) -> dict[str, str]:
    return {name: f"{kind}{min(n, COLOURS)}" for n, name in enumerate(names, 1)}


def _letter(number: int) -> str:
    """a to z, then aa, ab and so on.

    >>> _letter(0), _letter(27)
    ('a', 'ab')
    """
    ahead = ascii_lowercase[number // 26 - 1] if number >= 26 else ""
    return ahead + ascii_lowercase[number % 26]


def _document(stage: Stage, symbol: str) -> tuple[str, str]:
    named = stage.named.get(symbol)
    return (named.name, named.date) if named else (odd_as_text(symbol), "")


def _home(stage: Stage, symbol: str) -> str:
    named = stage.named.get(symbol)
    return named.page if named and named.document.text is not None else ""


def traced_of(stage: Stage, symbol: str) -> Traced | None:
    """The traced words of a draft, None where they are not traced."""
    return next((t for t in stage.contents.record.traced if t.document == symbol), None)


def _laid(stage: Stage, traced: Traced, path: str) -> Overlay:
    """Every run links to where it was born; its keys are raised before it where they are not those of the run before."""
    sources, labels = keys_of(stage, traced)
    wraps: list[Wrap] = []
    ahead: dict[int, Markup] = {}
    last: tuple[int, Key | None, Key | None] = (-1, None, None)
    openings: dict[TracedRun, Markup] = {}
    for run in traced.runs:
        key, label = sources.get(run.born.document), labels.get(run.label)
        kind = replace(run, span=(0, 0))
        if kind not in openings:
            openings[kind] = _opening(stage, run, path, (key, label))
        wraps.append((run.span, openings[kind], Markup("</a>")))
        goes_on = 0 <= run.span[0] - last[0] <= 1
        fresh = (
            key if not goes_on or key is not last[1] else None,
            label if not goes_on or label is not last[2] else None,
        )
        if signs := _signs(*fresh):
            ahead[run.span[0]] = signs
        last = run.span[1], key, label
    return overlay(wraps, ahead)


def _opening(stage: Stage, run: TracedRun, path: str, keys: tuple[Key | None, Key | None]) -> Markup:
    born = source(stage, run.born)
    said = [f"Born in {born.says}"]
    said += [cited(run.born.address)] if run.born.address else []
    said += [f"on the label {odd_as_text(run.label)}"] if run.label else []
    said += [f"out of {', '.join(_document(stage, s)[0] for s in run.out_of)} in between"] if run.out_of else []
    colours = " ".join(key.colour for key in keys if key and key.colour)
    href = relative(path, born.href) if born.href else "#main"
    return Markup('<a class="o {}" href="{}" title="{}">').format(colours, href, "; ".join(said))


def _signs(key: Key | None, label: Key | None) -> Markup:
    parts = [Markup('<sup class="kd">{}</sup>').format(key.sign)] if key and key.colour else []
    parts += [Markup('<sup class="kl">{}</sup>').format(label.sign)] if label else []
    return joined(parts)


def origin_overlay(stage: Stage, symbol: str, folder: str) -> Overlay | None:
    """The overlay of a traced draft on the pages of a folder, made once; None where the draft is not traced."""
    if (symbol, folder) not in stage.laid:
        traced = traced_of(stage, symbol)
        if traced is None:
            return None
        stage.laid[symbol, folder] = _laid(stage, traced, f"{folder}/any.html")
    return stage.laid[symbol, folder]


def _runs_in(traced: Traced, sections: Sequence[Section]) -> Iterator[TracedRun]:
    spans = [s.head.span for s in sections if s.head is not None]
    return (run for run in traced.runs if any(low <= run.span[0] < high for low, high in spans))


def coloured(stage: Stage, symbol: str, sections: Sequence[Section], folder: str = "articles") -> Coloured:
    """Some sections of a draft, their words coloured by origin where they are traced; links counted from a page in `folder`."""
    line = stage.taken(symbol)
    traced = traced_of(stage, symbol)
    if traced is not None and sum(1 for _ in _runs_in(traced, sections)) > MANY:
        traced = None
    laid = origin_overlay(stage, symbol, folder) if traced else None
    setting = Setting(line, lambda change: "", worn={"after": laid} if laid else {})
    sheet = Sheet(setting, folds=False, language=stage.named[symbol].document.language)
    body = joined([sheet.inside(s) for s in sections], "\n")
    if traced is None:
        return Coloured(body)
    sources, labels = keys_of(stage, traced)
    here = tuple(_runs_in(traced, sections))
    documents, printed = {run.born.document for run in here}, {run.label for run in here}
    return Coloured(
        body,
        tuple(key for symbol, key in sources.items() if symbol in documents),
        tuple(key for label, key in labels.items() if label in printed),
    )
