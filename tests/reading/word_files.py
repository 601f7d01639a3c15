"""Word files written for the tests, part by part: only what a test is about, everything else as small as Word allows."""

from __future__ import annotations

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{RELATIONS}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
PART = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
PARTS = ("styles", "numbering", "footnotes", "endnotes", "comments", "settings", "header", "footer")


def word_file(body: str, **parts: str) -> bytes:
    """A Word file with this body; `parts` are the inner XML of styles, numbering, footnotes, comments, header, ..."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _types(parts))
        package.writestr("_rels/.rels", _relations([("officeDocument", "word/document.xml")]))
        package.writestr("word/document.xml", _part("document", f"<w:body>{body}</w:body>"))
        package.writestr("word/_rels/document.xml.rels", _relations([(name, f"{name}.xml") for name in parts]))
        for name, inner in parts.items():
            package.writestr(f"word/{name}.xml", _part({"header": "hdr", "footer": "ftr"}.get(name, name), inner))
    return held.getvalue()


def paragraph(text: str = "", properties: str = "", runs: str = "") -> str:
    """A paragraph with one plain run, or with runs written out."""
    inner = runs or (f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else "")
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def in_list(text: str, number: int = 1, level: int = 0) -> str:
    """A paragraph of a list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def abstract_list(number: int, levels: list[str], extra: str = "") -> str:
    """An abstract list of these levels (see `level`)."""
    inner = "".join(levels)
    return f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{extra}{inner}</w:abstractNum>'


def level(depth: int, form: str, text: str, *, start: int = 1, extra: str = "") -> str:
    """One level of an abstract list; `extra` stands before the text, as `lvlRestart`, `pStyle`, `isLgl`, `suff` do."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}<w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/></w:lvl>'
    )


def listed(number: int, abstract: int, overrides: str = "") -> str:
    """A list that counts by an abstract list."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'


def _part(name: str, inner: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{name} {SPACES}>{inner}</w:{name}>'


def _relations(targets: list[tuple[str, str]]) -> str:
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{links}</Relationships>'
    )


def _types(parts: dict[str, str]) -> str:
    overrides = "".join(f'<Override PartName="/word/{n}.xml" ContentType="{PART.format(n)}"/>' for n in parts)
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/>{overrides}</Types>'
    )
