"""Reading a page from its picture with a local `tesseract`: words with boxes, made into characters like any others."""

from __future__ import annotations

import io
import os
import shutil
import statistics
import subprocess
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import pypdfium2

from .columns import Characters, Look

__all__ = ["MODELS", "installed", "package_for", "recognised"]

MODELS = {"en": "eng", "fr": "fra", "es": "spa", "ru": "rus", "zh": "chi_sim", "ar": "ara"}
_DOTS = 150  # per inch: enough for eight-point letters, and four times faster than 300
_PATIENCE = 120  # seconds for one page
_UNSURE = 0  # words of lower confidence than this are noise (tesseract says -1 for what is no word)
_UNSPACED = ("zh",)


@dataclass(frozen=True, slots=True)
class _Seen:
    """One word as tesseract saw it: the line it stands in, its text, its box in points x0 top x1 bottom."""

    line: tuple[int, int, int]
    text: str
    box: tuple[float, float, float, float]


def installed(language: str) -> bool:
    """Whether tesseract and its model for a language are on this machine."""
    if shutil.which("tesseract") is None:
        return False
    listed = _run(["tesseract", "--list-langs"], b"")
    return MODELS.get(language, "eng") in listed.split()


def package_for(language: str) -> str:
    """The system packages that bring tesseract and the model of a language, as `apt install` takes them."""
    return f"tesseract-ocr tesseract-ocr-{MODELS.get(language, 'eng').replace('_', '-')}"


def recognised(
    document: pypdfium2.PdfDocument, pages: Sequence[int], language: str, looks: list[Look]
) -> dict[int, Characters]:
    """The characters of each page as read from its picture; new looks are added to `looks`."""
    command = ["env", "OMP_THREAD_LIMIT=1", "tesseract", "stdin", "stdout", "-l", MODELS.get(language, "eng")]
    command += ["--dpi", str(_DOTS), "tsv"]
    with ThreadPoolExecutor(_at_once()) as readers:
        asked = {page: readers.submit(_run, command, _picture(document, page)) for page in pages}
        tables = {page: answer.result() for page, answer in asked.items()}
    return {page: _characters(list(_words(table)), language, looks) for page, table in tables.items()}


def _at_once() -> int:
    """How many pages are read at one time: one a processor, four at most (pictures wait in memory)."""
    return min(os.cpu_count() or 1, 4)


def _picture(document: pypdfium2.PdfDocument, number: int) -> bytes:
    page = document[number - 1]
    try:
        picture = page.render(scale=_DOTS / 72, grayscale=True).to_pil()
    finally:
        page.close()
    held = io.BytesIO()
    picture.save(held, "PNG", compress_level=1)
    return held.getvalue()


def _run(command: Sequence[str], given: bytes) -> str:
    """What a program says; nothing where it fails or takes too long."""
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=_PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""


def _words(table: str) -> Iterator[_Seen]:
    """The words of tesseract's table: level, page, block, paragraph, line, word, left, top, width, height, conf, text."""
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) == 12 and cells[0] == "5" and float(cells[10]) >= _UNSURE and cells[11].strip():
            left, top, width, height = (int(cell) * 72 / _DOTS for cell in cells[6:10])
            line = (int(cells[2]), int(cells[3]), int(cells[4]))
            yield _Seen(line, cells[11].strip(), (left, top, left + width, top + height))


def _characters(words: list[_Seen], language: str, looks: list[Look]) -> Characters:
    """Words as columns: a word's box is shared out among its characters; a line of words has one top and one bottom."""
    lines: dict[tuple[int, int, int], list[_Seen]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    tall = statistics.median(_height(line) for line in lines.values()) if lines else 0.0
    codes: list[int] = []
    boxes: list[tuple[float, float, float, float]] = []
    bases: list[float] = []
    numbers: list[int] = []
    for line in lines.values():
        look = _look(_height(line), tall, looks)
        start = len(codes)
        for word in line:
            if len(codes) > start and language not in _UNSPACED:
                _add_blank(codes, boxes, numbers)
            codes += [ord(sign) for sign in word.text]
            boxes += _shares(word, line, rightward=language != "ar")
            numbers += [look] * len(word.text)
        codes.append(10)
        boxes.append(boxes[-1])
        numbers.append(-1)
        base = statistics.median(word.box[3] for word in line)
        bases += [base - 0.1 * tall] * (len(codes) - start)
    return Characters(
        np.array(codes, np.uint32),
        np.array(boxes, np.float32).reshape(-1, 4),
        np.array(bases, np.float32),
        np.array(numbers, np.int32),
        np.zeros(len(codes), np.uint8),
    )


def _height(line: Sequence[_Seen]) -> float:
    return max(word.box[3] for word in line) - min(word.box[1] for word in line)


def _look(height: float, tall: float, looks: list[Look]) -> int:
    """The number of a look of this height; lines much like the others of the page have one size."""
    size = round((tall if 0.55 * tall < height < 1.7 * tall else height) * 0.9, 0)
    look = Look(max(size, 4.0))
    if look not in looks:
        looks.append(look)
    return looks.index(look)


def _add_blank(codes: list[int], boxes: list[tuple[float, float, float, float]], numbers: list[int]) -> None:
    codes.append(32)
    boxes.append(boxes[-1])
    numbers.append(-1)


def _shares(word: _Seen, line: Sequence[_Seen], *, rightward: bool) -> list[tuple[float, float, float, float]]:
    x0, _, x1, _ = word.box
    top, bottom = min(w.box[1] for w in line), max(w.box[3] for w in line)
    step = (x1 - x0) / len(word.text)
    shares = [(x0 + n * step, top, x0 + (n + 1) * step, bottom) for n in range(len(word.text))]
    return shares if rightward else shares[::-1]
