"""The language of rules: files that a lawyer can read, read into records, laid out, checked, and said in plain words."""

from .book import Book, RuleFile, write_rules
from .bundled import bundled, bundled_folder
from .checking import checked
from .checking.scenes import impossible
from .files import parse_rules, read_book, read_rules
from .layout import formatted
from .places import Finding
from .plain import facts_in_words, in_words
from .printed import printed
from .scenarios import parse_facts
from .written import written, written_facts

__all__ = [
    "Book",
    "Finding",
    "RuleFile",
    "bundled",
    "bundled_folder",
    "checked",
    "facts_in_words",
    "formatted",
    "impossible",
    "in_words",
    "parse_facts",
    "parse_rules",
    "printed",
    "read_book",
    "read_rules",
    "write_rules",
    "written",
    "written_facts",
]
