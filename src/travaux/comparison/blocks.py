"""What is said, in blocks: the words of a text without labels and brackets, cut where the provision changes.

A block is a heading, or the unbroken words of one provision. Labels are kept out because every printed number would be a
false anchor; bracket signs because a bracket put around words leaves the words what they were.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ..text.words import SAID
from .stream import Hashes, Mask, Places, Stream, hash_runs

__all__ = ["Said", "said_in"]


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """The words said: `at` (n,) where they stand in the stream, `words` (n,) their hashes, `block` (n,) their block.

    Per block: `first` (k + 1,) its first word with the number of words last, `owner` (k,) its provision, `whole` (k,) its hash,
    `heading` (k,) whether it is a heading.
    """

    at: Places
    words: Hashes
    block: Places
    first: Places
    owner: Places
    whole: Hashes
    heading: Mask


@lru_cache(maxsize=16)
def said_in(stream: Stream) -> Said:
    """The words said in a stream, in blocks."""
    at = (stream.kinds == SAID).nonzero()[0].astype(np.int32)
    words, owner = stream.hashes[at], stream.owner[at]
    fresh = np.zeros(len(at) + 1, bool)
    fresh[0] = True
    fresh[1:-1] = owner[1:] != owner[:-1]
    headings = stream.headings[stream.headings[:, 1] > 0]
    edges = stream.kept[at].searchsorted(headings)
    fresh[edges] = True
    first = fresh[:-1].nonzero()[0].astype(np.int32)
    block = fresh[:-1].cumsum(dtype=np.int32) - 1
    heading = np.zeros(len(first), bool)
    heading[first.searchsorted(edges[edges[:, 0] < edges[:, 1], 0])] = True
    ends = np.concatenate((first, (len(at),))).astype(np.int32)
    return Said(at, words, block, ends, owner[first], hash_runs(words, first), heading)
