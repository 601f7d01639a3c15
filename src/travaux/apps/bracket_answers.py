"""The JSON of `brackets` and `settle`: every open point with its options, who holds them, and totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ..positions import Behind, Named
from ..steps.noted import Noted, Who
from ..text import Text, write
from ..text.notation import Attribution, Bracket, Settled
from .answers import doubt_answer
from .position_answers import stance_answer
from .sources import Source

__all__ = ["bracket_answer", "brackets_answer", "settled_answer", "totals_of"]


def brackets_answer(source: Source, kinds: Sequence[str] | None = None) -> dict[str, object]:
    """What `travaux brackets --json` says of one text (of all kinds, or only these); names are resolved at the date of the
    document. `parent` counts among all brackets of the text."""
    noted, who, date = source.noted, source.who, source.date
    found = noted.notation
    return {
        "profile": found.profile,
        "because": found.because,
        "brackets": [
            bracket_answer(noted.text, one, who, date, elsewhere=source.elsewhere(one))
            for one in found.brackets
            if not kinds or one.kind in kinds
        ],
        "totals": totals_of(noted),
        "doubts": [doubt_answer(one) for one in found.doubts],
    }


def bracket_answer(
    text: Text, one: Bracket, who: Who, date: str | None, *, elsewhere: Sequence[Behind] = ()
) -> dict[str, object]:
    """One bracket: its kind, its words as printed, the options it leaves and who stands behind them."""
    said = [
        *((a, n) for n, o in enumerate(one.options, 1) for a in o.attributions),
        *((a, None) for a in one.attributions),
    ]
    return {
        "kind": one.kind,
        "text": text.words.text(*one.first),
        "span": one.span,
        "address": one.address,
        "page": text.words.page(one.span[0]),
        "options": [{"text": text.words.text(*o.span).strip(), "span": o.span} for o in one.options],
        "attributions": [_attribution(a, n, who(a.label, date)) for a, n in said],
        "elsewhere": [
            {"option": b.option + 1, "backs": b.backs, **stance_answer(b.stance, one.address)} for b in elsewhere
        ],
        "reason": one.reason,
        "parent": one.parent if one.parent >= 0 else None,
        "doubt": doubt_answer(one.doubt) if one.doubt else None,
    }


def _attribution(one: Attribution, option: int | None, named: Sequence[Named]) -> dict[str, object]:
    """`option` counts from 1; null: the label speaks of the whole bracket."""
    return {
        "label": one.label,
        "verb": one.verb,
        "form": one.form,
        "option": option,
        "parties": [n.code or n.printed for n in named],
        "unknown": [{"printed": n.printed, "candidates": n.candidates} for n in named if n.code is None],
    }


def totals_of(noted: Noted) -> dict[str, object]:
    """How many signs open and close, how many do not balance, and the brackets by kind."""
    signs = Counter(mark.kind for mark in noted.text.marks)
    doubts = [d for d in noted.notation.doubts if d.code == "unbalanced_bracket"]
    return {
        "open": signs["bracket_open"],
        "close": signs["bracket_close"],
        "unbalanced": len(doubts),
        "by_kind": dict(Counter(one.kind for one in noted.notation.brackets).most_common()),
    }


def settled_answer(found: Settled) -> dict[str, object]:
    """What `travaux settle --json` says: the clean text, what was picked and why, what stays undecided."""
    return {
        "text": write(found.text),
        "picks": [
            {
                "bracket": found.choices[one.choice].point.span,
                "address": found.choices[one.choice].address,
                "option": [found.choices[one.choice].options[n] for n in one.options],
                "reason": one.reason,
            }
            for one in found.picks
        ],
        "undecided": [{"text": u.says, "address": u.address, "page": u.page, "why": u.why} for u in found.undecided],
    }
