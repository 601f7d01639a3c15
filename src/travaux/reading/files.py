"""The bytes of a document taken from disk, or a refusal that says what is wrong with the file."""

from __future__ import annotations

import stat
from pathlib import Path

from ..errors import TravauxError

__all__ = ["MOST_BYTES", "look_at", "take_in"]

MOST_BYTES = 200_000_000
"""The largest file that is read (bytes): a thousand times the text of a treaty, a fifth of the memory of a reading."""


def take_in(path: Path) -> bytes:
    """The bytes of one file. Refuses what is missing, a folder, a device, too large, empty or not allowed."""
    where = str(path)
    look_at(path)
    try:
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as trouble:
        raise _cannot_open(trouble, where) from trouble
    if len(content) > MOST_BYTES:
        raise _too_large(len(content), where)
    if not content:
        raise _empty(where)
    return content


def look_at(path: Path) -> int:
    """The size of a file that can be read, in bytes, found without opening it; the same refusals as `take_in`."""
    size = _size(path, str(path))
    if size > MOST_BYTES:
        raise _too_large(size, str(path))
    if not size:
        raise _empty(str(path))
    return size


def _empty(where: str) -> TravauxError:
    return TravauxError("empty_file", "The file is empty.", where=where, try_this="Download or copy it again.")


def _size(path: Path, where: str) -> int:
    try:
        found = path.stat()
    except (OSError, ValueError) as trouble:
        raise _cannot_open(trouble, where) from trouble
    if stat.S_ISDIR(found.st_mode):
        raise TravauxError("folder", "This is a folder, not a document.", where=where, try_this="Name the files in it.")
    if not stat.S_ISREG(found.st_mode):
        raise TravauxError(
            "not_a_file", "This is a device or a pipe, not a file.", where=where, try_this="Save it as a file."
        )
    return found.st_size


def _cannot_open(trouble: OSError | ValueError, where: str) -> TravauxError:
    if isinstance(trouble, FileNotFoundError | NotADirectoryError | ValueError):
        return TravauxError(
            "missing_file", "There is no such file.", where=where, try_this="Check the name and the folder."
        )
    reason = trouble.strerror or type(trouble).__name__
    return TravauxError(
        "unreadable_file", f"The file cannot be opened: {reason}.", where=where, try_this="Check who may read it."
    )


def _too_large(size: int, where: str) -> TravauxError:
    return TravauxError(
        "too_large",
        f"The file has {size:,} bytes or more; at most {MOST_BYTES:,} are read.",
        where=where,
        try_this="Split it, or save it without pictures.",
    )
