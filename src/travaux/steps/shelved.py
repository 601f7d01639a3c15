"""The shelf: other instruments as plain documents, that words of a draft may have come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .. import archive as kept
from .. import reading
from ..archive import Archive, Result
from ..errors import Doubt, TravauxError
from ..history import Dated
from ..text import freeze, thaw
from .making import remember
from .papers import Papers
from .remembering import READING, code_hash, key_of

__all__ = ["Shelved", "shelf_of"]

DAY = re.compile(r"(\d{4}(?:-\d\d){0,2})[-_ ](?=\D)")
"""A day before the name of an instrument: `1982-law-of-the-sea.pdf`, `2003-10-31 corruption.docx`."""


@dataclass(frozen=True, slots=True, eq=False)
class Shelved:
    """The instruments that could be read, each with the day that its file name begins with ("": not known), and a doubt for
    each file that could not."""

    instruments: tuple[Dated, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def shelf_of(archive: Archive, papers: Papers) -> Shelved:
    """What stands on the shelf of a negotiation; a file is read once and then remembered."""
    doubts: list[Doubt] = []
    return Shelved(tuple(_read(archive, papers, doubts)), tuple(doubts))


def _read(archive: Archive, papers: Papers, doubts: list[Doubt]) -> Iterator[Dated]:
    for path in papers.shelf:
        try:
            frozen = _frozen(archive, path)
        except TravauxError as refusal:
            doubts.append(Doubt(refusal.code, f"shelf/{path.name}: {refusal.what}"))
            continue
        day = DAY.match(path.name)
        yield Dated(path.stem, "other", None, thaw(frozen), day[1] if day else "")


def _frozen(archive: Archive, path: Path) -> bytes:
    key = key_of("shelf", kept.sha256_of(path), path.name, code_hash(READING))
    found = kept.recall(archive.connection, key)
    if found is not None:
        return found.content
    content = freeze(reading.read_safely(path))
    remember(archive, Result(key, "shelf", code_hash(READING), {}, content))
    return content
