"""The pages before the texts: the time line, how to read this, not found, the feed; and the files every page uses."""

from __future__ import annotations

from collections.abc import Iterator

from .feed import feed
from .listing import lead
from .stage import HERE, Stage

__all__ = ["front_pages"]

ASSETS = ("style.css", "script.js", "icon.svg")
COUNTS = (
    ("articles", "article", "articles"),
    ("provisions", "provision", "provisions"),
    ("words", "word", "words"),
    ("brackets_open", "open bracket", "open brackets"),
)


def front_pages(stage: Stage) -> Iterator[tuple[str, str]]:
    """Index and its companions."""
    for name in (*ASSETS, *(["record.css"] if stage.ways else [])):
        yield name, (HERE / "assets" / name).read_text("utf-8")
    yield "index.html", _index(stage)
    for name in ("how-to-read.html", "404.html"):
        yield name, stage.render(name, name)
    yield "feed.xml", feed(stage.contents.title, stage.contents.made, tuple(stage.named.values()))


def _index(stage: Stage) -> str:
    compared = {(c.before, c.after): c.comparison for c in stage.contents.compared}
    befores = [s for s in stage.named if any(s == a for a, _ in compared)]
    afters = [s for s in stage.named if any(s == b for _, b in compared)]
    most = max((d.document.counts.get("brackets_open", 0) for d in stage.named.values()), default=0)
    return stage.render(
        "index.html",
        "index.html",
        named=stage.named,
        folders=stage.folders,
        counts={pair: len(c.changes) for pair, c in compared.items()},
        leads={pair: lead(c) for pair, c in compared.items()},
        befores=befores,
        afters=afters,
        names=COUNTS,
        most=most,
    )
