"""The product's own parse and compare as a candidate of the shared bench.

    python peers.py diff pair60k --candidate 'python bench/diff_candidate.py {input} {output}'

Inside the clock: both texts parsed, compared, and the answer drawn from the comparison (words that last, script, events).
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
import time
from itertools import pairwise
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from travaux.comparison import Comparison, compare, lasting, script
from travaux.text import Kind, Text, parse


def place(address: str) -> str:
    """The address as the bench writes it: article and numbered paragraph only."""
    steps = [
        step.replace("sec_", "art_") for step in address.split("__") if step.split("_")[0] in ("art", "sec", "para")
    ]
    return "__".join(steps[:2])


def runs(before: Text, after: Text, words: tuple[np.ndarray, ...]) -> list[list[int]]:
    """[before, after, length] runs of the words that last, in word positions of the bench."""
    left, right = (_counted(text)[places] for text, places in zip((before, after), words[:2], strict=True))
    edges = np.flatnonzero(np.concatenate([[True], (np.diff(left) != 1) | (np.diff(right) != 1), [True]]))
    starts = edges[:-1]
    return np.stack([left[starts], right[starts], np.diff(edges)], axis=1).tolist() if len(left) else []


def _counted(text: Text) -> np.ndarray:
    return np.cumsum(text.words.kinds != Kind.BLANK) - 1


def events(before: Text, after: Text, found: Comparison, revision: int) -> list[dict[str, object]]:
    """Moves, renumberings, splits and mergers of articles and paragraphs."""
    out: list[dict[str, object]] = []
    many: dict[tuple[str, str], list[str]] = {}
    for pair in found.pairs:
        if pair.before is None or pair.after is None:
            continue
        told = {pair.relation, pair.also} & {"moved", "renumbered", "split", "merged"}
        if not told:
            continue
        one, other = place(pair.before), place(pair.after)
        for kind in told & {"moved", "renumbered"}:
            out.append({"kind": kind, "revision": revision, "from": one, "to": other})
        if pair.relation == "split" and "para_" in one:
            many.setdefault(("split", one), []).append(other)
        elif pair.relation == "merged" and "para_" in one:
            many.setdefault(("merged", other), []).append(one)
    for (kind, one), others in many.items():
        sides = {"from": one, "to": others} if kind == "split" else {"from": others, "to": one}
        out.append({"kind": kind, "revision": revision, **sides})
    return out


def answer(revisions: list[str]) -> dict[str, object]:
    """Everything the bench scores, for every consecutive pair."""
    texts = [parse(source) for source in revisions]
    out: dict[str, list[object]] = {"alignments": [], "changes": [], "events": []}
    for n, (before, after) in enumerate(pairwise(texts), 1):
        found = compare(before, after)
        words = lasting(before, after, found)
        out["alignments"].append(runs(before, after, words))
        out["changes"].append([list(edit) for edit in script(before, after, found, words)])
        out["events"] += events(before, after, found, n)
    return dict(out)


def memory_mb(key: str) -> float:
    """Peak (VmHWM) or present (VmRSS) memory of this process."""
    status = Path("/proc/self/status").read_text()
    return int(status.split(key + ":")[1].split()[0]) / 1024


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("input")
    cli.add_argument("output")
    args = cli.parse_args()
    given = json.loads(Path(args.input).read_text(encoding="utf-8"))
    answer(["Article 1\n\n1. The Parties.\n", "Article 1\n\n1. Each Party.\n"])
    gc.collect()
    gc.freeze()  # what the imports left is looked through once, with the start, not in the middle of the first comparison
    start_mb, times = memory_mb("VmRSS"), []
    for _ in range(given.get("repeat", 1)):
        begin = time.process_time()
        out = answer(given["revisions"])
        times.append(time.process_time() - begin)
    memory = {"rss_start_mb": start_mb, "rss_peak_mb": max(start_mb, memory_mb("VmHWM"))}
    Path(args.output).write_text(json.dumps(out | {"cpu_s": times} | memory), encoding="utf-8")


if __name__ == "__main__":
    main()
