"""Choices, corrections by a person, wishes read off printed labels, and house styles."""

from __future__ import annotations

import pytest

from travaux.errors import TravauxError
from travaux.text import Text, parse, write
from travaux.text.notation import (
    Attribution,
    Choice,
    Pick,
    choices,
    favours_by,
    find_profile,
    first_of,
    notation,
    profiles,
    read_overrides,
    settle,
    settle_as,
)  # fmt: skip

DRAFT = (
    "Article 5\n\n1. Each Party [shall] [should] light [, where feasible,] its [ports] [quays].\n\n2. [Fees are low.]"
)


def points(text: Text, *, written: str = "") -> list[tuple[str, tuple[str, ...]]]:
    found = choices(text, notation(text), read_overrides(written))
    return [(choice.point.kind, choice.options) for choice in found]


def test_each_open_point_comes_with_its_options_and_a_reason() -> None:
    text = parse(DRAFT)
    found = choices(text, notation(text))
    assert [choice.options for choice in found] == [
        ("shall", "should"), (", where feasible,",), ("ports", "quays"), ("Fees are low.",),
    ]  # fmt: skip
    assert all(choice.reason for choice in found)
    assert [choice.address for choice in found] == ["art_5__para_1"] * 3 + ["art_5__para_2"]


def test_a_person_parts_a_group() -> None:
    written = '[[bracket]]\nat = "art_5__para_1"\nsays = "[ports]"\njoins = 1\nwhy = "Both may stand."'
    assert points(parse(DRAFT), written=written)[2:4] == [
        ("optional_phrase", ("ports",)),
        ("optional_phrase", ("quays",)),
    ]


def test_a_person_joins_brackets() -> None:
    draft = "1. Each Party [dredges] [, at night,] [lights] its ports."
    written = '[[bracket]]\nat = "para_1"\nsays = "[dredges]"\njoins = 3'
    assert points(parse(draft), written=written) == [("alternatives", ("dredges", ", at night,", "lights"))]


def test_a_person_names_the_kind() -> None:
    written = '[[bracket]]\nat = "art_5__para_2"\nsays = "[Fees"\nkind = "editor_note"'
    assert points(parse(DRAFT), written=written)[-1] == ("editor_note", ("Fees are low.",))


def test_the_second_of_two_that_begin_alike_is_meant() -> None:
    draft = "1. Ports [may] be lit, and quays [may] be lit."
    written = '[[bracket]]\nat = "para_1"\nsays = "[may]"\nnth = 2\nkind = "status"'
    assert [kind for kind, _ in points(parse(draft), written=written)] == ["optional_phrase", "status"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ('[[bracket]]\nat = "art_5__para_1"\nsays = "[might]"', "override_fits_none"),
        ('[[bracket]]\nat = "art_9"\nsays = "[shall]"', "override_fits_none"),
        ('[[bracket]]\nat = "art_5__para_2"\nsays = "[Fees"\njoins = 4', "override_fits_none"),
        ('[[bracket]]\nsays = "[shall]"', "override_unclear"),
        ('[[bracket]]\nat = "art_5"\nsays = "[shall]"\nkind = "poem"', "override_unclear"),
        ('[[bracket]]\nat = "art_5"\nsays = "[shall]"\ncolour = "red"', "override_unclear"),
        ("[[bracket]", "unreadable_toml"),
    ],
)
def test_a_correction_that_cannot_hold_is_refused_with_what_to_write(written: str, code: str) -> None:
    with pytest.raises(TravauxError) as refusal:
        points(parse(DRAFT), written=written)
    assert refusal.value.code == code
    assert refusal.value.where
    assert refusal.value.try_this


def wishes(names: tuple[str, ...]) -> object:
    def backs(one: Attribution) -> bool:
        return any(name in one.label.split(", ") for name in names)

    return favours_by(backs)


LABELLED = "1. Each Party [shall - XA] [should - XB; XC delete] light [all - XB; XA delete] its ports [daily]."


def as_party(draft: str, *asked: tuple[str, ...]) -> tuple[str, list[str]]:
    text = parse(draft)
    result = settle_as(text, notation(text), first_of(*(wishes(names) for names in asked)))  # type: ignore[arg-type]
    return write(result.text), [one.says for one in result.undecided]


def test_a_party_gets_what_it_proposed_and_loses_what_it_would_delete() -> None:
    assert as_party(LABELLED, ("XA",)) == ("1. Each Party shall light its ports [daily].", ["[daily]"])
    assert as_party(LABELLED, ("XB",)) == ("1. Each Party should light all its ports [daily].", ["[daily]"])


def test_of_two_rivals_the_one_that_a_party_does_not_oppose_stays() -> None:
    assert as_party(LABELLED, ("XC",))[0].startswith("1. Each Party shall light [all")


def test_a_party_is_asked_before_its_group() -> None:
    own, group = ("XC",), ("XB",)
    assert as_party(LABELLED, own, group)[0] == "1. Each Party shall light all its ports [daily]."


def test_every_pick_says_who_wants_it() -> None:
    text = parse(LABELLED)
    result = settle_as(text, notation(text), wishes(("XA",)))  # type: ignore[arg-type]
    assert [pick.reason for pick in result.picks] == ["XA: propose", "XA: delete"]


def test_a_pick_of_an_option_that_is_not_there_is_the_callers_mistake() -> None:
    text = parse(DRAFT)
    found = notation(text)
    with pytest.raises(ValueError, match="has 2 options, not number 7"):
        settle(text, [Pick(0, (7,), "asked for")], choices(text, found), found)


def test_all_of_several_rivals_may_stay() -> None:
    text = parse("1. It informs the [master] [and the] [guard].")
    found = notation(text)
    result = settle(text, [Pick(0, (0, 1, 2), "all three")], choices(text, found), found)
    assert write(result.text) == "1. It informs the master and the guard."


def test_a_settled_text_keeps_addresses_and_numbers() -> None:
    text = parse("Article 1\n\n1. Ports are lit.\n\n1 alt. Ports are dark.\n\n2. Fees are [very] low.")
    found = notation(text)

    def last(choice: Choice) -> tuple[tuple[int, ...], str]:
        return (len(choice.options) - 1,), "taken"

    settled = settle_as(text, found, last).text
    assert [(p.address, p.number) for p in settled.provisions] == [
        ("art_1", "1"), ("art_1__para_1alt", "1"), ("art_1__para_2", "2"),
    ]  # fmt: skip
    assert [settled.words.text(*p.label) for p in settled.provisions if p.label] == ["Article 1", "1.", "2."]
    assert [p.address for p in parse(write(settled)).provisions] == ["art_1", "art_1__para_1", "art_1__para_2"]


@pytest.mark.parametrize(
    ("head", "style"),
    [
        ("A/CONF.999/2030/5", "un-new-york"),
        ("FCCC/PA/2030/L.1", "unfccc"),
        ("UNEP/HBR/INC.3/4", "inc"),
        ("[XA/QM propose: all] ports", "trade"),
        ("Interinstitutional File: 2030/0001", "eu"),
        ("Ports are lit.", "plain"),
    ],
)
def test_a_house_style_is_found_by_its_signs_and_says_so(head: str, style: str) -> None:
    found, because = find_profile(parse(head))
    assert found.name == style
    assert because


def test_a_house_style_can_be_named_and_an_unknown_one_is_refused_with_the_list() -> None:
    text = parse("Ports are lit.")
    assert notation(text, "trade").profile == "trade"
    with pytest.raises(TravauxError) as refusal:
        notation(text, "baroque")
    assert refusal.value.code == "unknown_profile"
    assert all(one.name in str(refusal.value) for one in profiles())
