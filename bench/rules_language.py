"""Reading, checking and laying out the instruments that come with the product, in CPU milliseconds.

    python bench/rules_language.py

Each figure is the best of five. Checking looks through every scenario of every draft and of every amendment over the last.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from travaux.rules import bundled, bundled_folder, checked, drafts_of, formatted, read_book  # noqa: E402


def best(what: Callable[[], object]) -> float:
    """The least CPU time of five runs, in milliseconds."""
    taken = []
    for _ in range(5):
        begun = time.process_time()
        what()
        taken.append(time.process_time() - begun)
    return 1000 * min(taken)


def main() -> None:
    print(
        f"{'instrument':14}{'lines':>7}{'rules':>7}{'drafts':>8}{'laid over':>11}{'read':>9}{'check':>9}{'lay out':>9}"
    )
    for name in bundled():
        folder = bundled_folder(name)
        texts = [path.read_text(encoding="utf-8") for path in folder.glob("*.md")]
        book = read_book(folder)
        of = book.instrument
        laid = sum(one.kind != "draft" for one in of.patches)
        sizes = f"{sum(text.count(chr(10)) for text in texts):7}{len(of.rules):7}{len(drafts_of(of)):8}{laid:11}"
        times = (
            best(lambda folder=folder: read_book(folder)),
            best(lambda book=book: checked(book)),
            best(lambda texts=texts: [formatted(text) for text in texts]),
        )
        print(f"{name:14}{sizes}" + "".join(f"{one:7.1f}ms" for one in times))


if __name__ == "__main__":
    main()
