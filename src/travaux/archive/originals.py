"""Originals: the bytes of every document ever taken in, read-only, under their own SHA-256."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from ..errors import TravauxError
from .durable import ARRIVING, arriving, clear_warning, copied, settle, sha256_of

__all__ = ["Original", "Originals", "must_be_a_document"]

_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes of one document as they came: their SHA-256, size in bytes, and the name they are kept under."""

    sha256: str
    size: int
    name: str


@dataclass(frozen=True, slots=True)
class Originals:
    """The originals of a negotiation, in its folder `originals/`.

    Guarantees: a name that exists holds all its bytes, synced to the disk; nothing here is ever written over.
    """

    folder: Path

    def keep(self, source: Path) -> Original:
        """The original made from a file: its bytes are on the disk when this returns. The same bytes are kept once."""
        must_be_a_document(source)
        with clear_warning(self.folder):
            self.folder.mkdir(exist_ok=True)
        with clear_warning(source):
            known = self.find(sha256_of(source))
        return known or self._take(source)

    def find(self, sha256: str) -> Original | None:
        """The original with this SHA-256, None where there is none."""
        found = sorted(self.folder.glob(f"{sha256}*")) if self.folder.is_dir() else []
        return Original(sha256, found[0].stat().st_size, found[0].name) if found else None

    def path(self, original: Original) -> Path:
        """Where the bytes of an original lie."""
        return self.folder / original.name

    def names(self) -> tuple[str, ...]:
        """The names of everything kept, in order; what a killed run left half written is not among them."""
        if not self.folder.is_dir():
            return ()
        return tuple(sorted(p.name for p in self.folder.iterdir() if not p.name.startswith(ARRIVING)))

    def _take(self, source: Path) -> Original:
        with clear_warning(self.folder), arriving(self.folder) as (file, passing):
            sha256, size = copied(source, file)
            original = Original(sha256, size, sha256 + _suffix(source))
            settle(file, passing, self.folder / original.name, mode=0o444)
        return original


def _suffix(source: Path) -> str:
    suffix = source.suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""


def must_be_a_document(source: Path) -> None:
    """Refuse what cannot be taken in at all: a folder, a missing file, a device, an empty file."""
    where = str(source)
    if source.is_dir():
        raise TravauxError("folder", "This is a folder, not a document.", where=where, try_this=f"{where}/*.pdf")
    if not source.exists():
        raise TravauxError(
            "missing_file", "There is no such file.", where=where, try_this="check the name and the place."
        )
    if not source.is_file():
        raise TravauxError(
            "not_a_file", "This is not an ordinary file.", where=where, try_this="save it as a file first."
        )
    if source.stat().st_size == 0:
        raise TravauxError("empty_file", "The file is empty.", where=where, try_this="fetch or export it again.")
