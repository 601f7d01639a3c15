"""Under which key a result is remembered: the hash of what it was made from and of the code that made it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

__all__ = ["COMPARING", "PUBLISHING", "READING", "TRACING", "code_hash", "key_of"]

READING = (("errors.py", "text", "reading", "steps/counted.py"), ("pypdfium2", "lxml", "numpy", "markdown-it-py"))
COMPARING = (("errors.py", "text", "steps/revised.py", "comparison"), ("rapidfuzz", "numpy"))
TRACING = (("errors.py", "text", "comparison", "history", "positions", "steps"), ("rapidfuzz", "numpy", "msgspec"))
PUBLISHING = (
    ("errors.py", "text", "comparison", "history", "positions", "publishing", "steps", "reading/pdf/page_pictures.py"),
    ("jinja2", "pypdfium2", "pillow", "rapidfuzz", "numpy"),
)

Rooms = tuple[tuple[str, ...], tuple[str, ...]]


@lru_cache(maxsize=8)
def code_hash(rooms: Rooms) -> str:
    """The hash of every source file of some rooms, and of the versions of the libraries they stand on.

    >>> code_hash(COMPARING) == code_hash(COMPARING), len(code_hash(COMPARING))
    (True, 64)
    """
    digest = hashlib.sha256()
    for path in _sources(rooms[0]):
        digest.update(path.name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    for library in rooms[1]:
        digest.update(f"{library} {_version(library)}\n".encode())
    return digest.hexdigest()


def key_of(*parts: str) -> str:
    """One hash over several texts, in order."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()


def _sources(rooms: Iterable[str]) -> Iterable[Path]:
    house = Path(__file__).parents[1]
    for room in rooms:
        place = house / room
        files = [place] if place.is_file() else place.rglob("*")
        yield from sorted(p for p in files if p.is_file() and p.suffix != ".pyc")


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"
