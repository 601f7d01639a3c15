"""A shelf of pieces of text in which others are found: in memory, or in a folder that is opened in milliseconds."""

from __future__ import annotations

import json
import mmap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ...errors import TravauxError
from .coding import Ints, coded, codes, grams
from .postings import Postings, postings_of

__all__ = ["Board", "Shelf", "board_of", "let_go"]

BATCH = 50_000
COLUMNS = ("codes", "edges", "keys", "places", "heads")
MANIFEST = "shelf.json"
FORM = 1


@dataclass(frozen=True, slots=True, eq=False)
class Board:
    """A part of a shelf: `codes` (n,) its words as code points, `edges` (m + 1,) the first word of each piece, and the
    postings of its runs; its first piece is number `first` of the shelf."""

    codes: npt.NDArray[np.uint32]
    edges: Ints
    postings: Postings
    first: int

    def __len__(self) -> int:
        return len(self.edges) - 1


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """Pieces of text, numbered in the order they were put there, with an index of every run of three words.

    `Shelf.of(pieces)` holds them in memory. `Shelf.begin(folder)`, `Shelf.append` and `Shelf.open(folder)` keep them on disk;
    nothing is read at opening but the list of its boards.
    """

    boards: tuple[Board, ...]
    folder: Path | None = None

    def __len__(self) -> int:
        return sum(len(board) for board in self.boards)

    @classmethod
    def of(cls, pieces: Sequence[str]) -> Shelf:
        """A shelf in memory."""
        return cls((board_of(pieces, 0),) if pieces else ())

    @classmethod
    def begin(cls, folder: Path | str) -> Shelf:
        """An empty shelf in a folder, made where it is missing; refused (`shelf_exists`) where one stands already."""
        place = Path(folder)
        if (place / MANIFEST).exists():
            raise TravauxError(
                "shelf_exists", "There is a shelf in this folder.", where=str(place), try_this="open it."
            )
        place.mkdir(parents=True, exist_ok=True)
        _write_manifest(place, [])
        return cls((), place)

    @classmethod
    def open(cls, folder: Path | str) -> Shelf:
        """The shelf in a folder, as it was left; refused (`no_shelf`) where there is none or a part of it is missing."""
        place = Path(folder)
        try:
            said = json.loads((place / MANIFEST).read_text(encoding="utf-8"))
            boards, first = [], 0
            for one in said["boards"]:
                boards.append(_opened(place / one["name"], one["bits"], first))
                first += one["pieces"]
        except (OSError, ValueError, KeyError, TypeError) as wrong:
            what = f"There is no whole shelf in this folder ({type(wrong).__name__})."
            raise TravauxError("no_shelf", what, where=str(place), try_this="make it anew from its pieces.") from wrong
        return cls(tuple(boards), place)

    def append(self, pieces: Iterable[str]) -> Shelf:
        """The shelf with more pieces on it, written before it is given back; what stood there is not read or written again."""
        boards, first = list(self.boards), len(self)
        for batch in _batches(pieces):
            board = board_of(batch, first)
            if self.folder is not None:
                board = _written(self.folder, board, len(boards))
            boards.append(board)
            first += len(batch)
        if self.folder is not None:
            _write_manifest(self.folder, boards)
        return Shelf(tuple(boards), self.folder)


def _batches(pieces: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(pieces)
    while batch := list(islice(rest, BATCH)):
        yield batch


def board_of(pieces: Sequence[str], first: int) -> Board:
    """Pieces with the index of their runs."""
    text = coded(pieces)
    return Board(codes(text.words), text.edges, postings_of(*grams(text)), first)


def _written(folder: Path, board: Board, number: int) -> Board:
    place = folder / f"board-{number:05d}"
    place.mkdir(exist_ok=True)  # what an append that was cut short left behind is written over
    columns = (board.codes, board.edges, board.postings.keys, board.postings.places, board.postings.heads)
    for name, column in zip(COLUMNS, columns, strict=True):
        np.save(place / f"{name}.npy", np.asarray(column))
    return _opened(place, board.postings.bits, board.first)


def _opened(place: Path, bits: int, first: int) -> Board:
    points, edges, keys, places, heads = (np.load(place / f"{name}.npy", mmap_mode="r") for name in COLUMNS)
    return Board(points, edges, Postings(keys, places, heads, bits), first)


def let_go(board: Board) -> None:
    """Give the memory back that a board read from disk takes; it is read again when it is asked next."""
    postings = board.postings
    for column in (board.codes, board.edges, postings.keys, postings.places, postings.heads):
        if isinstance(column.base, mmap.mmap) and hasattr(mmap, "MADV_DONTNEED"):
            column.base.madvise(mmap.MADV_DONTNEED)


def _write_manifest(folder: Path, boards: Sequence[Board]) -> None:
    """The list of boards, put in place in one step, so that a shelf cut short while it was written is the one before."""
    said = [{"name": f"board-{n:05d}", "bits": b.postings.bits, "pieces": len(b)} for n, b in enumerate(boards)]
    fresh = folder / f"{MANIFEST}.new"
    fresh.write_text(json.dumps({"form": FORM, "boards": said}), encoding="utf-8")
    fresh.replace(folder / MANIFEST)
