"""One negotiation in one folder: originals by SHA-256, versions append-only, results remembered. Records in, records out."""

from .amending import fresh
from .arriving import amend_listing, original_of, write_listing
from .durable import clear_warning, sha256_of, write_whole
from .ledger import Entry, append, entries, is_news, latest, versions
from .listing import (
    KINDS,
    LISTING,
    Document,
    Listing,
    contradiction,
    document_of,
    parse_listing,
    read_listing,
    wrong_with,
)
from .opened import Archive
from .originals import Original, Originals, must_be_a_document
from .packing import pack, unpack
from .results import Result, forget, has_other_code, recall, remember, summary_of
from .verification import Damage, Verdict, verify

__all__ = [
    "KINDS",
    "LISTING",
    "Archive",
    "Damage",
    "Document",
    "Entry",
    "Listing",
    "Original",
    "Originals",
    "Result",
    "Verdict",
    "amend_listing",
    "append",
    "clear_warning",
    "contradiction",
    "document_of",
    "entries",
    "forget",
    "fresh",
    "has_other_code",
    "is_news",
    "latest",
    "must_be_a_document",
    "original_of",
    "pack",
    "parse_listing",
    "read_listing",
    "recall",
    "remember",
    "sha256_of",
    "summary_of",
    "unpack",
    "verify",
    "versions",
    "write_listing",
    "write_whole",
    "wrong_with",
]
