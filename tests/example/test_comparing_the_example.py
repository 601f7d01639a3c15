"""What was done to the example between two drafts is what `compare` finds: moves, splits, mergers, numbers, words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import pytest

from travaux.comparison import Comparison, apply, compare
from travaux.text import Kind, Text

Truth = Callable[[str], dict[str, Any]]
Draft = Callable[[str], Text]
Compared = Callable[[str], Comparison]

PAIRS = (
    "con1-zero",
    "con2-zero",
    "zero-rolling",
    "rolling-revised",
    "zero-revised",
    "revised-final",
    "final-adopted",
    "adopted-akn",
)
EDITED = tuple(pair for pair in PAIRS if "rolling" not in pair)  # brackets are typed anew, so their words are no edits


def words(text: str) -> list[str]:
    return re.findall(r"\w+|[^\w\s]", text)


@pytest.fixture(scope="module")
def compared(draft: Draft) -> Compared:
    """The comparison of a pair, made once."""

    @lru_cache
    def made(pair: str) -> Comparison:
        before, after = pair.split("-")
        return compare(draft(before), draft(after))

    return made


def declared(pair: str, truth: Truth) -> list[tuple[str | None, str | None, str]]:
    """The relations that were declared. A tracked move shows both places in the file, so it is no move between files."""
    rows = [one for one in truth(pair)["relations"] if one["kind"] != "preamble"]
    if pair == "zero-rolling":
        rows = [one for one in rows if one["relation"] != "moved"]
    return [(one["before"], one["after"], one["relation"]) for one in rows]


@pytest.mark.parametrize("pair", PAIRS)
def test_the_changes_replay(pair: str, draft: Draft, compared: Compared) -> None:
    before, after = pair.split("-")
    text = draft(after)
    kept = [text.words[n].text for n in range(len(text.words)) if text.words.kinds[n] not in (Kind.BLANK, Kind.ASIDE)]
    assert list(apply(draft(before), compared(pair).changes)) == kept


@pytest.mark.parametrize("pair", PAIRS)
def test_every_declared_relation_is_found(pair: str, compared: Compared, truth: Truth) -> None:
    found = {(one.before, one.after, one.relation) for one in compared(pair).pairs}
    assert [one for one in declared(pair, truth) if one not in found] == []


@pytest.mark.parametrize("pair", PAIRS)
def test_no_move_split_or_merger_is_made_up(pair: str, compared: Compared, truth: Truth) -> None:
    told = set(declared(pair, truth))
    found = [(one.before, one.after, one.relation) for one in compared(pair).pairs]
    odd = [one for one in found if one[2] in ("moved", "split", "merged") and one not in told]
    assert [one for one in odd if not str(one[1] or one[0]).startswith(("preface", "fn_"))] == []


@pytest.mark.parametrize("pair", EDITED)
def test_every_edit_is_shown_at_its_address(pair: str, compared: Compared, truth: Truth) -> None:
    struck, added = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for change in compared(pair).changes:
        if change.kind != "move":
            struck.update((change.before.address, word) for word in words(change.before.text))
            added.update((change.after.address, word) for word in words(change.after.text))
    lost = []
    for edit in truth(pair)["edits"]:
        gone, come = Counter(words(edit["struck"])), Counter(words(edit["inserted"]))
        lost += [(edit["before"], word) for word in gone - come if not struck[edit["before"], word]]
        lost += [(edit["after"], word) for word in come - gone if not added[edit["after"], word]]
    assert lost == []


@pytest.mark.parametrize("pair", EDITED)
def test_little_is_shown_that_was_not_done(pair: str, compared: Compared, truth: Truth) -> None:
    """Inside provisions that stand in both drafts, hardly more words are struck than were declared struck."""
    rows = {(one["before"], one["after"]) for one in truth(pair)["relations"] if one["before"] and one["after"]}
    told = sum(len(words(edit["struck"])) for edit in truth(pair)["edits"])
    shown = sum(
        len(words(change.before.text))
        for change in compared(pair).changes
        if change.kind not in ("move", "renumber") and (change.before.address, change.after.address) in rows
    )
    assert shown <= 1.25 * told + 5


@pytest.mark.parametrize("pair", ["con2-zero", "zero-revised", "revised-final"])
def test_a_number_that_only_follows_is_told_from_an_edit(pair: str, compared: Compared, truth: Truth) -> None:
    told = Counter((one["before"], one["struck"], one["inserted"]) for one in truth(pair)["edits"] if one["follows"])
    found = Counter(
        (one.before.address, one.before.text.strip(), one.after.text.strip())
        for one in compared(pair).changes
        if one.follows and one.kind != "renumber"
    )
    assert told - found == Counter()


def test_the_threshold_ends_at_four_years(draft: Draft, truth: Truth) -> None:
    (story,) = [one for one in truth("stories")["stories"] if one["kind"] == "threshold"]
    for place, value in zip(story["places"], story["values"], strict=True):
        text = draft(place["draft"])
        (here,) = [p for p in text.provisions if p.address == place["address"]]
        said = "".join(words(text.words.text(*here.span))).replace("atleast1", "atleast")  # a note may be called here
        assert f"atleast{''.join(words(value))}years" in said
