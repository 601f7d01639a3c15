"""Damaged, odd and hostile PDFs, each read in a child process with limits: a manuscript or a refusal, never anything else."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"
CHILD = """
import json, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (20 * 60, 20 * 60))
from travaux.errors import TravauxError
from travaux.reading.pdf import pdf_manuscript
for path in sys.argv[1:]:
    try:
        manuscript = pdf_manuscript(path, ocr="never")
        manuscript.source.encode("utf-8")
        spans = [b.span for b in manuscript.blocks]
        fit = all(a[1] <= b[0] for a, b in zip(spans, spans[1:]))
        inside = all(0 <= m.span[0] < m.span[1] <= len(manuscript.source) for m in manuscript.marks)
        answer = "read" if fit and inside else "ill formed"
    except TravauxError as refusal:
        answer = refusal.code if refusal.try_this else "no advice"
    print(json.dumps([path, answer]), flush=True)
"""


def read_in_a_child(paths: list[Path]) -> dict[str, str]:
    done = subprocess.run(
        [sys.executable, "-c", CHILD, *map(str, paths)], capture_output=True, text=True, env={"PYTHONPATH": str(SOURCE)}
    )
    return dict(json.loads(line) for line in done.stdout.splitlines())


@pytest.mark.parametrize(
    "folder", ["pdf/opf-pdfCabinetOfHorrors", "pdf/opf-pdf-handbuilt-test-corpus", "pdf/pdfjs", "."]
)
def test_an_odd_file_is_read_or_refused_with_advice(corpora: Path, folder: str) -> None:
    place = corpora / "badfiles" / folder
    if folder == ".":
        rest = ("pdfjs", "opf-pdfCabinetOfHorrors", "opf-pdf-handbuilt-test-corpus")
        paths = [p for p in sorted(place.rglob("*.pdf")) if p.parent.name not in rest]
    else:
        paths = sorted(place.glob("*.pdf"))
    answers = read_in_a_child(paths)
    assert {str(p) for p in paths} == set(answers), "the child died"
    assert set(answers.values()) <= {"read", "unreadable_pdf", "encrypted", "scanned", "too_large"}


def test_a_file_with_a_password_is_refused_as_such(corpora: Path) -> None:
    path = corpora / "badfiles" / "pdf" / "opf-pdfCabinetOfHorrors" / "encryption_openpassword.pdf"
    assert read_in_a_child([path]) == {str(path): "encrypted"}
