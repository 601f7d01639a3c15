"""The convention in Akoma Ntoso 3.0: numbers and headings as elements, addresses as eIds."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from making.printing import Line, Printed
from making.provisions import Node

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
ELEMENTS = {"chapter": "chapter", "article": "article", "paragraph": "paragraph", "subparagraph": "subparagraph"}


def write_akn(path: Path, draft: Printed, *, title: str, date: str) -> None:
    """Write the file."""
    root = draft.root
    lines = {(line.node.ident, line.title): line for line in draft.lines if line.runs}
    annexes = "".join(_annex(node, draft, lines, _meta(title, date)) for node in root.children if node.kind == "annex")
    whole = (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="{NAMESPACE}">\n<act name="convention">\n{_meta(title, date)}'
        f"<preface><longTitle><p><docTitle>{escape(title)}</docTitle></p></longTitle></preface>\n"
        + "".join(_preamble(node, draft, lines) for node in root.children if node.kind == "preamble")
        + "<body>\n"
        + "".join(_element(node, draft, lines) for node in root.children if node.kind == "chapter")
        + f"</body>\n{annexes}</act>\n</akomaNtoso>\n"
    )
    path.write_text(whole, encoding="utf-8")


def _meta(title: str, date: str) -> str:
    work = f"/akn/zz/act/convention/{date}/evidence"
    parts = ""
    for name, tail in (("Work", ""), ("Expression", "/eng"), ("Manifestation", "/eng.xml")):
        extra = (
            '<FRBRcountry value="zz"/>'
            if name == "Work"
            else '<FRBRlanguage language="eng"/>'
            if name == "Expression"
            else ""
        )
        parts += (
            f'<FRBR{name}><FRBRthis value="{work}{tail}/!main"/><FRBRuri value="{work}{tail}"/>'
            f'<FRBRdate date="{date}" name="adoption"/><FRBRauthor href="#concordance"/>{extra}</FRBR{name}>\n'
        )
    return (
        f'<meta>\n<identification source="#concordance">\n{parts}</identification>\n<references source="#concordance">'
        f'<TLCOrganization eId="concordance" href="/ontology/concordance" showAs="The Concordance"/></references>\n</meta>\n'
    )


def _preamble(node: Node, draft: Printed, lines: dict[tuple[str, bool], Line]) -> str:
    parts = []
    recitals = [child for child in node.children if child.kind == "recital"]
    for child in node.children:
        words = escape(lines[child.ident, False].words)
        if child.kind != "recital":
            parts.append(f'<formula name="enacting"><p>{words}</p></formula>\n')
        else:
            opening = "<recitals>" if child is recitals[0] else ""
            closing = "</recitals>\n" if child is recitals[-1] else ""
            parts.append(f'{opening}<recital eId="{draft.addresses[child.ident]}"><p>{words}</p></recital>\n{closing}')
    return f"<preamble>\n{''.join(parts)}</preamble>\n"


def _element(node: Node, draft: Printed, lines: dict[tuple[str, bool], Line]) -> str:
    if node.kind == "wrapup":
        return f'<wrapUp eId="{draft.addresses[node.ident]}"><p>{escape(lines[node.ident, False].words)}</p></wrapUp>\n'
    name = ELEMENTS[node.kind]
    number = _number(node, draft)
    num = f"<num>{number}</num>" if number else ""
    title = lines.get((node.ident, True))
    heading = f"<heading>{escape(title.words)}</heading>" if title else ""
    inner = "".join(_element(child, draft, lines) for child in node.children)
    own = lines.get((node.ident, False)) if node.text else None
    if own:
        holds = "intro" if node.children else "content"
        inner = f"<{holds}><p>{escape(own.words)}</p></{holds}>{inner}"
    return f'<{name} eId="{draft.addresses[node.ident]}">{num}{heading}{inner}</{name}>\n'


def _number(node: Node, draft: Printed) -> str:
    number = draft.numbers[node.ident]
    dress = {"chapter": "Chapter {}", "article": "Article {}", "paragraph": "{}.", "subparagraph": "({})"}
    return dress[node.kind].format(number) if number else ""


def _annex(node: Node, draft: Printed, lines: dict[tuple[str, bool], Line], meta: str) -> str:
    body = "".join(_element(child, draft, lines) for child in node.children)
    title = lines[node.ident, True].words
    address = draft.addresses[node.ident]
    return (
        f'<attachments><attachment eId="{address}"><num>Annex</num><heading>{escape(title)}</heading>'
        f'<doc name="annex">{meta}<mainBody>\n{body}</mainBody></doc></attachment></attachments>\n'
    )
