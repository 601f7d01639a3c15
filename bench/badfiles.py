"""Reads every damaged, odd or hostile file of the corpus in a limited child, and prints how each ended.

    python bench/badfiles.py [-v] [FOLDER]        the folder is ../shared/corpora/badfiles, or under TRAVAUX_CORPORA

Ends with 1 when a file ended in anything but a text or a typed refusal, or took longer than 30 seconds.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path

from travaux.errors import TravauxError
from travaux.reading import Limits, read_safely

LIMITS = Limits(cpu=20, seconds=30.0)


def folder() -> Path:
    named = [word for word in sys.argv[1:] if not word.startswith("-")]
    if named:
        return Path(named[0])
    beside = Path(__file__).resolve().parents[2] / "shared" / "corpora"
    return Path(os.environ.get("TRAVAUX_CORPORA") or beside) / "badfiles"


def outcome(path: Path) -> tuple[str, tuple[str, ...]]:
    """How reading one file ended: text, doubts, refused or broken; and the codes."""
    try:
        text = read_safely(path, LIMITS)
    except TravauxError as refusal:
        return "refused", (refusal.code,)
    except Exception as trouble:
        return "broken", (f"{type(trouble).__name__}: {trouble}"[:100],)
    codes = tuple(sorted({doubt.code for doubt in text.doubts}))
    return ("doubts" if codes else "text"), codes


def main() -> int:
    files = sorted(p for p in folder().rglob("*") if p.is_file() and p.name not in ("MANIFEST.json", "PROVENANCE.md"))
    kinds: Counter[str] = Counter()
    codes: dict[str, Counter[str]] = defaultdict(Counter)
    times: list[tuple[float, Path]] = []
    for path in files:
        began = time.monotonic()
        kind, found = outcome(path)
        times.append((time.monotonic() - began, path))
        kinds[kind] += 1
        codes[kind].update(found)
        if "-v" in sys.argv or kind == "broken":
            print(f"{kind:8} {times[-1][0]:6.2f}s {path.relative_to(folder())} {' '.join(found)}")
    times.sort(key=lambda pair: -pair[0])
    print(f"{len(files)} files: " + ", ".join(f"{n} {kind}" for kind, n in kinds.most_common()))
    for kind in ("text", "doubts", "refused", "broken"):
        print(f"  {kind}: " + ", ".join(f"{code} {n}" for code, n in codes[kind].most_common()))
    print(f"slowest {times[0][0]:.2f} s ({times[0][1].name}); 95 % within {times[len(times) // 20][0]:.2f} s")
    print(f"this process grew to {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")
    return int(bool(kinds["broken"]) or times[0][0] > 30)


if __name__ == "__main__":
    raise SystemExit(main())
