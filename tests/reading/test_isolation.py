"""Reading in a child process: the same text comes back; a child that dies, hangs or swells is a refusal."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from travaux.errors import TravauxError
from travaux.reading import Limits, isolation, read, read_safely
from travaux.reading.plain_columns import as_bytes, as_refusal, as_text

from .word_files import paragraph, word_file


def test_what_comes_back_is_what_reading_gives(tmp_path: Path) -> None:
    (tmp_path / "draft.docx").write_bytes(word_file(paragraph("1. Each Party [shall] report.")))
    here, there = read(tmp_path / "draft.docx"), read_safely(tmp_path / "draft.docx")
    assert there.words.source == here.words.source
    assert np.array_equal(there.words.starts, here.words.starts)
    assert np.array_equal(there.words.kinds, here.words.kinds)
    assert (there.provisions, there.marks, there.facts) == (here.provisions, here.marks, here.facts)


def test_a_script_of_two_lines_can_read_safely(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_bytes(b"Article 1\nEach Party shall report.\n")
    (tmp_path / "script.py").write_text(
        "from travaux.reading import read_safely\nprint(len(read_safely('draft.txt').provisions), __file__ is not None)\n",
        "utf-8",
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    done = subprocess.run(
        [sys.executable, "script.py"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("2 True\n", "")


def test_a_refusal_comes_back_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "draft.rtf").write_bytes(b"{\\rtf1 Each Party}")
    with pytest.raises(TravauxError) as refusal:
        read_safely(tmp_path / "draft.rtf")
    assert refusal.value.code == "rich_text"
    assert "soffice" in refusal.value.try_this


def test_a_missing_file_is_refused_without_a_child(tmp_path: Path) -> None:
    with pytest.raises(TravauxError) as refusal:
        read_safely(tmp_path / "draft.docx")
    assert refusal.value.code == "missing_file"


def test_a_reading_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_bytes(b"* _a\n" * 200_000)
    began = time.monotonic()
    with pytest.raises(TravauxError) as refusal:
        read_safely(tmp_path / "draft.md", Limits(seconds=0.05))
    assert refusal.value.code == "too_slow"
    assert time.monotonic() - began < 10


def test_a_reading_that_takes_too_much_processor_time_is_ended(tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_bytes(b"* _a\n" * 400_000)
    with pytest.raises(TravauxError) as refusal:
        read_safely(tmp_path / "draft.md", Limits(cpu=1))
    assert refusal.value.code == "too_slow"


def test_a_reading_that_takes_too_much_memory_is_ended(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_bytes(b"Each Party shall report.\n" * 2_000_000)
    with pytest.raises(TravauxError) as refusal:
        read_safely(tmp_path / "draft.txt", Limits(memory=60_000_000))
    assert refusal.value.code in ("too_much_memory", "reader_died")


@pytest.mark.parametrize("sent", [b"", b"\xc1", b"\x80", b"\x93\x01\x02\x03", as_bytes({"words": {"source": 3}})])
def test_bytes_that_are_no_text_are_refused_and_not_believed(sent: bytes) -> None:
    with pytest.raises(TravauxError) as refusal:
        as_text(sent)
    assert refusal.value.code == as_refusal(sent).code == "reader_died"


def test_a_column_of_objects_is_refused() -> None:
    column = ("|O", (1,), b"12345678")
    record = {"words": {"source": "x", "starts": column, "kinds": column, "places": None}}
    with pytest.raises(TravauxError):
        as_text(as_bytes(record))


def test_a_child_that_died_is_a_refusal_that_says_so() -> None:
    assert isolation._death(-11, "draft.pdf", Limits()).code == "reader_died"
    assert isolation._death(-24, "draft.pdf", Limits()).code == "too_slow"
