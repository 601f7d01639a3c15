"""The shape of a redline: no word of the later text is lost or shown twice, and struck words stand where they stood."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from travaux.comparison import compare
from travaux.comparison.changes import Change, Comparison, Place
from travaux.publishing import redline_page
from travaux.publishing.outline import words_of
from travaux.publishing.redline import runs
from travaux.publishing.shape import plain, redline
from travaux.text import parse
from travaux.text.documents import Text
from travaux.text.words import Kind, Words, tokenise

SAID = [
    "each",
    "Party",
    "shall",
    "may",
    "report",
    "to",
    "the",
    "Council",
    "[",
    "]",
    "of",
    "lanterns",
    ",",
    ".",
    "yearly",
]
WORDS = st.lists(st.sampled_from(SAID), max_size=40)
PROVISIONS = st.lists(st.tuples(st.integers(1, 4), WORDS.map(" ".join)), max_size=5).map(
    lambda rows: "\n\n".join(f"Article {n}\n\n1. {words}\n\n(a) {words[:20]}" for n, words in rows)
)


def text(source: str) -> Text:
    return Text(Words(source, *tokenise(source)))


def later_words(before: Text, after: Text, comparison: Comparison) -> str:
    return "".join(after.words.text(*run.span) for run in runs(before, after, comparison) if run.side != "before")


@given(PROVISIONS, PROVISIONS)
def test_the_later_text_stands_in_the_redline_once_and_in_order(old: str, new: str) -> None:
    before, after = parse(old), parse(new)
    assert later_words(before, after, compare(before, after)) == new


@given(PROVISIONS, PROVISIONS)
def test_every_struck_word_stands_in_the_redline_once(old: str, new: str) -> None:
    before, after = parse(old), parse(new)
    comparison = compare(before, after)
    struck = sorted(r.span for r in runs(before, after, comparison) if r.side == "before" and not r.ghost)
    wanted = (c for c in comparison.changes if c.kind not in ("move", "renumber"))
    assert struck == sorted(c.before.span for c in wanted if c.before.span[0] < c.before.span[1])


@given(PROVISIONS, PROVISIONS)
def test_sections_and_blocks_hold_every_run_once(old: str, new: str) -> None:
    before, after = parse(old), parse(new)
    line = redline(before, after, compare(before, after))
    blocks = [b for s in line.sections for b in (*((s.title,) if s.title else ()), *s.blocks)]
    said = [p.run for b in blocks for p in b.pieces if p.run.side != "before"]
    assert "".join(after.words.text(*run.span) for run in said) == new


def test_a_draft_alone_is_shown_whole() -> None:
    draft = parse("Article 1\n\n1. Each Party shall report.\n\n(a) Yearly;")
    assert [s.address for s in plain(draft).sections if s.head] == ["art_1"]


def test_a_move_leaves_a_ghost_where_the_words_stood() -> None:
    before, after = text("one two three four"), text("three one two four")
    move = Change(1, "move", Place("", (4, 5), "three"), Place("", (0, 1), "three"))
    laid = [(r.side, r.span, r.ghost) for r in runs(before, after, Comparison((), (move,), {}))]
    assert laid == [
        ("after", (0, 1), False),
        ("same", (1, 5), False),
        ("before", (4, 5), True),
        ("same", (5, 7), False),
    ]


def test_an_edit_inside_moved_words_stands_where_they_are_now() -> None:
    before, after = text("one two three four"), text("two big three one four")
    move = Change(1, "move", Place("", (2, 5), "two three"), Place("", (0, 5), "two big three"))
    inside = Change(2, "insert", Place("", (4, 4), ""), Place("", (2, 3), "big"), within=1)
    laid = [(r.span, r.change and r.change.number, r.carrier and r.carrier.number)
            for r in runs(before, after, Comparison((), (move, inside), {})) if r.side == "after"]  # fmt: skip
    assert laid == [((0, 2), None, 1), ((2, 3), 2, 1), ((3, 5), None, 1)]


def test_page_furniture_is_not_part_of_a_redline_page() -> None:
    draft = text("one XA/LAN/1 two")
    draft.words.kinds[2:7] = Kind.ASIDE
    assert words_of(draft, (0, len(draft.words))).split() == ["one", "two"]


def test_a_paragraph_dropped_in_several_changes_stands_as_one_paragraph() -> None:
    before = parse("Article 1\n\n1. Each Party reports.\n\n2. [No Party reports twice.]\n\n3. Reports are public.")
    after = parse("Article 1\n\n1. Each Party reports.\n\n3. Reports are public.")
    start, end = next(p.span for p in before.provisions if p.number == "2")
    here = next(p.span[0] for p in after.provisions if p.number == "3")
    cuts = [start, start + 2, start + 4, end]
    gone = tuple(
        Change(n, "strike", Place("", span, before.words.text(*span)), Place("", (here, here), ""))
        for n, span in enumerate(pairwise(cuts), 1)
    )
    blocks = [b for s in redline(before, after, Comparison((), gone, {})).sections for b in s.blocks if b.touched]
    assert [(b.address, b.side) for b in blocks] == [("art_1__para_2", "before")]


def test_an_article_that_moved_away_is_folded_where_it_stood() -> None:
    first, second = "Article 1\n\n1. Parties report.", "Article 2\n\n1. Parties meet yearly in the harbour."
    before, after = parse(f"{first}\n\n{second}"), parse(f"{second}\n\n{first}")
    gone, here = (next(p.span for p in t.provisions if p.address == "art_1") for t in (before, after))
    move = Change(
        1, "move", Place("art_1", gone, before.words.text(*gone)), Place("art_1", here, after.words.text(*here))
    )
    page = html.fromstring(redline_page(before, after, Comparison((), (move,), {}), names=("A", "B")))
    folded = page.xpath("//details[contains(@class, 'gone')]")[0]
    assert folded.xpath("./summary//*[@id='c1-from']")
    assert folded.get("open") is None
    assert "Parties report" in folded.text_content()
