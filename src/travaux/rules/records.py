"""What a rule file says: facts, parameters, definitions, readings, rules, drafts, properties and cases, as frozen records.

An `Instrument` is everything that its files say, in order, and decides nothing. `variants` makes the rules of one draft of
it, `lowering` turns those into plain logic, and the back ends answer from that.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from .expressions import Expr, Norm, Term, Value

__all__ = [
    "KINDS",
    "OUTCOMES",
    "SCOPES",
    "Article",
    "Case",
    "Defined",
    "Domain",
    "Expected",
    "Fact",
    "Instrument",
    "Parameter",
    "Patch",
    "Place",
    "Property",
    "Reading",
    "Rule",
]

SCOPES = ("draft", "power", "act", "party", "party, act", "A, B")
"""What a fact is about: the draft, the measure asked for, the act, a party, a party and an act, or the two parties."""

KINDS = ("definition", "exception", "defeater", "duty", "prohibition", "permission", "ground", "power")
"""What a rule does; `power` is a permission of the requesting party to ask, `ground` lifts a duty and says why."""

OUTCOMES = ("NOT COVERED", "MAY", "MAY REFUSE", "MUST", "MUST NOT", "CONFLICT")
"""What a norm comes to, by the code that tables keep (0 to 5)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is written: file as named by the caller, line and column from 1."""

    file: str = ""
    line: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Article:
    """A provision that rules rest on: `words` a short quotation (`quoted`) or our own paraphrase, and where to check them.

    `status` is "verified" or "unverified" (to be checked against the official text); `document` the symbol of the draft
    that the words were taken from and `fingerprint` the SHA-256 of the provision's words there, both empty where not held.
    """

    address: str
    heading: str = ""
    words: str = ""
    quoted: bool = False
    source: str = ""
    date: date | None = None
    confidence: str = ""
    status: str = "unverified"
    document: str = ""
    fingerprint: str = ""
    drafts: tuple[str, ...] = ()  # the drafts this wording stands in; empty: all that do not say otherwise
    at: Place = Place()


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is so or not so in the world: `kind` "yes/no", "number" (with `unit`), "choice" or "date"."""

    name: str
    scope: str
    kind: str
    means: str = ""
    unit: str = ""
    choices: tuple[str, ...] = ()
    at: Place = Place()


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number or a list of choices with the dates from which it holds: `values` pairs (from, value), oldest first; from is
    None where it always held."""

    name: str
    values: tuple[tuple[date | None, Value | tuple[Value, ...]], ...]
    unit: str = ""
    means: str = ""
    at: Place = Place()


@dataclass(frozen=True, slots=True)
class Defined:
    """A notion that rules decide, yes or no; `otherwise` is its value where no rule holds (None: then there is a gap)."""

    name: str
    means: str = ""
    otherwise: bool | None = None
    at: Place = Place()


@dataclass(frozen=True, slots=True)
class Reading:
    """A question on which lawyers disagree, and the named answers; stays open unless one is chosen."""

    name: str
    choices: tuple[str, ...]
    question: str = ""
    at: Place = Place()


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: where `when` is true it applies; it holds unless a rule that holds beats it; then its conclusion stands.

    `concludes` is (definition name, yes or no), a `Norm`, or None for a defeater. `beats` names rules on the same subject.
    `reading` is (reading, choice) where it applies in that reading only. `only_in` names the drafts or amendments that bring
    it in; empty: it stands from the beginning.
    """

    id: str
    kind: str
    concludes: tuple[str, bool] | Norm | None
    when: Expr
    beats: tuple[str, ...] = ()
    reading: tuple[str, str] | None = None
    only_in: tuple[str, ...] = ()
    says: str = ""
    article: str = ""
    at: Place = Place()


@dataclass(frozen=True, slots=True)
class Domain:
    """Something about the world that is taken to hold always: "no offence, no penalty"."""

    id: str
    formula: Expr
    means: str = ""
    at: Place = Place()


@dataclass(frozen=True, slots=True)
class Property:
    """What should hold in every scenario: `formula`, over facts, definitions and norms; `against` the other draft where it
    compares two ("lowering the threshold never releases a case")."""

    id: str
    formula: Expr
    title: str = ""
    note: str = ""
    at: Place = Place()


@dataclass(frozen=True, slots=True)
class Patch:
    """A draft (`base` another draft, or "" for the rules as they stand) or an amendment that can be laid over any draft.

    In order: what the base has, `repeals`, `replaces` (old, new), the rules whose `only_in` names it, `sets` (parameter, value).
    """

    id: str
    kind: str  # "draft", "amendment", "option" (of a bracket)
    title: str = ""
    base: str = ""
    date: date | None = None
    sets: tuple[tuple[str, Value | tuple[Value, ...]], ...] = ()
    repeals: tuple[str, ...] = ()
    replaces: tuple[tuple[str, str], ...] = ()
    document: str = ""
    note: str = ""
    at: Place = Place()


@dataclass(frozen=True, slots=True)
class Expected:
    """What a case should come to under a draft: `outcome` one of `OUTCOMES`, `norm` the question, `readings` those chosen."""

    drafts: tuple[str, ...]
    norm: tuple[str, str]
    outcome: str
    amendments: tuple[str, ...] = ()
    readings: tuple[tuple[str, str], ...] = ()
    because: str = ""
    at: Place = Place()


@dataclass(frozen=True, slots=True)
class Case:
    """A named scenario: facts given, what is assumed of all others ("no" or "unknown"), what is expected, and why."""

    id: str
    title: str
    facts: tuple[tuple[Term, Value], ...]
    others: str = "unknown"
    expects: tuple[Expected, ...] = ()
    concern: str = ""
    at: Place = Place()


@dataclass(frozen=True, slots=True)
class Instrument:
    """Everything the files of one instrument say. `question` is the norm that is asked for when none is named: (role, action)."""

    id: str
    title: str = ""
    question: tuple[str, str] = ("B", "assist")
    articles: tuple[Article, ...] = ()
    facts: tuple[Fact, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    definitions: tuple[Defined, ...] = ()
    readings: tuple[Reading, ...] = ()
    rules: tuple[Rule, ...] = ()
    domains: tuple[Domain, ...] = ()
    properties: tuple[Property, ...] = ()
    patches: tuple[Patch, ...] = ()
    cases: tuple[Case, ...] = ()
    notes: tuple[str, ...] = ()
    files: tuple[str, ...] = field(default=())
