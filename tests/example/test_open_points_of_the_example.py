"""The brackets of the example are read as their author means them: kind, options, who stands behind, who would pick what."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from travaux.history import open_points
from travaux.positions import gather, read_parties, read_statements, resolve_list
from travaux.steps.noted import Noted, who_is
from travaux.steps.revised import as_compared
from travaux.steps.settled import favours_of, settled_as
from travaux.text import Text, own_spans
from travaux.text.notation import Bracket, Notation, choices, notation

Truth = Callable[[str], dict[str, Any]]
Draft = Callable[[str], Text]
OPEN = ("rolling", "revised")
CLEAN = ("con1", "con2", "zero", "final", "adopted")


@pytest.fixture(scope="module")
def taken(draft: Draft) -> Draft:
    """A draft with its revisions taken, as it is compared: words typed over are no longer fused with those they replace."""
    return lru_cache(lambda name: as_compared(draft(name)))


@pytest.fixture(scope="module")
def noted(taken: Draft) -> Any:
    """What notation finds in it."""
    return lru_cache(lambda name: notation(taken(name)))


def printed(text: Text, span: tuple[int, int]) -> str:
    return " ".join(text.words.text(*span).split())


def told(text: Text, one: Bracket) -> dict[str, Any]:
    """A bracket as the truth tells it."""
    options = [
        {
            "text": printed(text, option.span),
            "attributions": [{"label": said.label, "verb": said.verb} for said in option.attributions],
        }
        for option in one.options
    ]
    return {"kind": one.kind, "text": printed(text, one.first), "options": options, "closed": one.closed}


def told_by(file: str, name: str) -> list[dict[str, Any]]:
    truth = json.loads((Path(__file__).parent / "truth" / f"{file}.json").read_text("utf-8"))
    return list(truth[name])


def rows(name: str) -> list[dict[str, Any]]:
    return [{key: one[key] for key in ("kind", "text", "options", "closed")} for one in told_by("brackets", name)]


def named(row: dict[str, Any]) -> str:
    return str(row["text"])[:40]


@pytest.mark.parametrize("row", rows("rolling"), ids=named)
def test_every_bracket_is_read_as_it_is_meant(row: dict[str, Any], taken: Draft, noted: Any) -> None:
    alike = [told(taken("rolling"), one) for one in noted("rolling").brackets]
    assert row in [one for one in alike if one["text"] == row["text"]]


@pytest.mark.parametrize("name", OPEN)
def test_no_bracket_is_made_up(name: str, taken: Draft, noted: Any) -> None:
    """As many brackets are found as there are; what stands in one another's place counts once."""
    signs = taken(name).words.source
    members = sum(max(1, len(one.members)) for one in noted(name).brackets)
    assert members == signs.count("[") + signs.count("{")


@pytest.mark.parametrize("name", OPEN)
def test_every_bracket_stands_at_its_address(name: str, taken: Draft, noted: Any, truth: Truth) -> None:
    text = taken(name)
    found = [(printed(text, one.first), one.address) for one in noted(name).brackets]
    wanted = [(one["text"], one["address"]) for one in truth("brackets")[name] if one["address"]]
    assert [one for one in wanted if one not in found] == []


@pytest.mark.parametrize("name", CLEAN)
def test_a_text_without_brackets_has_none(name: str, noted: Any) -> None:
    assert noted(name).brackets == ()


PARTIES = (
    "FON",
    "FSA",
    "LIT",
    "UPC",
    "QO",
    "QP",
    "QT",
    "QZ",
    "XA",
    "XB",
    "XC",
    "XD",
    "XE",
    "XF",
    "XG",
    "XH",
    "XJ",
    "XL",
    "XM",
)


@pytest.mark.parametrize("row", told_by("choices", "rolling"), ids=named)
def test_every_party_picks_what_it_or_its_group_asked_for(
    row: dict[str, Any], taken: Draft, noted: Any, example_folder: Path
) -> None:
    parties = read_parties((example_folder / "parties.toml").read_text("utf-8"))
    text = taken("rolling")
    (choice,) = [
        one
        for one in choices(text, noted("rolling"))
        if one.address == row["address"] and printed(text, one.point.first) == row["text"]
    ]
    picked = {}
    for code in PARTIES:
        said = favours_of(code, who_is(parties), date="2025-04-17", parties=parties)(choice)
        picked |= {code: list(said[0])} if said else {}
    assert picked == {code: options for code, options in row["picks"].items() if code in PARTIES}


@pytest.mark.parametrize("row", told_by("settled", "rolling"), ids=lambda row: f"{row['party']} {row['address']}")
def test_a_provision_reads_as_a_party_would_have_it(row: dict[str, Any], settled: Any) -> None:
    found = settled(row["party"])
    here = [n for n, one in enumerate(found.provisions) if one.address == row["address"]]
    spans = [span for index in here for span in own_spans(found.provisions, index)]
    assert " ".join("".join(found.words.text(*span) for span in spans).split()) == row["text"]


@pytest.fixture(scope="module")
def settled(taken: Draft, noted: Any, example_folder: Path) -> Any:
    """The rolling text as a party would have it."""
    parties = read_parties((example_folder / "parties.toml").read_text("utf-8"))
    read_so = Noted(taken("rolling"), noted("rolling"))

    @lru_cache
    def made(party: str) -> Text:
        return settled_as(read_so, party, who_is(parties), date="2025-04-17", parties=parties).text

    return made


def test_every_label_is_a_stance(drafts: Any, notations: Any, truth: Truth, example_folder: Path) -> None:
    parties = read_parties((example_folder / "parties.toml").read_text("utf-8"))
    dated = [(one, notations[one.symbol]) for one in drafts]
    found = gather(dated, lambda label, date: resolve_list(label, date, parties))
    bare = [
        replace(one, option=re.sub(r" - [^\[\]]*(?=\])", "", one.option)) for one in found
    ]  # labels inside are others'
    stands = {(one.document, one.party, one.label, one.verb, one.option) for one in bare}
    wanted = {
        (row["document"], row["party"], row["label"], row["verb"], row["option"]) for row in truth("stances")["labels"]
    }
    assert wanted - stands == set()


def test_every_coded_statement_is_a_stance(truth: Truth, example_folder: Path) -> None:
    parties = read_parties((example_folder / "parties.toml").read_text("utf-8"))
    said = read_statements((example_folder / "statements.toml").read_text("utf-8"))
    found = gather((), lambda label, date: resolve_list(label, date, parties), said.statements)
    stands = {(one.party, one.on_behalf_of, one.date, one.quote) for one in found}
    wanted = {
        (row["party"], row.get("on_behalf_of"), str(row["date"]), row["quote"])
        for row in truth("stances")["statements"]
    }
    assert wanted - stands == set()


def test_figures_of_the_rolling_text_are_those_of_its_author(
    drafts: Any, comparisons: Any, notations: Any, truth: Truth
) -> None:
    found = open_points(drafts, comparisons, notations)
    rolling = next(one for one in found.drafts if one.draft == "CME/AC.1/14/WP.1")
    kinds: dict[str, int] = {}
    for row in truth("brackets")["rolling"]:
        kinds[row["kind"]] = kinds.get(row["kind"], 0) + 1
    assert dict(rolling.by_kind) == kinds


def test_the_threshold_is_the_one_bracket_that_outlives_the_rolling_text(
    drafts: Any, comparisons: Any, notations: Any
) -> None:
    found = open_points(drafts, comparisons, notations)
    (one,) = [point for point in found.points if point.draft == "CME/AC.1/14/Rev.1"]
    assert (one.address, one.first_in, one.drafts) == ("chp_I__art_2__subpara_h", "CME/AC.1/14/WP.1", 2)
    (closing,) = [one for one in found.closings if one.draft == "CME/AC.1/L.9"]
    assert (closing.how, closing.words) == ("chosen", "four")


def test_papers_and_report_give_every_proposal_its_label(example_folder: Path, truth: Truth) -> None:
    from travaux.reading import read

    files = {
        "CRP.3": "04-proposals-littoral.docx",
        "CRP.5": "05-proposals-quorland.html",
        "INF.4": "09-facilitators-report.pdf",
    }
    wrong = []
    for tail, name in files.items():
        found: Notation = notation(read(example_folder / name))
        wanted = [row for row in truth("stances")["proposals"] if row["document"].endswith(tail)]
        seen = [
            (
                one.attribution.label,
                one.attribution.verb,
                one.rationale_said,
                one.others[0].label if one.others else None,
            )
            for one in found.proposals
        ]
        hoped = [(row["label"], row["verb"], row["rationale"], row["support"]) for row in wanted]
        wrong += [(one, other) for one, other in zip(seen, hoped, strict=False) if one != other]
        wrong += [(len(seen), len(hoped))] if len(seen) != len(hoped) else []
    assert wrong == []
