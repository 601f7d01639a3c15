"""The documents of the example are made by the script in the repository, and by nothing else."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "src" / "travaux" / "example"
TRUTH = Path(__file__).parent / "truth"
SCRIPT = ROOT / "examples" / "convention" / "make_documents.py"
LIMIT = 3_000_000


def _digests(folder: Path) -> dict[str, str]:
    files = sorted(p for p in folder.rglob("*") if p.is_file() and "__pycache__" not in p.parts and p.suffix != ".py")
    return {str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def test_the_script_makes_the_bundled_documents_and_their_truth_byte_for_byte(tmp_path: Path) -> None:
    pytest.importorskip(
        "reportlab", reason="making the example needs the extra `example`: pip install travaux[example]"
    )
    command = [sys.executable, str(SCRIPT), str(tmp_path / "made"), str(tmp_path / "truth")]
    subprocess.run(command, check=True, cwd=tmp_path)
    assert _digests(tmp_path / "made") == _digests(FOLDER)
    assert _digests(tmp_path / "truth") == _digests(TRUTH)


def test_the_example_stays_small() -> None:
    assert sum(p.stat().st_size for p in FOLDER.rglob("*") if p.is_file()) < LIMIT
