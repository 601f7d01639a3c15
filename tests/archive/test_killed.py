"""A run that is killed loses nothing that was acknowledged and leaves nothing half done."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import travaux
from travaux.archive import read_listing, verify
from travaux.negotiation import Negotiation, begin

WORK = """
import sys
from pathlib import Path
from travaux import reading
from travaux.negotiation import Negotiation, document_of
reading.read_safely = reading.read
negotiation = Negotiation.open(sys.argv[1])
print("open", flush=True)
for number in range(int(sys.argv[2]), 10_000):
    paper = Path(sys.argv[1]).parent / f"{number}.txt"
    paper.write_text(f"Article {number}\\n\\n" + f"Words of paper {number}. " * 400, encoding="utf-8")
    negotiation.add([(paper, document_of({"symbol": f"P/{number}", "kind": "draft", "date": "2026-01-01"}))])
    print(number, flush=True)
    if number % 3 == 0:
        negotiation.publish(negotiation.build())
        negotiation = Negotiation.open(sys.argv[1])
"""
KILLS = 20
SOURCE = str(Path(travaux.__file__).parents[1])


def killed_at_random(folder: Path, start: int, chance: random.Random) -> list[int]:
    """The numbers of the papers acknowledged before the run was killed."""
    command = [sys.executable, "-c", WORK, str(folder), str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": SOURCE}) as run:
        assert run.stdout is not None
        assert run.stdout.readline() == "open\n"
        time.sleep(chance.uniform(0.0, 0.4))
        run.send_signal(signal.SIGKILL)
        return [int(line) for line in run.stdout.read().splitlines()]


def test_twenty_kills_lose_no_acknowledged_document_and_leave_none_half_done(tmp_path: Path) -> None:
    chance, folder = random.Random(7), tmp_path / "harbours"
    begin(folder, "Quiet Harbours").close()
    acknowledged: list[int] = []
    for n in range(KILLS):
        acknowledged += killed_at_random(folder, 100 * n, chance)
        assert verify(folder).damaged == ()
        listed = {d.symbol for d in read_listing(folder).documents}
        assert listed >= {f"P/{number}" for number in acknowledged}
    assert acknowledged
    negotiation = Negotiation.open(folder)
    negotiation.build()
    for number in acknowledged:
        assert f"Words of paper {number}." in negotiation.text(f"P/{number}").words.source
    negotiation.close()
    verdict = verify(folder)
    assert verdict.damaged == ()
    assert all("belongs to no line of the ledger" in note for note in verdict.notes)  # taken in, never acknowledged
    assert not list(folder.rglob(".arriving-*"))
    with sqlite3.connect(folder / "travaux.sqlite") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
