"""A document in blocks: runs of words of one provision, each word one character, so that texts of words compare as strings.

A block is found by what is printed and read once over a whole history: a paragraph that ten drafts repeat is one block. What
is said in it (labels, bracket signs and page furniture left out) is a string with one character for each word; a printed
number that changes leaves it as it is.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, pairwise, repeat
from typing import NamedTuple

import numpy as np

from ..text import Kind, Text
from ..text.words import Bytes, Ints, Span

__all__ = [
    "Block",
    "Known",
    "Sheet",
    "block_columns",
    "printed_source",
    "sheet_of_paragraphs",
    "sheet_of_text",
    "wordlist",
]

WORD = re.compile(r"\w+|[^\w\s]|\s+")
SPOKEN = re.compile(r"\w+|[^\w\s\[\]{}]")
JOINT = "\n\n"
PRINTED_LABEL = re.compile(
    r"(?:(?:Article|Section|Chapter|Part|Annex|Rule)[^\S\n]+[\dIVXLC]+\b\.?\s*)?(?:\(\d{1,3}\)\s*|\d{1,3}\.(?!\d)-?\s*)?"
)
LAST = 0x10FFFF


def wordlist() -> dict[str, str]:
    """One character for each different word, in the order they are first asked for (no surrogates; beyond the last character
    words share it)."""
    codes = chain(range(1, 0xD800), range(0xE000, LAST), repeat(LAST))
    return defaultdict(map(chr, codes).__next__)


class Block(NamedTuple):
    """Words of one provision as printed. `said` has one character for each word said; `number` one for what is said in all;
    `kinds` and `starts` (characters from the first) are those of its words, None where they follow from the print; `label`
    is the character at which a printed label ends."""

    printed: str
    said: str
    number: str
    kinds: bytes | None = None
    starts: bytes | None = None
    label: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A document in blocks, in order; joined they give it back. `spoken` are those in which something is said, `numbers` says
    what, one character for each. `addresses` are those of all blocks (empty: by number); `joint` stands between the blocks."""

    blocks: tuple[Block, ...]
    spoken: tuple[Block, ...]
    numbers: str
    addresses: tuple[str, ...] = ()
    joint: str = ""

    def address(self, block: int) -> str:
        """Where a block stands."""
        return self.addresses[block] if self.addresses else f"para_nn_{block + 1}"


@dataclass(frozen=True, slots=True)
class Known:
    """The words and blocks met so far, by what is printed; of plain paragraphs also what is said between two blanks, and what
    is printed behind a label. `numbers` has one character for all that is said in a block."""

    words: dict[str, str] = field(default_factory=wordlist)
    numbers: dict[str, str] = field(default_factory=wordlist)
    blocks: dict[object, Block] = field(default_factory=dict)
    bodies: dict[str, tuple[str, str]] = field(default_factory=dict)
    chunks: dict[str, str] = field(default_factory=dict)


def sheet_of_paragraphs(source: str, known: Known) -> Sheet:
    """A plain text in blocks by its blank lines, a label at the head of each set apart; no structure is looked for.

    >>> [block.printed for block in sheet_of_paragraphs("Article 1\\n\\n1. Each Party shall report.", Known()).blocks]
    ['Article 1', '1. Each Party shall report.']
    """
    blocks, parts = known.blocks, source.split(JOINT)
    out = list(map(blocks.get, parts))
    for n, block in enumerate(out):
        if block is None:
            out[n] = blocks.setdefault(parts[n], blocks.get(parts[n]) or _paragraph(parts[n], known))
    return _sheet([block for block in out if block], joint=JOINT)


def _paragraph(printed: str, known: Known) -> Block:
    match = PRINTED_LABEL.match(printed)
    label = match.end() if match else 0
    body = printed[label:]
    read = known.bodies.get(body)
    if read is None:
        chunks = known.chunks
        said = "".join([chunks.get(chunk) or _chunk(chunk, known) for chunk in body.split()])
        read = known.bodies[body] = said, known.numbers[said]
    return Block(printed, *read, label=label)


def _chunk(chunk: str, known: Known) -> str:
    """What is said between two blanks: "shall," is two words."""
    said = known.chunks[chunk] = "".join([known.words[word] for word in SPOKEN.findall(chunk)])
    return said


def sheet_of_text(text: Text, known: Known) -> Sheet:
    """A parsed text in blocks: its words cut where a provision, a heading or a label begins or ends."""
    cuts, owners = _cuts(text)
    kinds, source = text.words.kinds.tobytes(), text.words.source
    edges = text.words.starts[cuts].tolist()
    blocks, out = known.blocks, []
    for (start, end), (low, high) in zip(pairwise(cuts.tolist()), pairwise(edges), strict=True):
        key = (source[low:high], kinds[start:end])
        block = blocks.get(key)
        if block is None:
            block = blocks[key] = _cut_block(text, (start, end), key, known)
        out.append(block)
    names = [one.address for one in text.provisions] + [""]
    return _sheet(out, tuple([names[n] for n in owners.tolist()]))


def _sheet(blocks: list[Block], addresses: tuple[str, ...] = (), joint: str = "") -> Sheet:
    spoken = tuple([block for block in blocks if block.said])
    return Sheet(tuple(blocks), spoken, "".join([block.number for block in spoken]), addresses, joint)


def _cuts(text: Text) -> tuple[Ints, Ints]:
    """The words at which blocks begin, with the number of words last, and the innermost provision of each block."""
    size = len(text.words)
    spans = np.array([one.span for one in text.provisions], np.int32).reshape(-1, 2)
    parents = np.array([one.parent for one in text.provisions], np.int32)
    inner = [s for one in text.provisions for s in (one.label, one.heading_span) if s is not None]
    cuts = np.unique(np.concatenate([[0, size], spans.ravel(), np.array(inner, np.int32).ravel()])).astype(np.int32)
    full = np.flatnonzero(spans[:, 0] < spans[:, 1])
    places = np.concatenate([[0], spans[full[::-1], 1], spans[full, 0]])
    who = np.concatenate([[-1], parents[full[::-1]], full]).astype(np.int32)
    order = np.argsort(places, kind="stable")
    at = np.searchsorted(places[order], cuts[:-1], side="right") - 1
    return cuts, who[order][at]


def _cut_block(text: Text, span: Span, key: tuple[str, bytes], known: Known) -> Block:
    start, end = span
    starts = text.words.starts[start : end + 1]
    spoken = np.flatnonzero(text.words.kinds[start:end] == Kind.SAID)
    source, words = text.words.source, known.words
    edges = zip(starts[spoken].tolist(), starts[spoken + 1].tolist(), strict=True)
    said = "".join([words[source[low:high]] for low, high in edges])
    return Block(key[0], said, known.numbers[said], key[1], (starts - starts[0]).astype("<i4").tobytes())


@lru_cache(maxsize=64)
def printed_source(sheet: Sheet) -> str:
    """A document as it was printed, character for character."""
    return sheet.joint.join([block.printed for block in sheet.blocks])


def block_columns(block: Block) -> tuple[Ints, Bytes]:
    """The `starts` (n + 1,), from its first character, and the `kinds` (n,) of the words of a block."""
    if block.kinds is not None and block.starts is not None:
        return np.frombuffer(block.starts, "<i4").astype(np.int32), np.frombuffer(block.kinds, np.uint8)
    found = list(_plain_words(block))
    starts = np.array([start for start, _ in found] + [len(block.printed)], np.int32)
    return starts, np.array([kind for _, kind in found], np.uint8)


def _plain_words(block: Block) -> Iterator[tuple[int, int]]:
    for match in WORD.finditer(block.printed):
        word = match[0]
        if word.isspace():
            kind = Kind.BLANK
        elif word in "[]{}":
            kind = Kind.SIGN
        else:
            kind = Kind.LABEL if match.start() < block.label else Kind.SAID
        yield match.start(), kind
