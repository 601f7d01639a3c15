"""Compilations of proposals in tables, as Word files, web pages and Markdown hold them."""

from __future__ import annotations

from pathlib import Path

from travaux.reading import read
from travaux.text import Text
from travaux.text.notation import notation

ROWS = [
    ("Delegation", "Proposal", "Rationale"),
    ("Norland", "1. Ships shall stop at night.", "Ships sleep."),
    ("Republic of Mirrow and the Harbour Group", "Delete the article.", "None provided"),
    ("", "2. Bells shall be of felt.", ""),
]


def markdown(rows: list[tuple[str, ...]], heading: str = "Article 3") -> str:
    head, *others = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([f"## {heading}", "", head, "|---" * len(rows[0]) + "|", *others, ""])


def web_page(rows: list[tuple[str, ...]]) -> str:
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<html><body><h2>Article 3</h2><table>{lines}</table><h2>Article 4</h2><table>{lines}</table></body></html>"


def shown(text: Text) -> list[tuple[str, str, str | None, str, str]]:
    return [
        (p.attribution.label, p.attribution.verb, p.address, text.words.text(*p.span).strip(), p.rationale_said)
        for p in notation(text).proposals
    ]


def test_each_row_is_a_proposal_with_its_reasons_apart(tmp_path: Path) -> None:
    page = tmp_path / "table.md"
    page.write_text(markdown(ROWS), encoding="utf-8")
    text = read(page)
    assert shown(text) == [
        ("Norland", "propose", "art_3__para_1", "1. Ships shall stop at night.", "given"),
        ("Republic of Mirrow and the Harbour Group", "delete", "art_3", "Delete the article.", "none_provided"),
        (
            "Republic of Mirrow and the Harbour Group",
            "propose",
            "art_3__para_2",
            "2. Bells shall be of felt.",
            "absent",
        ),
    ]
    [first] = [p for p in notation(text).proposals if p.rationale is not None]
    assert first.rationale is not None
    assert text.words.text(*first.rationale) == "Ships sleep."


def test_a_second_table_is_on_the_provision_printed_before_it(tmp_path: Path) -> None:
    page = tmp_path / "table.html"
    page.write_text(web_page(ROWS[:2]), encoding="utf-8")
    assert [row[2] for row in shown(read(page))] == ["art_3__para_1", "art_4__para_1"]


def test_a_column_of_provisions_says_where_each_proposal_is(tmp_path: Path) -> None:
    rows = [("Article", "Country", "Proposed text"), ("Article 7", "Norland", "Ships shall stop.")]
    page = tmp_path / "table.md"
    page.write_text(markdown(rows), encoding="utf-8")
    assert shown(read(page)) == [("Norland", "propose", "art_7", "Ships shall stop.", "absent")]


def test_a_table_of_other_things_holds_no_proposals(tmp_path: Path) -> None:
    rows = [("Delegation", "Seat", "Rationale"), ("Norland", "4", "By lot")]
    page = tmp_path / "table.md"
    page.write_text(markdown(rows), encoding="utf-8")
    assert shown(read(page)) == []
