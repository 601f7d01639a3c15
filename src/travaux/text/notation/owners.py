"""Which provision a word stands in: the innermost one, found by its span; and where its wording begins and ends."""

from __future__ import annotations

from bisect import bisect_right

import numpy as np
import numpy.typing as npt

from ..documents import Text
from ..words import Kind, Span

__all__ = ["Owners"]

UNSAID = frozenset(int(kind) for kind in (Kind.SIGN, Kind.BLANK, Kind.LABEL))


class Owners:
    """The provisions of a text, looked up by the words they hold."""

    def __init__(self, text: Text) -> None:
        self.words = text.words
        self.starts: list[int] = text.words.starts.tolist()
        self.kinds = text.words.kinds.tobytes()
        self.provisions = text.provisions
        self.begins = [p.span[0] for p in text.provisions]
        self.ends = [p.span[1] for p in text.provisions]
        self.parents = [p.parent for p in text.provisions]
        self._edges: dict[int, Span] = {}
        self._held: dict[int, int] = {}

    def at(self, offset: int) -> int:
        """The word that holds a character (the number of words at the end of the source)."""
        return bisect_right(self.starts, offset) - 1

    def of(self, word: int) -> int:
        """The index of the innermost provision that holds a word, -1 outside all."""
        found = self._held.get(word)
        if found is None:
            found = bisect_right(self.begins, word) - 1
            while found >= 0 and self.ends[found] <= word:
                found = self.parents[found]
            self._held[word] = found
        return found

    def of_each(self, words: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """The same for many words at once."""
        found = np.searchsorted(np.array(self.begins, np.int64), words, side="right").astype(np.int64) - 1
        ends, parents = np.array([*self.ends, 0], np.int64), np.array([*self.parents, -1], np.int64)
        past = np.flatnonzero((found >= 0) & (ends[found] <= words))
        while len(past):
            found[past] = parents[found[past]]
            past = past[(found[past] >= 0) & (ends[found[past]] <= words[past])]
        return found

    def address(self, word: int) -> str:
        """The eId of the innermost provision that holds a word, empty outside all."""
        return self.name(self.of(word))

    def name(self, index: int) -> str:
        """The eId of a provision by its index, empty for -1."""
        return self.provisions[index].address if index >= 0 else ""

    def edges(self, index: int) -> Span:
        """Where the wording of a provision begins, after its label, heading and signs, and where it ends, before its stops."""
        if index not in self._edges:
            self._edges[index] = self._head(index), self._tail(index)
        return self._edges[index]

    def _head(self, index: int) -> int:
        provision, kinds = self.provisions[index], self.kinds
        word, end = provision.span
        for span in (provision.label, provision.heading_span):
            word = max(word, span[1]) if span is not None else word
        while word < end and kinds[word] in UNSAID:
            word += 1
        return word

    def _tail(self, index: int) -> int:
        (start, word), source, starts = self.provisions[index].span, self.words.source, self.starts
        while word > start and not source[starts[word - 1]].isalnum():
            word -= 1
        return word

    def covers(self, index: int, span: Span) -> bool:
        """Whether a bracket holds a whole provision: it opens before the label and goes beyond, or holds all after it."""
        provision = self.provisions[index]
        head, tail = self.edges(index)
        if span[0] > head or (provision.heading_span is not None and span[1] <= provision.heading_span[1]):
            return False
        if provision.label is not None and provision.label[0] > span[0]:
            return span[1] - head > (tail - head) // 4
        return head < tail and (tail <= span[1] or self._only_noted(span[1], tail))

    def _only_noted(self, start: int, end: int) -> bool:
        """Whether nothing stands there but a note in braces, such as where the provision is to be moved to."""
        said = self.words.source[self.starts[start] : self.starts[end]].strip()
        return said[:1] == "{" and "}" not in said[:-1]
