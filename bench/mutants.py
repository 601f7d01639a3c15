"""Damaged copies of documents, read one after another: each gives a text or a refusal, never a crash.

    python bench/mutants.py COUNT FILE...

A copy has bytes flipped, cut out, doubled or cut off at a place that a fixed seed decides. Reading is done in this process,
without the limits of `read_safely`, so that whatever breaks is seen.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from travaux.errors import TravauxError
from travaux.reading import read
from travaux.text import write


def damaged(content: bytes, chance: random.Random) -> bytes:
    """A copy with one to eight places damaged."""
    out = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        if not out:
            break
        at = chance.randrange(len(out))
        match chance.randrange(4):
            case 0:
                out[at] = chance.randrange(256)
            case 1:
                del out[at : at + chance.randint(1, 200)]
            case 2:
                out[at:at] = out[at : at + chance.randint(1, 200)]
            case _:
                del out[max(at, len(out) // 2) :]
    return bytes(out)


def main(count: int, files: list[Path]) -> int:
    chance, found, slowest = random.Random(7), Counter[str](), (0.0, "")
    with tempfile.TemporaryDirectory() as folder:
        for n in range(count):
            file = files[n % len(files)]
            copy = Path(folder, f"copy{file.suffix}")
            copy.write_bytes(damaged(file.read_bytes(), chance))
            began = time.process_time()
            try:
                text = read(copy)
                whole = write(text) == text.words.source and len(text.words.starts) == len(text.words) + 1
                found["a text" if whole else "A BROKEN TEXT"] += 1
            except TravauxError as refusal:
                found[f"refused: {refusal.code}"] += 1
            except Exception as trouble:
                found[f"CRASH {type(trouble).__name__}: {trouble} ({file.name}, copy {n})"] += 1
            slowest = max(slowest, (time.process_time() - began, f"{file.name}, copy {n}"))
    for what, times in found.most_common():
        print(f"{times:7d}  {what}")
    print(f"{count} damaged copies; the slowest took {slowest[0]:.2f} s ({slowest[1]})")
    return int(any(what[0].isupper() and what != "a text" for what in found))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), [Path(name) for name in sys.argv[2:]]))
