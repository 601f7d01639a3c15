"""The lines of a plain text are found through its words; a plain twin finds them one by one."""

import re
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.text.lines import Lines, read_lines
from travaux.text.manuscript import Block, Manuscript
from travaux.text.words import tokenise

LINE = re.compile(r"\S(?:[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]*\S)?")
DRAFTS = st.text(st.sampled_from("a1. [\t\n\r\f\v\x1c\x1f\x85\u2028\u2029\u00a0é\U0001f600"), max_size=40)


def one_by_one(source: str, end: int) -> tuple[list[int], list[int], list[bool]]:
    spans = [match.span() for match in LINE.finditer(source, 0, end)]
    between = [source[a[1] : b[0]] for a, b in pairwise(spans)]
    gaps = [True, *(blank.count("\n") > 1 or "\f" in blank for blank in between)][: len(spans)]
    return [a for a, _ in spans], [b for _, b in spans], gaps


def columns(lines: Lines) -> tuple[list[int], list[int], list[bool]]:
    return list(lines.start), list(lines.end), list(lines.gap)


@settings(max_examples=500)
@given(DRAFTS)
def test_lines_are_found_where_the_plain_way_finds_them(source: str) -> None:
    assert columns(read_lines(source, *tokenise(source))) == one_by_one(source, len(source))


@settings(max_examples=500)
@given(DRAFTS, DRAFTS)
def test_lines_end_before_the_footnotes(body: str, note: str) -> None:
    source = f"{body} {note}"
    blocks = [Block((0, len(body)))] * bool(body) + [Block((len(body) + 1, len(source)), "footnote")]
    found = read_lines(Manuscript(source, tuple(blocks)), *tokenise(source))
    assert columns(found) == one_by_one(source, len(body) + 1)
