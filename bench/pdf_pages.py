"""Pages a second of CPU and peak memory of reading PDFs with full layout, each document in a process of its own.

    PYTHONPATH=src python bench/pdf_pages.py ../shared/corpora/bbnj-official/un/*/*/original.pdf

Quote ratios, never bare seconds: the machine is shared. `--bare` measures pdfium's plain text of the same pages, as an anchor.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

import pypdfium2

from travaux.errors import TravauxError
from travaux.reading.pdf import pdf_manuscript


def bare(path: str) -> int:
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            page.get_textpage().get_text_bounded()
        return len(document)


def layout(path: str) -> int:
    try:
        return pdf_manuscript(path, ocr="never").facts.pages or 0
    except TravauxError as refusal:
        sys.stderr.write(f"{refusal}\n")
        return 0


def measure(path: str, how: str) -> None:
    before = time.process_time()
    pages = bare(path) if how == "bare" else layout(path)
    seconds = time.process_time() - before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"pages": pages, "cpu_seconds": round(seconds, 3), "peak_mb": round(peak, 1)}))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    asked.add_argument("files", nargs="+")
    asked.add_argument("--bare", action="store_const", const="bare", default="layout", dest="how")
    asked.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.one:
        measure(given.files[0], given.how)
        return
    for path in given.files:
        flags = ["--bare"] if given.how == "bare" else []
        done = subprocess.run([sys.executable, __file__, "--one", *flags, path], capture_output=True, text=True)
        found = json.loads(done.stdout)
        rate = found["pages"] / max(found["cpu_seconds"], 1e-9)
        name = "/".join(Path(path).parts[-3:])
        print(f"{rate:7.1f} pages/s  {found['pages']:4d} pages  {found['peak_mb']:6.1f} MB  {name}")


if __name__ == "__main__":
    main()
