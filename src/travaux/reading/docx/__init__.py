"""Word documents as manuscripts, read from the raw parts."""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from ...text.manuscript import Block, Manuscript
from ..composition import Galley, compose

__all__ = ["docx_manuscript"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def docx_manuscript(content: bytes, path: str) -> Manuscript:
    """The manuscript of a Word document: a block a paragraph."""
    part = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml")
    galley = Galley()
    for paragraph in etree.fromstring(part, etree.XMLParser(resolve_entities=False)).iter(W + "p"):
        words = "".join(node.text or "" for node in paragraph.iter(W + "t"))
        if words.strip():
            start = galley.put(words)
            galley.blocks.append(Block((start, galley.length)))
            galley.put("\n")
    return compose([galley])
