"""Language that came back, told from what never left, moved, or stands elsewhere all the time."""

import json
from pathlib import Path

import pytest

from travaux.history import Dated, Lives, Return, lives_of, returns, trace, versions
from travaux.text import Text, parse

REPORT = "Each Party shall report on the state of its lanterns to the Harbour Council every second year."
BELLS = "Bells and horns are kept in working order by the keeper of the harbour at all times."
FIRST = f"Article 1\n\n1. {REPORT}\n\n2. {BELLS}\n"


def lives(*told: tuple[str, str]) -> Lives:
    """The lives of documents D1, D2, ... of one day after the other, from their kinds and sources."""
    return lives_of(
        Dated(f"D{n}", kind, None, parse(said), f"2031-01-{n:02}") for n, (kind, said) in enumerate(told, 1)
    )


def drafts(*sources: str) -> Lives:
    return lives(*(("draft", source) for source in sources))


def told(found: tuple[Return, ...]) -> list[tuple[str, str, str, str]]:
    return [(one.text, one.last_in.document, one.dropped_in, one.back_in.document) for one in found]


def test_a_paragraph_that_was_dropped_and_put_back_returned():
    found = returns(drafts(FIRST, f"Article 1\n\n1. {BELLS}\n", FIRST))
    assert told(found) == [(REPORT, "D1", "D2", "D3")]
    assert (found[0].last_in.address, found[0].back_in.address, found[0].words) == (
        "art_1__para_1",
        "art_1__para_1",
        18,
    )


def test_language_comes_back_lightly_edited():
    edited = REPORT.replace("every second year", "each year")
    (found,) = returns(drafts(FIRST, f"Article 1\n\n1. {BELLS}\n", f"Article 1\n\n1. {BELLS}\n\n2. {edited}\n"))
    assert found.words == 16
    assert found.back_in.address == "art_1__para_2"


def test_a_word_put_back_between_the_words_it_stood_between_returned():
    may = FIRST.replace("shall report", "may report")
    assert told(returns(drafts(FIRST, may, FIRST))) == [("shall", "D1", "D2", "D3")]


def test_words_that_came_in_and_went_leave_no_return():
    longer = FIRST.replace("its lanterns", "its lanterns and beacons")
    assert returns(drafts(FIRST, longer, FIRST)) == ()


def test_a_paragraph_that_moved_away_and_back_never_left():
    moved = f"Article 1\n\n1. {BELLS}\n\n2. {REPORT}\n"
    assert returns(drafts(FIRST, moved, FIRST)) == ()


def test_a_bracket_put_around_words_and_taken_away_is_no_return():
    assert returns(drafts(FIRST, FIRST.replace("shall", "[shall]"), FIRST)) == ()


def test_a_formula_that_stands_elsewhere_all_the_time_is_no_return():
    formula = "in accordance with the rules of the Harbour Council"
    with_both = FIRST + f"\n3. Dues are paid {formula}.\n\n4. Fees are waived {formula}.\n"
    with_one = FIRST + f"\n3. Dues are paid {formula}.\n"
    other = with_one.replace("1. Each", f"1. Pilots are named {formula}.\n\n2. Each").replace("2. Bells", "3. Bells")
    assert returns(drafts(with_both, with_one, other)) == ()


def test_a_word_that_the_page_had_broken_is_no_return():
    broken = FIRST.replace("lanterns", "lan terns")
    assert returns(drafts(FIRST, broken, FIRST)) == ()


def test_who_asked_for_the_words_meanwhile_is_named():
    found = returns(
        lives(
            ("draft", FIRST),
            ("draft", f"Article 1\n\n1. {BELLS}\n"),
            ("proposals", f"Proposal of XA\n\nReinstate the following: {REPORT}\n"),
            ("statement", "We thank the Chair for the lanterns."),
            ("draft", FIRST),
        )
    )
    assert [(asked.document, asked.score) for asked in found[0].asked_by] == [("D3", 1.0)]


def test_a_formula_with_a_word_beside_it_is_no_return():
    formula = "the lanterns of harbours beyond the coast"
    keep = f"1. Each keeper tends {formula} at dusk and at dawn.\n"
    before = f"{keep}\n2. The Council shall count {formula}, to know their number in each year.\n"
    after = f"{keep}\n2. A register lists {formula}, to serve the pilots and the masters of ships.\n"
    assert returns(drafts(before, keep, after)) == ()


def test_a_web_address_is_no_language_that_came_back():
    link = "Reports are at https://lanterns.example/reports/of/each/year/and/each/harbour.pdf"
    assert returns(drafts(f"1. {BELLS}\n\n2. {link}\n", f"1. {BELLS}\n", f"1. {BELLS}\n\n2. {link}\n")) == ()


def test_a_comparison_of_drafts_asks_for_nothing():
    gone = f"Article 1\n\n1. {BELLS}\n"
    redline = f"Article 1\n\n1. {BELLS}\n\n2. {REPORT} Reports are kept for ten years.\n"
    chain = lives(
        ("draft", FIRST),
        ("draft", gone),
        ("redline", redline),
        ("draft", f"{FIRST}\n3. Reports are kept for ten years.\n"),
    )
    assert [one.asked_by for one in returns(chain)] == [()]
    assert {run.born.document for run in trace(chain, "D4") if run.born} == {"D1", "D4"}


def test_a_preposition_alone_does_not_tell_who_asked():
    before = (
        "1. Each keeper of a harbour reports the state by every lantern that stands in the harbour to the Council.\n"
    )
    asked = before.replace("by", "of").replace("harbour to", "harbour, with its oil, to")
    preposition = trace(lives(("draft", before), ("proposals", asked), ("draft", before.replace("by", "of"))), "D3")
    assert {run.born.document for run in preposition if run.born} == {"D1", "D3"}
    whole = trace(lives(("draft", before), ("proposals", asked), ("draft", asked)), "D3")
    assert "D2" in {run.born.document for run in whole if run.born}


def test_a_treaty_on_the_shelf_that_says_the_same_is_named():
    chain = drafts(FIRST, f"Article 1\n\n1. {BELLS}\n", FIRST)
    shelf = {"Convention on Beacons": parse(f"Article 9\n\n{REPORT}"), "Convention on Buoys": parse("Buoys are red.")}
    assert returns(chain, shelf=shelf)[0].stands_in == ("Convention on Beacons",)


def test_only_language_of_the_asked_length_is_told():
    may = FIRST.replace("shall report", "may report")
    assert returns(drafts(FIRST, may, FIRST), least=8) == ()


def test_the_history_of_an_article_runs_from_first_to_last():
    chain = lives(
        ("draft", FIRST),
        ("proposals", f"XB: {REPORT} Reports are public."),
        ("draft", f"Article 1\n\nScope.\n\nArticle 2\n\n1. {REPORT} Reports are public.\n\n2. {BELLS}\n"),
    )
    found = versions(chain, "art_2__para_1", "D3")
    assert [(one.document, one.address) for one in found] == [
        ("D1", "art_1__para_1"),
        ("D2", found[1].address),
        ("D3", "art_2__para_1"),
    ]
    assert [one.new for one in found] == [18, 6, 1]
    assert {run.born.document for run in trace(chain, "D3", "art_2__para_1") if run.born} == {"D1", "D2", "D3"}


def test_a_provision_that_is_not_there_has_no_history():
    with pytest.raises(ValueError, match="no provision"):
        versions(drafts(FIRST), "art_7", "D1")


CHAINS = {
    "bbnj": [(n, f"bbnj-drafts-qabot/un/{n}.txt") for n in ("4", "3", "45", "5", "0")]
    + [("adopted", "bbnj-official/un/bbnj-agreement-2023/2023-06-19/text.txt")],
    "plastics": [
        ("p02", "plastics-inc-drafts/text-pypdf/02_potential_options_paper.pdf.txt"),
        ("p03", "plastics-inc-drafts/text-pypdf/03_zerodraft.pdf.txt"),
        ("p04", "plastics-inc-drafts/text-pypdf/04_revised_zero_draft.pdf.txt"),
        ("p05", "plastics-inc-drafts/text-pypdf/05_compilation_text.pdf.txt"),
        ("p06", "plastics-inc-drafts/text-pypdf/06_chair_text.pdf.txt"),
    ],
}


def spelled(text: Text) -> list[str]:
    return [text.words[n].text.casefold() for n in range(len(text.words)) if text.words.kinds[n] == 0]


def test_no_look_alike_of_real_drafts_is_told_as_a_return(corpora: Path):
    items = json.loads((corpora / "truth" / "returns.json").read_text(encoding="utf-8"))["items"]
    texts = {n: parse((corpora / path).read_text(encoding="utf-8")) for n, path in CHAINS["bbnj"]}
    chain = lives_of(Dated(n, "draft", None, text, f"2031-01-{k:02}") for k, (n, text) in enumerate(texts.items(), 1))
    covered = {(one.back_in.document, place) for one in returns(chain) for place in one.places}
    for item in items:
        if item["returned"] or item.get("doubt") or item["back_in"] not in texts:
            continue
        text, anchor = texts[item["back_in"]], spelled(parse(item["anchor"]))
        places = [n for n in range(len(text.words)) if text.words.kinds[n] == 0]
        said = [text.words[n].text.casefold() for n in places]
        stands = [places[n : n + len(anchor)] for n in range(len(said)) if said[n : n + len(anchor)] == anchor]
        assert not any((item["back_in"], place) in covered for one in stands for place in one), item["id"]
