"""Proposals under a heading: the instructions in their words, or the provision as they write it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np

from ...text import Text
from ...text.notation import Attribution, Notation, Proposal
from ...text.revisions import DELETIONS
from ..placing import locator
from ..records import Dated, Request
from .bracketed import AGAINST, FOR
from .instructions import Instruction, instructions
from .rewriting import Asked, provision_words, replaced, rewritten

__all__ = ["from_proposals"]

Seek = Callable[[str | None], int | None]
STRUCK = DELETIONS | {"strike"}
ACTS = ("move", "divide", "merge")


def from_proposals(dated: Dated, notation: Notation, draft: Dated | None) -> Iterator[Request]:
    """What each proposal asks for of the provision it is on, for its own label and for those said to support or oppose it."""
    text = draft.text if draft is not None else None
    seek = locator(text) if text is not None else _nowhere
    standing: dict[str, tuple[str, ...]] = {}
    for one in notation.proposals:
        wording = _wording(dated.text, one)
        for step in instructions(wording) or (None,):
            place = _place(one, step, text, seek)
            for at, act, verb, asked in _asked(one, step, wording, (text, place)):
                if step is not None and step.does == "bar":
                    asked = Asked((), standing.get(one.on, ()))
                standing[one.on] = standing.get(one.on, ()) + asked.inserts
                for who in (one.attribution, *one.others):
                    yield from _request(dated, draft, (one, who), (act, verb, asked, at, step))


def _wording(text: Text, one: Proposal) -> str:
    """The words of a proposal as it would read: what it strikes, by hand or as a change, is gone."""
    low, high = one.span
    struck = [mark.span for mark in text.marks if mark.kind in STRUCK and mark.span[0] < high and low < mark.span[1]]
    if not struck:
        return text.words.text(low, high)
    kept = np.ones(high - low, bool)
    for start, end in struck:
        kept[max(start, low) - low : end - low] = False
    return "".join([text.words.text(low + n, low + n + 1) for n in np.flatnonzero(kept).tolist()])


def _nowhere(address: str | None) -> int | None:
    return None


def _place(one: Proposal, step: Instruction | None, text: Text | None, seek: Seek) -> int | None:
    """The provision of the draft that a proposal (or one instruction of it) is on."""
    scope = step.scope if step is not None else ""
    if scope.lower().startswith("art"):
        found = seek(scope)
    else:
        found = _inside(text, one.address, scope, seek) if text and scope and one.address else None
    return seek(one.address) if found is None else found


def _inside(text: Text, address: str, scope: str, seek: Seek) -> int | None:
    """The provision that "paragraph 2 (a)" means within the article an address lies in."""
    at = seek(address)
    while at is not None and at >= 0 and text.provisions[at].kind not in ("article", "annex", "rule"):
        at = text.provisions[at].parent
    if at is None or at < 0:
        return None
    article = text.provisions[at]
    return seek(f"{scope} of {article.kind} {article.number}") if article.number else None


def _asked(
    one: Proposal, step: Instruction | None, wording: str, at: tuple[Text | None, int | None]
) -> Iterator[tuple[int | None, str, str, Asked]]:
    """(provision, act, verb, words) of one instruction, or of each paragraph of a whole wording."""
    verb, place = one.attribution.verb, at[1]
    if step is None:
        if verb in FOR:
            yield from ((n, "wording", verb, asked) for n, asked in rewritten(wording, *at))
        elif verb in AGAINST and one.address:
            yield place, "whole", verb, Asked((), _whole(at))
    elif step.does in ("read", "add"):
        said = "propose" if step.does == "read" else "add"
        yield from ((n, "wording", said, asked) for n, asked in rewritten(step.reads, *at))
    else:
        yield (place, *_of_instruction(step, at))


def _of_instruction(step: Instruction, at: tuple[Text | None, int | None]) -> tuple[str, str, Asked]:
    """(act, verb, words) of an instruction about words, or about a provision as a whole."""
    if step.does in ACTS:
        return step.does, "propose", Asked()
    whole = {"drop": ("whole", "delete", Asked((), _whole(at))), "keep": ("whole", "retain", Asked(_whole(at)))}
    if step.does in whole:
        return whole[step.does]
    if step.does == "bar":
        return "whole", "oppose", Asked()
    if step.does == "replace":
        return "wording", "propose", replaced(step.strikes, step.inserts)
    return "wording", "add" if step.does == "insert" else step.does, Asked(step.inserts, step.strikes)


def _whole(at: tuple[Text | None, int | None]) -> tuple[str, ...]:
    text, index = at
    return tuple(words for _, words in provision_words(text, index)) if text is not None and index is not None else ()


def _request(
    dated: Dated,
    draft: Dated | None,
    who: tuple[Proposal, Attribution],
    what: tuple[str, str, Asked, int | None, Instruction | None],
) -> Iterator[Request]:
    (one, label), (act, verb, asked, place, step) = who, what
    if label is not one.attribution and label.verb in AGAINST:
        verb, asked = label.verb, Asked((), asked.inserts)
    elif label is not one.attribution:
        verb = label.verb if label.verb in FOR else ""
    if not verb or (act not in ACTS and not asked.inserts and not asked.strikes):
        return
    address = draft.text.provisions[place].address if draft is not None and place is not None else one.address
    yield Request(
        dated.symbol, label.label, verb, address, draft.symbol if draft else None, asked.inserts, asked.strikes, one.span,
        dated.date, dated.published, form=label.form, act=act, to=(step.to or None) if step else None,
        around=asked.around,
    )  # fmt: skip
