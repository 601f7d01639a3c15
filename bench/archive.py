#!/usr/bin/env python3
"""What the archive costs and finds: a real build from nothing and again, verification per second, changed bits found.

    PYTHONPATH=src python bench/archive.py [CORPORA] [BITS]      # default: ../shared/corpora beside the checkout, 1000 bits

The build is that of the five drafts of the high seas agreement, through the command line, so that the start of Python counts.
Wall time is the best of some runs; processor time leaves out the processes in which documents are read.
"""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import travaux
from travaux.archive import verify
from travaux.negotiation import Negotiation, begin, document_of

CORPORA = Path(__file__).resolve().parents[1] / ".." / "shared" / "corpora"
DRAFTS = (
    ("2017", "2017", "bbnj-drafts-qabot/un/3.txt"),
    ("A/CONF.232/2022/5", "2022-06-01", "bbnj-drafts-qabot/un/45.txt"),
    ("A/CONF.232/2023/2", "2022-12-12", "bbnj-drafts-qabot/un/5.txt"),
    ("2023", "2023-03-04", "bbnj-drafts-qabot/un/0.txt"),
    ("A/CONF.232/2023/4", "2023-06-19", "bbnj-official/un/bbnj-agreement-2023/2023-06-19/original.pdf"),
)
COMMAND = [sys.executable, "-c", "from travaux.apps.cli import main; main()"]


def timed(run: Callable[[], object]) -> tuple[float, float]:
    """Wall seconds and processor seconds (children that ended included) of one run."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    run()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return time.perf_counter() - began, cpu


def command(*words: str) -> Callable[[], object]:
    source = str(Path(travaux.__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": source}
    return lambda: subprocess.run([*COMMAND, *words], check=True, stdout=subprocess.DEVNULL, env=environment)


def taken_in(folder: Path, corpora: Path) -> Negotiation:
    negotiation = begin(folder, "High seas")
    said = [(corpora / file, document_of({"symbol": s, "kind": "draft", "date": d})) for s, d, file in DRAFTS]
    negotiation.add(said)
    return negotiation


def builds(folder: Path, corpora: Path) -> None:
    taken_in(folder, corpora).close()
    wall, cpu = timed(command("build", str(folder), "--afresh"))
    print(f"five drafts from nothing      {wall:6.2f} s wall  {cpu:6.2f} s processor")
    again = [timed(command("build", str(folder))) for _ in range(7)]
    print(
        f"again without change          {min(w for w, _ in again):6.2f} s wall  {min(c for _, c in again):6.2f} s processor"
    )


def verification(folder: Path) -> None:
    negotiation = begin(folder, "Large")
    big = folder.parent / "big.pdf"
    big.write_bytes(random.Random(1).randbytes(200_000_000))
    negotiation.add([(big, document_of({"symbol": "BIG", "kind": "other", "date": "2026"}))])
    negotiation.close()
    began = time.perf_counter()
    assert verify(folder).damaged == ()
    print(f"verification                  {200 / (time.perf_counter() - began):6.0f} MB/s")


def bits(folder: Path, number: int) -> None:
    """Flip one bit at a time: half of them in the database, half in the other stored files."""
    chance = random.Random(20)
    others = [folder / "travaux.seal", *sorted((folder / "originals").iterdir())]
    found = 0
    for n in range(number):
        path = folder / "travaux.sqlite" if n % 2 else chance.choice(others)
        path.chmod(0o644)
        sound = path.read_bytes()
        bit = chance.randrange(len(sound) * 8)
        path.write_bytes(sound[: bit // 8] + bytes([sound[bit // 8] ^ (1 << bit % 8)]) + sound[bit // 8 + 1 :])
        found += any(path.name in one.item for one in verify(folder).damaged)
        path.write_bytes(sound)
    print(f"changed bits found and named  {found} of {number}; false alarms {len(verify(folder).damaged)}")


def main() -> None:
    corpora = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPORA
    with tempfile.TemporaryDirectory() as place:
        builds(Path(place, "seas"), corpora)
        bits(Path(place, "seas"), int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
        verification(Path(place, "large"))


if __name__ == "__main__":
    main()
