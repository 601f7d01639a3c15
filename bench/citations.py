"""How far a citation against one real draft is resolved to where it stands in the next, against a reader's concordance.

    python bench/citations.py [--corpora ../shared/corpora] [--misses]

Truth: `truth/bbnj_moves.json`, articles and paragraphs. Every address of an item is cited as people write it ("Article 41 bis
(2) (c)") from the earlier draft and must lead to one of the later addresses it names, and nowhere where it was dropped; every
later address is cited against time and must lead to one of the earlier ones, and nowhere where it is new. `chains` follows
the items of articles over all four drafts: what two or more steps of the truth say together.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from travaux.comparison import compare  # noqa: E402
from travaux.comparison.declarations import local  # noqa: E402
from travaux.errors import TravauxError  # noqa: E402
from travaux.history import Dated, cite  # noqa: E402
from travaux.text import parse, print_citation  # noqa: E402

DRAFTS = {
    "45": "bbnj-drafts-qabot/un/45.txt",
    "5": "bbnj-drafts-qabot/un/5.txt",
    "0": "bbnj-drafts-qabot/un/0.txt",
    "adopted": "bbnj-official/un/bbnj-agreement-2023/2023-06-19/text.txt",
}


class Course:
    """The four drafts with their comparisons, and where each citation leads."""

    def __init__(self, corpora: Path) -> None:
        texts = {name: parse((corpora / path).read_text(encoding="utf-8")) for name, path in DRAFTS.items()}
        self.drafts = [
            Dated(name, "draft", None, text, day) for day, (name, text) in zip("1234", texts.items(), strict=True)
        ]
        names = list(DRAFTS)
        self.comparisons = {pair: compare(texts[pair[0]], texts[pair[1]]) for pair in pairwise(names)}

    def leads(self, address: str, source: str, target: str) -> set[str] | str:
        """The local addresses a citation leads to, or the refusal."""
        try:
            found = cite(print_citation(address), self.drafts, self.comparisons, source=source, target=target)
        except TravauxError as trouble:
            return f"{trouble.code}: {trouble.what}"
        return {local(stand.address) for stand in found.to if stand.address}


def agrees(seen: set[str] | str, wanted: set[str]) -> bool:
    """Whether a citation leads to one of the places wanted, or to none where none is."""
    return isinstance(seen, set) and (bool(seen & wanted) if wanted else not seen)


def judged(items: list[dict], course: Course) -> list[tuple[dict, bool, str]]:
    """Each item, whether all its citations lead where they should, and where they lead."""
    out = []
    for item in items:
        before, after = item["step"].split(">")
        wanted = set() if item["relation"] == "dropped" else set(item["to"])
        there = {one: course.leads(one, before, after) for one in item["from"]}
        back = {one: course.leads(one, after, before) for one in wanted}
        good = all(agrees(seen, wanted) for seen in there.values())
        good = good and all(agrees(seen, set(item["from"])) for seen in back.values())
        out.append((item, good, f"{there} {back}"))
    return out


def chained(items: list[dict]) -> list[dict]:
    """What the steps of the truth say together: each address followed over as many drafts as the items reach."""
    goes = {(item["step"].split(">")[0], one): item for item in items for one in item["from"]}
    names, out = list(DRAFTS), []
    for (name, one), item in goes.items():
        here, doubt, at = {one}, False, names.index(name)
        while here and at + 1 < len(names) and all((names[at], x) in goes for x in here):
            steps = [goes[names[at], x] for x in here]
            doubt |= any(step.get("doubt", False) for step in steps)
            here = {x for step in steps if step["relation"] != "dropped" for x in step["to"]}
            at += 1
            if at - names.index(name) > 1:
                step = {"id": f"{item['id']}+", "step": f"{name}>{names[at]}", "from": [one], "to": sorted(here)}
                out.append(step | {"relation": "chain", "doubt": doubt, "onward": True})
    return out


def judged_chains(items: list[dict], course: Course) -> list[tuple[dict, bool, str]]:
    """Each chain, forward only."""
    out = []
    for item in items:
        before, after = item["step"].split(">")
        seen = course.leads(item["from"][0], before, after)
        out.append((item, agrees(seen, set(item["to"])), str(seen)))
    return out


def table(name: str, rows: list[tuple[dict, bool, str]]) -> str:
    """Agreement per relation, certain items and all."""
    counts: Counter[tuple[str, str]] = Counter()
    for item, found, _ in rows:
        for relation in (item["relation"], "all"):
            counts[relation, "total"] += 1
            counts[relation, "good"] += found
            counts[relation, "sure"] += not item.get("doubt")
            counts[relation, "sure good"] += found and not item.get("doubt")
    relations = sorted({relation for relation, _ in counts})
    return "\n".join(
        f"{name:10} {one:11} {counts[one, 'sure good']:4} of {counts[one, 'sure']:4}"
        f"   with doubts {counts[one, 'good']:4} of {counts[one, 'total']:4}"
        for one in relations
    )


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    cli.add_argument("--misses", action="store_true", help="list what is not found")
    args = cli.parse_args()
    truth = json.loads((args.corpora / "truth" / "bbnj_moves.json").read_text(encoding="utf-8"))
    course = Course(args.corpora)
    start = time.process_time()
    lists = {name: judged(truth[name], course) for name in ("articles", "paragraphs")}
    lists["chains"] = judged_chains(chained(truth["articles"]), course)
    spent = time.process_time() - start
    for name, rows in lists.items():
        print(table(name, rows), end="\n\n")
        for item, found, seen in rows if args.misses else ():
            if not found:
                doubt = " (doubtful)" if item.get("doubt") else ""
                print(f"  {item['id']}{doubt} {item['step']} {item['relation']} {item['from']} > {item['to']}: {seen}")
    print(f"{spent:.2f} s of CPU for all citations")


if __name__ == "__main__":
    main()
