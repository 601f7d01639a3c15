"""An annex without a number ends the list before it, whatever number follows."""

from __future__ import annotations

from travaux.text import parse
from travaux.text.manuscript import Block, Manuscript


def test_a_list_does_not_go_on_through_the_heading_of_an_annex() -> None:
    lines = ("Article 1", "(i) words", "", "2. of article 5", "Annex", "(ii) words.")
    blocks, at = [], 0
    for line in lines:
        blocks.append(Block((at, at + len(line))))
        at += len(line) + 1
    provisions = parse(Manuscript("\n".join(lines) + "\n", tuple(blocks))).provisions
    assert all(p.span[0] < p.span[1] for p in provisions)
    assert provisions[-1].address.startswith("annex")
