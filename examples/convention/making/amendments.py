"""The changes from one draft to the next, as declared in `sources/changes/*.md`, and what they do to the tree.

A change is a line that begins with `@` and the lines under it: `< ` old words, `> ` new words. The words that stay keep
their identity, so the truth about every later pair of drafts needs no comparison.
"""

from __future__ import annotations

import copy
import difflib
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from making.provisions import Atom, Node, Tracked, add_body, atoms, body, find, parent_of

INSERT = re.compile(r"after (\S+) as (\S+) (\w+)(?: (.+))?")
NOTE_BEFORE = re.compile(r"before (\S+)")


@dataclass(frozen=True, slots=True)
class Amendment:
    """One declared change: its verb, what stands after the verb, old words and new lines."""

    verb: str
    rest: str
    old: str = ""
    new: tuple[str, ...] = ()


@dataclass(slots=True)
class Bench:
    """What an amendment works on: the tree, the name of the draft, the earlier drafts, and how its changes are recorded."""

    root: Node
    name: str
    drafts: dict[str, Node]
    tracked: tuple[str, str] | None = None
    log: list[tuple[str, ...]] = field(default_factory=list)

    def mark(self, kind: str) -> Tracked | None:
        """The record that a tracked change of this kind carries, None where changes are typed plainly."""
        return Tracked(kind, *self.tracked) if self.tracked else None


def read_amendments(path: Path) -> list[Amendment]:
    """The changes that a file declares, in its order."""
    found: list[Amendment] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            verb, _, rest = line[1:].partition(" ")
            found.append(Amendment(verb, rest))
        elif line.startswith("< "):
            found[-1] = replace(found[-1], old=line[2:])
        elif line.startswith("> "):
            found[-1] = replace(found[-1], new=(*found[-1].new, line[2:]))
    return found


def amend(before: Node, amendments: list[Amendment], name: str, drafts: dict[str, Node]) -> tuple[Node, Bench]:
    """The next draft, and the bench with the log of what was declared."""
    bench = Bench(copy.deepcopy(before), name, drafts)
    for one in amendments:
        VERBS[one.verb](bench, one)
    return bench.root, bench


def edit(bench: Bench, one: Amendment) -> None:
    """Put new words in the place of old ones; the words that both have stay themselves."""
    node = find(bench.root, one.rest)
    old = [atom.text for atom in atoms(one.old, "")]
    at = _place(node, old)
    fresh = _weave(node.text[at : at + len(old)], atoms(one.new[0] if one.new else "", bench.name), bench)
    node.text[at : at + len(old)] = fresh
    bench.log.append(("edit", node.ident, one.old, one.new[0] if one.new else ""))


def _place(node: Node, old: list[str]) -> int:
    texts = [atom.text for atom in node.text]
    hits = [n for n in range(len(texts) - len(old) + 1) if texts[n : n + len(old)] == old]
    if len(hits) != 1:
        raise ValueError(f"{node.ident}: the old words stand {len(hits)} times: {''.join(old)!r} in {''.join(texts)!r}")
    return hits[0]


def _weave(old: list[Atom], new: list[Atom], bench: Bench) -> list[Atom]:
    """New words, with the identity of an old word wherever it stays; struck words are kept where changes are tracked."""
    matcher = difflib.SequenceMatcher(None, [a.text for a in old], [a.text for a in new], autojunk=False)
    woven: list[Atom] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            woven += old[i1:i2]
            continue
        if bench.tracked:
            woven += [replace(atom, tracked=bench.mark("del")) for atom in old[i1:i2]]
        woven += [replace(atom, tracked=bench.mark("ins")) for atom in new[j1:j2]]
    return woven


def heading(bench: Bench, one: Amendment) -> None:
    """Give a chapter or an article another heading."""
    node = find(bench.root, one.rest)
    bench.log.append(("heading", node.ident, "".join(a.text for a in node.heading), one.new[0]))
    node.heading = _weave(node.heading, atoms(one.new[0], bench.name), bench)


def insert(bench: Bench, one: Amendment) -> None:
    """Add a provision after another of the same level."""
    match = INSERT.fullmatch(one.rest)
    if match is None:
        raise ValueError(one.rest)
    node = Node(match[2], match[3], number=match[4], tracked=bench.mark("ins"))
    for line in one.new:
        if line.startswith("## "):
            node.heading = atoms(line[3:], bench.name, bench.mark("ins"))
        elif node.kind == "article":
            add_body(node, line, bench.name)
        else:
            node.text = body(line, bench.name).text
    _put_after(bench.root, match[1], node)
    bench.log.append(("new", node.ident))


def _put_after(root: Node, ident: str, node: Node) -> None:
    siblings = parent_of(root, ident).children
    siblings.insert(next(n for n, child in enumerate(siblings) if child.ident == ident) + 1, node)


def drop(bench: Bench, one: Amendment) -> None:
    """Take a provision out."""
    _take_out(bench.root, one.rest)
    bench.log.append(("dropped", one.rest))


def _take_out(root: Node, ident: str) -> Node:
    node = find(root, ident)
    parent_of(root, ident).children.remove(node)
    return node


def move(bench: Bench, one: Amendment) -> None:
    """Bring a provision to another place; where moves are tracked the old place keeps a copy marked so."""
    ident, after = one.rest.split(" after ")
    if bench.tracked:
        left = find(bench.root, ident)
        arrived = copy.deepcopy(left)
        left.ident, left.tracked = f"{ident}.from", bench.mark("from")
        arrived.tracked = bench.mark("to")
    else:
        arrived = _take_out(bench.root, ident)
    _put_after(bench.root, after, arrived)
    bench.log.append(("moved", ident))


def merge(bench: Bench, one: Amendment) -> None:
    """Make one article of two: the first takes the paragraphs of the second and a new heading."""
    first, second = one.rest.split()
    gone = _take_out(bench.root, second)
    host = find(bench.root, first)
    host.children += gone.children
    host.heading = _weave(host.heading, atoms(one.new[0], bench.name), bench)
    bench.log.append(("merged", first, second))


def split(bench: Bench, one: Amendment) -> None:
    """Make two articles of one: the paragraphs from the named one on go into the new article."""
    match = re.fullmatch(r"(\S+) at (\S+) as (\S+)", one.rest)
    if match is None:
        raise ValueError(one.rest)
    host = find(bench.root, match[1])
    at = next(n for n, child in enumerate(host.children) if child.ident == match[2])
    node = Node(match[3], "article", heading=atoms(one.new[0][3:], bench.name), children=host.children[at:])
    host.children = host.children[:at]
    _put_after(bench.root, host.ident, node)
    bench.log.append(("split", match[1], match[3]))


def take(bench: Bench, one: Amendment) -> None:
    """Bring in a provision that stood in another draft, with the identity of its words."""
    match = re.fullmatch(r"(\S+) from (\S+) after (\S+)", one.rest)
    if match is None:
        raise ValueError(one.rest)
    node = copy.deepcopy(find(bench.drafts[match[2]], match[1]))
    node.number = None
    if one.new:
        node.heading = _weave(node.heading, atoms(one.new[0][3:], bench.name), bench)
    _put_after(bench.root, match[3], node)
    bench.log.append(("taken", match[1], match[2]))


def note(bench: Bench, one: Amendment) -> None:
    """Set a note of the editor before a provision."""
    match = NOTE_BEFORE.fullmatch(one.rest)
    if match is None:
        raise ValueError(one.rest)
    siblings = parent_of(bench.root, match[1]).children
    at = next(n for n, child in enumerate(siblings) if child.ident == match[1])
    siblings.insert(at, Node(f"{match[1]}.note", "note", text=atoms(one.new[0], bench.name)))


def agree(bench: Bench, one: Amendment) -> None:
    """Print the status of a provision after its words."""
    find(bench.root, one.rest).text += atoms(" " + one.new[0], bench.name)


def comment(bench: Bench, one: Amendment) -> None:
    """Hang a comment on words of a provision."""
    match = re.fullmatch(r"(\S+) (.+) (\S+)", one.rest)
    if match is None:
        raise ValueError(one.rest)
    find(bench.root, match[1]).comments.append((one.old, Tracked("comment", match[2], match[3]), one.new[0]))


def highlight(bench: Bench, one: Amendment) -> None:
    """Colour a provision."""
    ident, colour = one.rest.split()
    find(bench.root, ident).colour = colour


def tracked(bench: Bench, one: Amendment) -> None:
    """From here on changes are recorded under this name and time."""
    author, _, date = one.rest.rpartition(" ")
    bench.tracked = (author, date)


def plain(bench: Bench, one: Amendment) -> None:
    """From here on changes are typed without a record."""
    bench.tracked = None


VERBS: dict[str, Callable[[Bench, Amendment], None]] = {
    verb.__name__: verb
    for verb in (edit, heading, insert, drop, move, merge, split, take, note, agree, comment, highlight, tracked, plain)
}
