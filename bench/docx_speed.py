"""How long a Word file of 240 paragraphs takes to read: processor time, best and median of twenty readings.

    python bench/docx_speed.py [FILE.docx ...]

Without a file it makes one: seven runs a paragraph, list numbers on three levels, tracked changes, brackets, footnotes. The
goal is 60 ms for the manuscript.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests" / "reading"))

from word_files import abstract_list, in_list, level, listed, paragraph, word_file

from travaux.reading import manuscript_of
from travaux.text import parse

PARAGRAPHS, READINGS, GOAL = 240, 20, 0.060
WORDS = (
    "Each Party [shall] [should] take the measures that the Secretariat of the Convention on Rivers lists in annex II"
)


def made() -> bytes:
    """A draft of an invented convention with everything in it that costs time."""
    body, notes = [], []
    for n in range(PARAGRAPHS):
        plain = f'<w:r><w:t xml:space="preserve">{WORDS}, number {n}, </w:t></w:r>'
        bold = (
            f'<w:r><w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr><w:t xml:space="preserve">as bold as {n} </w:t></w:r>'
        )
        added = f'<w:ins w:id="{n}" w:author="XA" w:date="2031-05-06T10:00:00Z">{plain}</w:ins>'
        gone = f'<w:del w:id="{n}" w:author="XB"><w:r><w:delText>and so on </w:delText></w:r></w:del>'
        note = f'<w:r><w:footnoteReference w:id="{n}"/></w:r>' if n % 8 == 0 else ""
        inner = in_list("", 1, n % 3).replace("</w:p>", plain + bold + added + gone + plain + bold + note + "</w:p>")
        body.append(inner if n % 10 else paragraph(f"Article {n // 10 + 1}", '<w:jc w:val="center"/>'))
        notes.append(f'<w:footnote w:id="{n}">{paragraph("A note on the wording.")}</w:footnote>' if note else "")
    levels = [level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)"), level(2, "lowerRoman", "(%3)")]
    return word_file("".join(body), numbering=abstract_list(0, levels) + listed(1, 0), footnotes="".join(notes))


def measure(name: str, content: bytes) -> float:
    """Prints the times of one file and gives the best."""
    times = []
    for _ in range(READINGS):
        began = time.process_time()
        found = manuscript_of(content, name)
        times.append(time.process_time() - began)
    began = time.process_time()
    parse(found)
    parsing = time.process_time() - began
    print(f"{name}: {len(found.blocks)} blocks, {len(found.source):,} characters, {len(found.marks)} marks")
    print(
        f"  best {min(times) * 1000:.1f} ms, median {statistics.median(times) * 1000:.1f} ms; parse {parsing * 1000:.1f} ms"
    )
    return min(times)


def main() -> int:
    files = {name: Path(name).read_bytes() for name in sys.argv[1:]} or {"made.docx": made()}
    return int(max(measure(name, content) for name, content in files.items()) > GOAL)


if __name__ == "__main__":
    raise SystemExit(main())
