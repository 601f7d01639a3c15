"""`travaux rules`: a small invented treaty asked, contrasted, proved, checked, shown, and tied to the words of a negotiation."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest

from travaux.apps.rule_answering import asked_page
from travaux.apps.serving import serving
from travaux.publishing.consequences import publish_rules
from travaux.rules.language import read_rules
from travaux.steps.ruled import ruled_of

Travaux = Callable[..., Any]
RULES = """\
# Convention on Quiet Harbours (invented): rules

- instrument: quiet
- question: B silence

```rules
fact offence(party, act)
    type   yes/no
    means  "the act is an offence in the party"
fact penalty(party, act)
    type   number of years
    means  "the highest sentence that the party's law has for the act"
parameter serious_years
    value  4 years
domain no_offence_no_penalty
    holds  offence(A, act) or penalty(A, act) < 1
    means  "what is no offence has no penalty"
draft first
    document  "HARB/1"
draft second
    from      first
    document  "HARB/2"
    sets      serious_years = 3 years
amendment offence_in_both
    replaces  duty by duty_in_both
```

## part_I__art_2 General obligation
> In our words: each party keeps its harbours quiet.

- source: invented
- date: 2026-01-01
- confidence: S
- status: unverified
- document: HARB/1

```rules
rule duty
    kind       duty
    concludes  B must silence
    when       penalty(A, act) >= serious_years
rule duty_in_both
    kind       duty
    concludes  B must silence
    when       penalty(A, act) >= serious_years and offence(B, act)
    only in    offence_in_both
rule decline
    kind       ground
    concludes  B may refuse to silence
    when       not offence(B, act)
    beats      duty_in_both
```

```rules
property never_without_offence
    never  B must silence and not offence(B, act)
    title  "no duty where the act is no offence in B"
case drum
    title    "A drum at night"
    facts    offence(A, act); penalty(A, act) = 3 years; not offence(B, act)
    expect   first: B may refuse to silence because "three years are not serious"
    expect   second: B must silence because "three years are serious"
```
"""


@pytest.fixture
def quiet(harbours: Path) -> Path:
    """The harbours with rules beside the listing."""
    (harbours / "rules").mkdir()
    (harbours / "rules" / "01-quiet.md").write_text(RULES, encoding="utf-8")
    return harbours


def test_a_case_is_answered_for_every_draft_and_the_reasoning_shown_for_one(travaux: Travaux, quiet: Path) -> None:
    said = travaux("rules", "ask", quiet, "--case", "drum", "--json").json
    assert [(one["draft"], one["outcome"]) for one in said["answers"]] == [("first", "MAY REFUSE"), ("second", "MUST")]
    told = travaux("rules", "ask", quiet, "--case", "drum", "--draft", "second").out
    assert "A drum at night" in told
    assert "must silence" in told
    assert "not legal advice" in told
    assert "To be checked against the official text" in told


def test_what_is_not_said_is_unknown_and_the_answer_says_what_it_hangs_on(travaux: Travaux, quiet: Path) -> None:
    said = travaux("rules", "ask", quiet, "--draft", "first", "--facts", "offence(B, act)", "--json").json["answers"][0]
    assert said["outcome"] is None
    assert said["reachable"] == ["NOT COVERED", "MUST"]
    assert "penalty(A, act)" in {one["fact"] for one in said["depends_on"]}


def test_a_fact_that_is_misspelt_is_refused_with_a_caret_and_a_near_name(travaux: Travaux, quiet: Path) -> None:
    said = travaux("rules", "ask", quiet, "--facts", "ofence(A, act)")
    assert said.code == 2
    assert "^" in said.err
    assert "offence" in said.err


def test_a_contrast_counts_what_a_lower_threshold_catches_and_shows_a_case(travaux: Travaux, quiet: Path) -> None:
    said = travaux("rules", "contrast", quiet, "first", "second", "--json").json
    assert said["abstract"]["caught"] > 0
    assert said["abstract"]["released"] == 0
    assert said["witnesses"][0]["scenario"]["penalty(A, act)"] == 3
    assert "serious" not in travaux("rules", "contrast", quiet, "first", "first").out
    assert said["concrete"] is None
    world = travaux("rules", "contrast", quiet, "first", "second", "--world", "synthetic", "--json").json["concrete"]
    assert world["caught"] > 0
    assert world["released"] == 0


def test_a_property_that_fails_shows_the_case_and_exits_with_one(travaux: Travaux, quiet: Path) -> None:
    said = travaux("rules", "prove", quiet, "never_without_offence", "--json")
    assert said.code == 1
    assert [one["holds"] for one in said.json["proofs"][0]["drafts"]] == [False, False]
    mended = travaux("rules", "prove", quiet, "never_without_offence", "--with", "offence_in_both", "--json")
    assert mended.code == 0
    assert mended.json["proofs"][0]["drafts"][0]["core"] == ["part_I__art_2"]


def test_check_runs_the_cases_and_one_that_comes_out_otherwise_exits_with_one(travaux: Travaux, quiet: Path) -> None:
    assert travaux("rules", "check", quiet).code == 0
    path = quiet / "rules" / "01-quiet.md"
    path.write_text(RULES.replace("second: B must silence", "second: B may silence"), encoding="utf-8")
    said = travaux("rules", "check", quiet)
    assert said.code == 1
    assert "expected MAY, comes to MUST" in said.out


def test_rules_are_unconfirmed_then_confirmed_then_stale_when_the_words_change(travaux: Travaux, quiet: Path) -> None:
    def states(draft: str) -> list[str]:
        return [one["state"] for one in travaux("rules", "links", quiet, "--draft", draft, "--json").json["links"]]

    assert states("HARB/1") == ["unconfirmed"]
    assert travaux("rules", "links", quiet, "--draft", "HARB/1", "--confirm", "part_I__art_2").code == 0
    assert states("HARB/1") == ["confirmed"]
    assert states("HARB/2") == ["stale"]  # its bracket went
    assert travaux("rules", "links", quiet, "--draft", "HARB/2", "--confirm", "all").code == 0
    assert (states("HARB/1"), states("HARB/2")) == (["confirmed"], ["confirmed"])
    assert travaux("rules", "check", quiet).code == 0


def test_a_draft_without_rules_of_its_own_has_those_of_the_draft_before_it(travaux: Travaux, quiet: Path) -> None:
    said = travaux("rules", "links", quiet, "--json").json
    assert (said["draft"], said["own"]) == ("HARB/3", False)


def test_a_demand_is_judged_by_what_the_rules_prove(travaux: Travaux, quiet: Path) -> None:
    demand = 'owner = "Lantern League"\n[[demands]]\nid = "D1"\ntext = "no"\ntest = "property"\nproperty = "{}"\n'
    (quiet / "demands.toml").write_text(demand.format("never without offence"), encoding="utf-8")
    said = travaux("check", quiet, "--json")
    assert said.code == 0, said.err
    verdicts = said.json["demands"][0]["verdicts"]
    assert [one["verdict"] for one in verdicts] == ["not_met"] * 3
    assert "it fails where" in verdicts[0]["why"]
    travaux("rules", "links", quiet, "--draft", "HARB/1", "--confirm", "all")
    verdicts = travaux("check", quiet, "--json").json["demands"][0]["verdicts"]
    assert [one["verdict"] for one in verdicts] == [
        "not_met",
        "unknown",
        "not_met",
    ]  # the second draft's words are others
    assert "changed since the rules were confirmed" in verdicts[1]["why"]
    (quiet / "demands.toml").write_text(demand.format("no such thing"), encoding="utf-8")
    assert "never_without_offence" in travaux("check", quiet, "--json").json["demands"][0]["verdicts"][0]["why"]


def test_a_mistake_in_the_rules_keeps_no_draft_from_its_readers(travaux: Travaux, quiet: Path) -> None:
    (quiet / "rules" / "01-quiet.md").write_text(RULES.replace("kind       duty", "kind       dooty"), encoding="utf-8")
    assert travaux("rules", "ask", quiet).code == 2
    said = travaux("build", quiet)
    assert said.code == 0
    assert "01-quiet.md, line" in said.out


def test_the_site_of_a_negotiation_has_the_pages_of_its_rules(travaux: Travaux, quiet: Path) -> None:
    assert travaux("build", quiet).code == 0
    front = (quiet / "site" / "rules" / "index.html").read_text("utf-8")
    assert "A drum at night" in front
    assert "What would it do?" in (quiet / "site" / "index.html").read_text("utf-8")
    beside = (quiet / "site" / "rules" / "draft-first.html").read_text("utf-8")
    assert "to be checked against the official text" in beside
    assert "serious years (4 years)" in beside
    lower = (quiet / "site" / "rules" / "draft-second.html").read_text("utf-8")
    assert "serious years (3 years)" in lower  # the draft's own number, not that of the file


def test_the_form_answers_on_the_server_and_its_address_holds_the_question(tmp_path: Path) -> None:
    (tmp_path / "rules.md").write_text(RULES, encoding="utf-8")
    instrument = read_rules(tmp_path / "rules.md")
    shown = ruled_of(instrument)
    publish_rules(shown, tmp_path / "site")
    asked = "rules/ask.html?draft=second&offence%28A%2C+act%29=yes&penalty%28A%2C+act%29=3&offence%28B%2C+act%29=no"
    with serving(tmp_path / "site", None, asked_page(instrument, shown)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        here = f"http://127.0.0.1:{server.server_port}/"
        page = urlopen(here + asked).read().decode()
        assert 'class="out o-must"' in page.split("The answer")[1].split("</article>")[0]
        wrong = urlopen(here + "rules/ask.html?nonsense=%3Cscript%3E").read().decode()
        assert "Not answered" in wrong
        assert "<script>" not in wrong.split("Not answered")[1].split("</p>")[0]
        plain = urlopen(here + "rules/ask.html").read().decode()
        assert "The answer" not in plain
        server.shutdown()


def test_a_map_is_drawn_and_says_that_its_world_is_invented(travaux: Travaux, quiet: Path, tmp_path: Path) -> None:
    said = travaux("rules", "map", quiet, "--states", "5", "--acts", "6", "--svg", tmp_path / "map.svg")
    assert said.code == 0
    assert "invented" in said.out
    assert (tmp_path / "map.svg").read_text("utf-8").count("<title>") == 2 * 5


@pytest.mark.parametrize("name", ["nothing", "cybercrim"])
def test_a_name_that_is_no_rule_set_is_refused_with_those_there_are(travaux: Travaux, name: str) -> None:
    said = travaux("rules", "ask", name)
    assert said.code == 2
    assert "cybercrime" in said.err
