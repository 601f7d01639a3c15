"""Where the bytes of a listed document are: among the originals, or in a file that is taken in now."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..errors import TravauxError
from .amending import amended, merged
from .durable import clear_warning, write_whole
from .listing import LISTING, Document, Listing, parse_listing
from .opened import Archive
from .originals import Original

__all__ = ["amend_listing", "original_of", "write_listing"]


def original_of(archive: Archive, document: Document) -> Original:
    """The original of a listed document.

    With a `sha256` in the listing it is the original of that hash, taken in from `file` if it is not there yet. Without one
    it is whatever `file` holds now: a file that changed is a new version.
    """
    path = archive.folder / document.file if document.file else None
    if document.sha256 is None:
        return archive.originals.keep(_there(path, document))
    known = archive.originals.find(document.sha256)
    if known is not None:
        return known
    original = archive.originals.keep(_there(path, document))
    if original.sha256 != document.sha256:
        raise TravauxError(
            "other_bytes",
            f"{document.file} is not the file that the listing names by its sha256.",
            where=document.symbol,
            try_this="restore the file, or take the line `sha256 = ...` out to take this one in as a new version.",
        )
    return original


def write_listing(folder: Path, source: str) -> None:
    """Begin a listing in a folder, made where it is missing; one that is there is never written over."""
    path = folder / LISTING
    parse_listing(source.encode(), str(path))
    if path.exists():
        raise TravauxError(
            "already_there",
            "There is a negotiation here already.",
            where=str(folder),
            try_this="choose another folder, or add to this one.",
        )
    with clear_warning(folder):
        folder.mkdir(parents=True, exist_ok=True)
    write_whole(path, source.encode())


def amend_listing(folder: Path, documents: Sequence[Document]) -> Listing:
    """The listing with these documents in it, written to the disk if that changes it; nothing is written if it would be wrong."""
    path = folder / LISTING
    with clear_warning(path):
        content = path.read_bytes()
    listing = parse_listing(content, str(path))
    given = [merged(listing.find(one.symbol), one) for one in documents]
    new = amended(content.decode("utf-8-sig"), given).encode()
    listing = parse_listing(new, str(path))
    if new != content:
        write_whole(path, new, mode=path.stat().st_mode & 0o777)
    return listing


def _there(path: Path | None, document: Document) -> Path:
    if path is None or not path.is_file():
        raise TravauxError(
            "missing_file",
            f"The file {document.file or document.sha256} is not in the folder.",
            where=document.symbol,
            try_this="put it back, correct `file` in negotiation.toml, or run `travaux add` for it.",
        )
    return path
