"""A number of a draft raised in thought."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any


def test_raising_a_threshold_never_adds_a_duty(travaux: Callable[..., Any]) -> None:
    assert "never adds a duty" in travaux("rules", "raising", "untoc", "untoc_serious_years").out


def test_the_step_at_which_a_duty_goes_is_in_the_document(travaux: Callable[..., Any]) -> None:
    found = json.loads(travaux("rules", "raising", "untoc", "untoc_serious_years", "--json").out)
    assert found["schema"] == "travaux/rules-raising/1"
    assert found["drafts"][0]["adds"] is None
    assert found["drafts"][0]["removes"]["after"] == found["drafts"][0]["removes"]["before"] + 1


def test_a_parameter_that_is_not_there_is_said_with_those_that_are(travaux: Callable[..., Any]) -> None:
    refused = travaux("rules", "raising", "untoc", "years")
    assert refused.code == 2
    assert "untoc_serious_years" in refused.err
