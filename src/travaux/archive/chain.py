"""The chain over everything taken in: each head depends on every entry before it, so none can be changed, moved or removed.

A simple hash chain, with the prefixes of RFC 6962 that keep a leaf from passing for a node:
`leaf = SHA-256(0x00 || record)`, `head = SHA-256(0x01 || head before || leaf)`, and the head of nothing is SHA-256 of no bytes.
A head is written `12-9f86d0...`: the number of entries, and the hash. Whoever saved one can tell later whether the archive
still goes on from there: the head after the same number of entries must be the same.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping

__all__ = ["NOTHING", "canonical", "head_after", "leaf_of", "read_head", "written_head"]

NOTHING = hashlib.sha256(b"").hexdigest()
_HEAD = re.compile(r"(\d{1,12})-([0-9a-f]{64})")


def canonical(record: Mapping[str, object]) -> str:
    """A record as JSON in one way only: keys sorted, no blanks, so that the same record always has the same hash.

    >>> canonical({"b": 1, "a": "é"})
    '{"a":"é","b":1}'
    """
    return json.dumps(record, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def leaf_of(record: Mapping[str, object]) -> str:
    """The hash of one record, in hexadecimal."""
    return hashlib.sha256(b"\0" + canonical(record).encode("utf-8", "surrogatepass")).hexdigest()


def head_after(head: str, leaf: str) -> str:
    """The head of the chain once a leaf is added."""
    return hashlib.sha256(b"\1" + bytes.fromhex(head) + bytes.fromhex(leaf)).hexdigest()


def written_head(count: int, head: str) -> str:
    """A head as people save it: the number of entries and the hash.

    >>> written_head(0, NOTHING)[:12]
    '0-e3b0c44298'
    """
    return f"{count}-{head}"


def read_head(written: str) -> tuple[int, str]:
    """The number of entries and the hash of a saved head; ValueError where it is not one."""
    match = _HEAD.fullmatch(written.strip())
    if match is None:
        raise ValueError(f"not a head: {written!r}")
    return int(match[1]), match[2]
