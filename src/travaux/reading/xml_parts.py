"""XML read with care: no document type, no entities, no network, no deep nesting."""

from __future__ import annotations

from lxml import etree

from ..errors import TravauxError

__all__ = ["DEEPEST", "parse_xml"]

DEEPEST = 256
TOO_DEEP = etree.XPath("/*" * (DEEPEST + 1))
SAVE_AGAIN = "Open it in the program that made it and save it again."


def parse_xml(content: bytes, where: str, part: str = "") -> etree._Element:
    """The root of an XML document or of a part of a package (`part` is its name there, for the message).

    Refuses damaged XML, any document type declaration (and so any entity), and nesting deeper than 256.
    """
    name = part or "the file"
    if b"<!DOCTYPE" in content[:65_536]:
        raise _declares(where, name)
    try:
        root = etree.fromstring(content, _parser())
    except (etree.XMLSyntaxError, ValueError, LookupError) as trouble:
        raise _unreadable(trouble, where, name) from trouble
    if root.getroottree().docinfo.internalDTD is not None:
        raise _declares(where, name)
    if TOO_DEEP(root):
        raise _deep(where, name)
    return root


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _unreadable(trouble: Exception, where: str, name: str) -> TravauxError:
    if "depth" in str(trouble):
        return _deep(where, name)
    if "huge" in str(trouble).lower():
        return TravauxError("too_large", f"A text in {name} is too long.", where=where, try_this="Split the document.")
    what = f"The XML of {name} is damaged: {str(trouble).removesuffix('(<string>)').strip() or type(trouble).__name__}."
    return TravauxError("damaged_xml", what, where=where, try_this=SAVE_AGAIN)


def _declares(where: str, name: str) -> TravauxError:
    what = f"The XML of {name} declares a document type; entities could reach into other files, so it is not read."
    return TravauxError("xml_document_type", what, where=where, try_this="Take the <!DOCTYPE ...> out.")


def _deep(where: str, name: str) -> TravauxError:
    what = f"The XML of {name} is nested more than {DEEPEST} deep."
    return TravauxError("too_deep", what, where=where, try_this=SAVE_AGAIN)
