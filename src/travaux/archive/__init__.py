"""One negotiation in one folder: originals by SHA-256, versions append-only, results remembered. Records in, records out."""

from .amending import amended, fresh, merged
from .durable import clear_warning, write_whole
from .ledger import Entry, append, entries, latest, versions
from .listing import KINDS, LISTING, Document, Listing, contradiction, parse_listing, read_listing
from .opened import Archive, open_archive
from .originals import Original, Originals
from .results import Result, drop_other_code, recall, remember, summary_of
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
    "amended",
    "append",
    "clear_warning",
    "contradiction",
    "drop_other_code",
    "entries",
    "fresh",
    "latest",
    "merged",
    "open_archive",
    "parse_listing",
    "read_listing",
    "recall",
    "remember",
    "summary_of",
    "verify",
    "versions",
    "write_whole",
]
