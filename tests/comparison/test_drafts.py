"""Real drafts: every pair replays, and what a reader found in them is found."""

import json
from itertools import permutations
from pathlib import Path

import pytest

from travaux.comparison import apply, compare, declared
from travaux.comparison.declarations import local
from travaux.comparison.plain import plain_words
from travaux.text import Text, parse

ADOPTED = "bbnj-official/un/bbnj-agreement-2023/2023-06-19/text.txt"
PATHS = {"adopted": ADOPTED} | {name: f"bbnj-drafts-qabot/un/{name}.txt" for name in ("45", "5", "0")}


@pytest.fixture(scope="module")
def drafts(corpora: Path) -> dict[str, Text]:
    return {name: parse((corpora / path).read_text(encoding="utf-8")) for name, path in PATHS.items()}


@pytest.mark.parametrize("pair", list(permutations(PATHS, 2)), ids=">".join)
def test_every_pair_of_real_drafts_replays(drafts: dict[str, Text], pair: tuple[str, str]):
    before, after = (drafts[name] for name in pair)
    assert list(apply(before, compare(before, after).changes)) == plain_words(after)


def test_every_move_and_merger_that_a_draft_declares_is_read(corpora: Path, drafts: dict[str, Text]):
    truth = json.loads((corpora / "truth" / "bbnj_moves.json").read_text(encoding="utf-8"))
    for item in truth["declared"]:
        said = {(local(d.address), d.relation, d.to) for d in declared(drafts[item["draft"]])}
        assert {(item["from"], item["relation"][0], to) for to in item["to"] or [None]} <= said


@pytest.mark.parametrize("step", ["45>5", "5>0", "0>adopted"])
def test_articles_go_where_the_concordance_says(corpora: Path, drafts: dict[str, Text], step: str):
    truth = json.loads((corpora / "truth" / "bbnj_moves.json").read_text(encoding="utf-8"))
    before, after = (drafts[name] for name in step.split(">"))
    goes: dict[str, set[str]] = {}
    for pair in compare(before, after).pairs:
        if pair.before and pair.after:
            goes.setdefault(local(pair.before), set()).add(local(pair.after))
    for item in (one for one in truth["articles"] if one["step"] == step and not one.get("doubt")):
        for old in item["from"]:
            assert goes.get(old, set()) & set(item["to"]) or not item["to"], item["id"]
