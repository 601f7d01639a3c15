"""Words that stay, written out as prose: where others went between them, blanks, stops and capital letters are put right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from ..words import Kind
from .cutting import Cutting

__all__ = ["Piece", "written"]

BLANKS = " \t\u00a0\u202f"
CLOSING = ",.;:)!?”’"
WEAK, STRONG = ",;", ".;:!?"
OPENING = "(“‘"
SMALL = frozenset(("a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"))
_WORDY = ")”’*%"
_LAST_WORD = re.compile(r"\b\w+$")
_FIRST_WORD = re.compile(r"(\w+)[ \u00a0]+")
_ENDS_WORD = re.compile(r"[^\W\d_]{4,}\.$|\)\.$")


@dataclass(slots=True)
class Piece:
    """Words that stay side by side, from `word` up to `end`: their `text`, and how many characters were taken off before it
    (added, where negative)."""

    text: str
    word: int
    end: int
    front: int = 0


def written(draft: Cutting) -> list[Piece]:
    """The words that stay, as prose, piece by piece. Nothing is changed but at the places where words went."""
    words = draft.text.words
    source, starts = words.source, words.starts
    out: list[Piece] = []
    held: list[Piece] = []  # those that are not empty: what a seam looks back at
    at = 0
    for first, last in _runs(draft):
        gone = source[at : int(starts[first])]
        for start, end in _parts(draft, first, last):
            said = draft.instead.get(start) if end == start + 1 else None
            piece = Piece(words.text(start, end) if said is None else said, start, end)
            if start == first and gone and piece.text:
                before = len(piece.text)
                piece.text = _seam(held, gone, piece.text, _joint(draft, first))
                piece.front = before - len(piece.text)
            out.append(piece)
            if piece.text:
                held.append(piece)
        at = int(starts[last])
    return out


def _runs(draft: Cutting) -> Iterator[tuple[int, int]]:
    edges = np.flatnonzero(np.diff(np.concatenate(([0], draft.kept.view(np.int8), [0]))))
    yield from zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)


def _joint(draft: Cutting, word: int) -> str:
    """What a word is where others went before it: letters of a word, a label, or said."""
    if word in draft.glued:
        return "letters"
    if draft.moved and any(word - 9 < start <= word for start in draft.moved):
        return "moved"
    return "label" if draft.text.words.kinds[word] == Kind.LABEL else "said"


def _parts(draft: Cutting, first: int, last: int) -> Iterator[tuple[int, int]]:
    """A run of words, parted at those that are printed otherwise."""
    at = first
    for word in sorted(word for word in draft.instead if first <= word < last) if draft.instead else ():
        if at < word:
            yield at, word
        yield word, word + 1
        at = word + 1
    if at < last:
        yield at, last


def _seam(out: list[Piece], gone: str, right: str, joint: str) -> str:
    """What comes after words that went, made to follow what stands before them (which loses blanks and stops if need be)."""
    blanks = _take_blanks(out, BLANKS + "\n" if joint == "moved" else BLANKS)
    left = _last(out)
    bare = right.lstrip(BLANKS + "\n" if joint == "moved" else BLANKS)
    parted = bool(blanks) or len(bare) < len(right)
    if left in ("", "\n"):
        return _at_line_start(out, gone, bare, joint)
    if bare[:1] in CLOSING or bare[:1] == "\n":
        return bare if bare[:1] in ("", "\n") else _stopped(out, left, bare)
    if joint == "letters" and not parted:
        return bare
    bare = _once(out, bare) if joint == "said" else bare
    if joint != "label":
        bare = _capital(left, gone, bare)
        left = _run_on(out, left, bare)
    joins = (left.isalnum() or left in _WORDY or left in CLOSING) and bare[:1].isalnum()
    return bare if left in OPENING else " " + bare if parted or joins else bare


def _once(out: list[Piece], right: str) -> str:
    """A small word that would stand twice stands once: `of [of]`."""
    last = out[-1].text if out else ""
    before, after = _LAST_WORD.search(last[-12:]), _FIRST_WORD.match(right)
    if before is None or after is None or before[0].lower() != after[1].lower() or before[0].lower() not in SMALL:
        return right
    return right[after.end() :]


def _run_on(out: list[Piece], left: str, right: str) -> str:
    """A full stop that came with words which stay goes where the sentence runs on after it."""
    last = out[-1].text if out else ""
    if left != "." or not right[:1].islower() or not _ENDS_WORD.search(last[-12:]):
        return left
    _drop_stop(out)
    return _last(out)


def _take_blanks(out: list[Piece], blanks: str) -> str:
    taken = ""
    while out:
        bare = out[-1].text.rstrip(blanks)
        taken = out[-1].text[len(bare) :] + taken
        out[-1].text = bare
        if bare:
            break
        out.pop()
    return taken


def _last(out: list[Piece]) -> str:
    return out[-1].text[-1] if out else ""


def _at_line_start(out: list[Piece], gone: str, right: str, joint: str) -> str:
    """At the start of a line: no stop may begin it, no blank line is doubled, and the first letter is as large as before."""
    bare = right.lstrip(BLANKS + "\n")
    lines = right[: len(right) - len(bare)].count("\n")
    if bare[:1] in CLOSING and bare[:1] not in (")", "”", "’", ""):
        bare = bare[1:].lstrip(BLANKS)
    if lines:
        _open_lines(out, lines)
    return _capital("\n", gone, bare) if joint != "label" else bare


def _open_lines(out: list[Piece], lines: int) -> None:
    """No fewer line ends before what comes than stood there."""
    if out:
        above = len(out[-1].text) - len(out[-1].text.rstrip("\n"))
        out[-1].text += "\n" * max(0, lines - above)


def _drop_stop(out: list[Piece]) -> None:
    out[-1].text = out[-1].text[:-1].rstrip(BLANKS)
    if not out[-1].text:
        out.pop()


def _capital(left: str, gone: str, right: str) -> str:
    """The next word begins the sentence that words which went began."""
    first = next((sign for sign in gone if sign.isalpha()), "")
    starts = left in ".:?!)\n" and first.isupper() and right[:1].islower()
    return right[:1].upper() + right[1:] if starts else right


def _stopped(out: list[Piece], left: str, right: str) -> str:
    """One stop where two would meet: the stronger stays; round brackets with nothing inside go."""
    if left == "(" and right[0] == ")":
        _drop_stop(out)
        return right[1:]
    if right[0] in WEAK and (left in WEAK + STRONG or left == "("):
        if left in WEAK and right[0] == ";":
            _drop_stop(out)
            return right
        return right[1:] if left != "(" else right[1:].lstrip(BLANKS)
    if right[0] in STRONG and left in WEAK:
        _drop_stop(out)
        return right
    return right[1:] if right[0] == left and left in STRONG else right
