"""Yes or no for many profiles, 64 a word."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

__all__ = ["Words", "packed", "unpacked"]

Words = npt.NDArray[np.uint64]


def packed(truth: npt.NDArray[np.bool_]) -> Words:
    """Yes or no for each profile as bits, 64 a word, the lowest first; the last word filled up with no."""
    lanes = -(-truth.shape[-1] // 64) * 8
    bits = np.packbits(truth, axis=-1, bitorder="little")
    full = np.zeros((*truth.shape[:-1], lanes), np.uint8)
    full[..., : bits.shape[-1]] = bits
    return full.view(np.uint64)


def unpacked(words: Words, count: int) -> npt.NDArray[np.uint8]:
    """The first `count` bits of each row of words as 0 and 1; one word that stands for all is spread."""
    full = np.broadcast_to(words, (*words.shape[:-1], -(-count // 64)))
    return np.unpackbits(np.ascontiguousarray(full).view(np.uint8), axis=-1, bitorder="little")[..., :count]
