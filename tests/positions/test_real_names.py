"""Names as real lists print them, to the right code; the lists are laid beside the project and are not part of it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from travaux.positions import members, resolve, resolve_list, resolve_title


def codes(label: str, date: str) -> set[str]:
    return {code for named in resolve_list(label, date) for code in (named.code, named.on_behalf_of) if code}


def test_every_proposer_of_a_real_compilation_is_known(corpora: Path) -> None:
    blocks = json.loads((corpora / "truth/inf5_attributions.json").read_text(encoding="utf-8"))["blocks"]
    wrong = [
        b["printed"]
        for b in blocks
        if codes(b["printed"], "2022-08-01") != {*b["iso3"], *b["groups"], *b["organisations"]}
    ]
    assert len(blocks) > 100
    assert wrong == []


def test_every_author_of_the_plastics_submissions_is_known(corpora: Path) -> None:
    files = sorted((corpora / "plastics-inc-drafts").glob("submissions_metadata*.json"))
    papers = [one for file in files for one in json.loads(file.read_text(encoding="utf-8"))["submissions"]]
    authors = {author for paper in papers for author in paper["author"]}
    assert {a for a in authors if resolve(a, "2024-01-01").code is None} == {"Other"}


def test_the_titles_of_the_plastics_submissions_agree_with_their_authors(corpora: Path) -> None:
    files = sorted((corpora / "plastics-inc-drafts").glob("submissions_metadata*.json"))
    papers = [one for file in files for one in json.loads(file.read_text(encoding="utf-8"))["submissions"]]
    strange = 0
    for paper in papers:
        authors = {resolve(author).code for author in paper["author"]}
        for named in resolve_title(paper["title"], "2024-01-01"):
            meant = {named.code} if named.kind != "group" else {named.code, *members(named.code or "")}
            strange += not meant & authors
    assert strange <= 30


def test_every_state_of_the_positions_table_is_known_in_two_languages(corpora: Path) -> None:
    with (corpora / "plastics-positions-wwf/countries.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    wrong = [
        r for r in rows if {resolve(r["name_en"]).code, resolve(r["name_de"]).code} != {r["code"].replace("KSV", "XKX")}
    ]
    assert len(rows) == 198
    assert wrong == []


def test_the_names_of_the_vote_files_and_the_treaty_list_are_all_known(corpora: Path) -> None:
    with (corpora / "states/unga_votes_2025.csv").open(encoding="utf-8") as file:
        iso, official = (row[9:] for row in list(csv.reader(file))[:2])
    assert [resolve(name, "2025-06-01").code for name in official] == iso
    assert [resolve(code, "2025-06-01", printed_in="codes").code for code in iso] == iso
    with (corpora / "states/human_rights_treaty_status.csv").open(encoding="utf-8") as file:
        assert {r["member"] for r in csv.DictReader(file) if resolve(r["member"]).code is None} == set()


def test_at_least_99_of_100_names_in_other_languages_are_known_and_next_to_none_wrong(corpora: Path) -> None:
    countries = json.loads((corpora / "states/world_countries.json").read_text(encoding="utf-8"))
    expected = [
        (n["common"], "XKX" if c["cca3"] == "UNK" else c["cca3"]) for c in countries for n in c["translations"].values()
    ]
    found = [(resolve(name).code, code) for name, code in expected]
    assert sum(got == code for got, code in found) / len(found) >= 0.99
    assert sum(got not in (code, None) for got, code in found) <= 12  # eleven of them slips of the list itself


def test_nobody_votes_before_being_a_member(corpora: Path) -> None:
    with (corpora / "states/unga_states.tsv").open(encoding="utf-8") as file:
        columns = [row["name"] for row in csv.DictReader(file, delimiter="\t")]
    first: dict[int, str] = {}
    with (corpora / "states/unga_roll_calls_1946_2019.tsv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            for place, vote in enumerate(row["votes"]):
                if vote != ".":
                    first.setdefault(place, row["date"])
    early = []
    for place, day in first.items():
        code = resolve(columns[place], day, printed_in="votes").code
        by_then = f"{day[:4]}-12-31"  # the days of early votes are not sure in the file
        if code not in members("UN", by_then) and code != "RUS":
            early.append((columns[place], day))
    assert early == []
