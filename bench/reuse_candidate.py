"""The product on one document against many fragments: `reuse.py --candidate "python bench/reuse_candidate.py {input} {output}"`.

Input and answer are those of the kit's `reuse.py`: the document and one fragment a line; spans in words, seconds of work.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from travaux.history.reuse import Shelf, places_of


def main(source: str, target: str) -> None:
    """Find each fragment of the input in its document."""
    with Path(source).open(encoding="utf-8") as file:
        head = json.loads(file.readline())
        fragments = [json.loads(line)["text"] for line in file]
    times, spans = [], []
    for _ in range(head.get("repeat", 1)):
        begin = time.process_time()
        shelf = Shelf.of([head["document"]])
        found = places_of(fragments, shelf)
        times.append(time.process_time() - begin)
        spans = [list(one.span) if one is not None else None for one in found]
    Path(target).write_text(json.dumps({"spans": spans, "cpu_s": times}), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
