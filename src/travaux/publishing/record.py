"""What is on record about the words: evidence, who stands behind them, open points, an article from first to last.

These records are filled by `travaux.steps`; the pages draw them and add nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from ..text.words import Span

__all__ = [
    "Actor",
    "Article",
    "Choice",
    "Claim",
    "Credited",
    "Grid",
    "Issue",
    "Paragraph",
    "Point",
    "Quote",
    "Reach",
    "Run",
    "Side",
    "Traced",
    "TracedRun",
    "Version",
    "Voice",
    "quotes_in",
]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words as evidence: the document (its symbol), the words, where they stand in it.

    `span` counts in the text that is compared, or, where `printed`, in the document as it stands with its revisions. `page` is
    the printed page, `at` the time in a recording ("01:01"), `source` what the words rest on where no document of the
    negotiation holds them ("Recording of the second meeting").
    """

    document: str = ""
    words: str = ""
    span: Span | None = None
    page: int | None = None
    address: str = ""
    printed: bool = False
    at: str | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who stands behind words or against them: the label as printed, whom it names ("" where that is not known), `kind` state,
    group, observer, organisation, chair or unknown, the verb (one of `travaux.text.notation.VERBS`), the wording it speaks of,
    and the words that show it. `on_behalf_of` names whom a delegation spoke for; `code` is that of the party or group; `date`
    is the day the position was taken, `published` the day it became public. `turned` says what makes it a change of mind,
    where it is one."""

    label: str
    verb: str
    name: str = ""
    kind: str = "unknown"
    code: str = ""
    option: str = ""
    quote: Quote | None = None
    on_behalf_of: str = ""
    date: str = ""
    published: str | None = None
    confidence: str = "official"
    turned: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One wording that a bracket leaves open ("" is: no words), and who stands behind or against it."""

    words: str
    voices: tuple[Voice, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """An open point of a draft: its number in the order of the draft, its kind (one of `travaux.text.notation.KINDS`), the
    bracket as printed, the wordings it leaves open, who speaks of the whole of it, the draft it was first seen in ("" where
    that is not known), why it was read so, and how deep it lies in other brackets."""

    number: int
    kind: str
    quote: Quote
    address: str
    choices: tuple[Choice, ...] = ()
    voices: tuple[Voice, ...] = ()
    since: str = ""
    reason: str = ""
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Run:
    """Words with a mark. In a settled text "" for words outside every bracket, "chosen" for an option taken, "undecided" for a
    bracket that stays; in a passage that came back "gone" and "come"."""

    words: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a settled article: the address of its provision, and its words."""

    address: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """An article as one side would have it, paragraph by paragraph; how many open points follow its own word or that of its
    groups, and how many stay undecided."""

    name: str
    kind: str
    paragraphs: tuple[Paragraph, ...]
    decided: int = 0
    undecided: int = 0


@dataclass(frozen=True, slots=True)
class Reach:
    """A provision that reaches another by a cross-reference: the provision that refers, the one its words name, the words, and
    over how many references it reaches (1: it names it, or a part of it)."""

    address: str
    target: str
    quote: Quote
    steps: int = 1


@dataclass(frozen=True, slots=True)
class Claim:
    """A request that may stand behind a change: label as printed, verb, the words that ask, how well they fit (0 to 1), and
    why it fits or does not."""

    label: str
    verb: str
    quote: Quote
    score: float = 0.0
    why: str = ""
    date: str = ""
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Credited:
    """A change of a comparison (by its number) and the requests behind it, best first; `credited` says how many of them are
    near enough to be named: the rest are the nearest there are."""

    change: int
    claims: tuple[Claim, ...] = ()
    credited: int = 0


@dataclass(frozen=True, slots=True)
class Version:
    """An article in one draft: the draft, the address there ("" where it is no longer there), the version before it (draft and
    address) and its relation to that ("first" where there is none), who asked for what changed, what came back (the places of
    the returns in the record), and for a merged article the address it went `into`."""

    document: str
    address: str
    before: tuple[str, str] | None = None
    relation: str = "first"
    asked: tuple[Credited, ...] = ()
    returned: tuple[int, ...] = ()
    into: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One article through all drafts: `born` is the draft and the address of its first version, which names its page for good;
    versions from first to last; open points of the draft `open_in` (the newest in which it had any), and the text of that
    draft as each side would have it; what refers to it in the newest draft."""

    born: tuple[str, str]
    versions: tuple[Version, ...]
    points: tuple[Point, ...] = ()
    sides: tuple[Side, ...] = ()
    reached: tuple[Reach, ...] = ()
    open_in: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """A party or a group as the grid names it: code, name, kind, and the groups it belonged to."""

    code: str
    name: str
    kind: str = "state"
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """What is asked about: a provision or an open point of a draft, in a few words; `born` names the page of its article where
    it has one, `draft` the draft whose numbers the address is in."""

    address: str
    title: str
    quote: Quote | None = None
    born: tuple[str, str] = ("", "")
    draft: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Who wants what: parties and groups, issues, and for each issue (by its place) and code the voices, oldest first.

    Guarantees of the drawing: what is not in `cells` is shown as not on record; a group's word stands in the group's column
    only.
    """

    actors: tuple[Actor, ...]
    issues: tuple[Issue, ...]
    cells: tuple[tuple[int, str, tuple[Voice, ...]], ...]


@dataclass(frozen=True, slots=True)
class TracedRun:
    """Words of a draft that were born together: their span in the draft, where they were born and on whose printed label,
    and the drafts they were out of in between."""

    span: Span
    born: Quote
    label: str = ""
    out_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Traced:
    """A draft whose words are traced to their origin. `sources` are the documents words were born in, in the order of their
    days, with the number of words each gave; `labels` the printed labels, likewise."""

    document: str
    runs: tuple[TracedRun, ...]
    sources: tuple[tuple[str, int], ...] = ()
    labels: tuple[tuple[str, int], ...] = ()


def quotes_in(record: object) -> Iterator[Quote]:
    """Every quote inside a record, a tuple of records, or a record of records, in order.

    >>> [q.words for q in quotes_in((Point(1, "number", Quote("A/1", "[3]"), "art_1"), "other things"))]
    ['[3]']
    """
    if isinstance(record, Quote):
        yield record
    elif isinstance(record, tuple):
        for one in record:
            yield from quotes_in(one)
    elif is_dataclass(record) and not isinstance(record, type):
        for one in fields(record):
            yield from quotes_in(getattr(record, one.name))
