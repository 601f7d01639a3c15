"""The site: one folder of pages that a reader opens from disk or from any web server."""

from __future__ import annotations

from pathlib import Path

from .articles import article_pages
from .comparisons import comparison_pages
from .consequences import consequence_pages
from .contents import Contents
from .drafts import draft_pages
from .front import front_pages
from .looking_back import residue_pages, return_pages, uptake_pages
from .origins import origin_pages
from .scores import bracket_pages, demand_pages
from .sheets import sheet_pages
from .stage import Stage
from .who import who_pages
from .writing import Shelf

__all__ = ["publish"]

STEPS = (
    front_pages,
    draft_pages,
    comparison_pages,
    article_pages,
    who_pages,
    origin_pages,
    return_pages,
    residue_pages,
    uptake_pages,
    demand_pages,
    bracket_pages,
    consequence_pages,
    sheet_pages,
)
"""What is written, in this order: the pages of the record need to know where the changes stand."""


def publish(contents: Contents, folder: Path) -> tuple[str, ...]:
    """The files of the site that were written, by their names inside `folder`; files that are as they should be stay.

    Page pictures are asked for only where a change stands on the page, and only once in the life of the folder.

    Guarantees: every link inside the site is relative and has a target; nothing is loaded from elsewhere; a file of an
    earlier site in this folder that this one does not hold is taken away, files of others are left alone.
    """
    shelf = Shelf(folder)
    stage = Stage(contents, folder)
    for step in STEPS:
        for name, content in step(stage):
            if content is None:
                shelf.keep(name)
            else:
                shelf.put(name, content)
    shelf.close()
    return tuple(shelf.changed)
