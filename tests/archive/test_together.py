"""Two people at work in one folder at the same time lose nothing and see no half-written thing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import travaux
from travaux.archive import read_listing, verify
from travaux.negotiation import Negotiation, begin

SOURCE = str(Path(travaux.__file__).parents[1])
WORK = """
import sys
from pathlib import Path
from travaux.negotiation import Negotiation, document_of
folder, who = Path(sys.argv[1]), sys.argv[2]
for number in range(12):
    paper = folder.parent / f"{who}-{number}.txt"
    paper.write_text(f"Article {number}\\n\\nWords of {who}, {number}.", encoding="utf-8")
    negotiation = Negotiation.open(folder)
    negotiation.add([(paper, document_of({"symbol": f"{who}/{number}", "kind": "other", "date": "2026"}))])
    negotiation.close()
"""


def test_two_writers_and_a_reader_at_once_lose_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "harbours"
    begin(folder, "Quiet Harbours").close()
    command = [sys.executable, "-c", WORK, str(folder)]
    runs = [subprocess.Popen([*command, who], env={**os.environ, "PYTHONPATH": SOURCE}) for who in ("A", "B")]
    while any(run.poll() is None for run in runs):
        assert verify(folder).damaged == ()
    assert [run.returncode for run in runs] == [0, 0]
    listed = [d.symbol for d in read_listing(folder).documents]
    assert sorted(listed) == sorted(f"{who}/{n}" for who in ("A", "B") for n in range(12))
    negotiation = Negotiation.open(folder)
    assert "Words of B, 11." in negotiation.text("B/11").words.source
    negotiation.close()
    verdict = verify(folder)
    assert (verdict.damaged, verdict.notes, verdict.head[:3]) == ((), (), "24-")
