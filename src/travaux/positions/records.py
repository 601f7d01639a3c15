"""What positions are made of: names that were resolved, and stances with the words that show them."""

from __future__ import annotations

from dataclasses import dataclass

from ..text import Span

__all__ = ["Named", "Stance"]


@dataclass(frozen=True, slots=True)
class Named:
    """A printed name and whom it names at a date.

    `kind` is state, former, observer, area (a code that is no member or observer of the United Nations), group, organisation,
    officer (chair, facilitator, secretariat), place, unnamed ("several delegations") or unknown; `code` an ISO 3166-1 alpha-3
    code, the code of a group, an organisation or an officer (None where unknown, ambiguous or nobody); `candidates` the codes it
    could be where it is ambiguous; `on_behalf_of` the code of the group or state spoken for (as printed where the table has
    none); `why` says what decided.
    """

    printed: str
    kind: str
    code: str | None
    candidates: tuple[str, ...] = ()
    on_behalf_of: str | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Stance:
    """One party behind (or against) one option at one provision, with the words that show it.

    `party` and `on_behalf_of` are codes (the printed label where it could not be resolved); `verb` one of
    `travaux.text.notation.VERBS`; `option` the wording; `date` when the position was taken, `published` when it became public;
    `confidence` official, reported or heard; `at` the time in the recording ("01:01"); `span` in the text of `document`.
    `form` is how the document shows it (of `travaux.text.notation.FORMS`, or "statement"); `kind` what the party is ("state",
    "group", ... "unknown", "typist" for the author of a tracked change, "chair"); `candidates` whom an ambiguous name could
    mean; `issue` the issue it was filed under; `id` names a coded statement, `confirms` and `corrects` an earlier one,
    `corrected_by` a later one.
    """

    party: str
    label: str
    verb: str
    option: str
    address: str
    document: str
    date: str
    on_behalf_of: str | None = None
    published: str | None = None
    page: int | None = None
    span: Span | None = None
    confidence: str = "official"
    at: str | None = None
    quote: str | None = None
    source: str | None = None
    form: str = ""
    kind: str = "unknown"
    candidates: tuple[str, ...] = ()
    issue: str | None = None
    id: str | None = None
    confirms: str | None = None
    corrects: str | None = None
    corrected_by: str | None = None
    meeting: str | None = None
    why: str = ""
