"""The pages of the example: a draft shows its tracked changes, an article that came back says who wanted it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from travaux.apps.bundled import copy_example
from travaux.negotiation import Negotiation


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the pages of the example."""
    folder = tmp_path_factory.mktemp("pages") / "demo"
    copy_example(folder)
    negotiation = Negotiation.open(folder)
    try:
        return negotiation.publish(negotiation.build()).folder
    finally:
        negotiation.close()


def test_the_article_that_came_back_says_who_wanted_it_and_who_did_not(site: Path) -> None:
    page = (site / "articles" / "cme-ac.1-14-rev.1--chp_III__art_28.html").read_text("utf-8")
    wants, _, versions = page.partition('class="versions"')
    wants = " ".join(re.sub(r"<[^>]+>", " ", wants).split())
    assert "Gavrosk proposes" in wants
    assert "Quorland, Astrevane oppose" in wants or "Astrevane, Quorland oppose" in wants
    first = versions.partition('id="v2"')[0]
    assert "Who asked for it" in first
    assert "Gavrosk" in first
    assert "Hethrun and Tervolin" in first


def test_the_rolling_text_shows_its_tracked_changes_and_says_that_comparisons_take_them(site: Path) -> None:
    rolling = (site / "drafts" / "cme-ac.1-14-wp.1.html").read_text("utf-8")
    assert 'title="struck (' in rolling
    assert 'title="moved away (' in rolling
    assert "Comparisons take them as made" in rolling
    assert "Comparisons take them as made" not in (site / "drafts" / "cme-ac.1-14.html").read_text("utf-8")
