"""The elements of Akoma Ntoso 3.0 as tables: which are provisions, which are titled, which lie inside a line."""

from __future__ import annotations

from lxml import etree

from ...text.provisions import KINDS

__all__ = ["INKS", "INLINE", "TITLED", "kind_of", "local"]

PROVISIONS = frozenset(KINDS) | frozenset(
    (
        "alinea", "book", "tome", "title", "division", "subdivision", "subpart", "subchapter", "subtitle", "subclause", "list",
        "sublist", "item", "level", "indent", "rule", "subrule", "proviso", "transitional", "hcontainer", "container",
        "crossHeading", "recitals", "citations", "citation", "attachment", "component",
    )
)  # fmt: skip
RENAMED = {"attachment": "annex", "component": "annex", "wrapUp": "wrapup", "item": "point", "indent": "point"}
TITLED = frozenset(
    (
        "part", "chapter", "section", "subsection", "article", "book", "tome", "title", "division", "subdivision", "subpart",
        "subchapter", "subtitle", "attachment", "annex",
    )
)  # fmt: skip
INLINE = frozenset(
    (
        "a", "abbr", "affectedDocument", "b", "br", "caption", "change", "concept", "courtType", "date", "def", "del",
        "docAuthority", "docCommittee", "docDate", "docIntroducer", "docJurisdiction", "docketNumber", "docNumber",
        "docProponent", "docPurpose",
        "docStage", "docStatus", "docTitle", "docType", "embeddedText", "entity", "eol", "eop", "event", "fillIn", "i", "img",
        "inline", "ins", "judge", "lawyer", "legislature", "location", "marker", "mmod", "mod", "mref", "neutralCitation",
        "noteRef", "num", "object", "omissis", "opinion", "organization", "outcome", "party", "person", "placeholder", "process",
        "quantity", "quotedText", "ref", "relatedDocument", "remark", "rmod", "role", "rref", "session", "shortTitle",
        "signature", "span", "sub", "sup", "term", "time", "u", "vote", "authorialNote",
    )
)  # fmt: skip
INKS = {
    "b": "bold",
    "i": "italic",
    "u": "underline",
    "sup": "superscript",
    "ins": "insertion",
    "del": "deletion",
}


def local(node: etree._Element) -> str:
    """The name of an element without its namespace: versions 2.0 and 3.0 differ only there."""
    return str(node.tag).rpartition("}")[2]


def kind_of(name: str) -> str | None:
    """The provision kind of an element name, None for one that is no provision.

    >>> kind_of("article"), kind_of("wrapUp"), kind_of("content")
    ('article', 'wrapup', None)
    """
    return RENAMED.get(name) or (name if name in PROVISIONS else None)
