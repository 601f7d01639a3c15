"""Files that are not there, or are not files, are refused with what to do; nothing is read of them."""

import hashlib
import os
from pathlib import Path

import pytest

from travaux.errors import TravauxError
from travaux.reading import manuscript, read


def refused(path: Path | str) -> TravauxError:
    with pytest.raises(TravauxError) as refusal:
        manuscript(path)
    assert refusal.value.what
    assert refusal.value.try_this
    assert refusal.value.where == str(path)
    return refusal.value


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "draft.docx").code == "missing_file"
    assert refused(tmp_path / "no" / "draft.docx").code == "missing_file"
    assert refused("draft\0.docx").code == "missing_file"


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path).code == "folder"


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_bytes(b"")
    assert refused(tmp_path / "draft.txt").code == "empty_file"


def test_a_file_of_five_hundred_megabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    with (tmp_path / "draft.pdf").open("wb") as large:
        large.truncate(500_000_000)
    assert refused(tmp_path / "draft.pdf").code == "too_large"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "draft.txt")
    assert refused(tmp_path / "draft.txt").code == "not_a_file"


def test_a_file_says_its_hash_its_type_and_where_it_is_from(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_bytes(b"Article 1\nEach Party shall report.\n")
    facts = read(tmp_path / "draft.txt").facts
    assert facts.path == str(tmp_path / "draft.txt")
    assert facts.sha256 == hashlib.sha256(b"Article 1\nEach Party shall report.\n").hexdigest()
    assert facts.media_type == "text/plain"


def test_the_content_decides_and_a_wrong_name_is_a_doubt(tmp_path: Path) -> None:
    (tmp_path / "draft.pdf").write_text("<!doctype html><p>Each Party shall report.</p>", encoding="utf-8")
    found = manuscript(tmp_path / "draft.pdf")
    assert found.facts.media_type == "text/html"
    assert "wrong_extension" in {doubt.code for doubt in found.doubts}


def test_the_right_name_is_no_doubt(tmp_path: Path) -> None:
    (tmp_path / "draft.HTM").write_text("<!doctype html><p>Each Party shall report.</p>", encoding="utf-8")
    assert manuscript(tmp_path / "draft.HTM").doubts == ()
