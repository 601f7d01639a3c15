"""Where pieces of text stand in others: shared runs, votes on the diagonal, and likeness of what they point to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import Indel
from rapidfuzz.process import cpdist

from .coding import Coded, Ints, coded, codes, grams, letters
from .postings import looked_up
from .shelf import Board, Shelf, let_go
from .voting import Votes, best, votes_of, without

__all__ = ["LIKE", "Found", "fragments_in", "places_of"]

LIKE = 0.5
"""From this likeness (Indel over words) on is a passage a place of a fragment."""
ROUNDS = 2
"""Passages that are looked at for each fragment."""
LEAST_VOTES = 2
SELDOM, OFTEN = 6, 300
"""Runs that stand more than `SELDOM` times on the other side are looked up only for fragments with less than `FEW` votes;
those that stand more than `OFTEN` times never."""
FEW = 4
BATCH = 20_000


@dataclass(frozen=True, slots=True)
class Found:
    """A fragment and its place: the number of the fragment and of the piece it stands in, the words of that piece
    (half-open), how alike they are (0-1, Indel over words), and the shared runs that speak for it."""

    fragment: int
    piece: int
    span: tuple[int, int]
    likeness: float
    votes: int


class Row(Protocol):
    """Pieces in one row: the code point of each word, the first word of each piece."""

    @property
    def codes(self) -> npt.NDArray[np.uint32]:
        """(n,)"""

    @property
    def edges(self) -> Ints:
        """(m + 1,)"""


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """Pieces in one row, in memory."""

    codes: npt.NDArray[np.uint32]
    edges: Ints


Matches = npt.NDArray[np.float64]  # (n, 5): piece, start and end on the other side, likeness, votes


def places_of(fragments: Sequence[str], shelf: Shelf, least: float = LIKE) -> list[Found | None]:
    """For each fragment its best place on the shelf, None where none is alike enough.

    >>> shelf = Shelf.of(["Each Party shall keep its lamps lit at night and shall say so in a public list."])
    >>> found = places_of(["Parties shall keep their lamps lit at night", "A vessel may anchor."], shelf)
    >>> found[0].span, found[1]
    ((1, 9), None)
    """
    out: list[Found | None] = []
    for start in range(0, len(fragments), BATCH):
        text = coded(fragments[start : start + BATCH])
        known: dict[int, Found] = {}
        for board in shelf.boards:
            row = _matches(_held(text), board, _votes_of_fragments(text, board), least)
            for one in _founds(row, board.edges, (start, board.first)):
                if one.fragment not in known or one.likeness > known[one.fragment].likeness:
                    known[one.fragment] = one
            let_go(board)
        out += [known.get(start + n) for n in range(len(text.edges) - 1)]
    return out


def fragments_in(document: str, shelf: Shelf, least: float = LIKE) -> list[Found]:
    """The pieces of a shelf that stand in a document, each with its best place there: `fragment` is the number of the piece on
    the shelf, `piece` is 0, `span` are words of the document.

    >>> shelf = Shelf.of(["A vessel may anchor.", "shall keep its lamps lit at night"])
    >>> [(one.fragment, one.span) for one in fragments_in("Each Party shall keep its lamps lit at night.", shelf)]
    [(1, (2, 9))]
    """
    text = coded([document])
    keys, places = grams(text)
    _, number, count = np.unique(keys, return_inverse=True, return_counts=True)
    seldom = count[number] <= SELDOM
    held, out = _held(text), list[Found]()
    for board in shelf.boards:
        which, at = looked_up(board.postings, keys[seldom], len(board.postings.keys))
        piece = np.searchsorted(board.edges, at, side="right") - 1
        votes = votes_of(piece, at - board.edges[piece], places[seldom][which])
        out += _founds(_matches(board, held, votes, least), held.edges, (board.first, 0))
        let_go(board)
    return out


def _held(text: Coded) -> Held:
    return Held(codes(text.words), text.edges)


def _votes_of_fragments(text: Coded, board: Board) -> Votes:
    """The votes of runs that are seldom on the board; of more of them for fragments that these leave with few."""
    keys, at = grams(text)
    piece = np.searchsorted(text.edges, at, side="right") - 1
    within = at - text.edges[piece]
    which, places = looked_up(board.postings, keys, SELDOM)
    votes = votes_of(piece[which], within[which], places)
    poor = np.ones(len(text.edges) - 1, bool)
    pieces, count, _, _ = best(votes)
    poor[pieces[count >= FEW]] = False
    again = np.flatnonzero(poor[piece])
    if not len(again):
        return votes
    which, places = looked_up(board.postings, keys[again], OFTEN)
    more = votes_of(piece[again][which], within[again][which], places)
    kept = ~poor[votes.pieces]
    return votes.joined(kept, more)


def _matches(short: Row, long: Row, votes: Votes, least: float) -> Matches:
    """The best place of each piece that has one: looked for where most runs point, then where the next most do."""
    sizes = np.diff(short.edges)
    known = np.zeros((0, 5))
    for _ in range(ROUNDS):
        pieces, count, low, high = best(votes)
        enough = count >= LEAST_VOTES
        if not enough.any():
            break
        known = _better(
            known,
            _judged(short, long, (pieces[enough], count[enough]), (low[enough], high[enough] + sizes[pieces[enough]])),
        )
        votes = without(votes, pieces, low, high)
    return known[known[:, 3] >= least]


def _judged(short: Row, long: Row, pieces: tuple[Ints, Ints], places: tuple[Ints, Ints]) -> Matches:
    """How alike pieces are to the words that their runs point to."""
    which, count = pieces
    middle = np.clip((places[0] + places[1]) // 2, 0, max(0, len(long.codes) - 1))
    home = np.searchsorted(long.edges, middle, side="right") - 1
    start, end = np.maximum(places[0], long.edges[home]), np.minimum(places[1], long.edges[home + 1])
    end = np.maximum(end, start)
    ours = _strings(short.codes, short.edges[which], short.edges[which + 1])
    theirs = _strings(long.codes, start, end)
    like = cpdist(ours, theirs, scorer=Indel.normalized_similarity, dtype=np.float32)
    return np.stack([which, start, end, like, count], axis=1).astype(np.float64)


def _strings(points: npt.NDArray[np.uint32], start: Ints, end: Ints) -> list[str]:
    """Runs of words as strings: those of one stretch read together where they lie close, each alone where they do not."""
    low, high = int(start.min()), int(end.max())
    if high - low <= 64 * len(start) * 16:
        whole = letters(points[low:high])
        return [whole[a:b] for a, b in zip((start - low).tolist(), (end - low).tolist(), strict=True)]
    return [letters(points[a:b]) for a, b in zip(start.tolist(), end.tolist(), strict=True)]


def _better(known: Matches, fresh: Matches) -> Matches:
    """For each piece the match that is more alike; the first where both are."""
    both = np.concatenate([known, fresh])
    order = np.lexsort((np.arange(len(both)), -both[:, 3], both[:, 0]))
    ranked = both[order]
    first = np.concatenate([[True], ranked[1:, 0] != ranked[:-1, 0]]) if len(ranked) else np.zeros(0, bool)
    one_each: Matches = ranked[first]
    return one_each


def _founds(matches: Matches, edges: Ints, numbers: tuple[int, int]) -> Iterator[Found]:
    """Matches with the numbers of their fragments and pieces, places counted within the piece."""
    home = np.searchsorted(edges, matches[:, 1], side="right") - 1
    first = edges[home]
    table: list[list[Any]] = np.stack([matches[:, 1] - first, matches[:, 2] - first, home], axis=1).astype(int).tolist()
    for (piece, _, _, like, votes), (start, end, holder) in zip(matches.tolist(), table, strict=True):
        yield Found(int(piece) + numbers[0], int(holder) + numbers[1], (start, end), round(like, 4), int(votes))
