"""A redline as a Word file: what changed as tracked changes, to be taken or refused one by one."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from ..comparison import Comparison
from ..text.documents import Text
from .strands import Paragraph, Strand, strands

__all__ = ["redline_docx"]

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{MAIN}}}"
PARTS = "application/vnd.openxmlformats-officedocument.wordprocessingml"
TYPES = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Override PartName="/word/document.xml" ContentType="{PARTS}.document.main+xml"/>\
<Override PartName="/word/styles.xml" ContentType="{PARTS}.styles+xml"/></Types>"""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TIES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
<Relationship Id="rId1" Type="{office}/{kind}" Target="{target}"/></Relationships>"""
STYLES = {"annex": "Heading1", "part": "Heading1", "chapter": "Heading1", "preamble": "Heading1", "section": "Heading2"}
SIZES = {"Heading1": (1, 28, "center"), "Heading2": (2, 26, "center"), "Heading3": (3, 24, "left")}
TWIPS = 425  # of indent for each level, three quarters of a centimetre
ELEMENTS = {"gone": "del", "come": "ins", "from": "moveFrom", "to": "moveTo"}
NEVER = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML cannot hold


@dataclass(slots=True)
class Sheet:
    """A document while it is written: who made the changes and when, the number of the last one, and for each end of each
    move (`from` or `to`, number) how many strands of it are still to come."""

    stamp: dict[str, str]
    left: dict[tuple[str, int], int]
    open_ones: dict[tuple[str, int], str] = field(default_factory=dict)
    count: int = 0

    def marks(self) -> dict[str, str]:
        """The attributes of the next tracked change."""
        self.count += 1
        return {f"{W}id": str(self.count), **self.stamp}


def redline_docx(before: Text, after: Text, comparison: Comparison, *, author: str, date: str | None = None) -> bytes:
    """A redline as a Word file with tracked insertions, deletions and moves, by `author` on `date` (ISO 8601 with the time).

    Guarantees: with every change taken the file reads as the later text, with every change refused as the earlier one, word
    for word, page furniture left out; the same texts give the same bytes.
    """
    laid = strands(before, after, comparison)
    stamp = {f"{W}author": _sound(author) or "travaux"} | ({f"{W}date": date} if date else {})
    sheet = Sheet(stamp, _ends(laid))
    document = etree.Element(f"{W}document", nsmap={"w": MAIN})
    body = etree.SubElement(document, f"{W}body")
    for paragraph in laid:
        _write(body, paragraph, sheet)
    etree.SubElement(body, f"{W}sectPr")
    return _zipped(
        {
            "[Content_Types].xml": TYPES.encode(),
            "_rels/.rels": TIES.format(office=OFFICE, kind="officeDocument", target="word/document.xml").encode(),
            "word/_rels/document.xml.rels": TIES.format(office=OFFICE, kind="styles", target="styles.xml").encode(),
            "word/document.xml": etree.tostring(document, xml_declaration=True, encoding="UTF-8", standalone=True),
            "word/styles.xml": _styles(),
        }
    )


def _ends(laid: Iterable[Paragraph]) -> dict[tuple[str, int], int]:
    out: dict[tuple[str, int], int] = {}
    for strand in (strand for paragraph in laid for strand in paragraph.strands if strand.move):
        out[strand.fate, strand.move] = out.get((strand.fate, strand.move), 0) + 1
    return out


def _write(body: etree._Element, paragraph: Paragraph, sheet: Sheet) -> None:
    line = etree.SubElement(body, f"{W}p")
    looks = etree.SubElement(line, f"{W}pPr")
    if paragraph.heads is not None:
        etree.SubElement(looks, f"{W}pStyle", {f"{W}val": STYLES.get(paragraph.heads, "Heading3")})
    elif paragraph.level > 1:
        etree.SubElement(looks, f"{W}ind", {f"{W}left": str(TWIPS * (paragraph.level - 1))})
    if paragraph.end != "same":
        etree.SubElement(etree.SubElement(looks, f"{W}rPr"), f"{W}{ELEMENTS[paragraph.end]}", sheet.marks())
    for strand in paragraph.strands:
        line.extend(_elements(strand, sheet))


def _elements(strand: Strand, sheet: Sheet) -> Iterator[etree._Element]:
    """A run of words, in the tracked change that it is part of; at both ends of a move the marks that tie them."""
    run = etree.Element(f"{W}r")
    text = etree.SubElement(run, f"{W}delText" if strand.fate == "gone" else f"{W}t")
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    text.text = _sound(strand.text)
    if strand.fate == "same":
        yield run
        return
    key = strand.fate, strand.move
    name = f"{W}{ELEMENTS[strand.fate]}"
    if strand.move and key not in sheet.open_ones:
        marks = sheet.marks()
        sheet.open_ones[key] = marks[f"{W}id"]
        yield etree.Element(f"{name}RangeStart", {**marks, f"{W}name": f"move{strand.move}"})
    change = etree.Element(name, sheet.marks())
    change.append(run)
    yield change
    if strand.move:
        sheet.left[key] -= 1
        if not sheet.left[key]:
            yield etree.Element(f"{name}RangeEnd", {f"{W}id": sheet.open_ones[key]})


def _sound(text: str) -> str:
    """Words without the signs that XML cannot hold, each of which becomes a replacement character."""
    return NEVER.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.splitlines()) if "\n" in text else text)


def _styles() -> bytes:
    """Plain paragraphs with a little air, and three levels of headings."""
    root = etree.Element(f"{W}styles", nsmap={"w": MAIN})
    normal = _style(root, "Normal", "Normal")
    normal.set(f"{W}default", "1")
    _spaced(normal, 0)
    for name, (rank, size, side) in SIZES.items():
        style = _style(root, name, f"heading {rank}")
        etree.SubElement(style, f"{W}basedOn", {f"{W}val": "Normal"})
        etree.SubElement(style, f"{W}next", {f"{W}val": "Normal"})
        looks = _spaced(style, 240)
        etree.SubElement(looks, f"{W}jc", {f"{W}val": side})
        etree.SubElement(looks, f"{W}outlineLvl", {f"{W}val": str(rank - 1)})
        bold = etree.SubElement(style, f"{W}rPr")
        etree.SubElement(bold, f"{W}b")
        etree.SubElement(bold, f"{W}sz", {f"{W}val": str(size)})
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _style(root: etree._Element, code: str, name: str) -> etree._Element:
    style = etree.SubElement(root, f"{W}style", {f"{W}type": "paragraph", f"{W}styleId": code})
    etree.SubElement(style, f"{W}name", {f"{W}val": name})
    return style


def _spaced(style: etree._Element, ahead: int) -> etree._Element:
    looks = etree.SubElement(style, f"{W}pPr")
    etree.SubElement(looks, f"{W}spacing", {f"{W}before": str(ahead), f"{W}after": "120"})
    return looks


def _zipped(parts: dict[str, bytes]) -> bytes:
    """The parts in one archive, without the time of day."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, content)
    return out.getvalue()
