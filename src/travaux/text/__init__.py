"""What a draft is: words, provisions, marks, addresses. The bottom room; every other room stands on it."""

from .addresses import Address, Step, address_key, parse_address, print_address
from .citations import as_citation, locate, parse_citation, print_citation
from .documents import Text, write
from .manuscript import Block, CharMark, CharPlaces, Facts, Manuscript
from .marks import Footnote, Mark
from .numbering import Number, order_key, readings
from .parse import parse
from .provisions import Provision, children, find, own_spans
from .revisions import Reading, accepted, refused
from .storage import freeze, thaw
from .words import Kind, Places, Span, Word, Words, tokenise

__all__ = [
    "Address",
    "Block",
    "CharMark",
    "CharPlaces",
    "Facts",
    "Footnote",
    "Kind",
    "Manuscript",
    "Mark",
    "Number",
    "Places",
    "Provision",
    "Reading",
    "Span",
    "Step",
    "Text",
    "Word",
    "Words",
    "accepted",
    "address_key",
    "as_citation",
    "children",
    "find",
    "freeze",
    "locate",
    "order_key",
    "own_spans",
    "parse",
    "parse_address",
    "parse_citation",
    "print_address",
    "print_citation",
    "readings",
    "refused",
    "thaw",
    "tokenise",
    "write",
]
