"""Word documents as manuscripts, read from the raw parts: text, list numbers, tracked changes, notes, comments."""

from __future__ import annotations

from ...errors import TravauxError
from ...text.manuscript import Manuscript
from ..composition import compose
from .blocks import set_blocks
from .desk import Desk, doubt
from .notes import doubt_note_numbers, read_note_formats, read_remarks, set_furniture, set_notes, set_unplaced_remarks
from .numbering import read_numbering
from .parts import W, element, open_parts
from .styles import read_styles

__all__ = ["docx_manuscript"]


def docx_manuscript(content: bytes, path: str) -> Manuscript:
    """The manuscript of a Word document (transitional or strict): its text as it is printed with all changes shown.

    List numbers are counted and written where Word prints them (`label_end`); tracked changes, comments and formatting are
    marks; footnotes and endnotes follow the text; headers, footers and contents lists are asides; cells of tables have the
    role `cell` and the style `table:ROW:COLUMN`. Pages are not known. Raises `TravauxError` for what cannot be read.
    """
    try:
        return _read(content, path)
    except RecursionError as trouble:
        what = "The document is nested too deep."
        raise TravauxError("too_deep", what, where=path, try_this="Open it in Word and save it again.") from trouble


def _read(content: bytes, path: str) -> Manuscript:
    parts = open_parts(content, path)
    styles = read_styles(element(parts, "styles"))
    desk = Desk(parts, styles, read_numbering(element(parts, "numbering"), styles.by_id))
    read_note_formats(desk)
    read_remarks(desk)
    root = element(parts, parts.main)
    body = root.find(W + "body") if root is not None else None
    if body is None:
        what = "The Word text has no body."
        raise TravauxError("damaged", what, where=path, try_this="Open it in Word and save it again.")
    set_blocks(desk, body)
    set_notes(desk)
    doubt_note_numbers(desk, body)
    set_furniture(desk)
    set_unplaced_remarks(desk)
    return _composed(desk)


def _composed(desk: Desk) -> Manuscript:
    galleys = [desk.body, desk.footnotes, desk.asides]
    tracks = {ink for galley in galleys for ink in galley.stretches if ink.kind.startswith("tracked")}
    if tracks:
        authors = ", ".join(sorted({ink.author for ink in tracks if ink.author})) or "somebody unnamed"
        doubt(desk, "tracked_changes", f"The text holds tracked changes by {authors}; struck words are still in it.")
    if not desk.body.length:
        doubt(desk, "no_text", "The document holds no text.")
    return compose(galleys, desk.doubts.values())
