"""Plain text as a manuscript."""

from __future__ import annotations

from ..text.manuscript import Block, Manuscript
from .composition import Galley, compose

__all__ = ["plain_manuscript"]


def plain_manuscript(content: bytes, path: str) -> Manuscript:
    """The manuscript of a plain text: a paragraph a line, for now."""
    galley = Galley()
    for line in content.decode("utf-8-sig", "replace").splitlines(keepends=True):
        start = galley.put(line)
        bare = line.strip()
        if bare:
            begin = start + line.index(bare)
            galley.blocks.append(Block((begin, begin + len(bare))))
    return compose([galley])
