"""Words that stay, written out as prose: where others went between them, blanks, stops and capital letters are put right."""

from __future__ import annotations

import numpy as np

from .cutting import Cutting

__all__ = ["written"]

BLANKS = " \t\u00a0\u202f"
CLOSING = ",.;:)!?”’"
WEAK, STRONG = ",;", ".;:!?"
_WORDY = ")”’*%"


def written(draft: Cutting) -> str:
    """The words that stay, as prose. Nothing is changed but at the places where words went."""
    words, kept = draft.text.words, draft.kept
    source, starts = words.source, words.starts
    edges = np.flatnonzero(np.diff(np.concatenate(([0], kept.view(np.int8), [0]))))
    out: list[str] = []
    at = 0
    for first, last in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        piece = _piece(draft, first, last)
        gone = source[at : int(starts[first])]
        if gone and piece:
            piece = _seam(out, gone, piece, first in draft.glued)
        out.append(piece)
        at = int(starts[last])
    return "".join(out)


def _piece(draft: Cutting, first: int, last: int) -> str:
    words, changed = draft.text.words, draft.instead
    if not changed or not any(first <= word < last for word in changed):
        return words.text(first, last)
    return "".join(changed.get(word, words.text(word, word + 1)) for word in range(first, last))


def _seam(out: list[str], gone: str, right: str, glued: bool) -> str:
    """What comes after words that went, made to follow what stands before them (which loses blanks and stops if need be)."""
    blanks = _take_blanks(out)
    left = _last(out)
    bare = right.lstrip(BLANKS)
    parted = bool(blanks) or len(bare) < len(right)
    if left in ("", "\n"):
        return _at_line_start(out, gone, bare)
    if bare[:1] == "\n":
        return bare
    if bare[:1] in CLOSING and bare[:1]:
        return _stopped(out, left, bare)
    bare = _capital(left, gone, bare)
    joins = (left.isalnum() or left in _WORDY) and bare[:1].isalnum() and not glued
    if left in "(“‘" or (glued and not parted):
        return bare
    return " " + bare if parted or joins or (left in CLOSING and bare[:1].isalnum() and not glued) else bare


def _take_blanks(out: list[str]) -> str:
    taken = ""
    while out:
        bare = out[-1].rstrip(BLANKS)
        taken = out[-1][len(bare) :] + taken
        out[-1] = bare
        if bare:
            break
        out.pop()
    return taken


def _last(out: list[str]) -> str:
    return out[-1][-1] if out else ""


def _at_line_start(out: list[str], gone: str, right: str) -> str:
    """At the start of a line: no stop may begin it, no blank line is doubled, and the first letter is as large as before."""
    bare = right.lstrip(BLANKS + "\n")
    lines = right[: len(right) - len(bare)].count("\n")
    if bare[:1] in CLOSING and bare[:1] not in (")", "”", "’", ""):
        bare = bare[1:].lstrip(BLANKS)
    if out and lines:
        above = len(out[-1]) - len(out[-1].rstrip("\n"))
        out[-1] = out[-1].rstrip("\n") + "\n" * max(above, lines)
    return _capital("\n", gone, bare)


def _capital(left: str, gone: str, right: str) -> str:
    """The next word begins the sentence that words which went began."""
    first = next((sign for sign in gone if sign.isalpha()), "")
    starts = left in ".:?!)\n" and first.isupper() and right[:1].islower()
    return right[:1].upper() + right[1:] if starts else right


def _stopped(out: list[str], left: str, right: str) -> str:
    """One stop where two would meet: the stronger stays; round brackets with nothing inside go."""
    if left == "(" and right[0] == ")":
        out[-1] = out[-1][:-1].rstrip(BLANKS)
        return right[1:]
    if right[0] in WEAK and (left in WEAK + STRONG or left == "("):
        if left in WEAK and right[0] == ";":
            out[-1] = out[-1][:-1]
            return right
        return right[1:] if left != "(" else right[1:].lstrip(BLANKS)
    if right[0] in STRONG and left in WEAK:
        out[-1] = out[-1][:-1]
        return right
    return right[1:] if right[0] == left and left in STRONG else right
