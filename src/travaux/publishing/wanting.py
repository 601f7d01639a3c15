"""What is on record about one article: its issues, and on each those who said the same together."""

from __future__ import annotations

from dataclasses import dataclass

from .record import Article, Issue, Voice
from .stage import Stage

__all__ = ["Together", "Wanted", "wants"]


@dataclass(frozen=True, slots=True)
class Together:
    """Those who said the same words of the same document: their names, the groups' as groups', and one voice for all."""

    names: tuple[str, ...]
    voice: Voice


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is on record about one issue of an article, oldest first."""

    issue: Issue
    voices: tuple[Together, ...]


def wants(stage: Stage, article: Article) -> tuple[Wanted, ...]:
    """The issues of an article with everything on record about them; none where the site has no grid."""
    grid = stage.contents.record.grid
    if grid is None:
        return ()
    names = {actor.code: actor.name for actor in grid.actors}
    found: dict[int, list[tuple[str, Voice]]] = {n: [] for n, i in enumerate(grid.issues) if i.born == article.born}
    for place, code, voices in grid.cells:
        if place in found:
            found[place] += [(names.get(code, code), voice) for voice in voices]
    return tuple(Wanted(grid.issues[n], _together(each)) for n, each in found.items())


def _together(voices: list[tuple[str, Voice]]) -> tuple[Together, ...]:
    held: dict[tuple[object, ...], list[tuple[str, Voice]]] = {}
    for name, voice in sorted(voices, key=lambda one: one[1].date):
        quote = voice.quote
        shown = (quote.document, quote.words, quote.page, quote.at, quote.source) if quote else None
        key = (
            voice.verb,
            voice.option,
            shown,
            voice.date,
            voice.published,
            voice.confidence,
            voice.on_behalf_of,
            voice.turned,
        )
        held.setdefault(key, []).append((name, voice))
    return tuple(Together(tuple(dict.fromkeys(n for n, _ in each)), each[0][1]) for each in held.values())
