#!/usr/bin/env python3
"""Random bracketings, and patterns repeated a hundred thousand times: nothing raises, no word is lost, nothing grows worse
than linear.

    PYTHONPATH=src python bench/bracketings.py [HOW_MANY] [SEED]       # default: 100,000 bracketings, seed 1

Half of the bracketings are well-formed, half are broken. For each: the source comes back, spans lie inside the words and
inside their parents, every sign is in a bracket or in a doubt, and three delegations settle it with no sign left but those
that the undecided points account for.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter

from settling import DELEGATIONS, listed

from travaux.text import Kind, Text, parse, write
from travaux.text.notation import Notation, notation, settle_as

WORDS = "shall should may ports lights and or the of , ; . X 2 thirtieth / s Note: Placeholder … -- No_text".split()  # noqa: SIM905
BREAKS = (" ", " ", " ", "", "\n", "\n\n2. ", "\n(a) ", "\n\nArticle 3\n\n1. ", "\nOption A: ", "\n1 alt. ")
SIGNS = "[]{}［］"
N = 100_000
PATTERNS = {
    "[": "[" * N, "]": "]" * N, "[]": "[]" * N, "[[ ... ]]": "[" * N + "]" * N, "{{ ... ]]": "{" * N + "]" * N,
    "[a] [a]": "[a] " * N, "[a [a ... b]b]": "[a " * N + "b]" * N, "a / a": "a / " * N, "[a / a]": "[" + "a / " * N + "]",
    "[a over lines": "[a\n" * N, "[{": "[{" * N, "[{]}": "[{]}" * N, "full width": "［" * N, "[, ": "[, " * N,
    "dots": "[" + "." * N + "]", "blanks": "[" + " " * N + "]", "letters": "a[" + "b][" * N, "[a] or": "[a] or " * N,
    "no text": "[" + "No text " * N + "]", "one word": "[" + "a" * N + "]", "notes": "[" + "insert " * N + "]",
    "labels": "[1. " * N, "dashes": "[a - " * N, "commas": "[XA, " * N, "lines and slashes": "\n/\n" * N,
    "names before, nested": "[XA: a " * N + "b]" * N, "names after": "[a - XA retain] " * N,
    "named beside": "[a] (supported by Ports) " * N, "slashes in and out": "[a / b] c / d " * N,
    "options": "Option 1: No text. " * N, "alternatives": "".join(f"1 alt {n}. A\n" for n in range(N // 10)),
}  # fmt: skip


def well_formed(rng: random.Random, depth: int = 0) -> str:
    """Words with brackets that balance, nested up to five deep."""
    out: list[str] = []
    for _ in range(rng.randint(0, 6)):
        opens, closes = rng.choice(("[]", "[]", "[]", "{}", "［］"))
        inner = well_formed(rng, depth + 1) if depth < 5 and rng.random() < 0.4 else rng.choice(WORDS)
        out += [opens + inner + closes if rng.random() < 0.5 else inner, rng.choice(BREAKS)]
    return "".join(out)


def broken(rng: random.Random) -> str:
    """Words with signs anywhere."""
    return "".join(rng.choice((*SIGNS, "[", "]", *WORDS, *BREAKS)) for _ in range(rng.randint(0, 40)))


def faults(draft: str, text: Text, found: Notation) -> list[str]:
    """What is wrong with the reading of one draft."""
    out = ["round trip"] if write(text) != draft else []
    doubted = {d.span[0] for d in found.doubts if d.span is not None}
    held = set(doubted)
    for bracket in found.brackets:
        for start, end in bracket.members or (bracket.span,):
            held |= {start, end - 1} if bracket.closed else {start}
        inside = all(bracket.span[0] <= a <= b <= bracket.span[1] for a, b in (o.span for o in bracket.options))
        around = found.brackets[bracket.parent].span if bracket.parent >= 0 else (0, len(text.words))
        if not inside or not around[0] <= bracket.span[0] < bracket.span[1] <= around[1]:
            out.append("span")
    kinds, starts = text.words.kinds.tolist(), text.words.starts.tolist()
    signs = [n for n, kind in enumerate(kinds) if kind != Kind.ASIDE and draft[starts[n]] in SIGNS]
    return out + ["sign in nothing"] * any(n not in held for n in signs)


def settles(text: Text, found: Notation) -> list[str]:
    out = []
    for favours in DELEGATIONS.values():
        settled = settle_as(text, found, favours)
        if sum(write(settled.text).count(sign) for sign in SIGNS) != listed(settled):
            out.append("signs left")
    return out


def main() -> None:
    many, seed = (int(value) for value in (*sys.argv[1:3], *("100000", "1")[len(sys.argv) - 1 :]))
    rng, seen, shortest = random.Random(seed), Counter[str](), dict[str, int]()
    for n in range(many):
        draft = broken(rng) if n % 2 else well_formed(rng)
        text = parse(draft)
        found = notation(text)
        wrong = faults(draft, text, found) + (settles(text, found) if n % 25 == 0 else [])
        seen.update(wrong)
        if wrong and len(draft) < shortest.get(wrong[0], len(draft) + 1):
            shortest[wrong[0]] = len(draft)
            print(wrong, repr(draft))
    print(f"{many} random bracketings (one in 25 settled three ways): {sum(seen.values())} faults {dict(seen)}")
    for name, draft in PATTERNS.items() if many >= 10_000 else ():
        text = parse(draft)
        start = time.process_time()
        found = notation(text)
        spent = time.process_time() - start
        made = len((*found.brackets, *found.rivals))
        every = time.process_time() - start
        late = "   <-- over a second" if spent > 1 else ""
        print(f"{name:20} {len(draft):9} characters  {spent:5.2f} s, every record made ({made}) {every:5.2f} s{late}")


if __name__ == "__main__":
    main()
