"""Who backs which words where: gathered from the documents and the statements of the example, and asked in every way."""

from __future__ import annotations

import json
import tomllib
from functools import lru_cache
from pathlib import Path

from travaux.history import Dated
from travaux.positions import (
    Held,
    Issue,
    Named,
    Stance,
    as_of,
    gather,
    grid,
    members,
    read_parties,
    read_statements,
    resolve_list,
    turns,
    who,
)
from travaux.reading import read
from travaux.text import parse
from travaux.text.notation import VERBS, Notation, notation

EXAMPLE = Path(__file__).parents[2] / "src" / "travaux" / "example"
GROUPS = ("LIT", "UPC", "FSA", "FON")
PARTIES = read_parties((EXAMPLE / "parties.toml").read_text(encoding="utf-8"))
TRUTH = Path(__file__).parents[1] / "example" / "truth" / "stances.json"
THRESHOLD = Issue("how long a term makes an offence serious", ("art. 2 (h)",))
DUAL = Issue("dual criminality", ("art. 28 (2)",))


def named(label: str, date: str) -> tuple[Named, ...]:
    return resolve_list(label, date, PARTIES)


def groups_of(party: str, date: str) -> tuple[str, ...]:
    return tuple(group for group in GROUPS if party in members(group, date, PARTIES))


@lru_cache(maxsize=1)
def documents() -> tuple[tuple[Dated, Notation], ...]:
    listed = tomllib.loads((EXAMPLE / "negotiation.toml").read_text(encoding="utf-8"))["documents"]
    out = []
    for one in listed:
        if one["kind"] in ("draft", "proposals", "report"):
            text = read(EXAMPLE / one["file"])
            days = (str(one["date"]), str(one["published"]))
            out.append((Dated(one["symbol"], one["kind"], one["label"], text, *days), notation(text)))
    return tuple(out)


@lru_cache(maxsize=1)
def everything() -> tuple[Stance, ...]:
    said = read_statements((EXAMPLE / "statements.toml").read_text(encoding="utf-8"))
    return gather(documents(), named, said.statements)


def one_draft(draft: str, kind: str = "draft") -> tuple[Stance, ...]:
    text = parse(draft)
    dated = Dated("A/1", kind, None, text, "2025-04-17", "2025-06-27")
    return gather([(dated, notation(text, "plain"))], named)


def test_the_rolling_text_gives_exactly_the_stances_its_makers_wrote() -> None:
    truth = json.loads(TRUTH.read_text(encoding="utf-8"))["labels"]
    wanted = [(r["document"], r["address"], r["option"], r["party"], r["label"], r["verb"]) for r in truth]
    found = [
        (one.document, one.address, one.option, one.party, one.label, one.verb)
        for one in everything()
        if one.form in ("prefix", "suffix")
    ]
    assert sorted(found) == sorted(wanted)


def test_the_facilitators_report_gives_every_delegation_and_what_it_asked() -> None:
    found = [one for one in everything() if one.document == "CME/AC.1/2025/INF.4"]
    brief = {(one.party, one.on_behalf_of, one.verb, one.address) for one in found}
    assert ("UPC", None, "retain", "art_2__subpara_h") in brief
    assert ("XM", "LIT", "propose", "art_2__subpara_h") in brief
    assert ("QP", "FSA", "propose", "art_28__para_2") in brief
    assert ("XA", None, "propose", "art_28__para_2") in brief
    assert ("XH", None, "support", "New article, to follow article 24") in brief
    assert ("QT", None, "support", "New article, to follow article 24") in brief
    assert ("QZ", None, "reserve", "New article, to follow article 24") in brief
    assert ("XD", None, "delete", "art_35") in brief
    assert {one.confidence for one in found} == {"reported"}
    assert len(found) == 25  # one proposal moves a paragraph and words it anew


def test_who_opposes_a_new_article_is_not_read_as_proposing_it() -> None:
    verbs = {(one.party, one.verb) for one in everything() if one.option == "Oppose the insertion of a new article."}
    assert verbs == {("XA", "oppose"), ("QO", "oppose")}


def test_a_position_has_the_day_it_was_taken_and_the_day_it_became_public() -> None:
    found = [one for one in everything() if one.document == "CME/AC.1/2025/INF.4"]
    assert {(one.date, one.published) for one in found} == {("2025-04-17", "2025-06-27")}
    public = as_of(everything(), "2025-06-26")
    assert not [one for one in public if one.document == "CME/AC.1/2025/INF.4"]
    assert [one for one in as_of(everything(), "2025-06-27") if one.document == "CME/AC.1/2025/INF.4"]


def test_an_instruction_gives_the_words_it_puts_forward() -> None:
    options = {(one.party, one.option) for one in everything() if one.document == "CME/AC.1/2025/INF.4"}
    assert ("UPC", "three years") in options
    assert ("XD", "may decline") in options
    assert ("XH", ", as appropriate,") in options
    paper = [one for one in everything() if one.document == "CME/AC.1/2025/CRP.5" and one.verb == "oppose"]
    assert {(one.party, one.option, one.address) for one in paper} == {
        ("QO", "as appropriate", "art_18__para_2"),
        ("XC", "as appropriate", "art_18__para_2"),
    }


def test_the_author_of_a_tracked_change_is_no_party() -> None:
    typed = [one for one in everything() if one.form == "tracked"]
    assert typed
    assert {one.kind for one in typed} == {"typist"}
    assert {one.party for one in typed} == {"Vell, O. (secretariat)", "Dray, B. O. (facilitator)"}
    assert all("typed" in one.why for one in typed)
    assert "Vell, O. (secretariat)" not in {held.party for held in who(everything(), at="art. 18")}


def test_a_comment_tells_of_several_delegations_and_who_typed_it() -> None:
    found = [one for one in everything() if one.form == "comment"]
    assert [(one.party, one.verb) for one in found[:5]] == [
        ("XG", "propose"),
        ("XH", "propose"),
        ("XA", "oppose"),
        ("XC", "oppose"),
        ("QO", "oppose"),
    ]
    assert found[0].date == "2025-04-15"
    assert found[0].quote is not None
    assert "from the floor" in found[0].quote
    assert found[0].source == "typed by Vell, O. (secretariat)"
    moved = next(one for one in found if one.party == "QP")
    assert (moved.on_behalf_of, moved.verb) == ("FSA", "propose")


def test_a_group_stays_a_group() -> None:
    [one] = one_draft("1. Lamps [of both colours - UPC] shall burn.")
    assert (one.party, one.kind, one.on_behalf_of) == ("UPC", "group", None)


def test_a_label_with_two_parties_credits_both() -> None:
    found = one_draft("1. Lamps [XG/QT propose: of both colours] shall burn.")
    assert [one.party for one in found] == ["XG", "QT"]
    assert {one.label for one in found} == {"XG/QT"}


def test_the_number_of_a_footnote_is_no_part_of_a_code() -> None:
    found = one_draft("1. Lamps [XG/QT14 propose: of both colours] shall burn.")
    assert [(one.party, one.label) for one in found] == [("XG", "XG/QT14"), ("QT", "XG/QT14")]


def test_an_unknown_name_is_kept_as_printed() -> None:
    [one] = one_draft("1. Lamps [of both colours - Friends of Felt Bells] shall burn.")
    assert (one.party, one.kind, one.candidates) == ("Friends of Felt Bells", "unknown", ())


def test_every_verb_of_a_stance_is_one_of_the_ten_or_a_remark() -> None:
    assert {one.verb for one in everything()} <= set(VERBS)


def test_who_answers_by_provision() -> None:
    held = {one.party: one.says for one in who(everything(), at="art. 28 (2)")}
    assert held["FSA"] == "propose"
    assert held["XD"] == "propose"
    assert "QM" not in held


def test_by_party_its_own_words_come_first_and_its_groups_stay_theirs() -> None:
    found = who(everything(), at="art. 2 (h)", party="XG", groups=groups_of)
    assert [(one.party, one.member) for one in found] == [("XG", None), ("UPC", "XG")]
    assert found[0].says == "oppose"
    assert {one.on_behalf_of or one.party for one in found[1].stances} == {"UPC"}


def test_what_a_state_says_for_its_group_is_the_groups_word() -> None:
    found = who(everything(), at="art. 2 (h)", party="QT")
    assert found[0] == Held("QT", ())
    assert found[1].party == "UPC"
    assert all(one.party == "QT" and one.on_behalf_of == "UPC" for one in found[1].stances)


def test_unknown_shows_as_unknown() -> None:
    [one] = who(everything(), at="art. 48", party="XJ")
    assert (one.says, one.stances) == ("unknown", ())


def test_a_change_of_mind_shows_with_both_its_sources() -> None:
    [turn] = [one for one in turns(everything()) if one.party == "UPC" and one.after.date.startswith("2026")]
    assert (turn.before.option, turn.after.option) == ("three years", "four years")
    assert (turn.before.document, turn.after.id) == ("CME/AC.1/2025/INF.4", "S16")


def test_a_corrected_statement_stays_and_no_longer_stands() -> None:
    [held] = who(everything(), at="art. 12 (2)", party="XJ")
    assert [one.id for one in held.stances] == ["S13", "S17"]
    assert [one.id for one in held.latest] == ["S17"]
    assert held.latest[0].corrects == "S13"
    assert held.stances[0].corrected_by == "S17"


def test_the_grid_has_a_cell_for_every_party_and_issue_with_its_sources() -> None:
    table = grid(everything(), ("XA", "XJ", "QM", "XF"), (THRESHOLD, DUAL), groups=groups_of)
    says = {(cell.party, cell.issue): cell.says for row in table.rows for cell in row}
    assert says["XA", THRESHOLD.name] == "propose"
    assert says["XJ", THRESHOLD.name] == "retain, support (UPC)"
    assert says["QM", DUAL.name] == "unknown"
    cells = [cell for row in table.rows for cell in row if cell.says != "unknown"]
    assert all(
        one.document or one.source for cell in cells for held in (cell.own, *cell.groups) for one in held.stances
    )


def test_an_address_is_followed_into_the_draft_that_is_asked_about() -> None:
    renumbered = {"art_35": "art_33"}
    found = who(everything(), at="art_33", party="XD", follow=lambda one: renumbered.get(one.address, one.address))
    assert [one.verb for one in found[0].stances] == ["delete"]


def test_the_outcome_of_a_small_group_is_not_its_leaders_position() -> None:
    draft = "Small group on article 3\n(Led by Gavrosk)\nArticle 3\n1. Ships shall stop.\nRationale\nShips sleep."
    [one] = one_draft(draft)
    assert (one.kind, one.form, one.address) == ("chair", "chair", "art_3__para_1")
    assert one.party == "Small group on article 3 (Led by Gavrosk)"


def test_every_printed_stance_shows_its_words() -> None:
    for dated, _ in documents():
        for one in everything():
            if one.document == dated.symbol and one.span is not None:
                assert 0 <= one.span[0] <= one.span[1] <= len(dated.text.words)
