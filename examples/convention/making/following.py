"""The truth about citations, cross-references and demands: where what is cited in one draft stands in the others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from making.printing import Printed
from making.provisions import Atom, Node

Truth = dict[str, Any]
WAY = ("zero", "rolling", "revised", "final", "adopted")
MERGED = (("forgery", "fraud"),)
SPLIT = (("principles", "request"),)
ID = re.compile(r"\{([\w/]+)\}")


def verdicts_truth(
    said: Mapping[str, Mapping[str, str]], texts: Mapping[str, Printed], symbols: Mapping[str, str]
) -> list[Truth]:
    """Every demand with its verdict on each draft, and the address where the provision stands there."""
    return [
        {
            "id": name,
            "verdicts": [
                {"draft": symbols[draft], "verdict": verdict, "address": texts[draft].addresses.get(row["at"])}
                for draft, verdict in row.items()
                if draft != "at"
            ],
        }
        for name, row in said.items()
    ]


def citations_truth(texts: Mapping[str, Printed], symbols: Mapping[str, str]) -> dict[str, list[Truth]]:
    """For every draft the citation of every chapter and article, for the zero draft of all that bears a number, with the
    addresses to which it leads in each other draft that it can reach."""
    return {
        draft: [
            {
                "citation": citation,
                "address": texts[draft].addresses[ident],
                "to": {symbols[other]: _leads(ident, way, texts) for other, way in _ways(draft).items()},
            }
            for ident, citation in _citations(texts[draft])
            if draft == "zero" or re.fullmatch(r"\w+ [\w ]+", citation)
        ]
        for draft in symbols
    }


def _ways(draft: str) -> dict[str, list[str]]:
    """The drafts on the way from one to each other, both ends with it: with time or against it, never both."""
    lines = [["con1", *WAY], ["con2", *WAY]] if draft not in ("con1", "con2") else [[draft, *WAY]]
    out: dict[str, list[str]] = {}
    for line in lines:
        at = line.index(draft)
        for n, other in enumerate(line):
            if other != draft:
                out[other] = line[at : n + 1] if n > at else line[n : at + 1][::-1]
    return out


def _citations(text: Printed) -> Iterator[tuple[str, str]]:
    for node in text.root.walk():
        numbered = node.ident in text.addresses and node.kind in ("chapter", "article", "paragraph", "subparagraph")
        if numbered and (citation := cited(text, node)):
            yield node.ident, citation


def cited(text: Printed, node: Node) -> str | None:
    """A provision as people cite it; None where it bears no number."""
    number = text.numbers.get(node.ident)
    if number is None:
        return None
    if node.kind in ("chapter", "article"):
        return f"{node.kind.title()} {number}"
    above = next((one for one in text.root.walk() if node in one.children), None)
    while above is not None and text.numbers.get(above.ident) is None and above.kind == "paragraph":
        above = next((one for one in text.root.walk() if above in one.children), None)
    if above is None or above.kind == "annex":
        return f"Annex, paragraph {number}" if node.kind == "paragraph" else None
    upper = cited(text, above)
    return f"{upper} ({number})" if upper and not upper.startswith("Chapter") else None


def _leads(ident: str, way: Sequence[str], texts: Mapping[str, Printed]) -> list[str]:
    """The addresses at the end of a way, with splits and mergers on it; what was left out on the way and came back is back."""
    here = {ident}
    for before, after in pairwise(way):
        led = {one: _next(one, texts[before].addresses, texts[after].addresses) for one in here}
        here = {other for one, others in led.items() for other in others or {one}}
    return [address for name, address in texts[way[-1]].addresses.items() if name in here]


def _next(ident: str, old: Mapping[str, str], new: Mapping[str, str]) -> set[str]:
    out = {ident} & set(new)
    for one, other in (*MERGED, *SPLIT):
        if ident == one and other in new and other not in old:
            out.add(other)
        if ident == other and other not in new and one in new:
            out.add(one)
    return out


def references_truth(texts: Mapping[str, Printed]) -> dict[str, list[Truth]]:
    """For every draft the provisions that refer to others by number, and to which, ranges filled up."""
    return {name: list(_references(text)) for name, text in texts.items() if name not in ("con1", "con2", "akn")}


def _references(text: Printed) -> Iterator[Truth]:
    for node in text.root.walk():
        if node.ident in text.addresses and (targets := _targets(node.text, text)):
            yield {"address": text.addresses[node.ident], "targets": targets}


def _targets(atoms: Sequence[Atom], text: Printed) -> list[str]:
    words = "".join(atom.text for atom in atoms if not atom.text.startswith("^["))
    order = [node.ident for node in text.root.walk() if node.kind == "article"]
    named: list[str] = []
    found = list(ID.finditer(words))
    for n, match in enumerate(found):
        before = words[found[n - 1].end() : match.start()] if n else ""
        if n and before == " to ":
            named += order[order.index(named[-1]) + 1 : order.index(match[1]) + 1]
        else:
            named = [one for one in named if not match[1].startswith(f"{one}/")] + [match[1]]
    wanted = {text.addresses[one] for one in named}
    return [address for address in text.addresses.values() if address in wanted]
