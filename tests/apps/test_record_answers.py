"""The JSON of the commands about words and positions, and what they answer of a small invented negotiation."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .record import CHOICES, laid_out

Travaux = Callable[..., Any]
DOUBT = {"code", "message", "page", "address", "span"}
STANCE = {
    "party", "label", "kind", "candidates", "on_behalf_of", "address", "stands", "option", "verb", "quote", "document", "page",
    "span", "date", "published", "confidence", "at", "source", "form", "issue", "id", "confirms", "corrects",
}  # fmt: skip


@pytest.fixture
def quiet(tmp_path: Path) -> Path:
    """The negotiation with its parties, statements and demands."""
    return laid_out(tmp_path / "quiet")


def test_brackets_answers_with_each_open_point_and_who_holds_it(travaux: Travaux, quiet: Path) -> None:
    said = travaux("brackets", quiet, "--draft", "HARB/2", "--json").json
    assert said["schema"] == "travaux/brackets/1"
    assert said.keys() == {"schema", "draft", "profile", "because", "brackets", "totals", "doubts"}
    assert {frozenset(one) for one in said["brackets"]} == {
        frozenset((
            "kind", "text", "span", "address", "page", "options", "attributions", "elsewhere", "reason", "parent", "doubt",
        ))
    }  # fmt: skip
    assert said["totals"].keys() == {"open", "close", "unbalanced", "by_kind"}
    assert (said["totals"]["open"], said["totals"]["close"], said["totals"]["unbalanced"]) == (6, 6, 0)
    shall = next(one for one in said["brackets"] if one["text"].startswith("[shall"))
    assert [(a["label"], a["verb"], a["parties"]) for a in shall["attributions"]] == [
        ("XA, HAL", "propose", ["XA", "HAL"]),
        ("XB", "delete", ["XB"]),
    ]
    assert {frozenset(o) for o in shall["options"]} == {frozenset(("text", "span"))}
    assert [(e["party"], e["at"]) for e in shall["elsewhere"]] == [("XB", "12:44"), ("HAL", None)]


def test_brackets_of_one_kind_are_shown_alone_and_an_unknown_kind_is_refused(travaux: Travaux, quiet: Path) -> None:
    said = travaux("brackets", quiet, "--draft", "HARB/2", "--kind", "number", "--json").json
    assert [[o["text"] for o in one["options"]] for one in said["brackets"]] == [["two", "five"]]
    assert "two | five" in travaux("brackets", quiet, "--draft", "HARB/2", "--kind", "number").out
    said = travaux("brackets", quiet, "--kind", "nunber")
    assert (said.code, said.out) == (2, "")
    assert "optional_phrase" in said.err


def test_where_nothing_is_open_any_more_the_last_draft_with_an_open_point_is_named(
    travaux: Travaux, harbours: Path
) -> None:
    said = travaux("brackets", harbours, "--draft", "HARB/2")
    assert "0 open points." in said.out
    assert "--draft HARB/3" in said.out
    assert "--draft" not in travaux("brackets", harbours).out


def test_brackets_of_a_file_need_no_negotiation(travaux: Travaux, quiet: Path) -> None:
    said = travaux("brackets", quiet / "harb-2.txt", "--json").json
    assert (said["draft"], len(said["brackets"])) == (None, 4)


def test_a_person_says_how_a_bracket_is_read(travaux: Travaux, quiet: Path) -> None:
    (quiet / "choices.toml").write_text(CHOICES)
    said = travaux("brackets", quiet, "--draft", "HARB/2", "--json").json
    (note,) = [one for one in said["brackets"] if one["kind"] == "editor_note"]
    assert (note["address"], note["reason"]) == ("art_2__para_2", "The facilitator said so.")


def test_settle_answers_with_a_clean_text_and_what_stays_undecided(travaux: Travaux, quiet: Path) -> None:
    said = travaux("settle", quiet, "HARB/2", "--as", "Calvessin", "--json").json
    assert said.keys() == {"schema", "draft", "text", "picks", "undecided"}
    assert said["schema"] == "travaux/settle/1"
    assert {frozenset(one) for one in said["picks"]} == {frozenset(("bracket", "address", "option", "reason"))}
    assert {frozenset(one) for one in said["undecided"]} == {frozenset(("text", "address", "page", "why"))}
    assert "loud by night for a stated time." in said["text"]
    assert "Each Party shall keep" in said["text"]  # the word of its group, where it has none
    assert [one["address"] for one in said["undecided"]] == ["art_1__para_2", "art_3__para_nn_1"]


def test_settle_takes_a_file_too_and_a_name_that_means_nobody_is_refused(travaux: Travaux, quiet: Path) -> None:
    assert "Each Party keep" in travaux("settle", quiet, "HARB/2", "--as", "Brindomar").out.replace("\n", " ")
    assert travaux("settle", quiet / "harb-2.txt", "--as", "France").code == 0
    said = travaux("settle", quiet, "HARB/2", "--as", "Utopia")
    assert (said.code, said.out, "parties.toml" in said.err) == (2, "", True)


@pytest.mark.parametrize(("name", "both"), [("Orle", ("QN", "QS")), ("Korea", ("KOR", "PRK"))])
def test_a_name_that_means_two_is_refused_with_both(
    travaux: Travaux, quiet: Path, name: str, both: tuple[str, str]
) -> None:
    for words in (("settle", quiet, "HARB/2", "--as", name), ("who", quiet, "--party", name)):
        said = travaux(*words)
        assert said.code == 2
        assert all(code in said.err for code in both)


def test_who_answers_with_each_stance_and_its_source(travaux: Travaux, quiet: Path) -> None:
    said = travaux("who", quiet, "--json").json
    assert said.keys() == {"schema", "stances", "doubts"}
    assert said["schema"] == "travaux/who/1"
    assert {frozenset(one) for one in said["stances"]} == {frozenset(STANCE)}
    (heard,) = [one for one in said["stances"] if one["confidence"] == "heard"]
    assert (heard["party"], heard["at"], heard["stands"], heard["id"]) == ("XB", "12:44", "art_2__para_1", "S1")


def test_who_shows_the_word_of_a_group_as_the_groups(travaux: Travaux, quiet: Path) -> None:
    said = travaux("who", quiet, "--party", "Calvessin", "--json").json["stances"]
    assert {one["on_behalf_of"] or one["party"] for one in said} >= {"XC", "HAL"}
    shown = travaux("who", quiet, "--party", "Calvessin").out
    assert "Halyard Group (HAL)  for its member Calvessin (XC)" in shown


def test_a_member_that_joined_later_has_no_word_of_the_group_before(travaux: Travaux, quiet: Path) -> None:
    assert travaux("who", quiet, "--party", "North Orle", "--json").json["stances"] == []
    shown = travaux("who", quiet, "--party", "North Orle")
    assert (shown.code, "unknown" in shown.out) == (0, True)


def test_who_leaves_out_what_was_not_public_on_the_day(travaux: Travaux, quiet: Path) -> None:
    for day, heard in (("2026-04-19", 0), ("2026-04-20", 1), ("2026-04", 1), ("2026", 1), ("2025", 0)):
        said = travaux("who", quiet, "--on", day, "--json").json["stances"]
        assert sum(one["id"] == "S1" for one in said) == heard
    said = travaux("who", quiet, "--on", "20 April 2026")
    assert (said.code, "is no day" in said.err) == (2, True)


def test_who_by_provision_and_by_issue(travaux: Travaux, quiet: Path) -> None:
    here = travaux("who", quiet, "--at", "Article 2(2)", "--json").json["stances"]
    assert {one["party"] for one in here} == {"XC"}
    both = travaux("who", quiet, "--at", "articles 1 to 2", "--json").json["stances"]
    assert {one["party"] for one in both} >= {"XA", "XB", "XC", "HAL"}
    filed = travaux("who", quiet, "--issue", "duties", "--json").json["stances"]
    assert [one["id"] for one in filed] == ["S1"]
    assert "Nobody is on record." in travaux("who", quiet, "--issue", "lanterns").out


def test_who_shows_provisions_under_each_other_and_no_more_than_asked(travaux: Travaux, quiet: Path) -> None:
    shown = travaux("who", quiet).out
    assert shown.index("Article 2(1)\n") < shown.index("Article 2(2)\n")
    less = travaux("who", quiet, "--most", "1").out
    assert "Article 2(2)" not in less
    assert "--most 2 shows all" in less


def test_check_answers_with_a_verdict_for_each_draft(travaux: Travaux, quiet: Path) -> None:
    said = travaux("check", quiet, "--json").json
    assert said.keys() == {"schema", "demands", "regressions", "doubts"}
    assert said["schema"] == "travaux/check/1"
    assert {frozenset(one) for one in said["demands"]} == {
        frozenset(("id", "owner", "text", "about", "against", "where", "verdicts", "turns"))
    }
    first, second = said["demands"]
    assert {frozenset(v) for v in first["verdicts"]} == {frozenset(("draft", "verdict", "address", "evidence", "why"))}
    assert [v["verdict"] for v in first["verdicts"]] == ["met", "not_met", "met"]
    assert [v["verdict"] for v in second["verdicts"]] == ["met", "partly", "not_met"]
    evidence = [e for v in first["verdicts"] for e in v["evidence"]]
    assert {frozenset(e) for e in evidence} == {frozenset(("address", "span", "page", "text", "bracket"))}
    assert {frozenset(t) for t in said["regressions"]} == {
        frozenset(("demand", "before", "after", "was", "now", "kind"))
    }


def test_check_strict_exits_one_where_the_newest_draft_does_not_meet_every_demand(
    travaux: Travaux, quiet: Path
) -> None:
    assert (travaux("check", quiet).code, travaux("check", quiet, "--strict").code) == (0, 1)
    assert travaux("check", quiet, "--strict", "--json").json["demands"]
    demands = quiet / "demands.toml"
    demands.write_text(demands.read_text().split('[[demands]]\nid = "D2"')[0])
    assert travaux("check", quiet, "--strict").code == 0


def test_cite_answers_with_the_chain_over_all_drafts(travaux: Travaux, quiet: Path) -> None:
    said = travaux("cite", quiet, "Article 3 of HARB/2", "--json").json
    assert said.keys() >= {"schema", "citation", "from", "to", "chain"}
    assert said["schema"] == "travaux/cite/1"
    stands = [*said["from"], *said["to"], *said["chain"]]
    assert {frozenset(one) for one in stands} == {
        frozenset(("draft", "address", "citation", "relation", "score", "was", "page", "parts", "said"))
    }
    assert [(one["draft"], one["address"], one["relation"]) for one in said["to"]] == [
        ("HARB/1", None, "new"),
        ("HARB/3", "art_4", "renumbered"),
    ]
    said = travaux("cite", quiet, "articles 1 to 2", "--from", "HARB/1", "--to", "HARB/3", "--json").json
    assert [one["address"] for one in said["to"]] == ["art_1", "art_2"]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("Article 9",), "Article 9"),
        (("the third thing",), "the third thing"),
        (("Article 1", "--from", "HARB/9"), "HARB/1, HARB/2, HARB/3"),
        (("Article 1", "--to", "HARB/9"), "HARB/9"),
    ],
)
def test_a_citation_of_nothing_is_refused(travaux: Travaux, quiet: Path, words: tuple[str, ...], what: str) -> None:
    said = travaux("cite", quiet, *words)
    assert (said.code, said.out) == (2, "")
    assert what in said.err
    assert "Try: " in said.err


def test_trace_answers_with_the_origin_of_every_word(travaux: Travaux, quiet: Path) -> None:
    said = travaux("trace", quiet, "--json").json
    assert said.keys() == {"schema", "draft", "runs", "cpu_seconds", "doubts"}
    assert (said["schema"], said["draft"]) == ("travaux/trace/1", "HARB/3")
    assert {frozenset(one) for one in said["runs"]} == {
        frozenset(("address", "span", "text", "born", "left", "returned"))
    }
    born = [one["born"] for one in said["runs"] if one["born"]]
    assert {frozenset(one) for one in born} == {
        frozenset(("document", "address", "date", "published", "label", "span"))
    }
    assert "".join(one["text"] for one in said["runs"]).startswith("Convention on Quiet Harbours")
    told = next(one for one in said["runs"] if "people who live beside them" in one["text"])
    assert (told["born"]["document"], told["left"], told["returned"]) == ("HARB/1", ["HARB/2"], ["HARB/3"])


def test_trace_of_one_provision_by_label(travaux: Travaux, quiet: Path) -> None:
    shown = travaux("trace", quiet, "--at", "Article 2(2)", "--by", "label").out
    assert "Article 2(2)" in shown
    assert "XC  4 words" in shown
    assert "Article 1" not in shown
    said = travaux("trace", quiet, "--by", "colour")
    assert (said.code, "document or label" in said.err) == (2, True)
    assert travaux("trace", quiet, "--at", "Article 40").code == 2


def test_returns_answers_with_what_came_back_and_who_asked(travaux: Travaux, quiet: Path) -> None:
    said = travaux("returns", quiet, "--json").json
    assert said["schema"] == "travaux/returns/1"
    (one,) = said["returns"]
    assert one.keys() >= {"text", "words", "last_in", "dropped_in", "back_in", "asked_by"}
    assert (one["last_in"]["document"], one["dropped_in"], one["back_in"]["document"]) == ("HARB/1", "HARB/2", "HARB/3")
    assert [(a["document"], a["label"]) for a in one["asked_by"]] == [("HARB/CRP.1", "Halyard Group")]
    assert "tell the people" in travaux("returns", quiet).out


def test_residue_answers_with_what_nobody_asked_for(travaux: Travaux, quiet: Path) -> None:
    said = travaux("residue", quiet, "--draft", "HARB/3", "--json").json
    assert said.keys() == {"schema", "changes"}
    assert said["schema"] == "travaux/residue/1"
    assert {frozenset(one) for one in said["changes"]} == {
        frozenset(("change", "words", "weight", "reasons", "nearest"))
    }
    assert {frozenset(one["change"]) for one in said["changes"]} == {
        frozenset(("before", "after", "number", "kind", "address", "went", "came"))
    }
    assert any("answers to nobody" in " ".join(one["words"]) + one["change"]["came"] for one in said["changes"])
    assert not any("tell the people" in one["change"]["came"] for one in said["changes"])
    near = [n for one in said["changes"] for n in one["nearest"]]
    assert all(n.keys() >= {"document", "label", "score", "why"} for n in near)


def test_residue_puts_last_what_changed_before_any_request_was_on_record(travaux: Travaux, tmp_path: Path) -> None:
    folder = laid_out(tmp_path / "quiet")
    (folder / "paper.txt").write_text("Article 1\n\n1. A vessel may sound a horn of ten tons.\n", encoding="utf-8")
    listing = folder / "negotiation.toml"
    early = '\n[[documents]]\nsymbol = "HARB/0"\nkind = "draft"\ndate = 2025-01-01\nfile = "paper.txt"\n'
    listing.write_text(listing.read_text(encoding="utf-8") + early, encoding="utf-8")
    said = travaux("residue", folder, "--json").json["changes"]
    early_ones = [one["change"]["before"] == "HARB/0" for one in said]
    assert early_ones == sorted(early_ones)
    told = f"{sum(early_ones)} of them, last here, are from HARB/0 to HARB/1, for which no request at all is on record."
    assert told in travaux("residue", folder).out


def test_the_same_question_twice_gives_the_same_answer(travaux: Travaux, quiet: Path) -> None:
    for words in (("residue", quiet, "--json"), ("returns", quiet, "--json"), ("who", quiet, "--json")):
        assert travaux(*words).out == travaux(*words).out
    before = travaux("residue", quiet, "--json").out
    parties = quiet / "parties.toml"
    parties.write_text(parties.read_text().replace("HAL", "HAW").replace("Halyard", "Hawser"))
    assert travaux("residue", quiet, "--json").code == 0
    assert before
    assert travaux("verify", quiet).code == 0
