"""The language of rules: files that a lawyer can read, read into records, laid out, checked, and said in plain words."""

from .files import Book, RuleFile, parse_rules, read_book, read_rules, write_rules
from .places import Finding
from .scenarios import parse_facts

__all__ = [
    "Book",
    "Finding",
    "RuleFile",
    "parse_facts",
    "parse_rules",
    "read_book",
    "read_rules",
    "write_rules",
]
