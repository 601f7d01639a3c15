"""The drafts of the negotiation, each made from the one before it by the changes that `sources/changes` declares."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from making.amendments import amend, read_amendments
from making.provisions import Node, read_source, restart_identities

SOURCES = Path(__file__).resolve().parents[1] / "sources"
CHAIN = (("zero", None), ("rolling", "zero"), ("revised", "zero"), ("final", "revised"), ("adopted", "final"))


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft: its name in the sources, its tree, the draft it was made from, and what was declared on the way."""

    name: str
    root: Node
    before: str | None
    log: tuple[tuple[str, ...], ...] = ()


def all_drafts() -> dict[str, Draft]:
    """The seven texts by name: con1, con2, zero, rolling, revised, final, adopted."""
    restart_identities()
    first, second = (read_source(SOURCES / f"{name}.md", name) for name in ("con1", "con2"))
    drafts = {"con1": Draft("con1", first, None), "con2": Draft("con2", second, None)}
    for name, before in CHAIN:
        root = drafts[before].root if before else _joined(first, second)
        earlier = {known: draft.root for known, draft in drafts.items()}
        after, bench = amend(root, read_amendments(SOURCES / "changes" / f"{name}.md"), name, earlier)
        drafts[name] = Draft(name, after, before, tuple(bench.log))
    return drafts


def _joined(first: Node, second: Node) -> Node:
    preamble, rest = second.children[:1], second.children[1:]
    return Node("root", "document", children=[*preamble, *first.children, *rest])
