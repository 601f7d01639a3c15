"""Akoma Ntoso: the addresses and kinds that it gives are kept, its words are set in reading order."""

from __future__ import annotations

import pytest

from travaux.errors import TravauxError
from travaux.reading import manuscript_of
from travaux.text import Manuscript

SPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
META = (
    '<meta><identification source="#xa"><FRBRWork><FRBRnumber value="A/CONF.999/5"/></FRBRWork>'
    '<FRBRExpression><FRBRlanguage language="fra"/></FRBRExpression></identification>'
    '<notes><note eId="note_2"><p>From the metadata.</p></note></notes></meta>'
)
ARTICLE = (
    '<article eId="art_1"><num>Article 1</num><heading>Scope</heading>'
    '<paragraph eId="art_1__para_1"><num>1.</num><list eId="art_1__para_1__list_1"><intro><p>Each Party '
    '<del>may</del><ins>shall</ins>:</p></intro><point eId="art_1__para_1__point_a"><num>(a)</num><content><p>report;</p>'
    '<p>at once;</p></content></point><wrapUp eId="art_1__para_1__wrapup"><p>in full.</p></wrapUp></list></paragraph>'
    '<paragraph eId="art_1__para_nn_1"><content><p>No number<noteRef href="#note_2" marker="2"/>.'
    '<authorialNote eId="fn_1" marker="*"><p>A note.</p></authorialNote></p></content></paragraph></article>'
)


def read(body: str, version: str = SPACE) -> Manuscript:
    document = f'<akomaNtoso xmlns="{version}"><bill name="draft">{META}<body>{body}</body></bill></akomaNtoso>'
    return manuscript_of(document.encode(), "draft.xml")


def rows(found: Manuscript) -> list[tuple[str, str | None, str | None, str]]:
    return [(b.role, b.eid, b.kind, found.source[b.span[0] : b.span[1]]) for b in found.blocks]


def test_the_first_block_of_a_provision_has_its_address_and_kind() -> None:
    assert rows(read(ARTICLE)) == [
        ("heading", "art_1", "article", "Article 1"),
        ("heading", None, None, "Scope"),
        ("body", "art_1__para_1", "paragraph", "1. Each Party mayshall:"),
        ("body", "art_1__para_1__point_a", "point", "(a) report;"),
        ("body", None, None, "at once;"),
        ("body", "art_1__para_1__wrapup", "wrapup", "in full."),
        ("body", "art_1__para_nn_1", "paragraph", "No number2.*"),
        ("footnote", "note_2", "footnote", "2 From the metadata."),
        ("footnote", "fn_1", "footnote", "* A note."),
    ]


def test_version_two_reads_like_version_three() -> None:
    assert rows(read(ARTICLE, "http://www.akomantoso.org/2.0")) == rows(read(ARTICLE))


def test_symbol_and_language_are_those_of_the_metadata() -> None:
    facts = read(ARTICLE).facts
    assert (facts.symbol, facts.language, facts.media_type) == ("A/CONF.999/5", "fr", "application/akn+xml")


def test_edits_and_calls_of_notes_are_marks() -> None:
    found = read(ARTICLE)
    assert [(m.kind, found.source[m.span[0] : m.span[1]]) for m in found.marks] == [
        ("deletion", "may"), ("insertion", "shall"), ("footnote_reference", "2"), ("footnote_reference", "*"),
    ]  # fmt: skip


def test_cells_of_a_table_say_their_row_and_column() -> None:
    found = read("<paragraph><content><table><tr><td><p>A</p></td><td>B</td></tr></table></content></paragraph>")
    assert [(b.role, b.style) for b in found.blocks] == [("cell", "table:1:1"), ("cell", "table:1:2")]


def test_provisions_inside_a_quotation_open_nothing() -> None:
    old = '<article eId="art_9"><num>Article 9</num><content><p>Old.</p></content></article>'
    quoted = f"<mod><quotedStructure>{old}</quotedStructure></mod>"
    found = read(f'<paragraph eId="para_1"><content><p>Replace: {quoted}</p></content></paragraph>')
    assert {row[1] for row in rows(found)} <= {"para_1", None}
    assert "Article 9" in found.source
    assert "Old." in found.source


def test_no_word_of_an_element_that_nobody_knows_is_lost() -> None:
    assert "kept" in read("<unheard><of>kept</of></unheard>").source


def test_xml_of_another_kind_is_refused() -> None:
    with pytest.raises(TravauxError) as refusal:
        manuscript_of(b'<?xml version="1.0"?><statute><p>x</p></statute>', "a.xml")
    assert refusal.value.code == "unknown_xml"


def test_a_document_type_is_refused() -> None:
    content = f'<?xml version="1.0"?><!DOCTYPE akomaNtoso [<!ENTITY a "b">]><akomaNtoso xmlns="{SPACE}"/>'.encode()
    with pytest.raises(TravauxError) as refusal:
        manuscript_of(content, "a.xml")
    assert refusal.value.code == "xml_document_type"
