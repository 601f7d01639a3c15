"""What notation finds in a text: brackets with their options, who stands behind them as printed, proposals under a heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...errors import Doubt
from ..words import Span

__all__ = ["FORMS", "KINDS", "VERBS", "Attribution", "Bracket", "Notation", "Option", "Proposal", "Remark"]

KINDS = (
    "alternatives",  # rival wordings side by side
    "optional_phrase",  # words that stay or go
    "in_word",  # letters of a word: plastic[s]
    "punctuation",
    "number",  # rival or bracketed numbers and ordinals, cross-references, paragraph numbers
    "blank",  # a blank to fill in: [X] years
    "placeholder",  # text to come
    "editor_note",  # a remark or instruction, not text
    "whole_provision",
    "status",  # [agreed ad referendum]
    "omission",  # unchanged text left out
    "empty",  # [] = no word
    "no_text",  # the option that there be no provision
)
VERBS = (
    "propose",
    "support",
    "oppose",
    "delete",
    "retain",
    "add",
    "reserve",
    "flexible",
    "no_objection",
    "will_consider",
    "remark",  # says something that is none of these
)
FORMS = ("prefix", "suffix", "heading", "comment", "tracked", "chair", "note")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who stands behind words, as printed: `label` ("EU, G77", a list stays one label), `verb` one of `VERBS`, `form` one of
    `FORMS`, `span` the words of the label (empty for a Word comment or a tracked change, whose author is no word of the text)."""

    label: str
    verb: str
    form: str
    span: Span


@dataclass(frozen=True, slots=True)
class Option:
    """One of the wordings between which a bracket leaves the choice: its words without signs and attributions (an empty span:
    no word), and who stands behind it."""

    span: Span
    attributions: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Bracket:
    """One open point: a bracket, or a group of rival brackets side by side.

    `kind` is one of `KINDS`; `span` reaches from the first sign to the last of the group, `first` is its first bracket, signs
    included; `address` the provision it begins in; `options` as printed (an optional phrase has one); `attributions` speak of
    the whole bracket; `reason` says why it was read so; `parent` is the index of the bracket around it, -1 at the top;
    `closed` is false where the document never closes it (`doubt` says where); `members` are the brackets of a group, signs
    included (empty for a single one).
    """

    kind: str
    span: Span
    first: Span
    address: str
    options: tuple[Option, ...]
    attributions: tuple[Attribution, ...] = ()
    reason: str = ""
    parent: int = -1
    closed: bool = True
    doubt: Doubt | None = None
    members: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal under the name of a delegation: the heading, what it is on as printed and as an address where it can be read
    off, its words, and its rationale where the document gives one (`rationale_said` is "given", "none_provided" or "absent");
    the numbers of the paragraphs it prints (`parts`), and who is said to support or oppose it (`others`)."""

    attribution: Attribution
    on: str
    address: str | None
    span: Span
    rationale: Span | None = None
    rationale_said: str = "absent"
    parts: tuple[str, ...] = ()
    others: tuple[Attribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """What stands beside the words: a "comment", a "note", a "tracked" change or one that "moved" words.

    `span` is the words it stands on (for a note its own words), `said` what it says (empty for a change), `attributions` whom
    it names or, with the form "tracked", who typed it; `author` and `date` (ISO) of the comment or the change where given.
    """

    kind: str
    span: Span
    said: str
    attributions: tuple[Attribution, ...] = ()
    author: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Notation:
    """What notation found in one text: the house style it was read by and why, brackets in the order they open, proposals,
    doubts, what stands beside the words (`remarks`), and (`voice`) whose own text the document is, such as the Chair's.

    `rivals` are the open points that no sign shows: provisions that stand for one another (options, `1` and `1 alt`) and words
    on either side of a slash, recorded as brackets whose `first` is the first of them and whose parent is -1.

    Guarantees: every span lies inside the words of the text; a bracket lies inside its parent."""

    profile: str
    brackets: Sequence[Bracket] = ()
    proposals: tuple[Proposal, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    because: str = ""
    remarks: tuple[Remark, ...] = ()
    voice: Attribution | None = None
    rivals: Sequence[Bracket] = ()
