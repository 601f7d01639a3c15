"""How much a text holds, in numbers that a reader would count by hand."""

from __future__ import annotations

import numpy as np

from ..text import Kind, Text

__all__ = ["counts_of"]

PLURALS = {
    "annex": "annexes",
    "preamble": "preambles",
    "preface": "prefaces",
    "wrapup": "wrapups",
    "conclusions": "conclusions",
}


def counts_of(text: Text) -> dict[str, int]:
    """The numbers of words said (signs and printed labels left out), bracket signs, provisions by kind, footnotes, doubts."""
    signs = [text.words[mark.span[0]].text for mark in text.marks if mark.kind.startswith("bracket_")]
    kinds = [one.kind for one in text.provisions]
    return {
        "words": _words_said(text),
        "brackets_open": signs.count("["),
        "brackets_close": signs.count("]"),
        "provisions": len(kinds),
        **{PLURALS.get(kind, f"{kind}s"): kinds.count(kind) for kind in dict.fromkeys(kinds)},
        "footnotes": len(text.footnotes),
        "marks": len(text.marks),
        "doubts": len(text.doubts),
    }


def _words_said(text: Text) -> int:
    codes = np.frombuffer(text.words.source.encode("utf-32-le", "surrogatepass"), np.uint32)
    first, times = np.unique(codes[text.words.starts[:-1]][text.words.kinds == Kind.SAID], return_counts=True)
    return int(sum(n for code, n in zip(first, times, strict=True) if chr(int(code)).isalnum()))
