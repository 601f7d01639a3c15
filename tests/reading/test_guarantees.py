"""What holds for every file, however broken: a manuscript that keeps its promises, or a typed refusal. Nothing else."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.errors import TravauxError
from travaux.reading import manuscript_of
from travaux.text import Manuscript, parse

from .word_files import abstract_list, in_list, level, listed, paragraph, word_file

BEGINNINGS = [
    b"", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"<html>", b"<!doctype html><p>",
    b"<?xml version='1.0'?>", b"<akomaNtoso>", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"# Article 1\n", b"Article 1\n(a) ",
    b"From: a\nTo: b\nDate: c\n",
]  # fmt: skip
CALL = '<w:r><w:t xml:space="preserve">Each Party</w:t></w:r><w:r><w:footnoteReference w:id="1"/></w:r>'
WHOLE = {
    "draft.docx": word_file(
        paragraph(runs=CALL)
        + in_list("report", 1, 1)
        + f"<w:tbl><w:tr><w:tc>{paragraph('cell')}</w:tc></w:tr></w:tbl>",
        numbering=abstract_list(0, [level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)")]) + listed(1, 0),
        footnotes=f'<w:footnote w:id="1">{paragraph("A note.")}</w:footnote>',
        styles='<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>',
    ),
    "draft.html": b"<!doctype html><html><body><h1>A</h1><ol><li>x<sup><a href='#n'>1</a></sup></ol><table><tr><td>c</table>"
    b"<p hidden>h</p><p id=n>1 note <ins>y</ins></body></html>",
    "draft.xml": b"<?xml version='1.0'?><akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'><act><meta/><body>"
    b"<article eId='art_1'><num>Article 1</num><heading>H</heading><paragraph><content><p>x</p></content></paragraph></article>"
    b"</body></act></akomaNtoso>",
    "draft.md": b"# A\n\n1. x[^n]\n   - **y**\n\n[^n]: note\n\n| a | b |\n|---|---|\n| c | ~~d~~ |\n",
    "draft.txt": "Article 1\n99-00001 2/3\n(a) Each Party\nshall\f3/3 99-00001\n\nAïda — “x”\n".encode(),
}


def holds(found: Manuscript) -> None:
    """The promises of a manuscript: blocks rise, do not overlap, hold words; only blanks between them; marks inside."""
    at = 0
    for block in found.blocks:
        start, end = block.span
        assert at <= start < end <= len(found.source)
        assert not found.source[at:start].strip()
        assert not found.source[start].isspace()
        assert not found.source[end - 1].isspace()
        assert block.label_end is None or start < block.label_end <= end
        at = end
    assert not found.source[at:].strip()
    assert all(0 <= m.span[0] < m.span[1] <= len(found.source) for m in found.marks)
    roles = [{"footnote": 1, "aside": 2}.get(b.role, 0) for b in found.blocks if b.role != "cell"]
    assert roles == sorted(roles)


def read_or_refuse(content: bytes, name: str) -> None:
    try:
        found = manuscript_of(content, name)
    except TravauxError as refusal:
        text = (refusal.code, refusal.what, refusal.try_this)
        assert all(text)
        return
    holds(found)
    assert parse(found).words.source == found.source


@given(
    st.sampled_from(BEGINNINGS),
    st.binary(max_size=300),
    st.sampled_from(["txt", "md", "html", "docx", "xml", "pdf", ""]),
)
def test_any_bytes_are_read_or_refused(beginning: bytes, rest: bytes, ending: str) -> None:
    read_or_refuse(beginning + rest, f"draft.{ending}")


@pytest.mark.parametrize("name", WHOLE)
def test_a_whole_file_keeps_the_promises_of_a_manuscript(name: str) -> None:
    found = manuscript_of(WHOLE[name], name)
    holds(found)
    assert found.blocks


def mutated(content: bytes, seed: int) -> bytes:
    """The content with bits turned, a piece cut out, a piece doubled, or its end cut off."""
    draw = random.Random(seed)
    out = bytearray(content)
    for _ in range(draw.randrange(1, 6)):
        at, length = draw.randrange(len(out)), draw.randrange(1, 40)
        kind = draw.randrange(4)
        if kind == 0:
            out[at] ^= 1 << draw.randrange(8)
        elif kind == 1:
            del out[at : at + length]
        elif kind == 2:
            out[at:at] = out[at : at + length]
        else:
            out[at:] = out[at : at + draw.randrange(1, max(2, len(out)))]
        out = out or bytearray(b"x")
    return bytes(out)


@settings(max_examples=300)
@given(st.sampled_from(sorted(WHOLE)), st.integers(0, 10**9))
def test_a_damaged_file_is_read_or_refused(name: str, seed: int) -> None:
    read_or_refuse(mutated(WHOLE[name], seed), name)


TAGS = [
    "p", "r", "t", "ins", "del", "moveTo", "tbl", "tr", "tc", "sdt", "sdtContent", "hyperlink", "footnoteReference", "fldChar",
    "br", "commentRangeStart", "commentRangeEnd", "pPr", "rPr", "numPr", "numId", "drawing", "txbxContent", "sym",
    "moveToRangeStart",
]  # fmt: skip
TREES = st.recursive(
    st.sampled_from(["Each Party", "x", " ", ""]),
    lambda inner: st.tuples(st.sampled_from(TAGS), st.lists(inner, max_size=4)),
    max_leaves=25,
)


def written(tree: str | tuple[str, list[object]]) -> str:
    if isinstance(tree, str):
        return f'<w:t xml:space="preserve">{tree}</w:t>' if tree else ""
    tag, inner = tree
    return f'<w:{tag} w:id="1" w:val="1" w:fldCharType="begin">{"".join(map(written, inner))}</w:{tag}>'  # type: ignore[arg-type]


@settings(max_examples=300)
@given(st.lists(TREES, max_size=5))
def test_word_elements_in_any_order_keep_the_promises_of_a_manuscript(trees: list[object]) -> None:
    body = "".join(written(tree) for tree in trees)  # type: ignore[arg-type]
    read_or_refuse(
        word_file(body, footnotes='<w:footnote w:id="1"><w:p/></w:footnote>', comments='<w:comment w:id="1"/>'),
        "a.docx",
    )


ELEMENTS = [
    "p", "div", "ol", "li", "ul", "table", "tr", "td", "ins", "b", "sup", "a href='#n'", "a id=n", "h2", "br", "nav", "pre",
    "span hidden", "footer", "li id=n", "script", "center", "caption", "header",
]  # fmt: skip


@settings(max_examples=300)
@given(st.lists(st.one_of(st.sampled_from(["x", " ", "1", "(a) y", "&amp;"]), st.sampled_from(ELEMENTS).map(lambda e: f"<{e}>"),
                          st.sampled_from(ELEMENTS).map(lambda e: f"</{e.split()[0]}>")), max_size=40))  # fmt: skip
def test_html_elements_in_any_order_keep_the_promises_of_a_manuscript(pieces: list[str]) -> None:
    read_or_refuse(b"<!doctype html>" + "".join(pieces).encode(), "a.html")


WRAPPERS = ["p", "ins", "del", "moveTo", "tc", "hyperlink", "smartTag", "customXml", "r", "tbl", "tr"]
NESTED = st.recursive(
    st.just("word"), lambda inner: st.tuples(st.sampled_from(WRAPPERS), st.lists(inner, max_size=4)), max_leaves=15
)


@settings(max_examples=300)
@given(st.lists(NESTED, max_size=5))
def test_no_word_is_lost_whatever_wraps_it(trees: list[object]) -> None:
    body = "".join(written(tree) if isinstance(tree, tuple) else paragraph("word") for tree in trees)  # type: ignore[arg-type]
    assert manuscript_of(word_file(body), "a.docx").source.count("word") == body.count("word")


TEXTS = st.lists(st.one_of(st.just("word "), st.sampled_from(ELEMENTS[:15]).map(lambda e: f"<{e}>"),
                           st.sampled_from(ELEMENTS[:15]).map(lambda e: f"</{e.split()[0]}>")), max_size=30)  # fmt: skip


@settings(max_examples=300)
@given(TEXTS)
def test_no_word_of_a_web_page_is_lost_whatever_wraps_it(pieces: list[str]) -> None:
    body = "".join(pieces)
    assert manuscript_of(b"<!doctype html><body>" + body.encode(), "a.html").source.count("word") == body.count("word")
