"""Who proposes what on which provision: `python bench/attributions.py [CORPORA]`.

Reads the compilation of proposals by delegation in the corpus of real documents and holds the proposals found under each
heading against truth/inf5_attributions.json: the label as printed, the provision, whether reasons are given, and reasons
kept apart from wording. Items the truth doubts are left out, and shown beside. `--misses` lists each miss.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
from bisect import bisect_right
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from travaux.positions import known, resolve_list
from travaux.reading import read
from travaux.text import Text
from travaux.text.notation import Notation, Proposal, notation

HERE = Path(__file__).resolve().parents[1]
Block = dict[str, Any]
Groups = list[list[Proposal]]


def main(arguments: list[str]) -> None:
    given = [a for a in arguments if not a.startswith("-")]
    corpora = Path(given[0] if given else os.environ.get("TRAVAUX_CORPORA") or HERE.parent / "shared" / "corpora")
    truth = json.loads((corpora / "truth" / "inf5_attributions.json").read_text(encoding="utf-8"))
    text = read(corpora / "bbnj-drafts-qabot" / "un" / "6.txt")
    best = min(_seconds(lambda: notation(text)) for _ in range(3))
    found = notation(text)
    groups = by_heading(found)
    raw = (corpora / "bbnj-drafts-qabot" / "un" / "6.txt").read_text(encoding="utf-8").split("\n")
    pairs = list(matched(text, groups, truth["blocks"], raw))
    for name, check in CHECKS.items():
        sure = [(b, g) for b, g in pairs if not b.get("doubt")]
        right = sum(check(text, b, g) for b, g in sure)
        whole = sum(check(text, b, g) for b, g in pairs)
        print(
            f"{name:34} {right}/{len(sure)} = {100 * right / len(sure):.1f} %   with doubted items {whole}/{len(pairs)}"
        )
        if "--misses" in arguments:
            for block, group in pairs:
                if not check(text, block, group):
                    print(
                        "   ",
                        block["id"],
                        block["printed"],
                        block["article"],
                        block["paragraphs"],
                        "<-",
                        shown(text, group),
                    )
    helped = by_heading(notation(text, names=known))
    same = sum(a[0].attribution == b[0].attribution for a, b in zip(groups, helped, strict=False))
    print(f"with the names of the table known: {len(helped)} headings, {same} the same")
    listed = contents_of(text)
    same = agreement(listed, [text.words.source[slice(*chars(text, g))] for g in groups])
    print(f"headings found {len(groups)}, in the document's own contents list {len(listed)}, in the same order {same}")
    size = len(text.words.source)
    print(f"speed {size / best / 1e6:.1f} million characters a second of CPU (notation as a whole, best of 3)")


def _seconds(run: Callable[[], object]) -> float:
    begun = time.process_time()
    run()
    return time.process_time() - begun


def by_heading(found: Notation) -> Groups:
    """The proposals under one printed heading, together."""
    groups: Groups = []
    for one in found.proposals:
        if not groups or groups[-1][0].attribution.span != one.attribution.span:
            groups.append([])
        groups[-1].append(one)
    return groups


def matched(text: Text, groups: Groups, blocks: list[Block], raw: list[str]) -> Iterator[tuple[Block, list[Proposal]]]:
    """Each block of the truth with the proposals whose heading stands last before the first long line of the block."""
    lines = placed(text.words.source, raw)
    heads = [chars(text, group)[0] for group in groups]
    for block in blocks:
        number = block["line"] - 1 + (block["layout"] == "own_line")
        while number not in lines:
            number += 1
        inside = raw[number].find(block["printed"]) if block["layout"] == "glued_inside_text" else 0
        place = bisect_right(heads, lines[number] + max(0, inside)) - 1
        yield block, groups[place] if place >= 0 else []


def placed(source: str, raw: list[str]) -> dict[int, int]:
    """Where each long line of the extracted text, after its contents list, stands in the source that was read."""
    at, out = 0, {}
    for number, line in enumerate(raw):
        long = number > 92 and len(line) > 40
        found = source.find(line.strip(), at, at + 30000) if long else -1
        if found >= 0:
            out[number], at = found, found + len(line.strip())
    return out


def said(text: Text, group: list[Proposal]) -> str:
    return text.words.text(group[0].attribution.span[1], group[-1].span[1])


def folded(printed: str) -> str:
    return re.sub(r"[\W_]+", "", printed).lower()


def label_right(text: Text, block: Block, group: list[Proposal]) -> bool:
    return bool(group) and group[0].attribution.label == block["printed"]


def article_right(text: Text, block: Block, group: list[Proposal]) -> bool:
    return bool(group) and any(plain(p.address or "").split("__")[0] == plain(block["article"]) for p in group)


def plain(address: str) -> str:
    return re.sub(r"_(?=bis|ter|\d)", "", address.lower().replace("part_xi_", "part_xi"))


def paragraphs_right(text: Text, block: Block, group: list[Proposal]) -> bool:
    if not isinstance(block["paragraphs"], list) or block["paragraphs"] == ["new"]:
        return bool(group)
    parts = [part for p in group for part in p.parts]
    return bool(group) and set(block["paragraphs"]) <= set(parts)


def rationale_right(text: Text, block: Block, group: list[Proposal]) -> bool:
    said = {p.rationale_said for p in group}
    kind = "given" if "given" in said else "none_provided" if "none_provided" in said else "absent"
    return bool(group) and kind == block["rationale"]


def apart(text: Text, block: Block, group: list[Proposal]) -> bool:
    """The first words of the block open its wording, no wording holds the heading of reasons, no reasons hold the wording."""
    wordings = [text.words.text(*p.span) for p in group]
    reasons = [text.words.text(*p.rationale) for p in group if p.rationale]
    anchor = folded(block["anchor"])
    return (
        bool(group)
        and folded(wordings[0]).startswith(anchor)
        and not any(re.search(r"(^|\s)Rationale\s", one) for one in (*wordings, *reasons))
        and not any(anchor in folded(one) for one in reasons)
    )


def codes_right(text: Text, block: Block, group: list[Proposal]) -> bool:
    """Whether everyone the label names is resolved, at the date of the document: states, groups, organisations."""
    found = resolve_list(group[0].attribution.label, "2022-07-25") if group else ()
    states = {n.code for n in found if n.kind in ("state", "observer", "former")}
    groups = {n.code for n in found if n.kind == "group"}
    others = [n for n in found if n.kind not in ("state", "observer", "former", "group")]
    return (
        states == set(block["iso3"]) and groups == set(block["groups"]) and len(others) == len(block["organisations"])
    )


CHECKS: dict[str, Callable[[Text, Block, list[Proposal]], bool]] = {
    "label as printed": label_right,
    "codes of the parties": codes_right,
    "target provision": article_right,
    "paragraphs printed (where judged)": paragraphs_right,
    "reasons given, none or absent": rationale_right,
    "reasons apart from wording": apart,
}


def shown(text: Text, group: list[Proposal]) -> str:
    if not group:
        return "nothing"
    first = group[0]
    parts = [part for p in group for part in p.parts]
    begins = text.words.text(*first.span)[:80]
    return f"{first.attribution.label} | {first.address} | {parts} | {first.rationale_said} | {begins!r}"


def contents_of(text: Text) -> list[str]:
    """The names in the document's own contents list, in order."""
    entries = re.findall(r"([A-ZÀ-Þ][^.]{2,160}?)\s?\.{5,}\s?\d+", text.words.source)
    return [e.strip() for e in entries if not re.match(r"(?:ARTICLE|PART|PREAMBLE|ANNEX)\b", e.strip())]


def chars(text: Text, group: list[Proposal]) -> tuple[int, int]:
    start, end = group[0].attribution.span
    return int(text.words.starts[start]), int(text.words.starts[end])


def agreement(listed: list[str], found: list[str]) -> int:
    """The longest common order of two lists."""
    row = [0] * (len(found) + 1)
    for one in listed:
        before = 0
        for n, other in enumerate(found, 1):
            before, row[n] = row[n], before + 1 if folded(one) == folded(other) else max(row[n], row[n - 1])
    return row[-1]


if __name__ == "__main__":
    main(sys.argv[1:])
