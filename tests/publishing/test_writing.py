"""The folder of a site: only what changed is written, pictures are drawn once, nothing of others is touched."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from lxml import html

from travaux.comparison import compare
from travaux.publishing import Compared, Contents, Document, Picture, publish
from travaux.text import Mark, accepted, parse


def test_a_second_time_nothing_is_written(contents: Contents, tmp_path: Path) -> None:
    assert publish(contents, tmp_path)
    assert publish(contents, tmp_path) == ()


def test_only_pages_that_show_the_change_are_written_again(contents: Contents, tmp_path: Path) -> None:
    publish(contents, tmp_path)
    documents = (*contents.documents[:1], replace(contents.documents[1], label="Another name"), *contents.documents[2:])
    assert set(publish(replace(contents, documents=documents), tmp_path)) == {"index.html"}


def test_page_pictures_are_asked_for_once_and_only_where_a_change_stands(
    contents: Contents, lanterns: ModuleType, tmp_path: Path
) -> None:
    asked: list[tuple[str, int]] = []

    def pictures(symbol: str, page: int) -> Picture | None:
        asked.append((symbol, page))
        assert contents.pictures is not None
        return contents.pictures(symbol, page)

    counted = replace(contents, pictures=pictures)
    publish(counted, tmp_path)
    assert asked == [("XA/LAN/1", 1)]
    publish(counted, tmp_path)
    assert asked == [("XA/LAN/1", 1)]


def test_pages_of_a_document_that_is_gone_are_taken_away_and_files_of_others_stay(
    contents: Contents, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    publish(contents, tmp_path)
    assert (tmp_path / "drafts/xa-lan-1.html").is_file()
    publish(replace(contents, documents=contents.documents[2:], compared=()), tmp_path)
    assert not (tmp_path / "drafts/xa-lan-1.html").exists()
    assert not list(tmp_path.glob("evidence/*/*.png"))
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_a_damaged_list_of_files_takes_nothing_away(contents: Contents, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("mine")
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / ".published.json").write_text('["../outside.txt", 7]')
    publish(contents, folder)
    assert outside.is_file()


def test_two_documents_with_one_symbol_are_refused() -> None:
    with pytest.raises(ValueError, match="one symbol"):
        Contents("T", (Document("A"), Document("A")))


def test_a_comparison_without_a_text_is_refused(contents: Contents) -> None:
    with pytest.raises(ValueError, match="without a text"):
        replace(contents, documents=contents.documents[:2])


def test_the_page_of_a_marked_up_draft_shows_its_own_revisions_and_opens_at_the_compared_words(tmp_path: Path) -> None:
    printed = parse("Article 1\n\nEach Party may not report.")
    gone = printed.words.at(printed.words.source.index("not"))
    marked = replace(printed, marks=(Mark("tracked_deletion", (gone, gone + 2), author="XA"),))
    before, reading = parse("Article 1\n\nEach Party shall report."), accepted(marked)
    documents = (
        Document("A/1", text=before),
        Document("A/2", text=reading.text, printed=marked, original=reading.original),
    )
    publish(Contents("T", documents, (Compared("A/1", "A/2", compare(before, reading.text)),)), tmp_path)
    page = html.fromstring((tmp_path / "drafts/a-2.html").read_text("utf-8"))
    assert [s.text_content().strip() for s in page.xpath("//s[@class='out']")] == ["not"]
    assert page.xpath("//s[@class='out']/@title") == ["struck (XA)"]
    assert page.xpath("//*[@class='spot']")[0].text_content() == "may"
