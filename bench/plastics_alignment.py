"""How many provisions of the plastics drafts are carried to the right place: contents lists with ids that stay the same.

    python bench/plastics_alignment.py ../shared/corpora

Each contents list names the headings of one draft, each with an id that is the same in every draft. A heading is found in the
text by its number and title (a title that stands in no heading of the text is left out and counted), and two headings of one
id in successive drafts must be a pair of the comparison.
"""

from __future__ import annotations

import json
import sys
from itertools import pairwise
from pathlib import Path

from travaux.comparison import compare, follow
from travaux.reading import read
from travaux.text import Provision, Text

DRAFTS = (
    ("zero_draft.json", "03_zerodraft.pdf"),
    ("revised_draft.json", "04_revised_zero_draft.pdf"),
    ("compilation_draft.json", "05_compilation_text.pdf"),
    ("chair_text_draft.json", "06_chair_text.pdf"),
)


def main(corpora: Path) -> None:
    folder = corpora / "plastics-inc-drafts"
    texts = [read(folder / pdf) for _, pdf in DRAFTS]
    placed = [
        _placed(json.loads((folder / name).read_text("utf-8")), text)
        for (name, _), text in zip(DRAFTS, texts, strict=True)
    ]
    for (n, before), (m, after) in pairwise(enumerate(placed)):
        found = compare(texts[n], texts[m])
        both = sorted(before.keys() & after.keys())
        right = [one for one in both if after[one] in follow(found, before[one])]
        print(f"{DRAFTS[n][1]} -> {DRAFTS[m][1]}: {len(right)} of {len(both)} ids carried to the same id")
        for one in both:
            if one not in right:
                print(
                    f"    {one}: {before[one]} -> {', '.join(follow(found, before[one])) or 'dropped'}, should be {after[one]}"
                )


def _placed(listed: dict[str, object], text: Text) -> dict[str, str]:
    rows = [row for row in listed["structure"] if row.get("id")]  # type: ignore[attr-defined]
    headed = [one for one in text.provisions if one.heading]
    places: dict[str, str] = {}
    at = 0
    for row in rows:
        found = next((n for n in range(at, len(headed)) if _is(row["title"], headed[n])), None)
        if found is None:
            print(f"    not found in the text: {row['id']} ({row['title']})")
            continue
        places[row["id"]], at = headed[found].address, found + 1
    return places


def _is(title: str, one: Provision) -> bool:
    said, printed = (_letters(words) for words in (title.removesuffix("(placeholder)"), one.heading or ""))
    return bool(said) and (said == printed or printed.startswith(said))


def _letters(words: str) -> str:
    return "".join(sign for sign in words.casefold() if sign.isalpha())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
