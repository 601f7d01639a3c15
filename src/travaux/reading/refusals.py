"""Formats that are not read: what each is called, and what to do with it instead."""

from __future__ import annotations

from ..errors import TravauxError

__all__ = ["refusal"]

TO_DOCX = "Open it in Word or LibreOffice and save as .docx: soffice --headless --convert-to docx FILE"
UNPACK = "Unpack it and add the documents inside one by one."
SAVE_PAGES = "Print or save it as PDF, or paste its text into a .txt file."
SCAN = "Turn it into a PDF with text, for example: ocrmypdf IMAGE.pdf OUT.pdf, or tesseract IMAGE OUT pdf"

FORMATS: tuple[tuple[str, str, str, str], ...] = (
    (
        "application/x-encrypted-office",
        "encrypted",
        "an Office file locked with a password",
        "Open it, take the password off and save it again.",
    ),
    ("application/msword", "old_word", "a Word file of the old format (.doc)", TO_DOCX),
    ("application/vnd.ms-excel", "spreadsheet", "an old Excel file (.xls)", SAVE_PAGES),
    ("application/vnd.ms-powerpoint", "presentation", "an old PowerPoint file (.ppt)", SAVE_PAGES),
    ("application/vnd.ms-outlook", "mail", "an Outlook message", "Save the attached documents and add those."),
    ("application/x-ole-storage", "old_office", "an Office file of an old format", TO_DOCX),
    ("application/rtf", "rich_text", "a Rich Text file (.rtf)", TO_DOCX),
    ("application/vnd.oasis.opendocument.text", "open_document", "an OpenDocument text (.odt)", TO_DOCX),
    ("application/vnd.oasis.opendocument", "open_document", "an OpenDocument file that is not a text", SAVE_PAGES),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "spreadsheet", "an Excel file", SAVE_PAGES),
    (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "presentation",
        "a PowerPoint file",
        SAVE_PAGES,
    ),
    ("application/epub+zip", "e_book", "an e-book", UNPACK),
    ("application/zip", "archive_file", "an archive of files (.zip)", UNPACK),
    ("application/gzip", "archive_file", "a compressed file (.gz)", UNPACK),
    ("application/x-bzip2", "archive_file", "a compressed file (.bz2)", UNPACK),
    ("application/x-xz", "archive_file", "a compressed file (.xz)", UNPACK),
    ("application/x-7z-compressed", "archive_file", "an archive of files (.7z)", UNPACK),
    ("application/vnd.rar", "archive_file", "an archive of files (.rar)", UNPACK),
    ("application/x-executable", "program", "a program, not a document", "Delete it unless you know where it is from."),
    ("application/postscript", "postscript", "a PostScript file", "Turn it into PDF: ps2pdf FILE"),
    ("application/vnd.sqlite3", "not_a_document", "a database", "Add the documents themselves."),
    ("message/rfc822", "mail", "an e-mail message", "Save the attached documents and add those."),
    (
        "application/xml",
        "unknown_xml",
        "XML of a kind that is not read (Akoma Ntoso is)",
        "Ask for the document as PDF, DOCX or HTML.",
    ),
    ("image/svg+xml", "image", "a drawing (.svg)", SAVE_PAGES),
)


def refusal(media_type: str, where: str) -> TravauxError:
    """The refusal of a format that is not read, with what to try.

    >>> refusal("application/msword", "draft.doc").code
    'old_word'
    """
    for kind, code, what, try_this in FORMATS:
        if kind == media_type:
            return TravauxError(code, f"This is {what}.", where=where, try_this=try_this)
    if media_type.startswith("image/"):
        return TravauxError("image", "This is a picture without text.", where=where, try_this=SCAN)
    what = "The bytes are of no known document format."
    return TravauxError("unknown_format", what, where=where, try_this="Ask for the document as PDF, DOCX or HTML.")
