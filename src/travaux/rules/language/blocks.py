"""The blocks of a fence of rules: a keyword with a name, and fields indented under it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from .places import Span, Wrong, near
from .tokens import Cursor, Piece, Token, tokens_of

__all__ = ["FIELDS", "Block", "Field", "blocks_of"]

FIELDS: dict[str, tuple[str, ...]] = {
    "fact": ("type", "means"),
    "parameter": ("value", "means"),
    "definition": ("means", "otherwise"),
    "reading": ("choices", "question"),
    "rule": ("kind", "concludes", "when", "beats", "reading", "only in", "says"),
    "domain": ("holds", "means"),
    "property": ("never", "always", "title", "note"),
    "draft": ("title", "from", "date", "document", "sets", "repeals", "replaces", "note"),
    "amendment": ("title", "date", "document", "sets", "repeals", "replaces", "note"),
    "option": ("title", "date", "document", "sets", "repeals", "replaces", "note"),
    "case": ("title", "facts", "others", "concern", "expect"),
}
"""What each block may say, in the order in which it is written out."""

REPEATED = ("value", "sets", "repeals", "replaces", "expect")

_CLOSED = re.compile(r'"(?:[^"\\]|\\.)*"|“[^”]*”|#[^\n]*', re.S)
_OPEN = re.compile(r'["“]')
_FIELD = re.compile(r"only\s+in(?=\s|$)|\S+")


@dataclass(slots=True)
class Field:
    """One field of a block: its name, where that stands, and its value line by line."""

    name: str
    at: Span
    pieces: list[Piece] = field(default_factory=list)

    def end(self) -> Span:
        """The place after the last character of the value."""
        last = next((one for one in reversed(self.pieces) if one.text.strip()), None)
        if last is None:
            return Span(self.at.line, self.at.end, self.at.end + 1)
        column = last.column + len(last.text.rstrip())
        return Span(last.line, column, column + 1)


@dataclass(slots=True)
class Block:
    """A keyword, the rest of its line, and its fields."""

    keyword: str
    at: Span
    head: Field
    fields: list[Field] = field(default_factory=list)
    tokens: dict[tuple[str, int], tuple[Token, ...]] = field(default_factory=dict)

    def all(self, name: str) -> list[Field]:
        """The fields of a name."""
        return [one for one in self.fields if one.name == name]

    def cursor(self, wanted: Field) -> Cursor:
        """A cursor over the value of a field (or of the head), whose tokens are kept for carets."""
        tokens = tokens_of(wanted.pieces)
        nth = self.all(wanted.name).index(wanted) if wanted is not self.head else 0
        self.tokens[wanted.name, nth] = tokens
        return Cursor(tokens, wanted.end())


def blocks_of(first: int, lines: Sequence[str], wrongs: list[Wrong]) -> list[Block]:
    """The blocks of a fence whose first line has the number `first`; what fits no block goes into `wrongs`."""
    found: list[Block] = []
    for nth, line in enumerate(lines, first):
        text = line.strip()
        if not text or (text.startswith("#") and not _inside(found)):
            continue
        indent = len(line) - len(line.lstrip())
        if "\t" in line[:indent]:
            wrongs.append(Wrong("tab", "This line is indented with a tab.", Span(nth, 1, indent + 1), "use spaces."))
        if indent == 0:
            _opened(found, nth, line, wrongs)
        elif not found:
            what = "This line stands in no block."
            hint = f"begin with one of {', '.join(FIELDS)} at the margin."
            wrongs.append(Wrong("no_block", what, Span(nth, indent + 1, len(line) + 1), hint))
        else:
            _said(found[-1], nth, line, indent)
    for block in found:
        _known(block, wrongs)
    return [one for one in found if one.keyword in FIELDS]


def _opened(found: list[Block], nth: int, line: str, wrongs: list[Wrong]) -> None:
    match = re.match(r"\S+", line)
    assert match is not None
    at = Span(nth, 1, match.end() + 1)
    if match[0] not in FIELDS:
        what = f"There is no block {match[0]!r}."
        hint = near(match[0].lower(), FIELDS, f"indent it, or begin with one of {', '.join(FIELDS)}.")
        wrongs.append(Wrong("unknown_block", what, at, hint))
    head = Field("", at, [Piece(nth, match.end() + 1, line[match.end() :])])
    found.append(Block(match[0], at, head))


def _said(block: Block, nth: int, line: str, indent: int) -> None:
    last = block.fields[-1] if block.fields else None
    if last is not None and indent >= last.at.start:
        last.pieces.append(Piece(nth, indent + 1, line[indent:].rstrip()))
        return
    match = _FIELD.match(line, indent)
    assert match is not None
    name = " ".join(match[0].split())
    rest = Piece(nth, match.end() + 1, line[match.end() :].rstrip())
    block.fields.append(Field(name, Span(nth, indent + 1, match.end() + 1), [rest]))


def _inside(found: Sequence[Block]) -> bool:
    """Whether the line before ended inside a text."""
    return bool(found) and bool(found[-1].fields) and open_quotation(found[-1].fields[-1].pieces)


def open_quotation(pieces: Sequence[Piece]) -> bool:
    """Whether a text opens in these lines and does not close."""
    joined = "\n".join(one.text for one in pieces)
    return bool(_OPEN.search(_CLOSED.sub("", joined)))


def _known(block: Block, wrongs: list[Wrong]) -> None:
    known = FIELDS.get(block.keyword, ())
    seen: set[str] = set()
    for one in block.fields:
        if known and one.name not in known:
            what = f"{'An' if block.keyword[0] in 'ao' else 'A'} {block.keyword} does not say {one.name!r}."
            hint = near(one.name, known)
            wrongs.append(Wrong("unknown_field", what, one.at, hint))
        elif one.name in seen and one.name not in REPEATED:
            what = f"{one.name!r} is said twice in one {block.keyword}."
            wrongs.append(Wrong("said_twice", what, one.at, "keep one of them."))
        seen.add(one.name)
