"""Rule files that were read: the instrument they make, and where each word of them stands."""

from __future__ import annotations

from dataclasses import dataclass

from ..records import Instrument
from .outline import Segment
from .places import Finding, Source
from .tokens import Token

__all__ = ["Book", "RuleFile", "write_rules"]


@dataclass(frozen=True, slots=True)
class RuleFile:
    """One file as it was given: its source, and its lines as segments, which put together are the file again."""

    source: Source
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """Files read: the instrument they make, the files, what is wrong in them, and where each word of each block stands.

    `tokens` has them by (keyword, name, field, which of several fields of that name).
    """

    instrument: Instrument
    files: tuple[RuleFile, ...]
    findings: tuple[Finding, ...]
    tokens: dict[tuple[str, str, str, int], tuple[Token, ...]]

    def source(self, file: str) -> Source | None:
        """The source of a file by its name."""
        return next((one.source for one in self.files if one.source.file == file), None)


def write_rules(file: RuleFile | Book) -> str:
    """A file as it was given, byte for byte; of several files one after another."""
    if isinstance(file, Book):
        return "".join(write_rules(one) for one in file.files)
    return "".join(one.text for one in file.segments)
