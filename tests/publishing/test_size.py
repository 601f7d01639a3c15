"""A long text stays readable: several pages, none heavy, every change and every move found across them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from lxml import html

from travaux.comparison import compare
from travaux.publishing import Compared, Contents, Document, Record, publish
from travaux.publishing.measures import Unasked
from travaux.publishing.record import Actor, Article, Claim, Grid, Issue, Quote, Version, Voice
from travaux.text import parse

LIMIT = 300_000
NOUNS = [
    "lantern",
    "keeper",
    "harbour",
    "register",
    "oil",
    "night",
    "coast",
    "traveller",
    "report",
    "council",
    "signal",
    "tower",
]


def long_text(seed: int, struck: float) -> str:
    """About 60,000 words in 300 articles; `struck` of the words are other words."""
    same, other = random.Random(1), random.Random(seed)
    articles = []
    for number in range(1, 301):
        words = [other.choice(NOUNS) if other.random() < struck else same.choice(NOUNS) for _ in range(190)]
        articles.append(f"Article {number}\n\n1. The {' '.join(words[:100])}.\n\n2. The {' '.join(words[100:])}.")
    return "\n\n".join(articles)


@pytest.fixture(scope="module")
def long_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("long")
    a, b = parse(long_text(2, 0.0)), parse(long_text(3, 0.05))
    documents = (Document("A/1", text=a), Document("A/2", text=b))
    publish(Contents("Long", documents, (Compared("A/1", "A/2", compare(a, b)),)), folder)
    return folder


def test_no_page_of_a_long_text_is_heavy(long_site: Path) -> None:
    heavy = {p.name: p.stat().st_size for p in long_site.rglob("*.html") if p.stat().st_size > LIMIT}
    assert heavy == {}


def test_every_change_of_a_long_text_has_one_anchor_on_one_of_its_pages(long_site: Path) -> None:
    pages = [html.fromstring(p.read_text("utf-8")) for p in long_site.glob("compare/a-1--a-2/*.html")]
    anchors = [int(n[1:]) for tree in pages for n in tree.xpath("//a[@class='n']/@id")]
    assert len(anchors) == len(set(anchors))
    assert sorted(anchors) == list(range(1, max(anchors) + 1))


def test_pages_of_a_long_text_name_each_other(long_site: Path) -> None:
    tree = html.fromstring((long_site / "compare/a-1--a-2/index.html").read_text("utf-8"))
    links = tree.xpath("(//nav[@class='parts'])[1]//a/@href")
    assert links
    assert all((long_site / "compare/a-1--a-2" / link).is_file() for link in links)
    assert tree.xpath("(//nav[@class='parts'])[1]//*[@aria-current='page']")


def test_no_page_of_a_long_record_is_heavy(tmp_path: Path) -> None:
    text = parse(long_text(2, 0.0))
    articles = [p for p in text.provisions if p.kind == "article"]
    said = tuple(
        Voice(f"Party {n}", "propose", f"Party {n}", "state", f"P{n}", "a wording of some length, " * 12,
              Quote("A/1", "what was said in the room", p.span, None, p.address), "", "2026-01-01", "2026-03-01")
        for p in articles for n in range(12)
    )  # fmt: skip
    issues = tuple(Issue(p.address, "Lanterns", None, ("A/1", p.address), "A/1") for p in articles)
    cells = tuple((n // 12, voice.code, (voice,)) for n, voice in enumerate(said))
    grid = Grid(tuple(Actor(f"P{n}", f"Party {n}") for n in range(12)), issues, cells)
    claim = Claim("Party 1", "propose", Quote("A/1", "words " * 200, articles[0].span))
    residue = tuple(Unasked("A/1", "A/1", n, "art_1", "gone " * 300, "come " * 300, 1.0, "number", (claim,) * 3)
                    for n in range(400))  # fmt: skip
    lineages = tuple(Article(("A/1", p.address), (Version("A/1", p.address),)) for p in articles)
    record = Record(lineages, grid, residue=residue)
    publish(Contents("Long", (Document("A/1", text=text),), record=record), tmp_path)
    heavy = {p.name: p.stat().st_size for p in tmp_path.rglob("*.html") if p.stat().st_size > LIMIT}
    assert heavy == {}
    assert len(list(tmp_path.glob("who/sheet-*.html"))) > 3
