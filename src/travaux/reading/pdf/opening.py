"""Opening a PDF, or refusing it with what to do. pdfium must not be entered from two threads: there is one lock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

import pypdfium2
import pypdfium2.raw as pdfium

from ...errors import TravauxError
from ..files import MOST_BYTES

__all__ = ["MOST_PAGES", "opened"]

MOST_PAGES = 20_000  # the longest document of a negotiation that we know has some 700
_LOCK = RLock()
_REFUSALS = {
    pdfium.FPDF_ERR_PASSWORD: ("encrypted", "The file asks for a password.", "save a copy without one."),
    pdfium.FPDF_ERR_SECURITY: ("encrypted", "The file is locked in a way that cannot be opened.", "save a plain copy."),
}
_DAMAGED = ("unreadable_pdf", "The file is damaged or is not a PDF.", "fetch it again, or print it to a new PDF.")


@contextmanager
def opened(source: bytes, where: str = "") -> Iterator[pypdfium2.PdfDocument]:
    """The open document, alone in pdfium for as long as it is open.

    Raises `TravauxError` with the codes `too_large`, `encrypted`, `unreadable_pdf`.
    """
    _refuse_size(len(source), where)
    with _LOCK:
        document = _open(source, where)
        try:
            _refuse_pages(len(document), where)
            yield document
        finally:
            document.close()


def _refuse_size(size: int, where: str) -> None:
    if size > MOST_BYTES:
        what = f"The file has {size:,} bytes; the limit is {MOST_BYTES:,}."
        raise TravauxError("too_large", what, where=where, try_this="split it into parts.")
    if not size:
        raise TravauxError("unreadable_pdf", "The file is empty.", where=where, try_this="fetch it again.")


def _refuse_pages(pages: int, where: str) -> None:
    if pages > MOST_PAGES:
        what = f"The file has {pages:,} pages; the limit is {MOST_PAGES:,}."
        raise TravauxError("too_large", what, where=where, try_this="split it into parts.")
    if not pages:
        raise TravauxError("unreadable_pdf", "The file has no page.", where=where, try_this=_DAMAGED[2])


def _open(source: bytes, where: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(source)
    except pypdfium2.PdfiumError as trouble:
        code, what, try_this = _REFUSALS.get(getattr(trouble, "err_code", None), _DAMAGED)
        raise TravauxError(code, what, where=where, try_this=try_this) from None


def contents(source: str | Path | bytes) -> tuple[bytes, str]:
    """The bytes of a file and the name to say in messages; bytes are taken as they are."""
    if isinstance(source, bytes):
        return source, ""
    path = Path(source)
    try:
        _refuse_size(path.stat().st_size, str(path))
        return path.read_bytes(), str(path)
    except OSError as trouble:
        what = f"The file cannot be opened: {trouble.strerror or trouble}."
        raise TravauxError("unreadable_file", what, where=str(path), try_this="check the path.") from None
