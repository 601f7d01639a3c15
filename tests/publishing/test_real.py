"""Real and bundled negotiations as sites: no link without a target, no address twice, no heading out of order, no heavy page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from travaux.comparison import compare
from travaux.publishing import Compared, Contents, Document, publish
from travaux.reading import read

EXAMPLE = Path(__file__).parents[2] / "src" / "travaux" / "example"
LIMIT = 300_000


def published(files: list[Path], folder: Path) -> Path:
    """The site of these files, each compared with the next, without pictures of pages."""
    documents = tuple(Document(path.name, text=read(path)) for path in files)
    compared = tuple(
        Compared(a.symbol, b.symbol, compare(a.text, b.text)) for a, b in pairwise(documents) if a.text and b.text
    )
    publish(Contents("Real", documents, compared), folder)
    return folder


def faults(folder: Path) -> Iterator[str]:
    """Everything on the pages of a site that a careful reader would trip over."""
    trees = {
        path.resolve(): html.fromstring(path.read_text("utf-8"))
        for path in sorted(folder.rglob("*.html"))
        if path.is_file()
    }
    ids = {path: tree.xpath("//@id") for path, tree in trees.items()}
    for path, tree in trees.items():
        where = path.relative_to(folder.resolve())
        if len(ids[path]) != len(set(ids[path])):
            yield f"{where}: an address stands twice"
        levels = [int(h.tag[1]) for h in tree.xpath("//main//*[re:match(name(), '^h[1-6]$')]", namespaces=REGEX)]
        if levels[:1] != [1] or any(b > a + 1 for a, b in pairwise(levels)):
            yield f"{where}: headings out of order"
        if path.stat().st_size > LIMIT:
            yield f"{where}: {path.stat().st_size} bytes"
        yield from (f"{where}: {link}" for link in tree.xpath("//@href | //@src") if not _reaches(path, link, ids))


REGEX = {"re": "http://exslt.org/regular-expressions"}


def _reaches(path: Path, link: str, ids: dict[Path, list[str]]) -> bool:
    parts = urlsplit(link)
    if parts.scheme:
        return True
    target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
    return target.is_file() and (not parts.fragment or target not in ids or unquote(parts.fragment) in ids[target])


def changes_without_a_place(folder: Path) -> Iterator[str]:
    """Numbers that are listed but stand nowhere in the text, or stand there twice."""
    for comparison in sorted(folder.glob("compare/*")):
        trees = [html.fromstring(path.read_text("utf-8")) for path in comparison.glob("*.html")]
        listed = sorted(i[1:] for tree in trees for i in tree.xpath("//aside//li/@id"))
        placed = sorted(i[1:] for tree in trees for i in tree.xpath("//main//a[@class='n']/@id"))
        if listed != placed:
            yield f"{comparison.name}: {sorted(set(listed) ^ set(placed))[:5]}"


@pytest.fixture(scope="module", params=["example", "bbnj"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if request.param == "example":
        names = ("03-zero-draft.pdf", "06-rolling-text.docx", "07-revised-draft.pdf", "10-text-for-approval.html")
        files = [EXAMPLE / name for name in names]
    else:
        drafts = request.getfixturevalue("corpora") / "bbnj-drafts-qabot" / "un"
        files = [drafts / name for name in ("45.txt", "5.txt", "0.txt")]
    return published(files, tmp_path_factory.mktemp(str(request.param)))


def test_a_careful_reader_trips_over_nothing(site: Path) -> None:
    assert list(faults(site)) == []


def test_every_change_that_is_listed_stands_in_the_text_once(site: Path) -> None:
    assert list(changes_without_a_place(site)) == []
