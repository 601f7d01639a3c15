"""What every page of a site holds to: addresses, links, headings, nothing from elsewhere."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from travaux.publishing import Contents

REDLINE = "compare/xa-lan-1--xa-lan-3/index.html"


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def page(site: Path, name: str) -> html.HtmlElement:
    return html.fromstring((site / name).read_text("utf-8"))


def test_every_change_has_one_anchor_and_one_line_in_the_list(site: Path, contents: Contents) -> None:
    tree = page(site, REDLINE)
    for change in contents.compared[0].comparison.changes:
        assert len(tree.xpath(f"//main//*[@id='c{change.number}']")) == 1
        assert len(tree.xpath(f"//aside//li[@id='l{change.number}']//a[@href='#c{change.number}']")) == 1


def test_no_address_stands_twice_on_a_page(every_site: Path) -> None:
    for path in pages(every_site):
        found = html.fromstring(path.read_text("utf-8")).xpath("//@id")
        assert len(found) == len(set(found)), path


def test_every_link_inside_the_site_has_a_target(every_site: Path) -> None:
    ids = {path.resolve(): set(html.fromstring(path.read_text("utf-8")).xpath("//@id")) for path in pages(every_site)}
    for path in pages(every_site):
        for link in html.fromstring(path.read_text("utf-8")).xpath("//@href | //@src"):
            parts = urlsplit(link)
            if parts.scheme in ("http", "https"):
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path.resolve()
            assert target.is_file(), f"{path.name}: {link}"
            if parts.fragment and target in ids:
                assert unquote(parts.fragment) in ids[target], f"{path.name}: {link}"


def test_headings_stand_in_order_under_one_title(every_site: Path) -> None:
    for path in pages(every_site):
        levels = [int(h.tag[1]) for h in html.fromstring(path.read_text("utf-8")).xpath("//main//*[self::h1 or self::h2 "
                  "or self::h3 or self::h4 or self::h5 or self::h6]")]  # fmt: skip
        assert levels[0] == 1
        assert levels.count(1) == 1
        assert all(b <= a + 1 for a, b in pairwise(levels)), path


def test_nothing_is_loaded_from_elsewhere_and_nothing_runs_in_the_page(every_site: Path) -> None:
    for path in pages(every_site):
        tree = html.fromstring(path.read_text("utf-8"))
        assert not tree.xpath("//style | //@style | //*[@*[starts-with(name(), 'on')]] | //script[not(@src)]")
        loaded = tree.xpath("//script/@src | //link/@href | //img/@src")
        assert all(not urlsplit(link).scheme and not link.startswith("/") for link in loaded)
        policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy[0].startswith("default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'")


def test_a_page_can_be_read_by_ear_and_by_key(every_site: Path) -> None:
    for path in pages(every_site):
        tree = html.fromstring(path.read_text("utf-8"))
        assert tree.get("lang") == "en"
        assert tree.xpath("//title/text()")
        assert tree.xpath("//body/*[1][self::a]/@href") == ["#main"]
        assert len(tree.xpath("//main[@id='main']")) == 1
        assert not tree.xpath("//img[not(@alt)] | //nav[not(@aria-label) and not(@aria-labelledby)]")
        assert not tree.xpath("//input[not(@id = //label/@for)]")


def test_a_move_is_tied_at_both_ends(site: Path) -> None:
    tree = page(site, REDLINE)
    gone = tree.xpath("//*[@id='c2-from']")[0]
    assert gone.tag == "del"
    assert tree.xpath("//a[@href='#c2'][@class='end']")[0].text == "moved to Article 3 ↘"
    assert tree.xpath("//a[@href='#c2-from']")[0].text == "↗ moved from Article 3(3)"
    here = tree.xpath("//*[@id='c2']/following-sibling::ins[@class='mv']")[0]
    assert here.xpath("./ins/text()") == ["public"]


def test_what_did_not_change_is_folded_with_its_head_in_sight(site: Path) -> None:
    tree = page(site, REDLINE)
    folded = tree.xpath("//details[contains(@class, 'same')]/summary//*[@class='title']/text()")
    assert folded == ["Preamble", "Use of terms", "Objective", "Entry into force"]
    assert tree.xpath("//details[@class='fold']/summary/text()") == ["(2) to (5) unchanged"]


def test_a_renumbering_is_a_quiet_label_and_no_edit(site: Path) -> None:
    tree = page(site, REDLINE)
    head = tree.xpath("//*[@id='part_II__art_4']//h3")[0]
    assert head.text_content().split() == ["4Article", "4", "was", "Article", "3", "Keepers"]
    assert not head.xpath(".//ins | .//del")


def test_a_reference_that_follows_and_a_bracket_have_their_own_signs(site: Path) -> None:
    tree = page(site, REDLINE)
    assert tree.xpath("//main//del[@class='fo']/text() | //main//ins[@class='fo']/text()") == ["4", "5"]
    assert tree.xpath("//main//del[@class='br']/text()") == ["[", "]"]
    assert tree.xpath("//main//ins[@class='br']/text()") == ["[", "]"]


def test_the_lead_says_what_happened_to_the_articles(site: Path) -> None:
    lead = page(site, REDLINE).xpath("//p[@class='lead']/text()")[0]
    assert lead == "Article 3 is now Article 4, Article 4 is now Article 5; 1 article is new, 1 dropped."


def test_a_change_opens_the_printed_page_with_its_words_boxed(site: Path) -> None:
    link = page(site, REDLINE).xpath("//li[@id='l5']//a[starts-with(text(), 'before')]/@href")[0]
    assert link.endswith("evidence/xa-lan-1/page-1.html#xa-lan-1--xa-lan-3.c5")
    tree = page(site, "evidence/xa-lan-1/page-1.html")
    box = tree.xpath("//g[@id='xa-lan-1--xa-lan-3.c5']/rect")
    assert len(box) == 1
    assert float(box[0].get("width")) == pytest.approx(3 * 6.1 + 3, abs=0.2)


def test_a_change_without_a_printed_page_opens_the_draft_at_the_words(site: Path) -> None:
    link = page(site, REDLINE).xpath("//li[@id='l5']//a[starts-with(text(), 'after')]/@href")[0]
    assert link.endswith("drafts/xa-lan-3.html#xa-lan-1--xa-lan-3.c5")
    spot = page(site, "drafts/xa-lan-3.html").xpath("//*[@id='xa-lan-1--xa-lan-3.c5']")[0]
    assert spot.text_content() == "shall"


def test_a_late_publication_is_shown_as_a_gap(site: Path) -> None:
    entry = page(site, "index.html").xpath("//li[@id='xa-lan-2']")[0].text_content()
    assert "20 March 2026" in entry
    assert "published 2 May 2026" in entry
    assert "6 weeks later" in entry


def test_a_file_that_could_not_be_read_says_why_and_what_to_try(site: Path) -> None:
    entry = page(site, "index.html").xpath("//li[@id='xa-lan-4']")[0].text_content()
    assert "Could not be read (encrypted)" in entry
    assert "Try: Save it without one" in entry


def test_marks_notes_page_numbers_and_doubts_stand_on_the_page_of_the_draft(site: Path) -> None:
    tree = page(site, "drafts/xa-lan-1.html")
    assert tree.xpath("//main//em/text()") == ["Recalling"]
    assert tree.xpath("//u[@class='in']/text()") == ["dark"]
    assert tree.xpath("//*[@id='note-1']//a/@href") == ["#note-1-call"]
    assert tree.xpath("//*[@class='pg']/a/@href") == ["../evidence/xa-lan-1/page-1.html"]
    assert "A bracket opens here and never closes." in tree.xpath("//*[@id='doubts']")[0].text_content()
    assert tree.xpath("//b[@class='br']/text()") == ["[", "]"]


def test_the_contents_list_leads_to_every_article(site: Path) -> None:
    links = page(site, "drafts/xa-lan-3.html").xpath("//nav[@class='contents']//a/@href")
    assert [link for link in links if "__art_" in link] == [
        f"#part_{'I' if n < 3 else 'II'}__art_{n}" for n in (1, 2, 3, 4, 5, 6)
    ]


def test_bars_show_where_the_changes_are_and_lead_there(site: Path) -> None:
    bars = page(site, REDLINE).xpath("//figure[@class='strip']//a")
    assert [bar.findtext("title") for bar in bars] == [
        "Preamble: unchanged",
        "Article 1: unchanged",
        "Article 2: unchanged",
        "Article 3: 3 changes",
        "Article 4: 6 changes",
        "Article 5: 3 changes",
        "Article 5: 1 change",
        "Article 6: unchanged",
    ]
    assert bars[3].get("href") == "#part_II__art_3"
    assert bars[6].get("href") == "#was-part_II__art_5"
