"""Document text is hostile: it is shown, it never acts, and what cannot be seen is made visible."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from travaux.comparison.changes import Change, Comparison, Pair, Place
from travaux.errors import Doubt
from travaux.publishing import Compared, Contents, Document, Record, publish
from travaux.publishing.paths import outward, slugs
from travaux.publishing.visible import odd_as_text, shown
from travaux.text.documents import Text
from travaux.text.marks import Mark

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }} {% include 'layout.html' %}",
    "javascript:alert(1)",
    "]]></style><svg onload=alert(1)>",
    '=HYPERLINK("http://evil","x")',
    "a\u202eb\u200bc\x00d\x1b[31m\ud800e",
)


def hostile_site(lanterns: ModuleType, words: str, folder: Path) -> Path:
    """A site in which every place that a document or a listing can fill holds the same words."""
    rows = (("article", "art_1", "Article 1", words, ""), ("paragraph", "art_1__para_1", "1.", "", words))
    a, b = lanterns.draft(rows[:1]), lanterns.draft(rows)
    span = b.provisions[1].span
    doubt = Doubt(words, words, page=1, address="art_1", span=span)
    b = Text(b.words, b.provisions, (Mark("comment", span, author=words, value=words),), doubts=(doubt,))
    change = Change(1, "insert", Place(words, (3, 3), ""), Place("art_1__para_1", span, b.words.text(*span)))
    documents = (
        Document(
            f"A/1 {words}",
            words,
            kind=words,
            date=words,
            published=words,
            language=words,
            label=words,
            url=words,
            text=a,
        ),
        Document("A/2", words, label=words, url=words, text=b),
    )
    compared = Compared(documents[0].symbol, "A/2", Comparison((Pair(words, "art_1", "same", 1.0),), (change,), {}))
    publish(Contents(words, documents, (compared,), about=words), folder)
    return folder


@pytest.mark.parametrize("words", HOSTILE)
def test_no_place_of_a_page_lets_document_text_act(words: str, lanterns: ModuleType, tmp_path: Path) -> None:
    folder = hostile_site(lanterns, words, tmp_path)
    for path in folder.rglob("*.html"):
        tree = html.fromstring(path.read_text("utf-8"))
        assert tree.xpath("count(//script)") == 1
        assert not tree.xpath("//*[@*[starts-with(name(), 'on')]] | //img | //style")
        assert not [link for link in tree.xpath("//@href") if link.strip().lower().startswith("javascript")]
        assert not any(sign in path.read_text("utf-8") for sign in "\u202e\u200b\x00\x1b")
        assert "49" not in tree.text_content() or "49" in words
    etree.fromstring((folder / "feed.xml").read_bytes())


SPOKEN = {"words", "label", "name", "option", "title", "text", "about", "why", "reason", "source", "at", "owner", "id", "kind",
          "verb", "on_behalf_of", "confidence", "verdict", "relation"}  # fmt: skip


def poisoned(record: object, words: str) -> object:
    """A record in which everything that a document, a file of demands or a speaker can fill holds the same words."""
    if isinstance(record, tuple):
        return tuple(poisoned(one, words) for one in record)
    if not is_dataclass(record) or isinstance(record, type):
        return record
    given = {f.name: getattr(record, f.name) for f in fields(record)}
    return replace(
        record, **{k: words if k in SPOKEN and isinstance(v, str) else poisoned(v, words) for k, v in given.items()}
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_no_place_of_the_record_lets_words_act(words: str, contents: Contents, record: Record, tmp_path: Path) -> None:
    bad = poisoned(record, words)
    assert isinstance(bad, Record)
    publish(replace(contents, record=replace(bad, limits=dict.fromkeys(("who", "residue"), words))), tmp_path)
    pages = [
        tmp_path / name for name in ("returns.html", "residue.html", "uptake.html", "demands.html", "brackets.html")
    ]
    for path in (
        *pages,
        *tmp_path.glob("articles/*.html"),
        *tmp_path.glob("who/*.html"),
        *tmp_path.glob("origin/*.html"),
    ):
        tree = html.fromstring(path.read_text("utf-8"))
        assert tree.xpath("count(//script)") == 1
        assert not tree.xpath("//*[@*[starts-with(name(), 'on')]] | //img | //style")
        assert not [link for link in tree.xpath("//@href") if link.strip().lower().startswith("javascript")]
        assert not any(sign in path.read_text("utf-8") for sign in "\u202e\u200b\x00\x1b")
    for path in tmp_path.rglob("*.csv"):
        rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
        assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r")]


def test_odd_characters_are_shown_by_their_code() -> None:
    assert "U+202E" in shown("a\u202eb")
    assert "\u202e" not in shown("a\u202eb")
    assert odd_as_text("a\x1b[31mb") == "a‹U+001B›[31mb"


@given(st.text())
def test_every_text_can_be_shown_and_written_as_utf8(text: str) -> None:
    made = html.fromstring(f"<p>x{shown(text)}</p>".encode())
    assert not made.xpath("descendant::*[not(self::span)]")
    odd_as_text(text).encode()


def test_no_cell_of_the_csv_is_a_formula(lanterns: ModuleType, tmp_path: Path) -> None:
    for n, words in enumerate(HOSTILE):
        folder = hostile_site(lanterns, words, tmp_path / str(n))
        text = next(folder.rglob("changes.csv")).read_text("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text)))
        assert len(rows) == 2
        assert not [cell for cell in rows[1] if cell[:1] in tuple("=+-@\t\r")]


def test_the_json_of_changes_holds_the_words_exactly(lanterns: ModuleType, tmp_path: Path) -> None:
    folder = hostile_site(lanterns, HOSTILE[-1], tmp_path)
    whole = json.loads(next(folder.rglob("changes.json")).read_text("utf-8"))
    assert whole["schema"] == "travaux/changes/1"
    assert whole["changes"][0]["after"]["text"] == f"1. {HOSTILE[-1]}"
    assert whole["changes"][0]["evidence"][0]["href"].startswith("drafts/a-2.html#")


@given(st.lists(st.text(), unique=True))
def test_file_names_are_plain_and_no_two_symbols_share_one(symbols: list[str]) -> None:
    names = slugs(symbols)
    assert len(set(names.values())) == len(symbols)
    assert all(name.isascii() and not set(name) & set('/\\ :*?"<>|%#') and name.strip(".") for name in names.values())


def test_only_addresses_of_the_web_lead_outward() -> None:
    assert outward("https://example.org/a.pdf") == "https://example.org/a.pdf"
    assert [outward(url) for url in ("javascript:x", "data:text/html,x", "file:///etc", "//x", "", None)] == [None] * 6
