"""How far demands against one real draft are judged as a reader's concordance says, and what a check costs.

    python bench/demands.py [--corpora ../shared/corpora] [--misses]

Truth: `truth/bbnj_moves.json`. For every article of an item "delete it" and "keep it" are demanded of the earlier draft. Where
the truth has it dropped (or a bare "Deleted."), "delete" must be met and "keep" not; where it stands (same, renumbered,
split), "keep" must be met (or partly, where it stands wholly in brackets) at one of the addresses of the truth, and "delete"
not; where it moved or was merged, both must say where: relocated, or met at the address. The cost is of all demands of a
step in one check.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from travaux.comparison import compare  # noqa: E402
from travaux.comparison.declarations import local  # noqa: E402
from travaux.history import Dated  # noqa: E402
from travaux.positions.demands import Condition, Demand, Verdict, check  # noqa: E402
from travaux.text import parse, print_citation  # noqa: E402
from travaux.text.notation import notation  # noqa: E402

DRAFTS = {
    "45": "bbnj-drafts-qabot/un/45.txt",
    "5": "bbnj-drafts-qabot/un/5.txt",
    "0": "bbnj-drafts-qabot/un/0.txt",
    "adopted": "bbnj-official/un/bbnj-agreement-2023/2023-06-19/text.txt",
}


def demands_of(items: list[dict]) -> list[Demand]:
    """Delete and keep, for every article of the items of one step."""
    return [
        Demand(
            f"{kind} {address}", "bench", "", (Condition(kind),), print_citation(address), item["step"].split(">")[0]
        )
        for item in items
        for address in item["from"]
        for kind in ("delete", "keep")
    ]


def right(kind: str, item: dict, verdict: Verdict) -> bool:
    """Whether a verdict agrees with the truth."""
    gone = item["relation"] in ("dropped", "stub") or not item["to"]
    if gone:
        return verdict.verdict == ("met" if kind == "delete" else "not_met")
    placed = verdict.address is not None and local(verdict.address) in item["to"]
    stands = ("met", "partly", "relocated") if kind == "keep" else ("not_met", "partly", "relocated")
    return placed and verdict.verdict in stands


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    cli.add_argument("--misses", action="store_true", help="list what is judged otherwise")
    args = cli.parse_args()
    truth = json.loads((args.corpora / "truth" / "bbnj_moves.json").read_text(encoding="utf-8"))
    texts = {name: parse((args.corpora / path).read_text(encoding="utf-8")) for name, path in DRAFTS.items()}
    counts: Counter[str] = Counter()
    spent, asked = 0.0, 0
    for step in ("45>5", "5>0", "0>adopted"):
        names = step.split(">")
        drafts = [Dated(name, "draft", None, texts[name], day) for name, day in zip(names, "12", strict=True)]
        comparisons = {(names[0], names[1]): compare(texts[names[0]], texts[names[1]])}
        notations = {name: notation(texts[name]) for name in names}
        items = [item for item in truth["articles"] if item["step"] == step and item["from"]]
        demands = demands_of(items)
        start = time.process_time()
        found = check(demands, drafts, comparisons, notations)
        spent, asked = spent + time.process_time() - start, asked + len(demands)
        wanted = [item for item in items for _ in item["from"] for _ in range(2)]
        for item, answer in zip(wanted, found.demands, strict=True):
            good = right(answer.id.split()[0], item, answer.verdicts[1])
            counts["all"] += 1
            counts["right"] += good
            if args.misses and not good:
                last = answer.verdicts[1]
                print(f"{item['id']} {step} {item['relation']} {answer.id}: {last.verdict} {last.address} {last.why}")
    print(f"{counts['right']} of {counts['all']} verdicts; {asked} demands on two drafts each in {spent:.2f} s of CPU")


if __name__ == "__main__":
    main()
