"""The words of a Word paragraph in the order in which they are printed, and the marks on them.

What is walked is a table of elements (`INLINE`, `IN_A_RUN`); an element that is in neither is walked through, for it may
wrap words, and no word may be lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from lxml import etree

from ..composition import Ink
from ..number_formats import written
from .desk import Desk, doubt
from .looks import look
from .parts import MC, W, val
from .styles import Properties, run_properties
from .symbol_fonts import symbol

__all__ = ["NOTHING", "TRACKS", "Over", "chosen", "set_inline", "tracked"]

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
TRACKS = {
    W + "ins": "tracked_insertion",
    W + "del": "tracked_deletion",
    W + "moveFrom": "tracked_move_from",
    W + "moveTo": "tracked_move_to",
}
SKIPPED = frozenset(
    W + name
    for name in (
        "pPr", "rPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "fldData", "delInstrText", "annotationRef",
        "separator", "continuationSeparator", "rt", "rubyPr", "proofErr", "bookmarkStart", "bookmarkEnd",
        "lastRenderedPageBreak", "softHyphen", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr",
    )
)  # fmt: skip
COUNTED = frozenset(("LISTNUM", "AUTONUM", "AUTONUMLGL", "AUTONUMOUT"))
DRAWN = frozenset((W + "drawing", W + "pict", W + "object"))


NO_PROPERTIES: Properties = {}


class Over(NamedTuple):
    """What lies on the words at hand: the tracked changes around them, and the marks of their run."""

    tracks: tuple[Ink, ...] = ()
    inks: tuple[Ink, ...] = ()
    holding: Properties = NO_PROPERTIES


NOTHING = Over()
Act = Callable[[Desk, etree._Element, Over], None]


def set_inline(desk: Desk, parent: Iterable[etree._Element], on: Over = NOTHING) -> None:
    """Sets everything inside a paragraph, a run, or what wraps them."""
    for node in parent:
        act = ACTS.get(node.tag)
        if act is not None:
            act(desk, node, on)
        elif node.tag not in SKIPPED and (len(node) or node.tag == MATH + "t"):
            set_inline(desk, node, on)


def tracked(desk: Desk, node: etree._Element) -> Ink:
    """The tracked change that an element records: kind, author, date, and for a move the name that ties its two ends."""
    kind = TRACKS[node.tag]
    name = next(reversed(desk.moves.values()), None) if kind.startswith("tracked_move") else None
    return Ink(kind, val(node, "author"), val(node, "date"), name)


def chosen(node: etree._Element) -> etree._Element | None:
    """The one branch of an `mc:AlternateContent` that is read: the first choice that holds words, else the fallback."""
    choices = [c for c in node if c.tag == MC + "Choice"]
    worded = (c for c in choices if next(c.iter(W + "t", W + "txbxContent"), None) is not None)
    fallback = node.find(MC + "Fallback")
    return next(worded, fallback if fallback is not None else next(iter(choices), None))


def put(desk: Desk, text: str, on: Over) -> None:
    """Sets some text with what lies on it; hidden text and the innards of a field go elsewhere."""
    if not text or (len(desk.fields) > 1 and "instruction" in desk.fields):
        return
    if on.holding.get("vanish") == "1":
        desk.hidden.append(text)
        return
    start = desk.galley.put(text)
    end = desk.galley.length
    for ink in on.tracks + on.inks:
        desk.galley.lay(ink, start, end)
    if not text.isspace():
        desk.paragraph.append((end - start, on.holding, on.tracks))


def _run(desk: Desk, node: etree._Element, on: Over) -> None:
    inks, holding = look(desk, run_properties(node.find(W + "rPr")))
    set_inline(desk, node, Over(on.tracks, inks, holding))


def _track(desk: Desk, node: etree._Element, on: Over) -> None:
    set_inline(desk, node, Over((*on.tracks, tracked(desk, node)), on.inks, on.holding))


def _text(desk: Desk, node: etree._Element, on: Over) -> None:
    put(desk, node.text or "", on)


def _sign(text: str) -> Act:
    return lambda desk, node, on: put(desk, text, on)


def _symbol(desk: Desk, node: etree._Element, on: Over) -> None:
    sign, known = symbol(val(node, "font") or "", val(node, "char") or "")
    if not known:
        doubt(
            desk,
            "symbol_font",
            f"A sign of the font {val(node, 'font')} has no letter of its own and is kept as it is.",
        )
    put(desk, sign, on)


def _field(desk: Desk, node: etree._Element, on: Over) -> None:
    """A field begins with its instruction, which is not printed, and goes on with its result, which is."""
    kind = val(node, "fldCharType")
    if kind == "begin":
        desk.fields.append("instruction")
    elif kind == "separate" and desk.fields:
        desk.fields[-1] = "result"
    elif kind == "end" and desk.fields:
        desk.fields.pop()


def _instruction(desk: Desk, node: etree._Element, on: Over) -> None:
    """The instruction of a field is not printed; two kinds of field print a number that the file does not hold."""
    if (node.text or "").split()[:1] and (node.text or "").split()[0].upper() in COUNTED:
        doubt(
            desk, "counted_field", "Some numbers are counted by Word itself in fields of the text; they are not read."
        )


def _content_control(desk: Desk, node: etree._Element, on: Over) -> None:
    for content in node.iterfind(W + "sdtContent"):
        set_inline(desk, content, on)


def _alternative(desk: Desk, node: etree._Element, on: Over) -> None:
    branch = chosen(node)
    if branch is not None:
        set_inline(desk, branch, on)


def _drawing(desk: Desk, node: etree._Element, on: Over) -> None:
    """A picture has no words of its own; a text box has, and they follow the paragraph it hangs on."""
    before = len(desk.boxes)
    for box in node.iter(W + "txbxContent"):
        if not any(a.tag in (W + "txbxContent", MC + "Fallback") and a is not node for a in _up_to(box, node)):
            desk.boxes.append(box)
    if len(desk.boxes) == before:
        doubt(desk, "picture", "The document holds pictures or drawings; what is written in them is not read.")


def _up_to(box: etree._Element, top: etree._Element) -> list[etree._Element]:
    found = []
    for above in box.iterancestors():
        if above is top:
            break
        found.append(above)
    return found


def _note(desk: Desk, node: etree._Element, on: Over) -> None:
    kind = "footnote" if node.tag == W + "footnoteReference" else "endnote"
    sign = _own_sign(node)
    if sign is None:
        count = sum(1 for k, _, s in desk.notes if k == kind and s[:1].isalnum()) + 1
        sign = written(count, desk.note_formats.get(kind, "decimal"))
        start = desk.galley.put(sign)
        for ink in (*on.tracks, *on.inks, Ink("footnote_reference", value=sign)):
            desk.galley.lay(ink, start, desk.galley.length)
    else:
        desk.galley.lay(Ink("footnote_reference", value=sign), desk.galley.length, desk.galley.length + len(sign))
    desk.notes.append((kind, val(node, "id") or "", sign))


def _own_sign(node: etree._Element) -> str | None:
    """A note may bring its own sign ("*"), which then stands as text right after the reference."""
    if val(node, "customMarkFollows") in (None, "0", "false", "off"):
        return None
    after = node.getnext()
    if after is None:
        return None
    return after.text if after.tag == W + "t" else symbol(val(after, "font") or "", val(after, "char") or "")[0]


def _note_sign(desk: Desk, node: etree._Element, on: Over) -> None:
    """Inside a note: the place of its own sign. The sign is set by whoever sets the note."""


def _comment_begins(desk: Desk, node: etree._Element, on: Over) -> None:
    desk.comments[val(node, "id") or ""] = desk.galley.length


def _comment_ends(desk: Desk, node: etree._Element, on: Over) -> None:
    _remark(desk, val(node, "id") or "", desk.comments.pop(val(node, "id") or "", None))


def _comment_called(desk: Desk, node: etree._Element, on: Over) -> None:
    name = val(node, "id") or ""
    _remark(desk, name, desk.comments.pop(name, max(0, desk.galley.length - 1)))


def _remark(desk: Desk, name: str, start: int | None) -> None:
    """Lays a comment over its words; one that covers none lies on the sign before it."""
    remark = desk.remarks.pop(name, None)
    if remark is not None and start is not None and desk.galley.length:
        desk.galley.lay(remark, min(start, desk.galley.length - 1), desk.galley.length)
    elif remark is not None:
        desk.remarks[name] = remark


def _move_begins(desk: Desk, node: etree._Element, on: Over) -> None:
    desk.moves[f"{node.tag}{val(node, 'id')}"] = val(node, "name") or val(node, "id") or ""


def _move_ends(desk: Desk, node: etree._Element, on: Over) -> None:
    desk.moves.pop(f"{node.tag.replace('RangeEnd', 'RangeStart')}{val(node, 'id')}", None)


ACTS: dict[str, Act] = {
    W + "r": _run,
    W + "t": _text,
    W + "delText": _text,
    MATH + "t": _text,
    W + "tab": _sign("\t"),
    W + "ptab": _sign("\t"),
    W + "br": _sign("\n"),
    W + "cr": _sign("\n"),
    W + "noBreakHyphen": _sign("-"),
    W + "sym": _symbol,
    W + "fldChar": _field,
    W + "instrText": _instruction,
    W + "sdt": _content_control,
    MC + "AlternateContent": _alternative,
    W + "footnoteReference": _note,
    W + "endnoteReference": _note,
    W + "footnoteRef": _note_sign,
    W + "endnoteRef": _note_sign,
    W + "commentRangeStart": _comment_begins,
    W + "commentRangeEnd": _comment_ends,
    W + "commentReference": _comment_called,
    W + "moveFromRangeStart": _move_begins,
    W + "moveToRangeStart": _move_begins,
    W + "moveFromRangeEnd": _move_ends,
    W + "moveToRangeEnd": _move_ends,
    **dict.fromkeys(TRACKS, _track),
    **dict.fromkeys(DRAWN, _drawing),
}
