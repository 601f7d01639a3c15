"""Labels with several names: nothing broken that is one name, nothing dropped, a group stays a group."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from travaux.positions import resolve_list, resolve_title


def codes(label: str, date: str | None = None) -> list[str | None]:
    return [named.code for named in resolve_list(label, date)]


def test_a_label_with_two_parties_credits_both() -> None:
    assert (
        codes("US/SG")
        == codes("US // SG")
        == codes("US, SG")
        == codes("US; SG")
        == codes("US and SG")
        == ["USA", "SGP"]
    )


def test_a_name_that_holds_and_is_never_broken() -> None:
    names = ("Bosnia and Herzegovina", "Antigua and Barbuda", "Trinidad and Tobago", "Saint Vincent and the Grenadines")
    expected = ["BIH", "ATG", "TTO", "VCT"]
    assert [codes(name) for name in names] == [[code] for code in expected]
    assert codes(", ".join(names)) == codes(" and ".join(names)) == codes("/".join(names)) == expected


def test_china_in_the_name_of_the_group_is_not_china() -> None:
    assert codes("G77 and China") == codes("Group of 77 and China") == codes("G77/China") == ["G77"]
    assert codes("G77 and China and Norway") == ["G77", "NOR"]


def test_the_european_union_and_its_member_states_is_one_group() -> None:
    assert codes("European Union and its Member States, Norway") == ["EU", "NOR"]


def test_an_inverted_name_in_a_list_stays_whole() -> None:
    assert codes("Iran, Islamic Republic of, Iraq") == ["IRN", "IRQ"]
    assert codes("Korea, Republic of and Japan") == ["KOR", "JPN"]


def test_who_speaks_for_a_group_is_kept_with_the_group() -> None:
    (named,) = resolve_list("Palau on behalf of the Pacific Small Island Developing States")
    assert (named.code, named.on_behalf_of) == ("PLW", "PSIDS")
    assert named.printed == "Palau on behalf of the Pacific Small Island Developing States"


def test_only_the_neighbour_speaks_for_a_group_that_others_are_not_in() -> None:
    assert [(n.code, n.on_behalf_of) for n in resolve_list("Norway, Palau on behalf of PSIDS")] == [
        ("NOR", None),
        ("PLW", "PSIDS"),
    ]
    assert [(n.code, n.on_behalf_of) for n in resolve_list("Fiji and Samoa on behalf of PSIDS")] == [
        ("FJI", "PSIDS"),
        ("WSM", "PSIDS"),
    ]


def test_one_that_speaks_for_two_groups_is_named_for_each() -> None:
    assert [(n.code, n.on_behalf_of) for n in resolve_list("Cuba on behalf of CARICOM and AOSIS, Norway")] == [
        ("CUB", "CARICOM"),
        ("CUB", "AOSIS"),
        ("NOR", None),
    ]


def test_a_group_nobody_knows_is_kept_as_printed() -> None:
    (named,) = resolve_list("Palau on behalf of the Coral League")
    assert (named.code, named.on_behalf_of) == ("PLW", "the Coral League")


def test_a_state_after_a_group_spoken_for_is_doubtful() -> None:
    speaker, norway = resolve_list("Sierra Leone on behalf of the African Group and Norway")
    assert (speaker.code, speaker.on_behalf_of, norway.code) == ("SLE", "AFRICAN", "NOR")
    assert "may be spoken for too" in norway.why


def test_a_piece_that_is_no_name_is_there_as_unknown() -> None:
    assert [(n.printed, n.kind) for n in resolve_list("Norway, Atlantis and Japan")] == [
        ("Norway", "state"),
        ("Atlantis", "unknown"),
        ("Japan", "state"),
    ]


def test_proposed_by_is_not_part_of_the_name() -> None:
    assert codes("Proposed by Japan") == codes("Led by Japan") == codes("the delegation of Japan") == ["JPN"]


def test_who_led_a_small_group_stands_in_brackets_after_its_matter() -> None:
    assert codes("SMALL GROUP ON STATES LISTING (Led by G77 and China)") == ["G77"]
    (named,) = resolve_list("PARAGRAPH 1 (Led by Palau on behalf of Pacific Small Island Developing States)")
    assert (named.code, named.on_behalf_of) == ("PLW", "PSIDS")


def test_who_supports_is_named_too() -> None:
    assert codes("Norway, supported by Japan and Chile") == ["NOR", "JPN", "CHL"]


def test_an_empty_label_names_nobody() -> None:
    assert resolve_list("") == resolve_list(" , ; ") == ()


PARTS = st.sampled_from(
    ["Norway", "Atlantis", "G77 and China", "EU", "Trinidad and Tobago", "Iran (Islamic Republic of)"]
)
JOINTS = st.sampled_from([", ", "/", " // ", "; ", " and "])


@given(st.lists(st.tuples(PARTS, JOINTS), min_size=1, max_size=6))
def test_nothing_of_a_label_is_dropped(parts: list[tuple[str, str]]) -> None:
    label = "".join(name + joint for name, joint in parts).rstrip(" ,;/").removesuffix(" and")
    assert [named.printed for named in resolve_list(label)] == [name for name, _ in parts]


@given(st.text(alphabet="abZ ,;/()[]&:.-\nand on behalf of", max_size=60))
def test_any_label_is_taken_apart_without_error_and_its_words_are_kept(label: str) -> None:
    kept = "".join(named.printed for named in resolve_list(label))
    lost = set(re.findall(r"[Zb]", label)) - set(kept) - set("behalf")
    assert not lost or "behalf" in label


@given(st.integers(1, 400))
def test_a_long_label_costs_no_more_than_its_length(times: int) -> None:
    assert len(resolve_list("Norway, " * times)) == times


def titled(title: str) -> list[tuple[str | None, str | None]]:
    return [(named.code, named.on_behalf_of) for named in resolve_title(title)]


def test_the_title_of_a_paper_names_who_speaks_and_for_whom() -> None:
    assert titled("26 April 24 Kuwait Intervention On Behalf Of Gcc Contact Group 2 Governing Body") == [("KWT", "GCC")]
    assert titled("Samoa On Behalf Of Of Sids - Fishing Gear") == [("WSM", "SIDS")]
    assert titled("Grulac Intervencion De Cierre 0") == [("GRULAC", None)]
    assert titled("Papua New Guinea Statement On Guinea") == [("PNG", None), ("GIN", None)]


def test_a_title_without_a_party_names_nobody() -> None:
    assert titled("Contact Group One Provisions") == titled("Text Proposal Article 6 In May") == []
