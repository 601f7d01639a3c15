"""What a file is, told by its first bytes and never by its name."""

from __future__ import annotations

import re

from .encodings import decode

__all__ = ["AKN", "DOCX", "HTML", "MARKDOWN", "PDF", "PLAIN", "media_type", "suits_name"]

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
HTML = "text/html"
AKN = "application/akn+xml"
PLAIN = "text/plain"
MARKDOWN = "text/markdown"

FIRST_BYTES = (
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"BM", "image/bmp"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"MZ", "application/x-executable"),
    (b"\x7fELF", "application/x-executable"),
    (b"%!PS", "application/postscript"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
)
"""Magic numbers; those of two letters count only where binary bytes follow (a text may begin with "BM")."""

OLE_STREAMS = (
    ("EncryptedPackage", "application/x-encrypted-office"),
    ("WordDocument", "application/msword"),
    ("Workbook", "application/vnd.ms-excel"),
    ("Book", "application/vnd.ms-excel"),
    ("PowerPoint Document", "application/vnd.ms-powerpoint"),
    ("__properties_version1.0", "application/vnd.ms-outlook"),
)

PACKAGE_PARTS = (
    (b"word/document", DOCX),
    (b"wordprocessingml", DOCX),
    (b"opendocument.text", "application/vnd.oasis.opendocument.text"),
    (b"opendocument", "application/vnd.oasis.opendocument"),
    (b"epub+zip", "application/epub+zip"),
    (b"xl/workbook", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"ppt/presentation", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
)

NAMES = {
    PDF: ("pdf",),
    DOCX: ("docx", "docm", "dotx", "dotm"),
    HTML: ("html", "htm", "xhtml", "xht"),
    AKN: ("xml", "akn"),
    PLAIN: ("txt", "text", "asc", "", "md", "markdown", "log"),
    MARKDOWN: ("md", "markdown"),
}
"""The endings of a file name that suit what is inside."""

ROOT = re.compile(rb"<(?![?!])(?:[\w.-]+:)?([\w.-]+)")
TAGS = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|p|div|h[1-6]|table|ul|ol|span|br|b|i|a|center|font|script)[\s>/]",
    re.IGNORECASE,
)
MAIL = re.compile(
    rb"\A(?:From |(?:Received|Return-Path|Delivered-To|Message-ID|MIME-Version|X-[\w-]+|From|Date|Subject|To):)"
)
MAIL_FIELDS = re.compile(rb"^(?:From|To|Subject|Date|Message-ID|MIME-Version|Content-Type|Received):", re.M | re.I)
PDF_PIECES = re.compile(rb"\d obj\b|endobj|startxref|%%EOF|trailer\s*<<")
BINARY = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")


def media_type(content: bytes, ending: str = "") -> str:
    """The media type of some bytes; the `ending` of the name only tells Markdown from plain text.

    >>> media_type(b"%PDF-1.7"), media_type(b"Article 1"), media_type(b"# Article 1", "md")
    ('application/pdf', 'text/plain', 'text/markdown')

    Guarantees: never raises; looks at the beginning and the end only, whatever the size.
    """
    head = content[:4096]
    if b"%PDF-" in head[:1029]:
        return PDF
    for magic, kind in FIRST_BYTES:
        if head.startswith(magic) and (len(magic) > 2 or magic == b"\x1f\x8b" or BINARY.search(head)):
            return _inside(content, kind)
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    return _of_text(content, ending)


def _inside(content: bytes, kind: str) -> str:
    if kind == "application/zip":
        ends = content[:65_536] + content[-262_144:]
        return next((found for part, found in PACKAGE_PARTS if part in ends), kind)
    if kind == "application/x-ole-storage":
        return next((found for name, found in OLE_STREAMS if name.encode("utf-16-le") in content), kind)
    return kind


def _of_text(content: bytes, ending: str) -> str:
    head = content[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or head.count(0) > len(head) // 4:
        head = decode(head)[0].encode("utf-8", "replace")
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"<"):
        return _of_markup(text)
    if ending.lower() == "pdf" and PDF_PIECES.search(head + content[-2048:]):
        return PDF
    if MAIL.match(text) and len(MAIL_FIELDS.findall(text)) >= 3:
        return "message/rfc822"
    if len(BINARY.findall(text)) > len(text) // 50 + 8:
        return "application/octet-stream"
    return MARKDOWN if ending.lower() in NAMES[MARKDOWN] else PLAIN


def _of_markup(text: bytes) -> str:
    root = ROOT.search(text)
    name = root[1].lower() if root else b""
    if name == b"akomantoso":
        return AKN
    if name == b"svg":
        return "image/svg+xml"
    typed = name != b"html" and (text.startswith(b"<?xml") or b"xmlns" in text)
    if TAGS.search(text) and not typed:
        return HTML
    return "application/xml" if typed or text.startswith(b"<!DOCTYPE") else PLAIN


def suits_name(kind: str, ending: str) -> bool:
    """Whether a file name ends as files of this media type do (a type without a list suits every name).

    >>> suits_name(PDF, "PDF"), suits_name(HTML, "pdf")
    (True, False)
    """
    return kind not in NAMES or ending.lower() in NAMES[kind]
