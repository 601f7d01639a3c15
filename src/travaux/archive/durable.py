"""Bytes on disk, whole or not at all: written beside, synced, renamed, and the folder synced."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ..errors import TravauxError

if sys.platform != "win32":
    import fcntl

__all__ = ["ARRIVING", "arriving", "clear_warning", "copied", "settle", "sha256_of", "sweep", "write_whole"]

ARRIVING = ".arriving-"
_PIECE = 1 << 20
_REASONS = {
    errno.ENOSPC: ("disk_full", "The disk is full.", "Free some space and run the command again; nothing was lost."),
    errno.EDQUOT: ("disk_full", "The disk quota is used up.", "Free some space and run the command again."),
    errno.EFBIG: ("disk_full", "The file would be larger than the system allows.", "Raise the limit or free space."),
    errno.EROFS: (
        "read_only",
        "The folder lies on a read-only disk.",
        "Copy the folder to a disk that can be written.",
    ),
    errno.EACCES: ("not_allowed", "You may not read or write here.", "Ask for the right to, or choose another folder."),
    errno.EPERM: ("not_allowed", "The system does not allow it.", "Ask for the right to, or choose another folder."),
    errno.EIO: (
        "disk_error",
        "The disk reports an error.",
        "Copy the folder to another disk and run `travaux verify`.",
    ),
    errno.ENOTDIR: ("not_a_folder", "A file stands where a folder should be.", "Choose another folder."),
    errno.EISDIR: ("folder", "This is a folder, not a file.", "Name a file."),
    errno.ENOENT: ("missing_file", "There is no such file.", "Check the name and where you are."),
}


@contextmanager
def clear_warning(where: Path | str) -> Iterator[None]:
    """A block in which trouble with the disk becomes a refusal that says what to do."""
    try:
        yield
    except OSError as trouble:
        code, what, try_this = _REASONS.get(
            trouble.errno or 0,
            ("disk_error", f"The system says: {trouble.strerror}.", "Check the disk and the rights."),
        )
        raise TravauxError(code, what, where=str(where), try_this=try_this) from trouble


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut."""
    if sys.platform == "win32":  # there a folder cannot be opened, and names are synced with the file
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def arriving(folder: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """A new file under a passing name, locked while it is written; gone at the end of the block unless it was renamed."""
    while True:
        handle, name = tempfile.mkstemp(prefix=ARRIVING, dir=folder)
        if _locked(handle) and os.path.exists(name):
            break
        os.close(handle)  # swept away between being made and being locked: make another
    with os.fdopen(handle, "wb") as file:
        try:
            yield file, Path(name)
        finally:
            Path(name).unlink(missing_ok=True)


def sweep(folder: Path) -> int:
    """The number of passing files taken away that nobody writes any more: what killed runs left."""
    gone = 0
    for left in folder.glob(f"{ARRIVING}*"):
        with contextlib.suppress(OSError), left.open("rb") as file:
            if _locked(file.fileno()):
                left.unlink(missing_ok=True)
                gone += 1
    return gone


def write_whole(path: Path, content: bytes, *, mode: int = 0o644) -> None:
    """Write a file so that it is either the old one or the new one, whatever happens in between."""
    with clear_warning(path), arriving(path.parent) as (file, passing):
        file.write(content)
        settle(file, passing, path, mode=mode)


def settle(file: BinaryIO, passing: Path, path: Path, *, mode: int) -> None:
    """Give a file its lasting name once all its bytes are on the disk."""
    file.flush()
    os.fsync(file.fileno())
    os.chmod(passing, mode)
    os.replace(passing, path)
    sync_folder(path.parent)


def copied(source: Path, target: BinaryIO) -> tuple[str, int]:
    """The SHA-256 and size of a file whose bytes were written to another."""
    digest, size = hashlib.sha256(), 0
    with source.open("rb") as origin:
        while piece := origin.read(_PIECE):
            digest.update(piece)
            target.write(piece)
            size += len(piece)
    return digest.hexdigest(), size


def _locked(handle: int) -> bool:
    if sys.platform == "win32":
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
