"""The truth about brackets: what each is, what it leaves open, who stands behind it; and who would pick what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from making.printing import Printed

Truth = dict[str, Any]
REMARKS = ("status", "editor_note", "omission")
NO_CHOICE = (*REMARKS, "blank", "placeholder")
FOR, AGAINST = ("propose", "support", "retain", "add"), ("oppose", "delete")


def read_open_points(path: Path, texts: Mapping[str, Printed]) -> dict[str, list[Truth]]:
    """Every bracket that the file declares, by draft, with its address; each draft's brackets are all declared."""
    found: dict[str, list[Truth]] = {}
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            name = line[1:]
            found[name] = []
        elif line.strip() and not line.startswith("#"):
            found[name].append(_declared(line, texts[name]))
    for name, points in found.items():
        _all_declared(texts[name], points, name)
    return found


def _declared(line: str, text: Printed) -> Truth:
    ident, kind, first, options = (part.strip() for part in line.split(" | ", 3))
    kind, _, unclosed = kind.partition(" ")
    return {
        "id": ident if ident != "-" else None,
        "address": text.addresses[ident] if ident != "-" else None,
        "kind": kind,
        "text": _numbered(first, text),
        "options": [_option(_numbered(one, text)) for one in options.split("//")],
        "closed": not unclosed,
    }


def _numbered(words: str, text: Printed) -> str:
    return re.sub(r"\{([\w/]+)\}", lambda match: str(text.numbers[match[1]]), words)


def _option(written: str) -> Truth:
    words, _, said = written.partition(" = ")
    names = [one.strip().rpartition(" ") for one in said.split(";") if one.strip()]
    return {"text": words.strip(), "attributions": [{"label": label, "verb": verb} for label, _, verb in names]}


def _all_declared(text: Printed, points: Sequence[Truth], name: str) -> None:
    """Refuse a list of brackets that leaves one out, or has one that the draft has not."""
    page = " ".join(" ".join(f"{line.label} {line.words}" for line in text.lines).split())
    missing = [one["text"] for one in points if one["text"].rstrip(".") not in page]
    printed = len(re.findall(r"[\[{]", page))
    members = sum(1 if " / " in one["text"] else len(one["options"]) for one in points)
    if missing or printed != members:
        raise ValueError(f"{name}: {printed} brackets on the page, {members} declared; not on the page: {missing}")


def codes_of(label: str) -> list[str]:
    """The codes in a label of the rolling text."""
    return re.findall(r"[A-Z]+", label)


def choices_truth(points: Mapping[str, Sequence[Truth]], parties: Mapping[str, Any]) -> dict[str, list[Truth]]:
    """What each party and each group would pick at each open point: its own word first, then that of its groups.

    A pick is a list of options (none: no words); who has no word in the matter is not named.
    """
    groups = parties["groups"]
    backers = {code: [[code]] for code in groups}
    backers |= {
        code: [[code], [group for group, said in groups.items() if code in said["members"]]]
        for code in parties["parties"]
    }
    return {
        draft: [
            {
                "address": one["address"],
                "text": one["text"],
                "options": [option["text"] for option in one["options"]],
                "picks": dict(_picks(one, backers)),
            }
            for one in found
            if one["kind"] not in NO_CHOICE
        ]
        for draft, found in points.items()
    }


def _picks(point: Truth, backers: Mapping[str, Sequence[Sequence[str]]]) -> Iterator[tuple[str, list[int]]]:
    for code, turns in backers.items():
        picked = next((found for found in (_pick(point, names) for names in turns) if found is not None), None)
        if picked is not None:
            yield code, picked


def _pick(point: Truth, names: Sequence[str]) -> list[int] | None:
    wanted, unwanted = set(), set()
    for n, option in enumerate(point["options"]):
        for said in option["attributions"]:
            if set(codes_of(said["label"])) & set(names):
                wanted |= {n} if said["verb"] in FOR else set()
                unwanted |= {n} if said["verb"] in AGAINST else set()
    left = sorted(set(range(len(point["options"]))) - unwanted)
    if wanted:
        return [min(wanted)]
    if unwanted and len(left) < 2:
        return left
    return None


def settled_truth(
    text: Printed, points: Sequence[Truth], chosen: Sequence[Truth], parties: Sequence[str]
) -> list[Truth]:
    """The words of every provision whose brackets a party has all decided, as it would have them ("": it is gone)."""
    lines = {line.address: line.words for line in text.lines if line.runs and not line.title and line.address}
    rows = []
    for party in parties:
        picked = {(one["address"], one["text"]): one["picks"].get(party) for one in chosen}
        for address, words in lines.items():
            here = [one for one in points if one["address"] == address and one["text"] in words]
            said = [picked.get((address, one["text"])) for one in here]
            if here and None not in said and not any("[" in one["text"][1:] for one in here):
                for one, options in zip(here, said, strict=True):
                    words = _taken(words, one, options or [])
                if "[" not in words:
                    rows.append({"party": party, "address": address, "text": _tidy(words)})
    return rows


def _taken(words: str, point: Truth, options: Sequence[int]) -> str:
    """The words with what is picked in the place of a bracket and of its rivals."""
    start = words.index(point["text"])
    end = start + len(point["text"])
    for _ in range(len(point["options"]) - 1 if " / " not in point["text"] else 0):
        end = words.index("]", words.index("[", end)) + 1
    said = "" if point["kind"] == "no_text" else "".join(point["options"][n]["text"] for n in options)
    return words[:start] + said + words[end:]


def _tidy(words: str) -> str:
    return re.sub(r",(?=[;.])", "", re.sub(r"\s+([,;.])", r"\1", " ".join(words.split())))


def stances_truth(
    points: Mapping[str, Sequence[Truth]],
    symbols: Mapping[str, str],
    papers: Sequence[Truth],
    statements: Sequence[Truth],
) -> dict[str, list[Truth]]:
    """Who stands where: one row for each code of each label, for each proposal under a heading, for each coded statement."""
    labelled = [
        {"document": symbols[draft], "address": one["address"], "option": _bare(option["text"]), "party": code, **said}
        for draft, found in points.items()
        for one in found
        for option in one["options"]
        for said in option["attributions"]
        for code in codes_of(said["label"])
    ]
    return {"labels": labelled, "proposals": list(papers), "statements": list(statements)}


def _bare(words: str) -> str:
    """The words of an option without the labels in its inner brackets."""
    return re.sub(r" - [^\[\]]*(?=\])", "", words)


def read_papers(path: Path, zero: Printed) -> list[Truth]:
    """The proposals that the file declares, with the address in the zero draft that each is on."""
    rows = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            symbol, label, verb, ident, rationale = (part.strip() for part in line.split("|"))
            label, _, others = label.partition("; ")
            address = zero.addresses[ident] if ident != "-" else None
            rows.append(
                {
                    "document": symbol,
                    "label": label,
                    "verb": verb,
                    "address": address,
                    "rationale": rationale,
                    "support": others or None,
                }
            )
    return rows
