"""Texts and refusals as bytes and back, for the way from a child process: msgpack of plain values and columns, never code."""

from __future__ import annotations

from typing import get_origin

import msgspec
import numpy as np

from ..errors import TravauxError
from ..text.documents import Text

__all__ = ["as_bytes", "as_refusal", "as_text"]

COLUMNS = frozenset(("<i4", "<i8", "<u4", "|u1", "<f4", "<f8", "|b1"))


def as_bytes(record: object) -> bytes:
    """A text, or a tuple of strings, as bytes."""
    return msgspec.msgpack.encode(record, enc_hook=_column)


def as_text(content: bytes) -> Text:
    """The text in the bytes. Raises a refusal when they are not a text: then the child sent something it should not."""
    try:
        return msgspec.msgpack.decode(content, type=Text, dec_hook=_column_again)
    except (msgspec.MsgspecError, TypeError, ValueError) as trouble:
        raise _not_understood() from trouble


def as_refusal(content: bytes) -> TravauxError:
    """The refusal in the bytes."""
    try:
        code, what, where, try_this = msgspec.msgpack.decode(content, type=tuple[str, str, str, str])
    except (msgspec.MsgspecError, ValueError):
        return _not_understood()
    return TravauxError(code, what, where=where, try_this=try_this)


def _not_understood() -> TravauxError:
    what = "The reading sent back something that is not a text."
    return TravauxError("reader_died", what, try_this="Do not trust the file; ask for another copy.")


def _column(value: object) -> object:
    if isinstance(value, np.ndarray):
        return (value.dtype.str, value.shape, np.ascontiguousarray(value).data)
    if isinstance(value, np.generic):
        return value.item()
    raise TypeError(f"not plain: {type(value).__name__}")


def _column_again(wanted: type, value: object) -> object:
    if (get_origin(wanted) or wanted) is np.ndarray and isinstance(value, list):
        kind, shape, content = value
        if kind in COLUMNS:
            return np.frombuffer(content, np.dtype(kind)).reshape(shape)
    raise TypeError(f"not a column: {wanted!r}")
