"""Akoma Ntoso 3.0 documents as manuscripts: the addresses and kinds that they give are kept on their blocks."""

from __future__ import annotations

import re

from lxml import etree

from ...errors import Doubt, TravauxError
from ...text.manuscript import Facts, Manuscript
from ..composition import compose
from ..facts import is_symbol
from ..flow import Flow, text_of
from ..xml_parts import parse_xml
from .elements import local
from .walk import set_document, set_notes

__all__ = ["akn_manuscript"]

LANGUAGES = {"eng": "en", "fra": "fr", "fre": "fr", "spa": "es", "rus": "ru", "zho": "zh", "chi": "zh", "ara": "ar"}
"""ISO 639-2 codes, which FRBRlanguage uses, as ISO 639-1."""


def akn_manuscript(content: bytes, path: str) -> Manuscript:
    """The manuscript of an Akoma Ntoso document.

    The first block of every provision has its `eid` and its `kind` (the name of its element); the number is printed first
    and ends at `label_end`, except where a heading follows: then number and heading are two blocks of the role `heading`,
    the first with `eid` and `kind`. Words after a list are of the kind `wrapup`. `ins` and `del` are marks; notes are
    footnotes with their marker. Symbol, title and language are taken from the metadata.

    Raises `TravauxError`: damaged XML, any document type declaration, nesting deeper than 256.
    """
    root = parse_xml(content, path)
    document = next((node for node in root if isinstance(node.tag, str) and local(node) not in ("components",)), None)
    if local(root) != "akomaNtoso" or document is None:
        what = "This is not an Akoma Ntoso document."
        raise TravauxError("unknown_xml", what, where=path, try_this="Ask for the document as PDF, DOCX or HTML.")
    flow = Flow([])
    try:
        set_document(flow, root)
        set_notes(flow, root)
    except RecursionError as trouble:
        what = "The document is nested too deep."
        raise TravauxError("too_deep", what, where=path, try_this="Save its text as a .txt file.") from trouble
    if not flow.body.blocks:
        flow.doubts.append(Doubt("no_text", "The document holds no text."))
    return compose([flow.body, flow.footnotes, flow.asides], flow.doubts, _facts(document))


def _facts(document: etree._Element) -> Facts:
    symbols = [_value(node) for name in ("FRBRnumber", "FRBRalias", "FRBRname") for node in _all(document, name)]
    symbols += [" ".join(text_of(node).split()) for node in _all(document, "docNumber")]
    titles = [" ".join(text_of(node).split()) for node in _all(document, "docTitle")]
    titles += [_value(node) for node in _all(document, "FRBRalias") if node.get("name") == "title"]
    language = next((node.get("language") or "" for node in _all(document, "FRBRlanguage")), "").lower()
    return Facts(
        symbol=next((text for text in symbols if is_symbol(text)), None),
        title=next((text for text in titles if text), None),
        language=LANGUAGES.get(language) or (language if re.fullmatch("[a-z]{2}", language) else None),
    )


def _value(node: etree._Element) -> str:
    return (node.get("value") or "").strip()


def _all(document: etree._Element, name: str) -> list[etree._Element]:
    return [node for node in document.iter() if isinstance(node.tag, str) and local(node) == name]
