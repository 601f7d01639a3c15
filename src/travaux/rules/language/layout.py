"""The canonical layout of rule blocks: fields aligned, one space between words, long conditions broken where they join."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from .blocks import blocks_of, open_quotation
from .outline import Segment, outlined
from .places import Source, Wrong, refusal
from .tokens import Piece, Token, tokens_of

__all__ = ["formatted"]

WIDTH = 110
MARGIN = 4
_SPACED = ("and", "or", "not", "in", "is", "never", "always")
_JOINTS = ("and", "or")
_FIELD = re.compile(r"only\s+in(?=\s|$)|\S+")


def formatted(text: str, file: str = "rules.md") -> str:
    """The text with its rule blocks laid out anew; prose stays as it is, byte for byte, and so does what the rules mean.

    Laying out twice changes nothing more. Raises `TravauxError` for blocks that cannot be taken apart.

    >>> print(formatted("```rules\\nfact kept( party,act )\\n type yes/no\\n means   \\"it keeps one\\"\\n```"))
    ```rules
    fact kept(party, act)
        type   yes/no
        means  "it keeps one"
    ```
    """
    source = Source(file, text)
    outline = outlined(source)
    return "".join(_laid(one, source) if one.kind == "rules" else one.text for one in outline.segments)


@dataclass(slots=True)
class _Line:
    """A head, a field, a remark or an empty line, and the remarks after its values."""

    kind: str
    name: str = ""
    pieces: list[Piece] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    tokens: tuple[Token, ...] = ()


def _laid(segment: Segment, source: Source) -> str:
    """A fence laid out; its first and its last line stay."""
    lines = segment.text.splitlines(keepends=True)
    end = lines[0][len(lines[0].rstrip("\r\n")) :] or "\n"
    closed = len(lines) > 1 and lines[-1].strip() and not lines[-1].strip().strip("`~")
    inner = [line.rstrip("\r\n") for line in lines[1 : -1 if closed else None]]
    wrongs: list[Wrong] = []
    blocks_of(segment.line + 1, inner, wrongs)
    grouped = _grouped(inner, segment.line + 1, wrongs)
    if wrongs:
        raise refusal([source.finding(one) for one in wrongs])
    made = [line + end for line in _written(grouped)]
    return lines[0] + "".join(made) + (lines[-1] if closed else "")


def _grouped(lines: Sequence[str], first: int, wrongs: list[Wrong]) -> list[_Line]:
    found: list[_Line] = []
    column = 0
    for nth, line in enumerate(lines, first):
        indent, text = len(line) - len(line.lstrip()), line.strip()
        last = next((one for one in reversed(found) if one.kind in ("head", "field")), None)
        if not text:
            found.append(_Line("empty"))
        elif text.startswith("#") and not (last and open_quotation(last.pieces)):
            found.append(_Line("remark" if indent else "top remark", text))
        elif not indent or last is None:
            found.append(_opened("head", nth, line, re.compile(r"\S+")))
            column = 0
        elif last.kind == "field" and indent > column:
            last.pieces.append(Piece(nth, indent + 1, line[indent:].rstrip()))
        else:
            found.append(_opened("field", nth, line, _FIELD))
            column = indent
    for one in found:
        _tokenised(one, wrongs)
    return found


def _opened(kind: str, nth: int, line: str, name: re.Pattern[str]) -> _Line:
    match = name.match(line, len(line) - len(line.lstrip()))
    assert match is not None
    rest = Piece(nth, match.end() + 1, line[match.end() :].rstrip())
    return _Line(kind, " ".join(match[0].split()), [rest])


def _tokenised(line: _Line, wrongs: list[Wrong]) -> None:
    if not line.pieces:
        return
    try:
        line.tokens = tokens_of(line.pieces, line.remarks)
    except Wrong as wrong:
        wrongs.append(wrong)


def _written(lines: Sequence[_Line]) -> Iterable[str]:
    """The lines of a fence: empty lines between blocks only and one at a time."""
    empty = False
    width = 0
    begun = False
    for nth, one in enumerate(lines):
        if one.kind == "empty":
            empty = begun
            continue
        if empty and one.kind in ("head", "top remark"):
            yield ""
        empty, begun = False, True
        if one.kind == "head":
            width = _width(lines[nth + 1 :])
            yield from _one_line(f"{one.name} {_spaced(one.tokens)}".rstrip(), one.remarks, 0)
        elif one.kind == "field":
            yield from _field(one, MARGIN + width)
        else:
            yield one.name if one.kind == "top remark" else " " * MARGIN + one.name


def _width(after: Sequence[_Line]) -> int:
    """The width of the names of a block's fields."""
    names = []
    for one in after:
        if one.kind == "head":
            break
        if one.kind == "field":
            names.append(len(one.name))
    return max(names, default=0) + 2


def _one_line(text: str, remarks: Sequence[str], margin: int) -> Iterable[str]:
    """A line with its remark behind it, or with its remarks above it where they do not fit."""
    if len(remarks) == 1 and len(text) + 2 + len(remarks[0]) <= WIDTH:
        yield f"{text}  {remarks[0]}"
        return
    yield from (" " * margin + one for one in remarks)
    yield text


def _field(line: _Line, column: int) -> Iterable[str]:
    head = " " * MARGIN + line.name.ljust(column - MARGIN)
    whole = f"{head}{_spaced(line.tokens)}".rstrip()
    if len(whole) <= WIDTH:
        yield from _one_line(whole, line.remarks, MARGIN)
        return
    yield from (" " * MARGIN + one for one in line.remarks)
    for part in _broken(line.tokens):
        yield from _filled(part, head, column)
        head = " " * column


def _broken(tokens: Sequence[Token]) -> Iterable[Sequence[Token]]:
    """The parts of a condition that is too long for a line: each begins where it joins the one before."""
    depth, joints = 0, []
    for nth, one in enumerate(tokens):
        if one.kind == "sign":
            depth += {"(": 1, ")": -1}.get(one.text, 0)
        elif one.kind == "name" and not depth and one.text in _JOINTS:
            joints.append(nth)
    if any(tokens[nth].text == "or" for nth in joints):
        joints = [nth for nth in joints if tokens[nth].text == "or"]
    for start, end in zip([0, *joints], [*joints, len(tokens)], strict=True):
        yield tokens[start:end]


def _filled(tokens: Sequence[Token], head: str, column: int) -> Iterable[str]:
    """Tokens one after another, a new line where one does not fit; a text goes on under its first letter."""
    line, fresh = head, True
    for one in _chunks(tokens):
        if not fresh and len(line) + 1 + len(one.text) > WIDTH and not one.text.startswith("#"):
            yield line
            line, fresh = " " * (column + one.inside), True
        line += one.text if fresh else f" {one.text}"
        fresh = False
    yield line.rstrip()


@dataclass(slots=True)
class _Chunk:
    """What stands between two spaces, and whether it begins inside a text."""

    text: str
    inside: bool


def _chunks(tokens: Sequence[Token]) -> list[_Chunk]:
    """What a line may be broken between."""
    found: list[_Chunk] = []
    for nth, one in enumerate(tokens):
        words = _quoted(one.text).split(" ") if one.kind == "text" else [one.text]
        joined = bool(nth) and not _between(tokens[nth - 1], one)
        if joined:
            found[-1].text += words[0]
        for place, word in enumerate(words):
            if place or not joined:
                found.append(_Chunk(word, bool(place)))
    return found


def _spaced(tokens: Sequence[Token]) -> str:
    """Tokens on one line with one space where words part."""
    made = ""
    for nth, one in enumerate(tokens):
        between = _between(tokens[nth - 1], one) if nth else ""
        made += between + (_quoted(one.text) if one.kind == "text" else one.text)
    return made


def _between(left: Token, right: Token) -> str:
    if right.kind == "sign" and right.text in (",", ";", ":", ")", "/"):
        return ""
    if left.kind == "sign" and left.text in ("(", "/"):
        return ""
    if right.kind == "sign" and right.text == "(" and left.kind == "name" and left.text not in _SPACED:
        return ""
    return " "


def _quoted(text: str) -> str:
    """A text in quotation marks, as it is read again."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
