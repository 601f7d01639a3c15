"""Credit, residue, uptake and returns as the pages show them: each request with the words that ask and why it fits or not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher

from ..history import Candidate, Credit, Dated, Left
from ..history.crediting import Taken
from ..history.returning import Asked, Return
from ..publishing.measures import Return as CameBack
from ..publishing.measures import Taken as Stands
from ..publishing.measures import Unasked, Uptake
from ..publishing.record import Claim, Credited, Quote, Run
from ..text import Text
from .open_points import quoted

__all__ = ["came_back", "claimed", "credited", "unasked", "uptake"]

Texts = Mapping[str, Text]
SHOWN = 3
"""So many of the nearest requests are shown where none fits."""


def claimed(candidate: Candidate, texts: Texts) -> Claim:
    """A candidate request with the words of its document that ask."""
    one = candidate.request
    text = texts.get(one.document)
    words = " … ".join((*one.inserts, *one.strikes))
    quote = Quote(one.document, words, one.span, text.words.page(one.span[0]) if text else None, one.address or "")
    return Claim(one.label, one.verb, quote, candidate.score, candidate.why, one.date, one.published)


def credited(credits: Iterable[Credit], texts: Texts) -> tuple[Credited, ...]:
    """The changes that somebody could have asked for, with the requests behind each; changes of numbers, signs and cover
    pages are left out."""
    return tuple(_credited(one, texts) for one in credits if one.verdict != "editorial")


def _credited(one: Credit, texts: Texts) -> Credited:
    behind = tuple(claimed(c, texts) for c in one.asked_by)
    near = tuple(claimed(c, texts) for c in one.near[:1])
    return Credited(one.change.number, behind or near, len(behind))


def unasked(left: Iterable[Left], texts: Texts) -> tuple[Unasked, ...]:
    """The changes nobody asked for, those of all comparisons together, the weightiest first."""
    ranked = sorted(left, key=lambda one: -one.weight)
    return tuple(_unasked(one, texts) for one in ranked)


def _unasked(one: Left, texts: Texts) -> Unasked:
    credit = one.credit
    change = credit.change
    part = " … ".join(one.words)
    return Unasked(
        credit.before,
        credit.after,
        change.number,
        change.after.address or change.before.address,
        "" if part else credit.went,
        part or credit.came,
        one.weight,
        "; ".join(one.reasons),
        tuple(claimed(c, texts) for c in one.nearest[:SHOWN]),
    )


def uptake(taken: Iterable[Taken]) -> tuple[Uptake, ...]:
    """What became of the requests, label by label, those that asked for most first."""
    by_label: dict[str, list[Taken]] = defaultdict(list)
    for one in taken:
        by_label[one.label].append(one)
    found = [
        Uptake(
            label, tuple(Stands(t.draft, t.asked, t.taken, t.lost, t.keeping, t.kept) for t in each), each[-1].articles
        )
        for label, each in by_label.items()
    ]
    return tuple(sorted(found, key=lambda u: (-max(t.asked for t in u.drafts), u.label)))


def came_back(returns: Iterable[Return], dated: Iterable[Dated]) -> tuple[CameBack, ...]:
    """Language that came back, in the order of the drafts in which it is again, with both wordings."""
    documents = {one.symbol: one for one in dated}
    return tuple(_came_back(one, documents) for one in returns)


def _came_back(one: Return, documents: Mapping[str, Dated]) -> CameBack:
    texts = {symbol: document.text for symbol, document in documents.items()}
    last = quoted(texts[one.last_in.document], one.last_in.document, one.last_in.span, one.last_in.address)
    back = quoted(texts[one.back_in.document], one.back_in.document, one.back_in.span, one.back_in.address)
    exact = last.words.casefold() == back.words.casefold()
    edits = () if exact else tuple(_edits(last.words.split(" "), back.words.split(" ")))
    asked = tuple(_carried(each, documents[each.document]) for each in one.asked_by)
    return CameBack(last, one.dropped_in, back, one.words, exact, asked=asked, edits=edits, stands_in=one.stands_in)


def _carried(one: Asked, document: Dated) -> Claim:
    """A document that carried the words while they were gone, as a request under the label over them, where there is one."""
    quote = quoted(document.text, one.document, one.where.span, one.where.address)
    verb = "propose" if one.label else "carry"
    return Claim(one.label or "", verb, quote, one.score, date=document.date, published=document.published)


def _edits(last: list[str], back: list[str]) -> Iterator[Run]:
    """Two wordings as one, what is gone before what came."""
    for kind, a, b, c, d in SequenceMatcher(None, last, back, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Run(" ".join(last[a:b]) + " ")
            continue
        yield from (Run(" ".join(words), mark) for words, mark in ((last[a:b], "gone"), (back[c:d], "come")) if words)
        yield Run(" ")
