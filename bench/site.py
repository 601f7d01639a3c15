"""How long the pages take: CPU seconds and sizes of the site of a negotiation made of plain texts, each compared with the next.

    python bench/site.py ../shared/corpora/bbnj-drafts-qabot/un/{45,5,0}.txt
    python bench/site.py --pair HISTORY.json             # a file of shared/bench/histories.py

Reading and comparing are not counted. The second figure is the same site written again without a change.
"""

from __future__ import annotations

import argparse
import json
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from travaux.comparison import compare
from travaux.publishing import Compared, Contents, Document, publish
from travaux.text import Text, parse


def contents(texts: list[Text]) -> Contents:
    """A negotiation of these texts, each compared with the next."""
    documents = tuple(Document(f"A/{n}", label=f"Draft {n}", text=text) for n, text in enumerate(texts, 1))
    pairs = pairwise(documents)
    compared = tuple(Compared(a.symbol, b.symbol, compare(a.text, b.text)) for a, b in pairs if a.text and b.text)
    return Contents("Bench", documents, compared)


def seconds(given: Contents, folder: Path) -> float:
    """The CPU seconds of one `publish`."""
    began = time.process_time()
    publish(given, folder)
    return time.process_time() - began


def main() -> None:
    """Read what is named on the command line, write the site twice, print the figures."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("texts", nargs="*", type=Path)
    arguments.add_argument("--pair", type=Path)
    asked = arguments.parse_args()
    sources = json.loads(asked.pair.read_text())["revisions"] if asked.pair else [p.read_text() for p in asked.texts]
    given = contents([parse(source) for source in sources])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first, again = seconds(given, folder), seconds(given, folder)
        pages = sorted(folder.rglob("*.html"), key=lambda p: p.stat().st_size)
        starts = [p.stat().st_size for p in folder.glob("compare/*/index.html")]
    changes = sum(len(c.comparison.changes) for c in given.compared)
    print(f"{len(given.documents)} drafts, {len(given.compared)} comparisons, {changes} changes")
    print(f"CPU {first:.2f} s, again {again:.2f} s; {len(pages)} pages")
    print(f"largest first page {max(starts, default=0) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
