"""A text: one draft, structured. One stream of words; provisions, marks and footnotes are laid over it by spans."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..errors import Doubt
from .manuscript import Facts
from .marks import Footnote, Mark
from .provisions import Provision
from .words import Words

__all__ = ["Text", "write"]


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """One draft: words, and over them provisions, marks, footnotes; the doubts met on the way; facts of the file."""

    words: Words
    provisions: tuple[Provision, ...] = ()
    marks: tuple[Mark, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    facts: Facts = field(default_factory=Facts)


def write(text: Text) -> str:
    """The source of a text, character for character.

    Guarantees: `write(parse(x)) == x` for every string, also when its brackets are broken.
    """
    return text.words.source
