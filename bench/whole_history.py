"""The whole history of the high seas agreement from five drafts and the compilation of proposals, under the clock.

    python bench/whole_history.py [CORPORA]

Parsed, notation read, compared, traced, returns found, requests read, every change credited, residue, uptake: seconds of CPU
of each step, and memory at the peak. The texts lie beside the project and are not part of it.
"""

from __future__ import annotations

import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

from travaux.comparison import compare
from travaux.history import (
    Dated,
    Revision,
    Standing,
    credit,
    draft_spoken_of,
    lives_of,
    requests,
    residue,
    returns,
    uptake,
)
from travaux.text import parse
from travaux.text.notation import notation

DOCUMENTS = (
    ("un/3", "draft", "2017-07-20"),
    ("un/45", "draft", "2022-06-01"),
    ("un/6", "proposals", "2022-08-01"),
    ("un/5", "draft", "2022-12-12"),
    ("un/0", "draft", "2023-03-04"),
    ("adopted", "draft", "2023-06-19"),
)
Made = TypeVar("Made")


def timed(name: str, work: Callable[[], Made]) -> Made:
    """What a step makes; its seconds are printed."""
    begin = time.process_time()
    made = work()
    print(f"{name:12} {time.process_time() - begin:6.2f} s")
    return made


def source_of(corpora: Path, name: str) -> str:
    """The words of a document."""
    adopted = corpora / "bbnj-official" / "un" / "bbnj-agreement-2023" / "2023-06-19" / "text.txt"
    path = adopted if name == "adopted" else corpora / "bbnj-drafts-qabot" / f"{name}.txt"
    return path.read_text(encoding="utf-8")


def main() -> None:
    """Every step in turn."""
    corpora = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "shared" / "corpora"
    sources = [(name, kind, source_of(corpora, name), day) for name, kind, day in DOCUMENTS]
    begin = time.process_time()
    dated = timed("parsed", lambda: [Dated(name, kind, name, parse(words), day) for name, kind, words, day in sources])
    drafts = [one for one in dated if one.kind == "draft"]
    signs = timed("notation", lambda: {one.symbol: notation(one.text) for one in dated})
    pairs = list(pairwise(drafts))
    compared = timed("compared", lambda: {(a.symbol, b.symbol): compare(a.text, b.text) for a, b in pairs})
    lives = timed("lives", lambda: lives_of(dated))
    timed("returns", lambda: returns(lives))
    asked = timed(
        "requests", lambda: [r for one in dated for r in requests(one, signs[one.symbol], draft_spoken_of(one, drafts))]
    )
    standing = Standing.of(compared)
    credits = timed(
        "credit",
        lambda: [
            credit(Revision(a, b, compared[a.symbol, b.symbol], (signs[a.symbol], signs[b.symbol])), asked, standing)
            for a, b in pairs
        ],
    )
    timed("residue", lambda: [residue(one) for one in credits])
    timed("uptake", lambda: uptake(asked, drafts, standing))
    print(
        f"{'all':12} {time.process_time() - begin:6.2f} s, {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
    )
    for (a, b), one in zip(pairs, credits, strict=True):
        print(a.symbol, "->", b.symbol, dict(Counter(c.verdict for c in one)))


if __name__ == "__main__":
    main()
