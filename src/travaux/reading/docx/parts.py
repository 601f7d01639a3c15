"""The parts of a Word document: which file of the package is the text, the styles, the notes, the comments."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from lxml import etree

from ...errors import TravauxError
from ..packages import Package, open_package, read_member
from ..xml_parts import parse_xml

__all__ = ["MC", "REL_ID", "Parts", "W", "element", "open_parts", "val"]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
REL_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", REL_ID[1:-3].encode()),
)
"""The namespaces of "Strict Open XML" and those that every other Word document uses for the same words."""

NO_TEXT = "Open it in Word and save it as Word document (.docx)."


@dataclass(frozen=True, slots=True)
class Parts:
    """The opened package, the name of the main part, and the targets of its relationships: id -> (kind, name)."""

    package: Package
    main: str
    targets: dict[str, tuple[str, str]]


def open_parts(content: bytes, where: str) -> Parts:
    """The parts of a Word document. Refuses a package that holds none."""
    package = open_package(content, where)
    main = next(
        (name for kind, name in _targets(package, "").values() if kind == "officeDocument"), "word/document.xml"
    )
    if main not in package.names:
        raise TravauxError("no_document", "The package holds no Word text.", where=where, try_this=NO_TEXT)
    return Parts(package, main, _targets(package, main))


def element(parts: Parts, kind_or_name: str) -> etree._Element | None:
    """The root of a part, by its name or by the kind of relationship that leads to it; None where there is none."""
    found = (name for kind, name in parts.targets.values() if kind == kind_or_name)
    name = next(found, kind_or_name)
    content = read_member(parts.package, name)
    if content is None or not content.strip():
        return None
    for strict, usual in STRICT:
        content = content.replace(strict, usual)
    return parse_xml(content, parts.package.where, name)


def val(node: etree._Element | None, name: str = "val") -> str | None:
    """A `w:` attribute of an element, None where either is missing."""
    return None if node is None else node.get(W + name)


def _targets(package: Package, source: str) -> dict[str, tuple[str, str]]:
    folder, name = posixpath.split(source)
    content = read_member(package, posixpath.join(folder, "_rels", name + ".rels"))
    if content is None:
        return {}
    found = {}
    for link in parse_xml(content, package.where, "its relationships"):
        target = link.get("Target") or ""
        if link.get("TargetMode") != "External" and target:
            path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[link.get("Id") or ""] = ((link.get("Type") or "").rsplit("/", 1)[-1], path)
    return found
