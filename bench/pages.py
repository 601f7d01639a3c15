"""How long the pages of a negotiation take with all that is on record, how heavy they are, how many are too heavy.

    python bench/pages.py demo
    python bench/pages.py real/bbnj real/plastics

The negotiation is built first; reading, comparing and finding are not counted as pages.
"""

from __future__ import annotations

import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from travaux.negotiation import Negotiation
from travaux.publishing import Contents, Record, publish
from travaux.steps.gathered import record_of
from travaux.steps.on_record import found_in
from travaux.steps.shown import contents_of

LIMIT = 300_000


def seconds(contents: Contents, folder: Path) -> float:
    """The CPU seconds of one `publish`."""
    began = time.process_time()
    publish(contents, folder)
    return time.process_time() - began


def measured(place: Path) -> None:
    """The figures of one negotiation."""
    negotiation = Negotiation.open(place)
    built = negotiation.build()
    contents, _ = contents_of(negotiation.listing, built, negotiation)
    found = found_in(negotiation.material())
    began = time.process_time()
    record_of(found)
    gathering = time.process_time() - began
    with tempfile.TemporaryDirectory() as name:
        bare, whole = Path(name, "bare"), Path(name, "whole")
        without = seconds(replace(contents, record=Record()), bare)
        first, again = seconds(contents, whole), seconds(contents, whole)
        sizes = sorted((p.stat().st_size, p.relative_to(whole)) for p in whole.rglob("*.html"))
    heavy = [size for size, _ in sizes if size > LIMIT]
    print(f"{place}: gathered in {gathering:.2f} s of CPU")
    print(f"  pages without the record {without:.2f} s, with it {first:.2f} s, again {again:.2f} s")
    print(f"  {len(sizes)} pages, heaviest {sizes[-1][0] / 1000:.0f} kB ({sizes[-1][1]}), over 300 kB: {len(heavy)}")


if __name__ == "__main__":
    for one in sys.argv[1:]:
        measured(Path(one))
