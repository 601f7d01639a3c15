"""Answers that take over a second, remembered: the life of every word, who asked for each change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .. import archive as kept
from ..archive import Archive, Result
from ..errors import TravauxError
from ..history import Credit, Lives, freeze_lives, thaw_lives
from .making import remember
from .material import Link, Material
from .on_record import credits_in, lives_in
from .remembering import TRACING, code_hash, key_of

__all__ = ["KINDS", "credits_once", "lives_once"]

KINDS = ("lives", "credits")
"""The kinds of results that are remembered here; of each, that of the newest material."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asked for what, as it is stored: both drafts, and the credits of their changes."""

    links: tuple[tuple[Link, tuple[Credit, ...]], ...]


def lives_once(archive: Archive, material: Material) -> Lives:
    """The life of every word, made only where the documents, their days or the code are others than last time."""
    return thaw_lives(_once(archive, material, "lives", lambda: freeze_lives(lives_in(material))))


def credits_once(archive: Archive, material: Material) -> dict[Link, tuple[Credit, ...]]:
    """Who asked for each change, made only where the documents, their days or the code are others than last time."""
    content = _once(archive, material, "credits", lambda: kept.pack(Asked(tuple(credits_in(material).items()))))
    return dict(kept.unpack(content, Asked).links)


def _once(archive: Archive, material: Material, kind: str, make: Callable[[], bytes]) -> bytes:
    code = code_hash(TRACING)
    key = key_of(kind, material.key, code)
    try:
        found = kept.recall(archive.connection, key)
    except TravauxError:  # damaged: `verify` says so; it can be made again
        found = None
    if found is not None:
        return found.content
    content = make()
    with archive.writing() as memory:
        kept.forget(memory, kind)
    remember(archive, Result(key, kind, code, {}, content))
    return content
