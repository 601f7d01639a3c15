"""Who stands behind the words, in drafts as delegates type them.

A case is a file under cases/notation/<construct>/{good,bad,known}: a title, a draft, what must be found (one line each), and if
need be the names the caller knows (`names`) or the house style (`profile`). Lines of what is expected:

    words | XA: propose (suffix)          an option of a bracket and who stands behind it, `nobody` where no one is printed
    * | XA: propose (prefix)              said of a bracket as a whole
    proposal | XA: delete | art_4 | words | given         one under a heading, with its reasons
    note | XA: reserve | words            a note that names a delegation
    voice | the Chair                     whose own text it is

What is in `known` is not read right yet: a case there that begins to pass turns the build red until it is moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from travaux.text import Text, parse, write
from travaux.text.notation import Attribution, Notation, notation

CASES = sorted(Path(__file__).parent.glob("cases/notation/*/*/*.md"))
FENCE = re.compile(r"^```(?P<name>\w+)\n(?P<text>.*?)^```$", re.M | re.S)
CONSTRUCTS = ("prefix", "suffix", "headings", "notes", "voices")
OURS = [path for path in CASES if path.parts[-3] in CONSTRUCTS]


def parts(path: Path) -> dict[str, str]:
    return {m["name"]: m["text"] for m in FENCE.finditer(path.read_text(encoding="utf-8"))}


def name(path: Path) -> str:
    return "/".join((*path.parts[-3:-1], path.stem))


def found(case: dict[str, str]) -> list[str]:
    text = parse(case["draft"].removesuffix("\n"))
    known = set(case.get("names", "").splitlines())
    result = notation(text, case.get("profile", "plain").strip(), (lambda one: one in known) if known else None)
    assert write(text) == case["draft"].removesuffix("\n")
    return [*of_brackets(text, result), *of_proposals(text, result), *beside(text, result)]


def of_brackets(text: Text, result: Notation) -> Iterator[str]:
    for bracket in result.brackets:
        yield from (f"* | {said(one)}" for one in bracket.attributions)
        for option in bracket.options:
            words = short(text.words.text(*option.span)) or "(no word)"
            yield from (f"{words} | {said(one)}" for one in option.attributions)
            if not option.attributions:
                yield f"{words} | nobody"


def of_proposals(text: Text, result: Notation) -> Iterator[str]:
    for one in result.proposals:
        who = one.attribution
        names = [f"{who.label}: {who.verb}", *(f"{o.label}: {o.verb}" for o in one.others)]
        form = " (chair)" if who.form == "chair" else ""
        place = one.address or one.on
        yield f"proposal | {'; '.join(names)}{form} | {place} | {short(text.words.text(*one.span))} | {one.rationale_said}"


def beside(text: Text, result: Notation) -> Iterator[str]:
    for remark in result.remarks:
        yield from (f"{remark.kind} | {one.label}: {one.verb} | {short(remark.said)}" for one in remark.attributions)
    if result.voice is not None:
        yield f"voice | {result.voice.label}"


def said(one: Attribution) -> str:
    return f"{one.label}: {one.verb} ({one.form})"


def short(words: str) -> str:
    folded = " ".join(words.split())
    return folded if len(folded) <= 60 else folded[:57] + "..."


@pytest.mark.parametrize("path", [p for p in OURS if p.parent.name != "known"], ids=name)
def test_a_label_is_read_as_a_delegate_reads_it(path: Path) -> None:
    case = parts(path)
    assert found(case) == case["expected"].splitlines()


@pytest.mark.parametrize("path", [p for p in OURS if p.parent.name == "known"], ids=name)
def test_what_is_known_to_be_misread_is_still_misread(path: Path) -> None:
    case = parts(path)
    assert found(case) != case["expected"].splitlines(), "this case passes now: move it to good or bad"


def test_every_construct_has_cases() -> None:
    assert {path.parts[-3] for path in OURS} == set(CONSTRUCTS)
    assert len(OURS) >= 40
