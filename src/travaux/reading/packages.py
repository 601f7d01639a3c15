"""Zipped documents opened with care: refused before unpacking when they lie, hide or swell.

Limits after OWASP ASVS 5.0 (5.2.3): what the directory of the package declares is checked first, and the bytes that really
come out are counted while they are read, for a directory can say what it likes.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import dataclass

from ..errors import TravauxError

__all__ = ["Package", "open_package", "read_member"]

MOST_MEMBERS = 2_000
MOST_IN_ONE = 100_000_000
MOST_IN_ALL = 200_000_000
MOST_SWELLING = 200
SMALL = 1_000_000
DIRECTORY_ENTRY, DIRECTORY_END = b"PK\x01\x02", b"PK\x05\x06"
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    LookupError,
    OverflowError,
    TypeError,
)
SAVE_AGAIN = "Open it in Word or LibreOffice and save it again as .docx."


@dataclass(slots=True)
class Package:
    """An opened package: its members by name, and how many bytes have come out of it so far."""

    archive: zipfile.ZipFile
    names: frozenset[str]
    where: str
    unpacked: int = 0


def read_member(package: Package, name: str) -> bytes | None:
    """The bytes of one member, None where there is none. Refuses it when it is larger than it said or damaged."""
    if name not in package.names:
        return None
    left = MOST_IN_ALL - package.unpacked
    try:
        with package.archive.open(name) as stream:
            content = stream.read(min(MOST_IN_ONE, left) + 1)
    except BROKEN as trouble:
        raise _damaged(package.where, f"its part {name} cannot be unpacked ({trouble})") from trouble
    package.unpacked += len(content)
    if len(content) > min(MOST_IN_ONE, left):
        raise _bomb(package.where, f"Its part {name} unpacks to more than it said.")
    if content.startswith(b"PK\x03\x04"):
        what = f"Its part {name} is an archive itself."
        raise TravauxError("nested_archive", what, where=package.where, try_this=SAVE_AGAIN)
    return content


def open_package(content: bytes, where: str) -> Package:
    """A package whose directory has been found honest: not too many members, not too large, no odd names, no password."""
    _count_members(content, where)
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except BROKEN as trouble:
        raise _damaged(where, str(trouble)) from trouble
    members = archive.infolist()
    _check_sizes(members, where)
    _check_names(members, where)
    return Package(archive, frozenset(m.filename for m in members), where)


def _count_members(content: bytes, where: str) -> None:
    """Counts the entries of the directory in the bytes, before a list of them is built."""
    end = content.rfind(DIRECTORY_END, max(0, len(content) - 65_557))
    if end < 0 or end + 16 > len(content):
        raise _damaged(where, "the end of it is missing")
    size = int(struct.unpack_from("<I", content, end + 12)[0])
    if content.count(DIRECTORY_ENTRY, max(0, end - size), end) > MOST_MEMBERS:
        raise TravauxError(
            "too_many_members",
            f"The package holds more than {MOST_MEMBERS:,} files.",
            where=where,
            try_this="A document holds some dozens: ask for a clean copy.",
        )


def _check_sizes(members: list[zipfile.ZipInfo], where: str) -> None:
    if any(m.flag_bits & 0x1 for m in members):
        raise TravauxError(
            "encrypted", "The package asks for a password.", where=where, try_this="Save it without one."
        )
    for one in members:
        if one.file_size > MOST_IN_ONE:
            raise _bomb(where, f"{one.filename} unpacks to {one.file_size:,} bytes.")
        if one.file_size > SMALL and one.file_size > MOST_SWELLING * max(1, one.compress_size):
            raise _bomb(
                where, f"{one.filename} swells {one.file_size // max(1, one.compress_size)} times when unpacked."
            )
    total = sum(m.file_size for m in members)
    if total > MOST_IN_ALL:
        raise _bomb(where, f"It unpacks to {total:,} bytes.")


def _check_names(members: list[zipfile.ZipInfo], where: str) -> None:
    seen: set[str] = set()
    for one in members:
        name = one.orig_filename
        steps = name.replace("\\", "/").split("/")
        if name.startswith(("/", "\\")) or ".." in steps or ":" in steps[0] or "\0" in name or _is_link(one):
            raise _odd_name(where, f"A file in it would land outside its folder: {name!r}.")
        if one.filename.lower() in seen:
            raise _odd_name(where, f"Two files in it have the same name: {name!r}.")
        seen.add(one.filename.lower())


def _is_link(member: zipfile.ZipInfo) -> bool:
    return member.create_system == 3 and (member.external_attr >> 28) == 0xA


def _odd_name(where: str, what: str) -> TravauxError:
    return TravauxError("unsafe_member_name", what, where=where, try_this=SAVE_AGAIN)


def _bomb(where: str, what: str) -> TravauxError:
    return TravauxError(
        "unpacks_too_large", what, where=where, try_this="Ask for a clean copy; this looks like an attack."
    )


def _damaged(where: str, why: str) -> TravauxError:
    return TravauxError("damaged", f"The package is damaged or cut off: {why}.", where=where, try_this=SAVE_AGAIN)
