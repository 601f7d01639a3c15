#!/usr/bin/env python3
"""How well brackets are read: counts, kinds, options and faults against the truth that was read by hand; and how fast.

    PYTHONPATH=src python bench/brackets.py [CORPORA]       # default: ../shared/corpora beside the checkout

Every labelled bracket that is read otherwise is listed. The truth knows no kind "punctuation" (it calls a bracketed mark an
optional phrase) and no "no_text"; both are counted as it writes them.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from travaux.text import Text, parse
from travaux.text.notation import Bracket, Notation, kinds, notation, numerals, shapes

CORPORA = Path(__file__).resolve().parents[1] / ".." / "shared" / "corpora"
AS_TRUTH = {"punctuation": "optional_phrase", "no_text": "whole_provision"}
Read = tuple[Text, Notation]


def offset(text: Text, word: int) -> int:
    return int(text.words.starts[word])


def at(read: Read, place: int) -> Bracket | None:
    """The bracket whose first sign stands at a character, or the group that has a member there."""
    text, found = read
    word = text.words.at(place)
    first = next((b for b in found.brackets if b.first[0] == word), None)
    return first or next((b for b in found.brackets for o in b.options if o.span[0] == word + 1 <= b.span[1]), None)


def said(read: Read, bracket: Bracket | None) -> str:
    if bracket is None:
        return "no bracket"
    text, _ = read
    options = " | ".join(" ".join(text.words.text(*o.span).split())[:40] for o in bracket.options)
    return f"{bracket.kind} ({len(bracket.options)}: {options}) {bracket.reason}"


def labelled(truth: dict[str, Any], read: dict[str, Read], *, doubtful: bool) -> None:
    """Kinds and options right, without or with the items that the truth itself doubts; what is wrong is listed."""
    items = [one for one in truth["labelled"] if doubtful or not one.get("doubt")]
    wrong_kind, wrong_options, counted = [], [], 0
    for one in items:
        bracket = at(read[one["doc"]], one["offset"])
        kind = AS_TRUTH.get(bracket.kind, bracket.kind) if bracket else ""
        if kind != one["kind"]:
            wrong_kind.append(one)
        if "options" in one:
            counted += 1
            if bracket is None or len(bracket.options) != one["options"]:
                wrong_options.append(one)
    name = "all items" if doubtful else "without doubtful items"
    right = len(items) - len(wrong_kind)
    print(f"kinds, {name}: {right} of {len(items)} = {right / len(items):.1%}")
    print(f"options, {name}: {counted - len(wrong_options)} of {counted} = {1 - len(wrong_options) / counted:.1%}")
    for what, wrong in (("kind", wrong_kind), ("options", wrong_options)):
        for one in wrong:
            mark = "?" if one.get("doubt") else " "
            print(f"  {what:8}{mark}{one['id']} {one['doc']:3} …{one['before']} {one['anchor']}")
            found = said(read[one["doc"]], at(read[one["doc"]], one["offset"]))
            print(f"           true: {one['kind']} {one.get('options', '')}; read: {found}")


def counts(truth: dict[str, Any], read: dict[str, Read]) -> None:
    """Signs that open and close, as marks of the text, and as brackets and doubts of the notation."""
    for name, (text, found) in read.items():
        opening = sum(m.kind == "bracket_open" and text.words.text(*m.span) == "[" for m in text.marks)
        closing = sum(m.kind == "bracket_close" and text.words.text(*m.span) == "]" for m in text.marks)
        true = truth["counts"][name]
        right = (opening, closing) == (true["open"], true["close"])
        kept = sum(not b.closed for b in found.brackets)
        told = "right" if right else true
        print(f"signs {name:3} {opening}/{closing} {told}; open points {len(found.brackets)}, never closed {kept}")


def faults(truth: dict[str, Any], read: dict[str, Read]) -> None:
    """The places where brackets do not balance: each must have a doubt in its paragraph."""
    missed = []
    for one in truth["unbalanced"]:
        text, found = read[one["doc"]]
        lines = text.words.source.split("\n")
        start = sum(len(line) + 1 for line in lines[: one["line"] - 1])
        end = start + sum(len(line) + 1 for line in lines[one["line"] - 1 : one["line"] + 14])
        doubts = [offset(text, d.span[0]) for d in found.doubts if d.code in FAULTS and d.span is not None]
        if not any(start - 300 <= place <= end for place in doubts):
            missed.append(one)
    print(f"unbalanced places found: {len(truth['unbalanced']) - len(missed)} of {len(truth['unbalanced'])}")
    for one in missed:
        print(f"  missed {one['id']} {one['doc']} line {one['line']} {one['anchor']}")


FAULTS = ("unbalanced_bracket", "mixed_bracket_signs")


def folded(text: Text, start: int, end: int) -> str:
    return " ".join(text.words.text(max(0, start), min(end, len(text.words))).split())


def spans(truth: dict[str, Any], read: dict[str, Read]) -> None:
    """Brackets that hold several provisions: each must end where the truth says."""
    for one in truth["spanning"]:
        text, found = read[one["doc"]]
        opens, closes = (" ".join(one[key].split()) for key in ("opens", "closes"))
        signed = [span for b in found.brackets for span in (b.first, *b.members)]
        right = any(
            folded(text, a, a + 40).startswith(opens) and closes in folded(text, b - 40, b + 12) for a, b in signed
        )
        if not right:
            lines_said = f"lines {one['line_from']} to {one['line_to']}"
            print(
                f"  spanning bracket not found: {one['id']} {one['doc']} {lines_said}: {one['opens']} … {one['closes']}"
            )


def speed(texts: dict[str, str]) -> None:
    """Megabytes of text a second, the best of five: of the notation alone, of the notation of a text whose words it has never
    met and of which every record is made, and of parsing and notation."""
    for name, source in {**texts, "all": "\n\n".join(texts.values())}.items():
        alone, first, both = [], [], []
        for _ in range(5):
            forget()
            start = time.process_time()
            text = parse(source)
            parsed = time.process_time()
            found = notation(text)
            both.append(time.process_time() - start)
            made = (*found.brackets, *found.rivals)
            first.append(time.process_time() - parsed)
            del found, made
            start = time.process_time()
            notation(text)
            alone.append(time.process_time() - start)
        size = len(source.encode()) / 1e6
        again, once, whole = (f"{size / min(spent):.1f}" for spent in (alone, first, both))
        print(
            f"speed {name:3} {size:.2f} MB: notation {again}, at first sight with every record {once}, with parsing {whole} MB/s"
        )


def forget() -> None:
    """Empty what the notation remembers of words and phrases it has met."""
    for module in (kinds, numerals, shapes):
        for one in vars(module).values():
            if hasattr(one, "cache_clear"):
                one.cache_clear()


def main() -> None:
    corpora = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPORA
    truth = json.loads((corpora / "truth" / "brackets.json").read_text(encoding="utf-8"))
    sources = {k: (corpora / path).read_text(encoding="utf-8") for k, path in truth["note"]["documents"].items()}
    texts = {name: parse(source) for name, source in sources.items()}
    read = {name: (text, notation(text)) for name, text in texts.items()}
    counts(truth, read)
    labelled(truth, read, doubtful=False)
    labelled(truth, read, doubtful=True)
    faults(truth, read)
    spans(truth, read)
    speed(sources)


if __name__ == "__main__":
    main()
