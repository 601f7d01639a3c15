"""The product's own lives of words as a candidate of the shared bench: who first showed each word of the last revision.

    python peers.py provenance h50 --candidate 'python bench/trace_candidate.py {input} {output}'
    python peers.py provenance h50 --candidate 'python bench/trace_candidate.py --parse {input} {output}'

Without `--parse` the revisions are cut at their blank lines and the number at the head of each paragraph is set apart; with it
each is parsed in full, as `travaux` does. All of it is inside the clock.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from travaux.history import Dated
from travaux.history.blocks import sheet_of_paragraphs
from travaux.history.growing import NO_TEXT, grow, grow_sheet
from travaux.history.lives import Lives, identities
from travaux.history.places import columns_laid
from travaux.text import Kind, parse


def lives_of(revisions: list[str], parsed: bool) -> Lives:
    """The lives of all revisions."""
    lives = Lives()
    for n, source in enumerate(revisions):
        dated = Dated(f"revision {n}", "draft", None, parse(source) if parsed else NO_TEXT, f"{n:04}")
        lives = (
            grow(lives, dated) if parsed else grow_sheet(lives, dated, sheet_of_paragraphs(source, lives.memory.known))
        )
    return lives


def provenance(lives: Lives) -> list[int]:
    """The revision that first showed each word of the last, labels (never scored) as 0."""
    last = lives.entries[-1]
    kinds = columns_laid(last.sheet)[1]
    kinds = kinds[kinds != Kind.BLANK]
    out = np.zeros(len(kinds), np.int64)
    firsts = [entry.first for entry in lives.entries]
    out[kinds == Kind.SAID] = np.searchsorted(firsts, identities(last), side="right") - 1
    return [int(n) for n in out]


def memory_mb(key: str) -> float:
    """Peak (VmHWM) or present (VmRSS) memory of this process."""
    status = Path("/proc/self/status").read_text()
    return int(status.split(key + ":")[1].split()[0]) / 1024


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("input")
    cli.add_argument("output")
    cli.add_argument("--parse", action="store_true")
    args = cli.parse_args()
    given = json.loads(Path(args.input).read_text(encoding="utf-8"))
    lives_of(["Article 1\n\n1. The Parties.\n", "Article 1\n\n1. Each Party.\n"], args.parse)
    start_mb, times = memory_mb("VmRSS"), []
    for _ in range(given.get("repeat", 1)):
        begin = time.process_time()
        out = provenance(lives_of(given["revisions"], args.parse))
        times.append(time.process_time() - begin)
    memory = {"rss_start_mb": start_mb, "rss_peak_mb": max(start_mb, memory_mb("VmHWM"))}
    Path(args.output).write_text(json.dumps({"provenance": out, "cpu_s": times} | memory), encoding="utf-8")


if __name__ == "__main__":
    main()
