"""Moves over many fresh draws of the shared bench, pooled, with every miss and every false alarm named.

python bench/moves.py ../shared/bench pair60k 101-112 plain bracketed section
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import diff_candidate


def draw(bench: Path, preset: str, seed: int, style: str) -> Counter[str]:
    """Claims, false alarms, truths and misses of one draw; prints its figures."""
    import histories
    import score

    corpus = Path(bench).resolve().parent / "corpora" / "bbnj-official"
    data = histories.make_history(preset, seed, corpus, style)
    answer = diff_candidate.answer(data["revisions"])
    truth = score.EventTruth(data, "moved")
    claims = {score.key_of(event) for event in answer["events"] if event["kind"] == "moved"}
    counted = {claim for claim in claims if truth.counts(claim)}
    asked = [key for key in truth.true if key not in truth.swapped]
    wrong = [claim for claim in counted if claim not in truth.true and claim not in truth.as_good]
    missed = [key for key in asked if not truth.found(key, claims)]
    figures = score.score(data, answer)
    wanted = ("moved_precision", "moved_recall", "script_ratio", "new_precision", "new_recall", "alignment_f1")
    print(preset, style, seed, {name: figures[name] for name in wanted})
    for line in [*(f"    wrong  {claim}" for claim in wrong), *(f"    missed {key}" for key in missed)]:
        print(line)
    return Counter(claims=len(counted), wrong=len(wrong), true=len(asked), missed=len(missed))


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("bench", type=Path)
    cli.add_argument("preset")
    cli.add_argument("seeds", help="101-112")
    cli.add_argument("styles", nargs="*", default=["plain"])
    args = cli.parse_args()
    sys.path.insert(0, str(args.bench))
    first, last = map(int, args.seeds.split("-"))
    total: Counter[str] = Counter()
    for style in args.styles:
        for seed in range(first, last + 1):
            total += draw(args.bench, args.preset, seed, style)
    print(dict(total))
    print(f"precision {1 - total['wrong'] / total['claims']:.3f}, recall {1 - total['missed'] / total['true']:.3f}")


if __name__ == "__main__":
    main()
