"""The form of the rules answered on the server: the question in the address, the answer on the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from urllib.parse import parse_qsl

from ..errors import TravauxError
from ..publishing.consequences import ask_page, render_alone
from ..publishing.ruled import Answered, Ruled
from ..rules import Instrument
from ..rules.language import read_rules
from ..steps.questions import told_by
from ..steps.rule_sets import Set, set_of
from ..steps.ruled import answered, completed, ruled_of

__all__ = ["asked_beside", "asked_page"]


def asked_page(instrument: Instrument, shown: Ruled) -> Callable[[str], str]:
    """What makes the page that answers the query of an address ("draft=V5&measure=interception").

    Guarantees: never raises; what cannot be answered is said on the page.
    """
    return partial(_page, set_of(instrument), shown)


def asked_beside(folder: Path) -> Callable[[str], str] | None:
    """The same for the rules beside a negotiation, read when the first question comes; None where there are none."""
    files = sorted((folder / "rules").glob("*.md"))
    if not files:
        return None

    @cache
    def answering() -> Callable[[str], str]:
        instrument = read_rules(folder / "rules")
        return asked_page(instrument, ruled_of(instrument))

    def page(query: str) -> str:
        return answering()(query)

    return page


def _page(of: Set, shown: Ruled, query: str) -> str:
    filled = dict(parse_qsl(query, keep_blank_values=False, max_num_fields=500, errors="replace"))
    draft = filled.get("draft", "")
    answers: tuple[Answered, ...] = ()
    wrong = ""
    try:
        if draft and draft not in {one.id for one in of.variants}:
            raise TravauxError("unknown_draft", f"There is no draft {draft!r}.", try_this="choose one of the form.")
        asked = {name: value for name, value in filled.items() if name not in ("draft", "others")}
        told = completed(of, told_by(asked, of.lowered, of.instrument), filled.get("others", ""))
        answers = answered(of, told, [draft] if draft else ())
    except (TravauxError, ValueError) as trouble:
        wrong = str(trouble)
    return ask_page(shown, partial(render_alone, shown.title), answers=answers, chosen=filled, wrong=wrong)
