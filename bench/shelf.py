"""A shelf on disk: many fragments put there, opened again, and one document held against all of them.

    python bench/shelf.py [--fragments 1000000] [--kit FOLDER] [--corpus FOLDER]

The fragments and the truth about them are those of the kit's `reuse.py`. Printed: seconds of work to put them there, bytes on
disk, milliseconds to open, seconds of work for the document, how many were found right and wrong, and memory at the peak.
"""

from __future__ import annotations

import argparse
import importlib
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from travaux.history.reuse import Shelf, fragments_in

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Build, open, ask, and print."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--fragments", type=int, default=1_000_000)
    cli.add_argument("--kit", type=Path, default=ROOT.parent / "shared" / "bench")
    cli.add_argument("--corpus", type=Path, default=ROOT.parent / "shared" / "corpora" / "bbnj-official")
    cli.add_argument("--seed", type=int, default=1)
    args = cli.parse_args()
    sys.path.insert(0, str(args.kit))
    kit = importlib.import_module("reuse")
    document, other = kit.words_in(args.corpus, "unclos"), kit.words_in(args.corpus, "prepcom")
    text = kit.join_words(document)
    truth: list[tuple[str, int, int]] = []

    def pieces() -> Iterator[str]:
        for kind, start, end, words in kit.fragments(document, other, args.fragments, args.seed):
            truth.append((kind, start, end))
            yield words

    with tempfile.TemporaryDirectory() as folder:
        begin = time.process_time()
        for _ in pieces():
            pass
        making = time.process_time() - begin
        truth.clear()
        begin = time.process_time()
        Shelf.begin(Path(folder, "shelf")).append(pieces())
        print(
            f"put there   {time.process_time() - begin - making:8.1f} s of work (making the fragments, {making:.1f} s, left out)"
        )
        size = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())
        print(f"on disk     {size / 1e6:8.0f} MB")
        begin = time.perf_counter()
        shelf = Shelf.open(Path(folder, "shelf"))
        print(f"opened in   {(time.perf_counter() - begin) * 1000:8.1f} ms ({len(shelf.boards)} boards)")
        begin = time.process_time()
        found = fragments_in(text, shelf)
        print(f"asked in    {time.process_time() - begin:8.1f} s of work")
    right = sum(
        truth[one.fragment][0] != "none" and kit.is_right(one.span, *truth[one.fragment][1:], document) for one in found
    )
    wrong = sum(truth[one.fragment][0] == "none" for one in found)
    there = sum(kind != "none" for kind, _, _ in truth)
    print(f"found       {right} of {there} right, {wrong} of {len(truth) - there} that should not be found")
    print(f"memory      {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB at the peak")


if __name__ == "__main__":
    main()
