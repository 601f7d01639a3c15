"""What the pages of the record show, and that each thing opens the words it rests on."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import numpy as np
from lxml import html

from travaux.publishing import Contents, Document, Record, publish
from travaux.publishing.record import Credited, Quote, Traced, TracedRun

KEEPERS = "articles/xa-lan-1--part_II__art_3.html"
REPORTS = "articles/xa-lan-1--part_II__art_4.html"


def page(told: Path, name: str) -> html.HtmlElement:
    return html.fromstring((told / name).read_text("utf-8"))


def said(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_a_site_without_a_record_has_no_page_of_it_and_no_way_there(site: Path) -> None:
    assert not (site / "record.css").exists()
    assert not (site / "articles").exists()
    assert not page(site, "index.html").xpath("//*[@class='ways']")


def test_an_article_keeps_the_page_of_its_first_address(told: Path) -> None:
    tree = page(told, KEEPERS)
    assert said(tree.xpath("//h1")[0]) == "Article 4 Keepers"
    stood = [said(h) for h in tree.xpath("//ol[@class='versions']/li/h3")]
    assert stood == ["Zero draft, Article 3", "Revised draft, Article 4"]


def test_a_version_shows_what_changed_and_leads_to_the_redline(told: Path) -> None:
    version = page(told, KEEPERS).xpath("//li[@id='v2']")[0]
    assert version.xpath(".//details//del/text()")[0] == "may"
    number = version.xpath(".//details//a[@class='n'][text()='5']/@href")[0]
    assert number == "../compare/xa-lan-1--xa-lan-3/index.html#c5"


def test_a_change_names_who_asked_for_it_and_opens_the_words(told: Path) -> None:
    asked = page(told, KEEPERS).xpath("//div[@class='asked']/ul/li")
    assert "CST proposes “may”" in said(asked[0]).replace('"', "“")[:80] or "CST proposes may" in said(asked[0])
    link = asked[0].xpath(".//ul//a/@href")[0]
    spot = link.partition("#")[2]
    assert page(told, "drafts/xa-lan-1.html").get_element_by_id(spot).text_content() == "may"
    rest = page(told, KEEPERS).xpath("//ul[@class='unasked']/li")
    assert said(rest[0]) == "6 [ nearest: Marl, Revised draft"


def test_both_days_of_a_version_and_of_a_position_are_shown(told: Path) -> None:
    assert "1 June 2026 public 3 June 2026" in said(page(told, KEEPERS).xpath("//li[@id='v2']/p[@class='when']")[0])
    cell = page(told, "who/index.html").xpath("//table//td[contains(., 'opposes')]")[0]
    assert "15 March 2026, public 2 May 2026" in said(cell)
    assert "Recording of the second meeting, at 01:01" in said(cell)


def test_an_open_point_shows_its_wordings_and_who_holds_them(told: Path) -> None:
    point = page(told, REPORTS).xpath("//li[@id='point-1']")[0]
    assert said(point.xpath("./h3")[0]) == "(1) words that stay or go"
    assert "first seen in Revised draft" in said(point)
    kept, gone = point.xpath(".//dl/div")
    assert "Mrl name as printed would retain" in said(kept)
    assert said(gone) == "no words nobody on record"


def test_sides_stand_side_by_side_and_what_they_share_stands_once(told: Path) -> None:
    rows = page(told, REPORTS).xpath("//table[@class='sides']/tbody/tr")
    assert [len(row.xpath("./td")) for row in rows] == [2, 1]
    assert rows[0].xpath(".//mark[@class='chosen']/text()") == ["as appropriate"]
    assert rows[0].xpath(".//mark[@class='undecided']/text()") == ["[as appropriate]"]
    assert rows[1].xpath("./td/@colspan") == ["2"]


def test_a_dropped_article_has_its_page_and_says_so(told: Path) -> None:
    tree = page(told, "articles/xa-lan-1--part_II__art_5.html")
    assert "Dropped. Last stood in Zero draft" in said(tree.xpath("//header[@class='top']")[0])
    assert "Dropped: it was Article 5 of Zero draft" in said(tree.xpath("//li[@id='v2']")[0])


def test_what_refers_to_an_article_is_listed_with_its_words(told: Path) -> None:
    assert said(page(told, KEEPERS).xpath("//ul[@class='reached']/li")[0]).startswith(
        "Article 1(b) refers to Article 4"
    )


def test_what_is_not_on_record_shows_as_unknown(told: Path) -> None:
    row = page(told, "who/index.html").xpath("//table/tbody/tr[1]/td")
    assert said(row[2]) == "? nothing on record"
    assert row[2].get("class") == "unknown"


def test_a_group_speaks_in_its_own_column_only(told: Path) -> None:
    head = [said(h) for h in page(told, "who/index.html").xpath("//thead//th")]
    assert head == ["Issue", "Coast Group group", "Marl", "Quay"]
    marl = page(told, "who/party-xm.html")
    assert "member of Coast Group" in said(marl.xpath("//header[@class='top']")[0])
    assert "proposes" not in said(marl.xpath("//table")[0])


def test_a_change_of_mind_stands_in_the_order_of_days(told: Path) -> None:
    verbs = page(told, "who/party-xm.html").xpath("//td//span[@class='verb']/text()")
    assert verbs == ["opposes", "supports"]


def test_positions_stand_by_day_with_how_late_they_became_public(told: Path) -> None:
    rows = [[said(td) for td in tr.xpath("./td")] for tr in page(told, "who/days.html").xpath("//tbody/tr")]
    assert [row[0] for row in rows] == ["14 March 2026", "15 March 2026", "1 June 2026", "1 June 2026"]
    assert rows[1][1].startswith("2 May 2026")
    assert rows[1][1].endswith("7 weeks later")
    assert rows[0][1] == "not known"


def test_a_change_of_mind_is_marked(told: Path) -> None:
    marks = page(told, "who/party-xm.html").xpath("//td//b[@class='turn']/@title")
    assert marks == ["other side of the same words"]


def test_words_are_coloured_by_origin_and_named_without_colour(told: Path) -> None:
    tree = page(told, "origin/xa-lan-3.html")
    run = tree.xpath("//a[contains(@class, 'from1')][. = 'shall']")[0]
    assert run.get("href").endswith("drafts/xa-lan-3.html#part_II__art_4__para_1")
    assert run.getprevious().text == "a"
    assert run.getprevious().getprevious().text == "2"
    assert run.get("title") == "Born in Revised draft; Article 4(1); on the label CST"
    legend = [said(li) for li in tree.xpath("//ul[@class='keys-d']/li")]
    assert legend[0].startswith("Zero draft 14 March 2026, 150 words of the draft, plain")


def test_a_return_shows_where_it_was_dropped_and_who_asked_for_it(told: Path) -> None:
    card = page(told, "returns.html").xpath("//li[@id='r1']")[0]
    assert "lightly edited" in said(card)
    assert said(card.xpath(".//ol[@class='path']")[0]) == (
        "last in Zero draft, p. 1, Article 3(3) dropped in Revised draft back in Revised draft, Article 3"
    )
    assert "Asked for in between by CST proposes" in said(card)


def test_what_nobody_asked_for_is_ranked_and_says_why_the_nearest_does_not_match(told: Path) -> None:
    cards = page(told, "residue.html").xpath("//ol[@class='cards ranked']/li")
    assert [said(card.xpath("./h3")[0]) for card in cards] == [
        "1 Article 3 an operative word",
        "2 Article 5 a provision was dropped",
    ]
    assert "made after the draft came out" in said(cards[0].xpath("./details")[0])
    assert "No request on record comes near." in said(cards[1])
    assert cards[0].xpath(".//a[contains(@href, '#c3')]")


def test_a_comparison_that_no_request_comes_near_says_that_the_record_is_silent(
    contents: Contents, record: Record, tmp_path: Path, told: Path
) -> None:
    silent = tuple(replace(one, nearest=()) for one in record.residue)
    publish(replace(contents, record=replace(record, residue=silent)), tmp_path)
    assert "the record is silent here" in said(page(tmp_path, "residue.html"))
    assert "the record is silent here" not in said(page(told, "residue.html"))


def test_limits_are_said_on_the_page(told: Path) -> None:
    assert "corridor" in said(page(told, "residue.html").xpath("//p[@class='limit']")[0])
    assert "Words are counted, not their weight." in said(page(told, "uptake.html").xpath("//p[@class='limit']")[0])


def test_a_regression_stands_out_and_verdicts_open_their_words(told: Path) -> None:
    tree = page(told, "demands.html")
    assert [said(td) for td in tree.xpath("//table//td[@class='worse']")] == ["not met ▼ worse"]
    words = tree.xpath("//li[@id='d-1']//dd")[1]
    assert said(words).startswith("met in Article 4 shall") or "shall" in said(words)
    assert words.xpath(".//a/@href")


def test_open_points_are_plotted_and_the_table_has_the_figures(told: Path) -> None:
    tree = page(told, "brackets.html")
    assert [t.text for t in tree.xpath("//figure//text[@class='sum']")] == ["1", "1"]
    rows = [[said(c) for c in tr.xpath("./th|./td")] for tr in tree.xpath("//section[1]//table/tbody/tr")]
    assert rows == [["Zero draft", "1", "", "", "1"], ["Revised draft", "1", "1", "1", "1"]]


def test_every_table_is_there_as_csv(told: Path) -> None:
    for name in (
        "who/positions",
        "returns",
        "residue",
        "uptake",
        "uptake-by-article",
        "demands",
        "brackets",
        "brackets-by-article",
    ):
        rows = list(csv.reader(io.StringIO((told / f"{name}.csv").read_text("utf-8-sig"))))
        assert len(rows) > 1, name
        assert {len(row) for row in rows} == {len(rows[0])}, name


def test_a_newcomer_finds_every_page_from_the_start(told: Path) -> None:
    links = page(told, "index.html").xpath("//nav[@class='ways']//a/@href")
    assert links[2:] == [
        "brackets.html", "articles/index.html", "who/index.html", "origin/index.html", "returns.html", "residue.html",
        "uptake.html", "demands.html",
    ]  # fmt: skip
    assert all((told / link).is_file() for link in links if not link.startswith("#"))


def test_origins_lie_on_the_words_as_compared_where_a_draft_has_revisions(lanterns: ModuleType, tmp_path: Path) -> None:
    said = "Each Party shall name a keeper."
    rows = [("article", "art_1", "Article 1", "Keepers", ""), ("paragraph", "art_1__para_1", "1.", "", said)]
    struck = [rows[0], (*rows[1][:4], said.replace("shall", "may shall"))]
    text, printed = lanterns.draft(rows), lanterns.draft(struck)
    at = printed.words.at(printed.words.source.index("may"))
    original = np.array([n for n in range(len(printed.words)) if n not in (at, at + 1)], np.int32)
    shall = text.words.at(text.words.source.index("shall"))
    traced = Traced("A/1", (TracedRun((shall, shall + 1), Quote("A/0")),), (("A/1", 9), ("A/0", 1)))
    document = Document("A/1", text=text, printed=printed, original=original)
    publish(Contents("Lanterns", (document,), record=Record(traced=(traced,))), tmp_path)
    assert page(tmp_path, "origin/a-1.html").xpath("//a[contains(@class, 'from1')]/text()") == ["shall"]


def test_a_first_version_with_much_that_nobody_asked_for_is_shown_without_a_redline(
    contents: Contents, record: Record, tmp_path: Path
) -> None:
    keepers, compared = record.articles[0], contents.compared[0]
    changes = compared.comparison.changes
    more = tuple(replace(changes[-1], number=len(changes) + n) for n in range(1, 51))
    compared = replace(compared, comparison=replace(compared.comparison, changes=(*changes, *more)))
    asked = tuple(Credited(one.number, (), 0) for one in more)
    came = replace(keepers.versions[-1], before=None, relation="first", asked=asked)
    articles = (replace(keepers, born=(came.document, came.address), versions=(came,)),)
    told = replace(contents, compared=(compared,), record=replace(record, articles=articles))
    publish(told, tmp_path)
    (shown,) = [path for path in (tmp_path / "articles").glob("*.html") if path.name != "index.html"]
    assert "and 10 more" in said(html.fromstring(shown.read_text("utf-8")))
