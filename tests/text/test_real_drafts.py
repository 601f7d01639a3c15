"""Real drafts, as hard-wrapped text without layout: the addresses that a reader of the negotiation would name are there."""

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from travaux.text import Text, locate, parse

DRAFTS = ("45", "5", "0")
REMARKS = {("45", "art_27__para_2")}  # named in a remark on a deleted article, not printed


@cache
def drafted(path: Path) -> Text:
    return parse(path.read_text(encoding="utf-8"))


def named(corpora: Path, draft: str) -> Iterator[str]:
    truth = json.loads((corpora / "truth" / "bbnj_moves.json").read_text(encoding="utf-8"))
    for one in truth["declared"]:
        yield from (one["from"], *one["to"]) if one["draft"] == draft else ()
    for one in (*truth["articles"], *truth["paragraphs"]):
        sides = zip(one["step"].split(">"), (one["from"], one["to"]), strict=True)
        for name, addresses in sides:
            yield from ([addresses] if isinstance(addresses, str) else addresses) if name == draft else ()


@pytest.mark.parametrize("draft", DRAFTS)
def test_every_address_of_the_concordance_leads_to_a_provision(corpora: Path, draft: str) -> None:
    text = drafted(corpora / "bbnj-drafts-qabot" / "un" / f"{draft}.txt")
    lost = {address for address in named(corpora, draft) if not locate(text, address)}
    assert lost == {address for name, address in REMARKS if name == draft}


def test_rival_articles_of_a_draft_are_both_found(corpora: Path) -> None:
    text = drafted(corpora / "bbnj-drafts-qabot" / "un" / "45.txt")
    found = [text.provisions[n].address for n in locate(text, "article 53")]
    assert found == ["part_VIII__opt_I__art_53", "part_VIII__opt_II__art_53"]


@pytest.mark.parametrize("draft", DRAFTS)
def test_a_draft_has_its_parts_and_annexes(corpora: Path, draft: str) -> None:
    kinds = Counter(p.kind for p in drafted(corpora / "bbnj-drafts-qabot" / "un" / f"{draft}.txt").provisions)
    assert (kinds["part"], kinds["annex"], kinds["preamble"]) == (12, 2, 1)


def test_the_adopted_text_has_its_numbers_even_without_layout(corpora: Path) -> None:
    text = drafted(corpora / "bbnj-official" / "un" / "bbnj-agreement-2023" / "2023-06-19" / "text.txt")
    kinds = Counter(p.kind for p in text.provisions)
    assert [kinds[k] for k in ("part", "article", "subparagraph", "point")] == [12, 76, 224, 66]
    assert sum(bool(p.kind == "paragraph" and p.number) for p in text.provisions) == 251
