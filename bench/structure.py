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


def gaps(text: Text) -> int:
    """Numbered paragraphs that do not follow the one before under the same parent."""
    return sum(
        d.code in ("numbering_gap", "numbering_goes_back") and "__para_" in (d.address or "") for d in text.doubts
    )


def counted(text: Text, truth: dict[str, object]) -> Iterator[tuple[str, object, object]]:
    one, kinds = body(text), Counter(p.kind for p in body(text))
    every = text.provisions
    for key, kind in (("articles", "article"), ("parts", "part")):
        if key in truth:
            yield key, kinds[kind], truth[key]
    if "annexes" in truth:
        yield "annexes", len({p.number for p in top_annexes(text)}), truth["annexes"]
    if "nested_annexes" in truth:
        yield "annexes in annexes", sum(p.kind == "annex" and p.parent >= 0 for p in every), truth["nested_annexes"]
    if "annex_letters" in truth:
        yield "letters of annexes", "".join(p.number or "" for p in top_annexes(text)), truth["annex_letters"]
    if "rules" in truth:
        yield "rules", sum(p.address.rsplit("__", 1)[-1].startswith("rule_") for p in every), truth["rules"]
    if "operative_paragraphs" in truth:
        yield (
            "operative paragraphs",
            sum(bool(p.kind == "paragraph" and p.number) for p in one),
            truth["operative_paragraphs"],
        )
    if "numbered_paragraphs" in truth:
        yield (
            "numbered paragraphs",
            sum(bool(p.kind == "paragraph" and p.number) for p in every),
            truth["numbered_paragraphs"],
        )
    if "lettered_paragraphs" in truth:
        yield "lettered", sum(p.kind == "subparagraph" for p in every), truth["lettered_paragraphs"]
    if "roman_paragraphs" in truth:
        yield "roman", sum(p.kind == "point" for p in every), truth["roman_paragraphs"]
    for part, number in dict(truth.get("lettered", {})).items():
        yield f"lettered in {part}", sum(p.kind == "subparagraph" for p in within(every, f"para_{part}")), number
    yield from _inner(text, truth)
    if "brackets" in truth:
        signs = Counter(m.kind for m in text.marks)
        yield "brackets", [signs["bracket_open"], signs["bracket_close"]], truth["brackets"]


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


def titles(text: Text, wanted: list[dict[str, object]]) -> tuple[str, object, object]:
    found = {p.number: _plain(p.heading or "") for p in body(text) if p.kind == "article"}
    right = sum(found.get(str(one["article"])) == _plain(str(one["title"])) for one in wanted)
    return "titles of articles", right, len(wanted)


def _plain(title: str) -> str:
    return re.sub(r"\W+", "", title).lower()


def main() -> None:
    corpora = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPORA
    truth = json.loads((corpora / "truth" / "structure.json").read_text(encoding="utf-8"))
    rows, spent = [], 0.0
    for document in truth["documents"]:
        if not document["readable"]:
            continue
        source = manuscript(corpora / document["path"])
        start = time.process_time()
        text = parse(source)
        spent += time.process_time() - start
        found = list(counted(text, document))
        found += [titles(text, truth["titles_bbnj_en"])] if document["id"] == "bbnj-en" else []
        rows += [(document["id"], *row) for row in found]
        codes = Counter(d.code for d in text.doubts)
        rows.append((document["id"], "doubts", ", ".join(f"{c} {n}" for c, n in sorted(codes.items())) or "none", None))
    wrong = sum(true is not None and found != true for _, _, found, true in rows)
    for name, what, found, true in rows:
        said = "" if true is None else f"of {true}" if found == true else f"of {true}   <-- differs"
        print(f"{name:14} {what:26} {found!s:>6} {said}")
    print(f"\n{sum(true is not None for *_, true in rows)} figures, {wrong} differ; parsing took {spent:.2f} s of CPU")


if __name__ == "__main__":
    main()
