#!/usr/bin/env python3
"""How well real documents are structured: a table against the truth that was read by hand.

    PYTHONPATH=src python bench/structure.py [CORPORA]       # default: ../shared/corpora beside the checkout

A row is a document and a thing counted: what was found, what is true. Rows that differ are marked. Documents that cannot
be read by their fonts are left out (a reader must warn of them).
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from travaux.reading import manuscript
from travaux.text import Provision, Text, parse

CORPORA = Path(__file__).resolve().parents[1] / ".." / "shared" / "corpora"
Row = tuple[str, str, object, object]


def within(provisions: tuple[Provision, ...], prefix: str) -> list[Provision]:
    return [p for p in provisions if p.address == prefix or p.address.startswith(prefix + "__")]


def body(text: Text) -> list[Provision]:
    """The provisions outside annexes, cover and footnotes."""
    return [p for p in text.provisions if not p.address.startswith(("annex", "preface", "fn_"))]


def top_annexes(text: Text) -> list[Provision]:
    return [p for p in text.provisions if p.kind == "annex" and p.parent == -1]


def counted(text: Text, truth: dict[str, object]) -> Iterator[tuple[str, object, object]]:
    """What is counted of one document: the name, what was found, what is true."""
    every, kinds = text.provisions, Counter(p.kind for p in body(text))
    annexes = top_annexes(text)
    found: dict[str, object] = {
        "articles": kinds["article"],
        "parts": kinds["part"],
        "annexes": len({p.number for p in annexes}),
        "nested_annexes": sum(p.kind == "annex" and p.parent >= 0 for p in every),
        "annex_letters": "".join(p.number or "" for p in annexes),
        "rules": sum(p.address.rsplit("__", 1)[-1].startswith("rule_") for p in every),
        "operative_paragraphs": sum(bool(p.kind == "paragraph" and p.number) for p in body(text)),
        "numbered_paragraphs": sum(bool(p.kind == "paragraph" and p.number) for p in every),
        "lettered_paragraphs": sum(p.kind == "subparagraph" for p in every),
        "roman_paragraphs": sum(p.kind == "point" for p in every),
        "brackets": [sum(m.kind == kind for m in text.marks) for kind in ("bracket_open", "bracket_close")],
    }
    yield from ((name.replace("_", " "), number, truth[name]) for name, number in found.items() if name in truth)
    for part, number in dict(truth.get("lettered", {})).items():
        yield f"lettered in {part}", sum(p.kind == "subparagraph" for p in within(every, f"para_{part}")), number
    yield from _inner(text, truth)


def _inner(text: Text, truth: dict[str, object]) -> Iterator[tuple[str, object, object]]:
    for part, number in dict(truth.get("sections", {})).items():
        under = within(text.provisions, f"part_{part}")
        yield f"sections of part {part}", sum(p.kind == "section" for p in under), number
    for place, number in dict(truth.get("subsections", {})).items():
        part, section = place.split(".")
        under = within(text.provisions, f"part_{part}__sec_{section}")
        yield f"subsections of {place}", sum(p.kind == "subsection" for p in under), number
    for annex, number in dict(truth.get("annex_articles", {})).items():
        under = within(text.provisions, f"annex_{annex}")
        yield f"articles of annex {annex}", sum(p.kind == "article" for p in under), number
    for annex, number in dict(truth.get("annex_sections", {})).items():
        under = within(text.provisions, f"annex_{annex}")
        yield f"sections of annex {annex}", sum(p.kind == "section" for p in under), number


MORE = (
    {"id": "bbnj-fr", "path": "bbnj-official/un/bbnj-agreement-2023-fr/2023-06-19/original.pdf", "readable": True,
     "articles": 76, "parts": 12, "annexes": 2, "numbered_paragraphs": 251, "lettered_paragraphs": 224, "roman_paragraphs": 66},
    {"id": "fish", "path": "bbnj-official/un/fish-stocks-agreement-1995/1995-08-04/original.pdf", "readable": True,
     "articles": 50, "parts": 13, "annexes": 2, "annex_articles": {"I": 7}},
)  # fmt: skip
DRAFTS = {name: f"bbnj-drafts-qabot/un/{name}.txt" for name in ("45", "5", "0")}


def parity(texts: dict[str, Text]) -> Iterator[Row]:
    """The provisions of the Agreement that one language has and English has not, or the other way round."""
    english = {p.address for p in texts["bbnj-en"].provisions}
    for other in ("bbnj-fr", "bbnj-es"):
        differ = english ^ {p.address for p in texts[other].provisions}
        yield other, "addresses unlike English", len(differ), 0


def declared(corpora: Path) -> Iterator[Row]:
    """The addresses that the concordance of the drafts names: each must lead to a provision."""
    truth = json.loads((corpora / "truth" / "bbnj_moves.json").read_text(encoding="utf-8"))
    named: dict[str, set[str]] = {name: set() for name in DRAFTS}
    rows = [(one["draft"], one["draft"], one) for one in truth["declared"]]
    rows += [(*one["step"].split(">"), one) for one in (*truth["articles"], *truth["paragraphs"])]
    for before, after, one in rows:
        for draft, addresses in ((before, one["from"]), (after, one["to"])):
            named.get(draft, set()).update([addresses] if isinstance(addresses, str) else addresses)
    for draft, addresses in named.items():
        text = parse((corpora / DRAFTS[draft]).read_text(encoding="utf-8"))
        ends = [p.address for p in text.provisions]
        there = sum(any(e == a or e.endswith("__" + a) for e in ends) for a in addresses)
        yield f"draft {draft}", "addresses of the truth", there, len(addresses)


def titles(text: Text, wanted: list[dict[str, object]]) -> tuple[str, object, object]:
    found = {p.number: _plain(p.heading or "") for p in body(text) if p.kind == "article"}
    right = sum(found.get(str(one["article"])) == _plain(str(one["title"])) for one in wanted)
    return "titles of articles", right, len(wanted)


def _plain(title: str) -> str:
    return re.sub(r"\W+", "", title).lower()


def main() -> None:
    corpora = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPORA
    truth = json.loads((corpora / "truth" / "structure.json").read_text(encoding="utf-8"))
    rows: list[Row] = []
    texts: dict[str, Text] = {}
    spent = 0.0
    for document in (*truth["documents"], *MORE):
        if not document["readable"]:
            continue
        source = manuscript(corpora / document["path"])
        start = time.process_time()
        text = texts[document["id"]] = parse(source)
        spent += time.process_time() - start
        found = list(counted(text, document))
        found += [titles(text, truth["titles_bbnj_en"])] if document["id"] == "bbnj-en" else []
        rows += [(document["id"], *row) for row in found]
        codes = Counter(d.code for d in text.doubts)
        rows.append((document["id"], "doubts", ", ".join(f"{c} {n}" for c, n in sorted(codes.items())) or "none", None))
    rows += [*parity(texts), *declared(corpora)]
    wrong = sum(true is not None and found != true for _, _, found, true in rows)
    for name, what, found, true in rows:
        said = "" if true is None else f"of {true}" if found == true else f"of {true}   <-- differs"
        print(f"{name:14} {what:26} {found!s:>6} {said}")
    print(f"\n{sum(true is not None for *_, true in rows)} figures, {wrong} differ; parsing took {spent:.2f} s of CPU")


if __name__ == "__main__":
    main()
