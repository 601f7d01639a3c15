"""Records as bytes and back, without running any code on the way in."""

from __future__ import annotations

import json
from typing import TypeVar

import msgspec

__all__ = ["pack", "unpack"]

T = TypeVar("T")
_PLAIN = b"J"  # no msgpack of a record begins with this byte


def pack(record: object) -> bytes:
    """A record (a frozen dataclass of texts, numbers and tuples) as bytes: msgpack, or JSON where its texts hold half signs."""
    try:
        return msgspec.msgpack.encode(record)
    except UnicodeEncodeError:  # a lone surrogate, as a damaged document may hold
        return _PLAIN + json.dumps(msgspec.to_builtins(record)).encode()


def unpack(content: bytes, record: type[T]) -> T:
    """The record of this class in the bytes. Guarantees: `unpack(pack(x), type(x)) == x`."""
    if content[:1] == _PLAIN:
        return msgspec.convert(json.loads(content[1:]), record)
    return msgspec.msgpack.decode(content, type=record)
