"""Whole pages as they should be. One that is missing in `golden/` is written there, and fails until it is looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

GOLDEN = Path(__file__).with_name("golden")
PAGES = {
    "index.html": "index.html",
    "redline.html": "compare/xa-lan-1--xa-lan-3/index.html",
    "articles.html": "compare/xa-lan-1--xa-lan-3/articles.html",
    "draft.html": "drafts/xa-lan-1.html",
    "evidence.html": "evidence/xa-lan-1/page-1.html",
    "changes.csv": "compare/xa-lan-1--xa-lan-3/changes.csv",
    "changes.json": "compare/xa-lan-1--xa-lan-3/changes.json",
    "feed.xml": "feed.xml",
}

TOLD = {
    "start.html": "index.html",
    "article.html": "articles/xa-lan-1--part_II__art_4.html",
    "articles-list.html": "articles/index.html",
    "who.html": "who/index.html",
    "positions.csv": "who/positions.csv",
    "origin.html": "origin/xa-lan-3.html",
    "returns.html": "returns.html",
    "residue.html": "residue.html",
    "uptake.html": "uptake.html",
    "demands.html": "demands.html",
    "brackets.html": "brackets.html",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_as_it_should_be(name: str, site: Path) -> None:
    compared(name, (site / PAGES[name]).read_bytes())


@pytest.mark.parametrize("name", TOLD)
def test_a_page_of_the_record_is_as_it_should_be(name: str, told: Path) -> None:
    compared(name, (told / TOLD[name]).read_bytes())


def compared(name: str, made: bytes) -> None:
    """The page as it was made held against the one that was looked at."""
    kept = GOLDEN / name
    if not kept.is_file():
        kept.write_bytes(made)
        pytest.fail(f"{name} was not there and has been written: look at it, then run again")
    assert made.decode() == kept.read_bytes().decode(), f"if the change is meant, delete golden/{name} and run again"
