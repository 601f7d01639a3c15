"""Tables of the record as CSV, for people who count."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from .tables import cell

__all__ = ["csv_of"]


def csv_of(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table as CSV with a byte-order mark, as spreadsheets want it. Guarantees: no text cell begins with a sign that a
    spreadsheet takes for a formula.

    >>> csv_of(("label", "words"), [("=LIT", 3)]).splitlines()[1]
    "'=LIT,3"
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([one if isinstance(one, int | float) else cell(str(one or "")) for one in row])
    return "\ufeff" + out.getvalue()
