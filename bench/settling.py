#!/usr/bin/env python3
"""Whether every draft settles to clean prose: no bracket left but the undecided, every number still in order.

    PYTHONPATH=src python bench/settling.py [CORPORA] [--show DRAFT]      # default: ../shared/corpora beside the checkout

Nobody's wishes are known in these drafts, so three made-up delegations choose: one takes the first of everything, one the
last, one takes no phrase that may go. A row is a draft and a delegation: signs before and after, those that the undecided
points account for, and doubts about numbers before and after.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

from travaux.reading import manuscript
from travaux.text import Provision, Text, order_key, parse, write
from travaux.text.notation import Choice, Favours, Settled, notation, settle_as

CORPORA = Path(__file__).resolve().parents[1] / ".." / "shared" / "corpora"
DRAFTS = {
    "bbnj-45": "bbnj-drafts-qabot/un/45.txt",
    "bbnj-5": "bbnj-drafts-qabot/un/5.txt",
    "bbnj-0": "bbnj-drafts-qabot/un/0.txt",
    "plastics-03": "plastics-inc-drafts/03_zerodraft.pdf",
    "plastics-04": "plastics-inc-drafts/04_revised_zero_draft.pdf",
    "plastics-05": "plastics-inc-drafts/05_compilation_text.pdf",
    "plastics-06": "plastics-inc-drafts/06_chair_text.pdf",
}
LEFT = ("blank", "placeholder", "omission", "editor_note", "status")


def first(choice: Choice) -> tuple[tuple[int, ...], str] | None:
    return None if choice.point.kind in LEFT else ((0,), "the first")


def last(choice: Choice) -> tuple[tuple[int, ...], str] | None:
    return None if choice.point.kind in LEFT else ((len(choice.options) - 1,), "the last")


def least(choice: Choice) -> tuple[tuple[int, ...], str] | None:
    if choice.point.kind in LEFT:
        return None
    return ((), "may go") if len(choice.options) == 1 else ((0,), "the first")


DELEGATIONS: dict[str, Favours] = {"first": first, "last": last, "least": least}


def signs(text: Text) -> int:
    return sum(m.kind in ("bracket_open", "bracket_close") for m in text.marks)


def disorder(text: Text) -> Counter[str]:
    """Numbers that do not rise among the provisions of one parent, by the address they stand at."""
    out: Counter[str] = Counter()
    last: dict[tuple[int, str], Provision] = {}
    for one in text.provisions:
        if one.number is None:
            continue
        before = last.get((one.parent, one.kind))
        if before is not None and order_key(before.number or "") >= order_key(one.number):
            out[one.address] += 1
        last[one.parent, one.kind] = one
    return out


def again(text: Text) -> Counter[str]:
    """What parsing the settled words again doubts of their numbers, gaps left out (what went leaves a gap)."""
    doubts = parse(write(text)).doubts
    return Counter(
        d.code for d in doubts if d.code in ("numbering_goes_back", "numbering_restarts", "misprinted_number")
    )


def listed(settled: Settled) -> int:
    """The signs that points without a decision account for."""
    count = 0
    for one in settled.undecided:
        if one.choice is None:
            count += 1
        else:
            point = settled.choices[one.choice].point
            count += 0 if settled.choices[one.choice].standing else 2 * max(1, len(point.members)) - (not point.closed)
    return count


def main() -> None:
    corpora = Path(sys.argv[1]) if len(sys.argv) > 1 and not sys.argv[1].startswith("--") else CORPORA
    shown = sys.argv[-1] if "--show" in sys.argv else None
    failed = 0
    for name, path in DRAFTS.items():
        text = parse(manuscript(corpora / path) if path.endswith("pdf") else (corpora / path).read_text("utf-8"))
        said = notation(text)
        baseline = again(settle_as(text, said, lambda choice: None).text)
        for delegation, favours in DELEGATIONS.items():
            start = time.process_time()
            settled = settle_as(text, said, favours)
            spent = time.process_time() - start
            left, accounted = signs(settled.text), listed(settled)
            before, after = disorder(text), disorder(settled.text)
            worse = sum((after - before).values())
            doubts = sum((again(settled.text) - baseline).values())
            failed += left != accounted or bool(worse)
            print(
                f"{name:12} {delegation:6} signs {signs(text):5} -> {left:4} (listed {accounted:4})  "
                f"numbers that do not rise {sum(before.values()):3} -> {sum(after.values()):3}, parsed again {doubts:+}  "
                f"picks {len(settled.picks):5}  {spent:.2f} s{'' if left == accounted else '   <-- signs'}"
                f"{f'   <-- {worse} numbers: {list(after - before)[:4]}' if worse else ''}"
            )
            if shown == name:
                Path(f"{name}-{delegation}.txt").write_text(write(settled.text), encoding="utf-8")
    print(f"{failed} of {len(DRAFTS) * len(DELEGATIONS)} fail")


if __name__ == "__main__":
    main()
