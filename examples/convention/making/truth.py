"""The exact truth about the example: what each draft says at each address, and what happened between two drafts.

Nothing here is found by comparing: words carry their identity through the declared changes, so that every edit, move, split,
merger, renumbering and return is known from how the drafts were made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from making.drafts import Draft
from making.printing import Line, Printed, Run
from making.provisions import Node

PAIRS = (
    ("con1", "zero"),
    ("con2", "zero"),
    ("zero", "rolling"),
    ("rolling", "revised"),
    ("zero", "revised"),
    ("revised", "final"),
    ("final", "adopted"),
    ("adopted", "akn"),
)
SHOWN = ("chapter", "article", "paragraph", "subparagraph", "recital", "wrapup", "annex", "preamble")
Truth = dict[str, Any]


def draft_truth(text: Printed) -> Truth:
    """What one draft says: every provision in order with its address, printed number, heading and own words."""
    lines = _lines_of(text)
    provisions = []
    for node in _provisions(text):
        own = lines.get((node.ident, "body"))
        title = lines.get((node.ident, "title"))
        provisions.append(
            {
                "id": node.ident,
                "address": text.addresses[node.ident],
                "kind": node.kind,
                "number": text.numbers.get(node.ident),
                "heading": title.words if title else None,
                "text": own.words if own else "",
                "tracked": node.tracked.kind if node.tracked else None,
            }
        )
    return {
        "words": sum(len(line.words.split()) for line in text.lines),
        "provisions": provisions,
        "other": [line.words for line in text.lines if line.kind in ("formula", "note")],
        "footnotes": ["".join(run.text for run in note) for note in text.footnotes],
        "tracked": list(_tracked(text)),
        "comments": [list(_comment(c)) for line in text.lines if not line.title for c in line.node.comments],
    }


def _lines_of(text: Printed) -> dict[tuple[str, str], Line]:
    return {(x.node.ident, "title" if x.title else "body"): x for x in text.lines if x.runs}


def _provisions(text: Printed) -> list[Node]:
    return [node for node in text.root.walk() if node.kind in SHOWN and node.ident in text.addresses]


def _comment(comment: tuple[str, Any, str]) -> tuple[str, str, str, str]:
    words, tracked, remark = comment
    return words, tracked.author, tracked.date, remark


def _tracked(text: Printed) -> Iterable[Truth]:
    for line in text.lines:
        for tracked, runs in groupby(line.runs, key=lambda run: run.tracked):
            if tracked:
                words = "".join(run.text for run in runs)
                yield {
                    "kind": tracked.kind,
                    "author": tracked.author,
                    "date": tracked.date,
                    "text": words,
                    "id": line.node.ident,
                }


def pair_truth(before: Printed, after: Printed, log: Sequence[tuple[str, ...]]) -> Truth:
    """What happened between two drafts: a relation for every provision, and every edit with its words on both sides."""
    old = {node.ident: node for node in _provisions(before) if _stands(node)}
    new = {node.ident: node for node in _provisions(after) if _stands(node)}
    declared = _declared(log, before, after)
    heads = {ident for one in declared for ident in one["ids"]}
    idents = [ident for ident in (*new, *(i for i in old if i not in new)) if ident not in heads]
    relations = [_relation(ident, before, after, (old, new)) for ident in idents]
    for one in relations:
        if one["relation"] == "moved" and _parent(before, one["id"]) in heads and _parent(after, one["id"]) in heads:
            one["relation"] = _by_number(one["id"], before, after)
    return {
        "relations": relations + declared,
        "edits": list(_edits(before, after)),
        "headings": list(_headings(before, after)),
    }


def _parent(text: Printed, ident: str) -> str:
    return _family(text, ident)[0]


def _stands(node: Node) -> bool:
    return node.tracked is None or node.tracked.kind != "from"


def _relation(
    ident: str, before: Printed, after: Printed, sides: tuple[Mapping[str, Node], Mapping[str, Node]]
) -> Truth:
    old, new = sides
    if ident not in old or ident not in new:
        here = ident in new
        return {
            "id": ident,
            "kind": (new if here else old)[ident].kind,
            "before": None if here else before.addresses[ident],
            "after": after.addresses[ident] if here else None,
            "relation": "new" if here else "dropped",
        }
    return {
        "id": ident,
        "kind": new[ident].kind,
        "before": before.addresses[ident],
        "after": after.addresses[ident],
        "relation": _how(ident, before, after),
    }


def _how(ident: str, before: Printed, after: Printed) -> str:
    if _family(before, ident)[0] != _family(after, ident)[0] or _left_its_place(ident, before, after):
        return "moved"
    return _by_number(ident, before, after)


def _by_number(ident: str, before: Printed, after: Printed) -> str:
    return "same" if before.numbers.get(ident) == after.numbers.get(ident) else "renumbered"


def _family(text: Printed, ident: str) -> tuple[str, list[str]]:
    for node in text.root.walk():
        names = [child.ident for child in node.children if _stands(child)]
        if ident in names:
            return node.ident, names
    return "", []


def _left_its_place(ident: str, before: Printed, after: Printed) -> bool:
    """Whether a provision changed its place among the siblings that stand in both drafts."""
    first, then = _family(before, ident)[1], _family(after, ident)[1]
    stay = [name for name in first if name in then]
    now = [name for name in then if name in stay]
    if stay == now:
        return False
    return [n for n in stay if n != ident] == [n for n in now if n != ident]


def _declared(log: Sequence[tuple[str, ...]], before: Printed, after: Printed) -> list[Truth]:
    """The splits and mergers, as pairs of addresses."""
    found = []
    for verb, *names in log:
        if verb in ("split", "merged"):
            old = [before.addresses[name] for name in (names if verb == "merged" else names[:1])]
            new = [after.addresses[name] for name in (names if verb == "split" else names[:1])]
            pairs = [(one, another) for one in old for another in new]
            kind = {"ids": names, "kind": "article", "relation": verb}
            found += [{**kind, "before": one, "after": another} for one, another in pairs]
    return found


def _edits(before: Printed, after: Printed) -> Iterable[Truth]:
    old, new = _lines_of(before), _lines_of(after)
    for key, line in new.items():
        ident, part = key
        if key in old and part == "body" and ident in after.addresses and ident in before.addresses:
            for struck, inserted, follows in word_edits(old[key].runs, line.runs):
                place = {"before": before.addresses[ident], "after": after.addresses[ident]}
                yield {"id": ident, **place, "struck": struck, "inserted": inserted, "follows": follows}


def _headings(before: Printed, after: Printed) -> Iterable[Truth]:
    old, new = _lines_of(before), _lines_of(after)
    for (ident, part), line in new.items():
        was = old.get((ident, part))
        if part == "title" and was and was.words != line.words:
            yield {"id": ident, "address": after.addresses[ident], "before": was.words, "after": line.words}


def word_edits(old: Sequence[Run], new: Sequence[Run]) -> Iterable[tuple[str, str, bool]]:
    """The stretches that differ between two printings of one provision: struck, inserted, whether only a number followed."""
    first = [run for run in old if run.footnote is None]
    then = [run for run in new if run.footnote is None]
    places = {run.uid: n for n, run in enumerate(then)}
    i = j = 0
    for n, run in enumerate([*first, None]):
        m = len(then) if run is None else places.get(run.uid, -1)
        if m < j or (run is not None and then[m].text != run.text):
            continue
        if first[i:n] or then[j:m]:
            follows = [r.uid for r in first[i:n] if r.follows] == [r.uid for r in then[j:m]] and n - i == m - j
            yield "".join(r.text for r in first[i:n]), "".join(r.text for r in then[j:m]), follows
        i, j = n + 1, m + 1


def logs_between(before: str, after: str, drafts: Mapping[str, Draft]) -> list[tuple[str, ...]]:
    """What was declared on the way from one draft to another."""
    if after == "akn":
        return []
    own = list(drafts[after].log)
    on_the_way = drafts[after].before
    if on_the_way and on_the_way != before and before not in ("con1", "con2", "rolling"):
        own = logs_between(before, on_the_way, drafts) + own
    return own


def whole_truth(drafts: Mapping[str, Draft], texts: Mapping[str, Printed]) -> dict[str, Truth]:
    """The truth by the name of its file: one for each draft, one for each pair."""
    found = {name: draft_truth(text) for name, text in texts.items()}
    for before, after in PAIRS:
        log = [one for one in logs_between(before, after, drafts) if _both(one, texts[before], texts[after])]
        found[f"{before}-{after}"] = pair_truth(texts[before], texts[after], log)
    return found


def _both(one: tuple[str, ...], before: Printed, after: Printed) -> bool:
    if one[0] == "split":
        return one[1] in before.addresses and one[2] not in before.addresses
    return one[0] != "merged" or (one[1] in before.addresses and one[2] in before.addresses)


def stories_truth(stories: Sequence[Mapping[str, Any]], texts: Mapping[str, Printed]) -> list[Truth]:
    """The stories, with the address and the words of the provision in each draft that the story names."""
    told = []
    for story in stories:
        names = story.get("drafts") or [story["last_in"], story["back_in"]]
        wanted = [story["id"], *story.get("of", ()), *story.get("into", ())]
        places = [
            {"draft": name, "id": ident, "address": texts[name].addresses[ident], "text": _words_at(texts[name], ident)}
            for name in names
            for ident in dict.fromkeys(wanted)
            if ident in texts[name].addresses
        ]
        told.append({**story, "places": places})
    return told


def _words_at(text: Printed, ident: str) -> str:
    node = next(node for node in text.root.walk() if node.ident == ident)
    lines = _lines_of(text)
    inside = [lines.get((child.ident, "body")) for child in node.walk()]
    return " ".join(line.words for line in inside if line)
