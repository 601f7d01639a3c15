"""The pages of the example: a draft with tracked changes shows them, and says how it is compared."""

from __future__ import annotations

from pathlib import Path

from travaux.apps.bundled import copy_example
from travaux.negotiation import Negotiation


def test_the_rolling_text_shows_its_tracked_changes_and_says_that_comparisons_take_them(tmp_path: Path) -> None:
    copy_example(tmp_path / "demo")
    negotiation = Negotiation.open(tmp_path / "demo")
    try:
        site = negotiation.publish(negotiation.build()).folder
    finally:
        negotiation.close()
    rolling = (site / "drafts" / "cme-ac.1-14-wp.1.html").read_text("utf-8")
    assert 'title="struck (' in rolling
    assert 'title="moved away (' in rolling
    assert "Comparisons take them as made" in rolling
    assert "Comparisons take them as made" not in (site / "drafts" / "cme-ac.1-14.html").read_text("utf-8")
