"""A negotiation's own parties.toml: invented parties, own groups, further names, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

import travaux
from travaux.errors import TravauxError
from travaux.positions import known, members, read_parties, resolve, resolve_list

EXAMPLE = Path(travaux.__file__).parent / "example" / "parties.toml"


def test_the_parties_of_the_example_are_known() -> None:
    own = read_parties(EXAMPLE.read_text(encoding="utf-8"))
    named = resolve_list("Gavrosk, Littoral Group and FON", "2025-04-15", own)
    assert [(n.code, n.kind) for n in named] == [("XG", "state"), ("LIT", "group"), ("FON", "group")]
    assert members("LIT", None, own) == ("QM", "XB", "XF", "XM")
    assert resolve("Chair", None, own).kind == "officer"
    assert resolve("Ms. Ilvane Torrequin", None, own).code == "CHAIR"
    assert resolve("Lantern League for Open Proceedings", None, own).kind == "organisation"


def test_the_table_of_the_project_stays_underneath_and_unchanged() -> None:
    own = read_parties('[parties]\nXA = "Astrevane"')
    assert (resolve("Norway", None, own).code, resolve("XA", None, own).code) == ("NOR", "XA")
    assert not known("Astrevane")


def test_what_the_file_says_of_a_name_holds() -> None:
    own = read_parties(
        '[parties]\nXA = "A"\nXB = "B"\n[groups.LMX]\nname = "Like-Minded Group"\nmembers = ["XA", "XB"]'
    )
    assert resolve("Like-Minded Group").code == "LMG"
    assert resolve("Like-Minded Group", None, own).code == "LMX"
    assert members("LMX", None, own) == ("XA", "XB")


def test_a_code_of_the_table_is_given_further_names_and_other_members() -> None:
    own = read_parties(
        '[parties]\nGB = { also = ["Albion"] }\nXA = "A"\n[groups.LMC]\nmembers = [{ party = "XA", since = 2024-04-23 }]'
    )
    assert resolve("Albion", None, own).code == "GBR"
    assert resolve("United Kingdom", None, own).code == "GBR"
    assert (members("LMC", "2024-04-22", own), members("LMC", "2024-04-23", own)) == ((), ("XA",))


def test_a_name_in_small_letters_counts_where_the_file_gives_it() -> None:
    own = read_parties('[groups.FR]\nname = "friends of the reef"\nmembers = []')
    assert resolve("friends of the reef", None, own).code == "FR"


@pytest.mark.parametrize(
    ("toml", "code", "where", "what"),
    [
        ('[parties]\nXA = "A', "unreadable_toml", "line 2, column", "not TOML"),
        ("[parties]\nXA = 3", "wrong_parties", "line 2, column 6", "XA is given no name"),
        ("[partys]\nXA = 'A'", "wrong_parties", "line 1", "no section partys"),
        ("[groups.A]\nname = 'A'\nmembers = ['XB']", "wrong_parties", "line 3", "XB, a member of A, is no party"),
        ("[groups.A]\nname = 'A'\nmembers = [3]", "wrong_parties", "line 3", "no code"),
        ("[parties.XA]\nname = 'A'\nsince = 'once'", "wrong_parties", "line 3", "once is no day"),
        ("[parties.XA]\nnames = 'A'", "wrong_parties", "line 2", "names is no field"),
        ("[parties.XA]\nname = 'A'\nkind = 'kingdom'", "wrong_parties", "line 3", "kingdom is no kind"),
        ("[parties.XA]\nalso = ['A']", "wrong_parties", "line 1", "XA has no name"),
    ],
)
def test_a_mistake_in_the_file_is_shown_where_it_stands(toml: str, code: str, where: str, what: str) -> None:
    with pytest.raises(TravauxError) as refused:
        read_parties(toml, "parties.toml")
    assert refused.value.code == code
    assert where in refused.value.where
    assert what in refused.value.what
    assert refused.value.try_this
