"""What a draft is: words, provisions, marks, addresses. The bottom room; every other room stands on it."""

from .documents import Text, write
from .manuscript import Block, CharMark, CharPlaces, Facts, Manuscript
from .marks import Footnote, Mark
from .parse import parse
from .provisions import Provision, children, find, own_spans
from .words import Kind, Places, Span, Word, Words, tokenise

__all__ = [
    "Block",
    "CharMark",
    "CharPlaces",
    "Facts",
    "Footnote",
    "Kind",
    "Manuscript",
    "Mark",
    "Places",
    "Provision",
    "Span",
    "Text",
    "Word",
    "Words",
    "children",
    "find",
    "own_spans",
    "parse",
    "tokenise",
    "write",
]
