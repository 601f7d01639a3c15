"""How far the pairs of a comparison agree with a reader's concordance of real drafts.

    python bench/concordance.py [--corpora ../shared/corpora] [--misses]

Truth: `truth/bbnj_moves.json`. Figures are given per list and relation, without the doubtful items and with them. An item
is found where each earlier address goes to a later one it names and each later one comes from an earlier one it names
(other sources beside it are allowed: twins of one wording); `new` comes from nowhere, `dropped` goes to nowhere. `declared`
items are found where the line that is left of a provision is read as what it declares.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from travaux.comparison import Comparison, compare, declared  # noqa: E402
from travaux.comparison.declarations import local  # noqa: E402
from travaux.text import Text, parse  # noqa: E402

DRAFTS = {name: f"bbnj-drafts-qabot/un/{name}.txt" for name in ("45", "5", "0")}
ADOPTED = "bbnj-official/un/bbnj-agreement-2023/2023-06-19/text.txt"


def whereto(found: Comparison) -> dict[str, set[str]]:
    """Local address before to local addresses after."""
    out: dict[str, set[str]] = {}
    for pair in found.pairs:
        if pair.before:
            out.setdefault(local(pair.before), set()).update([local(pair.after)] if pair.after else [])
    return out


def agrees(item: dict, goes: dict[str, set[str]], comes: dict[str, set[str]]) -> bool:
    """Whether the pairs say what the item says."""
    olds, news = item["from"], item["to"]
    if not olds:
        return all(not comes.get(new) for new in news)
    if not news or item["relation"] == "dropped":
        return all(not goes.get(old) for old in olds)
    return all(goes.get(old, set()) & set(news) for old in olds) and all(
        comes.get(new, set()) & set(olds) for new in news
    )


def judged(items: list[dict], texts: dict[str, Text]) -> list[tuple[dict, bool, str]]:
    """Each item, whether it is found, and what was found instead."""
    steps: dict[str, tuple[dict, dict]] = {}
    for step in {item["step"] for item in items}:
        before, after = step.split(">")
        goes = whereto(compare(texts[before], texts[after]))
        comes: dict[str, set[str]] = {}
        for old, news in goes.items():
            for new in news:
                comes.setdefault(new, set()).add(old)
        steps[step] = goes, comes
    out = []
    for item in items:
        goes, comes = steps[item["step"]]
        seen = [{old: sorted(goes.get(old, ["?"])) for old in item["from"]}]
        seen.append({new: sorted(comes.get(new, [])) for new in item["to"]})
        out.append((item, agrees(item, goes, comes), str(seen)))
    return out


def judged_declared(items: list[dict], texts: dict[str, Text]) -> list[tuple[dict, bool, str]]:
    """Each declared item against the lines of its own draft."""
    out = []
    for item in items:
        said = [one for one in declared(texts[item["draft"]]) if local(one.address) == item["from"]]
        pairs = {(one.relation, local(one.to) if one.to else None) for one in said}
        wanted = {(item["relation"][0], to) for to in item["to"]} or {("dropped", None)}
        out.append((item, wanted <= pairs, str(sorted(map(str, pairs)))))
    return out


def table(name: str, rows: list[tuple[dict, bool, str]]) -> str:
    """Agreement per relation, certain items and all."""
    total, good, sure, sure_good = Counter(), Counter(), Counter(), Counter()
    for item, found, _ in rows:
        for relation in (str(item["relation"][0] if name == "declared" else item["relation"]), "all"):
            total[relation] += 1
            good[relation] += found
            sure[relation] += not item.get("doubt")
            sure_good[relation] += found and not item.get("doubt")
    lines = [
        f"{name:10} {key:11} {sure_good[key]:4} of {sure[key]:4}   with doubts {good[key]:4} of {total[key]:4}"
        for key in sorted(total)
    ]
    return "\n".join(lines)


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    cli.add_argument("--misses", action="store_true", help="list what is not found")
    args = cli.parse_args()
    truth = json.loads((args.corpora / "truth" / "bbnj_moves.json").read_text(encoding="utf-8"))
    paths = DRAFTS | {"adopted": ADOPTED}
    texts = {name: parse((args.corpora / path).read_text(encoding="utf-8")) for name, path in paths.items()}
    lists = {
        "declared": judged_declared(truth["declared"], texts),
        "articles": judged(truth["articles"], texts),
        "paragraphs": judged(truth["paragraphs"], texts),
    }
    for name, rows in lists.items():
        print(table(name, rows), end="\n\n")
        for item, found, seen in rows if args.misses else ():
            if not found:
                where = item.get("step", item.get("draft"))
                doubt = " (doubtful)" if item.get("doubt") else ""
                print(f"  {item['id']}{doubt} {where} {item['relation']} {item['from']} > {item['to']}: {seen}")


if __name__ == "__main__":
    main()
