"""Bytes on disk, whole or not at all: written beside, synced, renamed, and the folder synced."""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import TravauxError

__all__ = ["ARRIVING", "clear_warning", "copy_in", "sha256_of", "sync_folder", "write_whole"]

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
    errno.EISDIR: ("folder", "This is a folder, not a file.", "Name the files in it: FOLDER/*.pdf"),
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
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_whole(path: Path, content: bytes, *, mode: int = 0o644) -> None:
    """Write a file so that it is either the old one or the new one, whatever happens in between."""
    with clear_warning(path):
        handle, name = tempfile.mkstemp(prefix=ARRIVING, dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.chmod(name, mode)
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def copy_in(source: Path, folder: Path) -> tuple[Path, str, int]:
    """A synced copy of a file under a passing name in `folder`, with its SHA-256 and size; the caller renames or removes it."""
    digest, size = hashlib.sha256(), 0
    handle, name = tempfile.mkstemp(prefix=ARRIVING, dir=folder)
    try:
        with os.fdopen(handle, "wb") as target, source.open("rb") as origin:
            while piece := origin.read(_PIECE):
                digest.update(piece)
                target.write(piece)
                size += len(piece)
            target.flush()
            os.fsync(target.fileno())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name), digest.hexdigest(), size


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file's bytes, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
