"""The signs of a document are read once, however many questions are asked of it."""

from dataclasses import replace
from unittest.mock import patch

from travaux.history import Dated
from travaux.steps.dated import taken
from travaux.steps.material import Material
from travaux.steps.papers import Papers
from travaux.text import parse
from travaux.text.marks import Mark
from travaux.text.notation import notation

DRAFT = parse("Article 1\n\nEach Party [shall] [should] light its ports [by night - XA].\n")
REVISED = replace(DRAFT, marks=(*DRAFT.marks, Mark("deletion", (3, 5))))


def material() -> Material:
    printed = (
        Dated("HARB/1", "draft", None, DRAFT, "2031-01-01"),
        Dated("HARB/2", "draft", None, REVISED, "2031-02-01"),
    )
    return Material(taken(printed), printed, {}, None, Papers(None, (), (), (), ()))


def test_a_document_without_revisions_is_read_once_and_one_with_revisions_twice() -> None:
    found = material()
    with patch("travaux.steps.material.notation", wraps=notation) as read:
        compared, printed = found.notations(found.dated), found.notations(found.printed)
        again = found.notations(found.drafts)
    assert read.call_count == 3
    assert compared["HARB/1"] is printed["HARB/1"] is again["HARB/1"]
    assert compared["HARB/2"] is not printed["HARB/2"]


def test_what_is_remembered_is_what_is_read() -> None:
    found = material()
    assert found.notations(found.dated)["HARB/1"].brackets == notation(DRAFT).brackets
