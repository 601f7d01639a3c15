"""A file of demands is read as organisations write it; what is wrong in it is said with its place and what to write."""

from __future__ import annotations

import pytest

from travaux.errors import TravauxError
from travaux.positions.demands import TESTS, parse_demands

HEAD = 'owner = "Friends of Quiet"\nagainst = "HARB/1"\n\n[[demands]]\nid = "1"\nabout = "art. 2"\ntext = "Be quiet."\n'


def test_a_demand_takes_owner_and_draft_from_the_top_or_from_itself() -> None:
    written = (
        HEAD
        + 'test = "keep"\n\n[[demands]]\nid = 2\nowner = "Others"\nagainst = "HARB/2"\nabout = "art. 3"\n'
        + 'text = "x"\ntest = "delete"\n'
    )
    one, other = parse_demands(written)
    assert (one.owner, one.against, other.owner, other.against, other.id) == (
        "Friends of Quiet",
        "HARB/1",
        "Others",
        "HARB/2",
        "2",
    )


def test_a_test_is_named_as_people_write_it() -> None:
    for name in ("at least", "At-least", "at_least"):
        (demand,) = parse_demands(HEAD + f'test = "{name}"\nnumber = "four years"\n')
        assert demand.tests[0].kind == "at_least"


def test_a_demand_may_have_several_tests() -> None:
    (demand,) = parse_demands(HEAD + 'test = "keep"\nalso = [{ test = "remove", words = ["a", "b"] }]\n')
    assert [(one.kind, one.words) for one in demand.tests] == [("keep", ()), ("remove", ("a", "b"))]


def test_a_demand_on_the_whole_text_needs_no_provision() -> None:
    (demand,) = parse_demands('owner = "F"\n[[demands]]\nid = "1"\ntext = "x"\ntest = "remove"\nwords = "horns"\n')
    assert (demand.about, demand.against) == (None, None)


def test_a_demand_says_where_it_stands_in_its_file() -> None:
    assert parse_demands(HEAD + 'test = "keep"\n', "quiet.toml")[0].where == "quiet.toml, line 4"


WRONG = {
    'test = "kep"': (8, "'kep' is no test.", 'test = "keep"'),
    'tests = "keep"': (8, "No demand has a `tests`.", "did you mean `test`?"),
    "": (4, "A demand without `test`.", "one of: "),
    'test = "add"': (8, "The test 'add' needs `words`.", 'add  words = "prior review by a court"'),
    'test = "replace"\nwords = "may"': (8, "The test 'replace' needs `by`.", 'add  by = "shall decline"'),
    'test = "at least"\nnumber = "some"': (9, "'some' is no number with a unit.", 'number = "four years"'),
    'test = "at most"\nnumber = 4': (9, "4 is no number with a unit.", 'number = "four years"'),
    'test = "delete"\nwords = "may"': (9, "The test 'delete' has no `words`.", "it takes nothing besides"),
    'test = "add"\nwords = "…"': (9, "`words` is a text, or a list of texts.", 'words = "as appropriate"'),
    'test = "add"\nwords = ["a", 3]': (9, "`words` is a text, or a list of texts.", "of which one will do"),
    'test = "keep"\nalso = "x"': (9, "`also` is a list of tests.", "also = [{"),
    'test = "keep"\nalso = [{ tests = "x" }]': (9, "No demand has a `tests`.", "did you mean `test`?"),
    'test = "property"': (8, "The test 'property' needs `property`.", "property = "),
}


@pytest.mark.parametrize("lines", WRONG)
def test_what_is_wrong_is_said_with_line_column_and_what_to_write(lines: str) -> None:
    line, what, hint = WRONG[lines]
    with pytest.raises(TravauxError) as caught:
        parse_demands(HEAD + lines + "\n", "demands.toml")
    assert caught.value.code == "wrong_demands"
    assert caught.value.where.startswith(f"demands.toml, line {line}, column ")
    assert caught.value.what.split("\n")[0] == what
    assert hint in caught.value.try_this
    assert caught.value.what.endswith("^")


def refused(written: str | bytes) -> TravauxError:
    with pytest.raises(TravauxError) as caught:
        parse_demands(written)
    return caught.value


def test_two_demands_of_one_owner_have_two_ids() -> None:
    twice = HEAD + 'test = "keep"\n\n[[demands]]\nid = "1"\nabout = "art. 3"\ntext = "x"\ntest = "keep"\n'
    assert refused(twice).what.startswith("Two demands have the id '1'.")


def test_a_demand_that_cites_says_which_draft() -> None:
    assert "against" in refused(HEAD.replace('against = "HARB/1"\n', "") + 'test = "keep"\n').try_this


def test_a_demand_without_owner_text_or_id_is_refused() -> None:
    assert "owner" in refused(HEAD.replace('owner = "Friends of Quiet"\n', "") + 'test = "keep"\n').what
    assert "text" in refused(HEAD.replace('text = "Be quiet."\n', "") + 'test = "keep"\n').what
    assert "id" in refused(HEAD.replace('id = "1"\n', "") + 'test = "keep"\n').what


def test_a_test_of_a_provision_needs_one() -> None:
    assert 'about = "art. 2 (h)"' in refused(HEAD.replace('about = "art. 2"\n', "") + 'test = "delete"\n').try_this


def test_what_is_no_toml_or_no_text_is_refused_at_its_place() -> None:
    assert refused("owner = ").code == "unreadable_toml"
    assert refused(b'owner = "\xff"').where == "demands.toml"


def test_every_kind_of_test_is_known() -> None:
    assert len(TESTS) == len(set(TESTS)) == 10
