"""A text as bytes and back: msgpack for records, raw bytes for columns, with a version that says how to read them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import msgspec
import numpy as np

from ..errors import Doubt, TravauxError
from .documents import Text
from .manuscript import Facts
from .marks import Footnote, Mark
from .provisions import Provision
from .words import Places, Words

__all__ = ["VERSION", "freeze", "thaw"]

VERSION = 1


@dataclass(frozen=True, slots=True)
class Frozen:
    """What is stored of a text; titles that are words of the text are left out and read from it again."""

    version: int
    source: bytes
    starts: bytes
    kinds: bytes
    pages: bytes | None
    boxes: bytes | None
    provisions: tuple[Provision, ...]
    marks: tuple[Mark, ...]
    footnotes: tuple[Footnote, ...]
    doubts: tuple[Doubt, ...]
    facts: Facts


def freeze(text: Text) -> bytes:
    r"""A text as bytes, the same for the same text. Guarantees: `thaw(freeze(text))` is equal to it in every part.

    >>> from travaux.text import parse, write
    >>> write(thaw(freeze(parse("Article 1\n\n1. Each Party shall report."))))
    'Article 1\n\n1. Each Party shall report.'
    """
    words, places = text.words, text.words.places
    return msgspec.msgpack.encode(
        Frozen(
            VERSION,
            words.source.encode("utf-8", "surrogatepass"),
            words.starts.astype("<i4").tobytes(),
            words.kinds.astype("u1").tobytes(),
            None if places is None else places.pages.astype("<i4").tobytes(),
            None if places is None else places.boxes.astype("<f4").tobytes(),
            tuple(_untitled(one, words) for one in text.provisions),
            text.marks,
            text.footnotes,
            text.doubts,
            text.facts,
        )
    )


def thaw(content: bytes) -> Text:
    """The text that was frozen. Raises `TravauxError` (`unreadable_text`) for bytes that are none, or of another version."""
    try:
        frozen = msgspec.msgpack.decode(content, type=Frozen)
    except (msgspec.DecodeError, msgspec.ValidationError) as error:
        raise _unreadable(str(error)) from error
    if frozen.version != VERSION:
        raise _unreadable(f"version {frozen.version}, expected {VERSION}")
    starts = np.frombuffer(frozen.starts, "<i4").astype(np.int32)
    kinds = np.frombuffer(frozen.kinds, "u1").astype(np.uint8)
    words = Words(frozen.source.decode("utf-8", "surrogatepass"), starts, kinds, _places(frozen))
    provisions = tuple(_titled(one, words) for one in frozen.provisions)
    return Text(words, provisions, frozen.marks, frozen.footnotes, frozen.doubts, frozen.facts)


def _places(frozen: Frozen) -> Places | None:
    if frozen.pages is None or frozen.boxes is None:
        return None
    boxes = np.frombuffer(frozen.boxes, "<f4").astype(np.float32).reshape(-1, 4)
    return Places(np.frombuffer(frozen.pages, "<i4").astype(np.int32), boxes)


def _title(one: Provision, words: Words) -> str | None:
    return None if one.heading_span is None else " ".join(words.text(*one.heading_span).split())


def _untitled(one: Provision, words: Words) -> Provision:
    return replace(one, heading=None) if one.heading is not None and one.heading == _title(one, words) else one


def _titled(one: Provision, words: Words) -> Provision:
    return replace(one, heading=_title(one, words)) if one.heading is None and one.heading_span is not None else one


def _unreadable(why: str) -> TravauxError:
    return TravauxError(
        "unreadable_text", f"The stored text cannot be read: {why}.", try_this="Read the document again."
    )
