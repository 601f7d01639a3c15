"""A citation against one draft of the example leads to where its provision stands in every other; references lead home."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from travaux.history import cite, reaches, references
from travaux.text import Text

Truth = Callable[[str], dict[str, Any]]
Draft = Callable[[str], Text]
NAMES = ("con1", "con2", "zero", "rolling", "revised", "final", "adopted")


@pytest.mark.parametrize("name", NAMES)
def test_every_citation_leads_to_its_provision_in_every_draft(
    name: str, truth: Truth, symbols: dict[str, str], drafts: Any, comparisons: Any
) -> None:
    wrong = []
    for row in truth("citations")[name]:
        found = cite(row["citation"], drafts, comparisons, source=symbols[name])
        led: dict[str, set[str]] = {symbol: set() for symbol in row["to"]}
        for stand in found.to:
            if stand.address is not None:
                led[stand.draft].add(stand.address)
        wrong += [
            (row["citation"], symbol, sorted(led[symbol]), wanted)
            for symbol, wanted in row["to"].items()
            if led[symbol] != set(wanted)
        ]
    assert wrong == []


@pytest.mark.parametrize("name", NAMES)
def test_a_citation_means_one_provision_of_its_draft(
    name: str, truth: Truth, symbols: dict[str, str], drafts: Any, comparisons: Any
) -> None:
    for row in truth("citations")[name]:
        found = cite(row["citation"], drafts, comparisons, source=symbols[name], target=symbols[name])
        assert [one.address for one in found.origin] == [row["address"]]


def test_the_chain_says_what_happened_on_the_way(drafts: Any, comparisons: Any) -> None:
    """Protection of personal data: article 28 of the second document, 27 of the zero draft, 6 of the revised one."""
    found = cite("Article 28 of CME/AC.1/9", drafts, comparisons, target="CME/AC.1/14/Rev.1")
    assert [(one.citation, one.relation) for one in found.chain] == [
        ("Article 28", "cited"),
        ("Article 27", "renumbered"),
        ("Article 27", "same"),
        ("Article 6", "moved"),
    ]
    assert [(one.citation, one.relation) for one in found.to] == [("Article 6", "moved")]


@pytest.mark.parametrize("name", ["zero", "rolling", "revised", "final", "adopted"])
def test_every_cross_reference_leads_where_its_author_meant(
    name: str, truth: Truth, draft: Draft, notated: Any
) -> None:
    found: dict[str, set[str]] = {}
    for one in references(draft(name), notated(name)).found:
        if one.form != "this" and not one.owner.startswith(("fn_", "preface", "preamble")):
            found.setdefault(one.owner, set()).update(one.targets)
    wanted = {row["address"]: set(row["targets"]) for row in truth("references")[name]}
    stray = {address: targets for address, targets in found.items() if address not in wanted}
    assert ({address: found.get(address) for address in wanted}, stray) == (wanted, {})


@pytest.mark.parametrize("name", ["zero", "rolling", "revised", "final", "adopted"])
def test_no_cross_reference_of_the_example_dangles(name: str, draft: Draft) -> None:
    assert references(draft(name)).doubts == ()


def test_what_reaches_the_safeguards_is_listed(draft: Draft) -> None:
    found = {one.address: one.steps for one in reaches(draft("zero"), "chp_III__art_18")}
    assert found["chp_VII__art_48__para_3"] == 1
    assert found["chp_I__art_3__para_2"] == 1  # by way of "the measures set out in chapter III"
