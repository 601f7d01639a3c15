"""List numbers, which a Word file does not store, are counted and written where Word prints them."""

from __future__ import annotations

import itertools
import random
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from travaux.reading import manuscript_of
from travaux.reading.number_formats import KNOWN_FORMATS, written

from .word_files import abstract_list, in_list, level, listed, paragraph, word_file

LEGAL = [level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)"), level(2, "lowerRoman", "(%3)")]


def labels(body: str, numbering: str, styles: str = "") -> list[str]:
    found = manuscript_of(word_file(body, numbering=numbering, styles=styles), "draft.docx")
    return [found.source[b.span[0] : b.label_end or b.span[0]] for b in found.blocks]


def items(*depths: int, number: int = 1) -> str:
    return "".join(in_list("x", number, depth) for depth in depths)


def test_letters_and_roman_numbers_begin_again_under_each_number() -> None:
    assert labels(items(0, 1, 1, 2, 2, 1, 0, 1), abstract_list(0, LEGAL) + listed(1, 0)) == [
        "1.", "(a)", "(b)", "(i)", "(ii)", "(c)", "2.", "(a)",
    ]  # fmt: skip


def test_a_label_may_hold_the_numbers_above_it() -> None:
    levels = [level(0, "upperRoman", "%1"), level(1, "decimal", "%1.%2"), level(2, "lowerLetter", "%1.%2 (%3)")]
    assert labels(items(0, 1, 2, 2, 1), abstract_list(0, levels) + listed(1, 0)) == [
        "I",
        "I.1",
        "I.1 (a)",
        "I.1 (b)",
        "I.2",
    ]


def test_legal_numbering_writes_all_numbers_in_figures() -> None:
    levels = [level(0, "upperRoman", "%1"), level(1, "lowerLetter", "%1.%2", extra="<w:isLgl/>")]
    assert labels(items(0, 0, 1), abstract_list(0, levels) + listed(1, 0)) == ["I", "II", "2.1"]


def test_two_lists_of_one_kind_go_on_counting_and_an_override_begins_again() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    numbering = abstract_list(0, LEGAL) + listed(1, 0) + listed(2, 0) + listed(3, 0, again)
    body = items(0, 0) + items(0, number=2) + items(0, 0, number=3)
    assert labels(body, numbering) == ["1.", "2.", "3.", "1.", "2."]


def test_an_override_may_bring_a_level_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'
    assert labels(items(0, 0), abstract_list(0, LEGAL) + listed(1, 0, own)) == ["A)", "B)"]


def test_a_level_that_never_begins_again_counts_through() -> None:
    levels = [level(0, "decimal", "%1."), level(1, "lowerLetter", "(%2)", extra='<w:lvlRestart w:val="0"/>')]
    assert labels(items(0, 1, 0, 1), abstract_list(0, levels) + listed(1, 0)) == ["1.", "(a)", "2.", "(b)"]


def test_a_level_that_is_skipped_counts_as_begun() -> None:
    levels = [level(0, "decimal", "%1."), level(1, "decimal", "%1.%2"), level(2, "decimal", "%1.%2.%3")]
    assert labels(items(0, 2, 1), abstract_list(0, levels) + listed(1, 0)) == ["1.", "1.1.1", "1.2"]


def test_numbers_come_through_styles_and_the_styles_they_are_based_on() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="Article"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="P"><w:name w:val="Para"/><w:basedOn w:val="A"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Unnumbered"/><w:basedOn w:val="A"/>'
        '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    )
    levels = [
        level(0, "decimal", "Article %1", extra='<w:pStyle w:val="A"/>'),
        level(1, "decimal", "%2.", extra='<w:pStyle w:val="P"/>'),
    ]
    body = "".join(paragraph("x", f'<w:pStyle w:val="{name}"/>') for name in "APPQAP")
    numbering = abstract_list(0, levels) + listed(1, 0)
    assert labels(body, numbering, styles) == ["Article 1", "1.", "2.", "", "Article 2", "1."]


def test_a_paragraph_may_take_its_number_off() -> None:
    assert labels(items(0) + in_list("x", 0) + items(0), abstract_list(0, LEGAL) + listed(1, 0)) == ["1.", "", "2."]


def test_a_list_may_be_a_link_to_a_numbering_style() -> None:
    real = abstract_list(0, LEGAL, '<w:styleLink w:val="S"/>')
    link = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="S"/></w:abstractNum>'
    assert labels(items(0, 1, number=2), real + link + listed(1, 0) + listed(2, 1)) == ["1.", "(a)"]


def test_bullets_of_the_symbol_fonts_are_written_as_the_signs_they_look_like() -> None:
    levels = [level(0, "bullet", "\uf0b7"), level(1, "bullet", "o"), level(2, "bullet", "–")]
    assert labels(items(0, 1, 2), abstract_list(0, levels) + listed(1, 0)) == ["•", "◦", "–"]


@pytest.mark.parametrize(("after", "blank"), [("tab", "\t"), ("space", " "), ("nothing", "")])
def test_what_follows_a_number_is_written_too(after: str, blank: str) -> None:
    levels = [level(0, "decimal", "%1.", extra=f'<w:suff w:val="{after}"/>')]
    found = manuscript_of(word_file(items(0), numbering=abstract_list(0, levels) + listed(1, 0)), "draft.docx")
    assert found.source == f"1.{blank}x\n"
    assert found.blocks[0].label_end == 2


def test_a_list_that_is_nowhere_defined_numbers_nothing() -> None:
    assert labels(items(0, number=9), abstract_list(0, LEGAL) + listed(1, 0)) == [""]


def test_a_format_that_is_not_known_is_written_in_figures_with_a_doubt() -> None:
    numbering = abstract_list(0, [level(0, "thaiLetters", "%1.")]) + listed(1, 0)
    found = manuscript_of(word_file(items(0), numbering=numbering), "draft.docx")
    assert found.source == "1.\tx\n"
    assert "number_format" in {doubt.code for doubt in found.doubts}


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("decimal", "1 2 3"), ("decimalZero", "01 02 03"), ("lowerLetter", "a b c"), ("upperLetter", "A B C"),
        ("lowerRoman", "i ii iii"), ("upperRoman", "I II III"), ("ordinal", "1st 2nd 3rd"), ("cardinalText", "One Two Three"),
        ("ordinalText", "First Second Third"), ("russianLower", "а б в"), ("arabicAlpha", "أ ب ت"), ("chicago", "* † ‡"),
        ("chineseCounting", "一 二 三"), ("decimalEnclosedParen", "(1) (2) (3)"), ("numberInDash", "-1- -2- -3-"), ("none", "  "),
    ],
)  # fmt: skip
def test_numbers_are_written_in_the_formats_of_word(form: str, numbers: str) -> None:
    assert [written(n, form).replace(" ", "") for n in (1, 2, 3)] == numbers.split(" ")


def test_every_number_has_a_label_in_every_format() -> None:
    for form, number in itertools.product(sorted(KNOWN_FORMATS), (-5, 0, 1, 26, 27, 99, 100, 999, 1000, 40_000)):
        assert written(number, form) or form in ("none", "bullet")


FORMS = ("decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman", "ordinal", "decimalZero")


def random_lists(seed: int, lists: int = 30) -> bytes:
    """Lists of four levels with formats, texts and starts drawn at random, and paragraphs that go up and down in them.

    Left out is what LibreOffice 7.4 does otherwise than the standard says: `isLgl` for the level's own number, `lvlRestart` of 0,
    a start override used again after the first time, and levels without a number inside another's label.
    """
    draw = random.Random(seed)
    abstracts, numbers, body = [], [], []
    for n in range(lists):
        levels = []
        for depth in range(4):
            own = f"%{depth + 1}"
            chain = ".".join(f"%{k + 1}" for k in range(depth + 1))
            after = draw.choice(["", '<w:suff w:val="space"/>', '<w:suff w:val="nothing"/>'])
            text = draw.choice([f"{own}.", f"({own})", chain, f"Art {own}", f"{own}) x"])
            levels.append(level(depth, draw.choice(FORMS), text, start=draw.choice([1, 1, 1, 2, 5]), extra=after))
        abstracts.append(abstract_list(n, levels))
        again = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{draw.choice([1, 4])}"/></w:lvlOverride>'
        numbers += [listed(2 * n + 1, n), listed(2 * n + 2, n, draw.choice(["", again]))]
        depth = 0
        body.append(paragraph(f"LIST {n}"))
        for k in range(draw.randrange(4, 14)):
            depth = min(3, max(0, depth + draw.choice([-2, -1, 0, 0, 1, 2]))) if k else 0
            body.append(in_list(f"item{n}x{k}", 2 * n + 1 + (k > 6), depth))
    return word_file("".join(body), numbering="".join(abstracts + numbers))


def by_item(lines: list[str]) -> dict[str, str]:
    found = ((re.search(r"item\d+x\d+", line), line) for line in lines)
    return {item[0]: line[: item.start()].strip() for item, line in found if item}


@pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed (apt install libreoffice-writer)"
)
@pytest.mark.parametrize("seed", [1, 2])
def test_list_numbers_agree_with_those_libreoffice_prints(seed: int, tmp_path: Path) -> None:
    content = random_lists(seed)
    (tmp_path / "lists.docx").write_bytes(content)
    office = [
        "soffice",
        f"-env:UserInstallation=file://{tmp_path}/office",
        "--headless",
        "--convert-to",
        "txt:Text",
        "lists.docx",
    ]
    subprocess.run(office, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    printed = by_item((tmp_path / "lists.txt").read_text(encoding="utf-8-sig").splitlines())
    ours = by_item(manuscript_of(content, "lists.docx").source.splitlines())
    assert len(printed) > 200
    assert ours == printed
