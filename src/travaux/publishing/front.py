"""The pages before the texts: index, how to read this, not found; and the files every page uses."""

from __future__ import annotations

from collections.abc import Iterator

from .stage import HERE, Stage

__all__ = ["front_pages"]

ASSETS = ("style.css", "script.js", "icon.svg")


def front_pages(stage: Stage) -> Iterator[tuple[str, str]]:
    """Index and its companions."""
    for name in ASSETS:
        yield name, (HERE / "assets" / name).read_text("utf-8")
    yield "index.html", stage.render("index.html", "index.html", named=stage.named, folders=stage.folders)
