"""The rule files that come with travaux: laid out, sourced, marked, and tried by cases."""

from functools import cache
from pathlib import Path

import pytest

import travaux.rules
from travaux.rules import Instrument, Rule
from travaux.rules.language import formatted, read_book, read_rules, write_rules
from travaux.rules.traces import covered_by, run_cases

FOLDER = Path(travaux.rules.__file__).parent / "instruments"
FILES = sorted(FOLDER.glob("*/*.md"))
NAMES = ("budapest", "cybercrime", "example", "uncac", "untoc")


@cache
def instrument(name: str) -> Instrument:
    return read_rules(FOLDER / name)


def own_rules(name: str) -> list[Rule]:
    """The rules of the instrument's own folder, without those of the folders it uses."""
    folder = str(FOLDER / name)
    return [one for one in instrument(name).rules if one.at.file.startswith(folder)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_file_is_laid_out_as_the_formatter_lays_it_out(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert formatted(text) == text


@pytest.mark.parametrize("name", NAMES)
def test_an_instrument_reads_without_an_error_and_is_written_back_as_it_was(name: str) -> None:
    book = read_book(FOLDER / name)
    assert [one.message for one in book.findings if one.severity == "error"] == []
    own = [one for one in book.files if one.source.file.startswith(str(FOLDER / name))]
    assert "".join(write_rules(one) for one in own) == "".join(
        path.read_text(encoding="utf-8") for path in sorted((FOLDER / name).glob("*.md"))
    )


@pytest.mark.parametrize("name", NAMES)
def test_every_case_comes_to_what_was_thought_out_from_the_text(name: str) -> None:
    runs = run_cases(instrument(name))
    wrong = [
        (one.case.id, one.draft, *one.expected.norm, one.expected.outcome, one.asked.reachable)
        for one in runs
        if not one.passes
    ]
    assert wrong == []


@pytest.mark.parametrize("name", ["cybercrime", "example"])
def test_every_rule_holds_in_some_case_and_each_that_can_be_beaten_is_beaten_in_one(name: str) -> None:
    """The other conventions are taken in by the cybercrime convention, and tried by its cases."""
    covered = covered_by(instrument(name), run_cases(instrument(name)))
    assert len(covered) == len(instrument(name).rules)
    assert [one.rule for one in covered if not one.held] == []
    assert [one.rule for one in covered if one.beatable and not one.beaten] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_provision_has_its_source_its_date_and_its_mark(name: str) -> None:
    for one in instrument(name).articles:
        assert one.source.startswith("http") or name == "example", one.address
        assert one.date is not None, one.address
        assert one.confidence in ("S", "K"), one.address
        assert one.words, one.address


@pytest.mark.parametrize("name", NAMES)
def test_what_is_known_from_general_knowledge_only_is_to_be_checked(name: str) -> None:
    known = [one.address for one in instrument(name).articles if one.confidence == "K" and one.status != "unverified"]
    assert known == []


@pytest.mark.parametrize("name", NAMES)
def test_every_rule_stands_under_a_provision_and_says_what_it_does_in_a_sentence(name: str) -> None:
    addresses = {one.address for one in instrument(name).articles}
    for one in own_rules(name):
        assert one.article in addresses, one.id
        assert one.says, one.id


@pytest.mark.parametrize("name", NAMES)
def test_every_fact_has_a_plain_sentence(name: str) -> None:
    assert [one.name for one in instrument(name).facts if not one.means] == []


def test_there_are_more_than_forty_cases_and_each_expects_something_of_every_draft() -> None:
    drafts = {"V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8", "V9"}
    cases = [one for one in instrument("cybercrime").cases if one.at.file.startswith(str(FOLDER / "cybercrime"))]
    assert len(cases) > 40
    for case in cases:
        said = {one for expected in case.expects if expected.norm == ("B", "assist") for one in expected.drafts}
        assert drafts <= said, (case.id, sorted(drafts - said))
        assert case.concern, case.id
        assert all(expected.because for expected in case.expects), case.id


def test_no_provision_holds_a_sentence_of_a_treaty() -> None:
    for name in NAMES:
        if name != "example":
            assert [one.address for one in instrument(name).articles if one.quoted] == []
