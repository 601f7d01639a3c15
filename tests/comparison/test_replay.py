"""Every comparison replays: the earlier text and the changes give the later text."""

from hypothesis import given, settings
from hypothesis import strategies as st

from travaux.comparison import apply, compare, lasting
from travaux.comparison.plain import plain_words
from travaux.text import Text, parse

CLAUSES = [
    "Each Party shall keep the lanterns on its shore alight from dusk until dawn in every season of the year",
    "The council shall meet once in two years at a place that the Parties choose by turns and by common consent",
    "No Party shall levy a toll on a boat that carries nothing but nets and the people who live from these nets",
    "A keeper swears before the council to leave no ship without light for as long as the oath of the keeper binds",
    "Whoever finds a wreck shall light two lanterns beside it and shall tell the keeper before the next tide comes in",
    "Deleted.",
    "[",
    "] [may]",
    "the Parties shall keep records of it",
]

clauses = st.lists(st.sampled_from(CLAUSES), min_size=1, max_size=3).map(" ".join)
articles = st.lists(st.lists(clauses, max_size=4), max_size=6)


def printed(found: list[list[str]]) -> str:
    """Articles of numbered paragraphs."""
    blocks = []
    for n, paragraphs in enumerate(found, 1):
        blocks.append(f"Article {n}")
        blocks += [f"{m}. {clause}" for m, clause in enumerate(paragraphs, 1)]
    return "\n\n".join(blocks)


@st.composite
def edits(draw: st.DrawFn) -> tuple[Text, Text]:
    """A draft and what was made of it: paragraphs and articles moved, split, merged, words replaced, brackets put in."""
    before = draw(articles)
    after = [list(paragraphs) for paragraphs in draw(st.permutations(before))]
    for paragraphs in after:
        for n, clause in enumerate(paragraphs):
            words = clause.split()
            at = draw(st.integers(0, len(words)))
            words[at : at + draw(st.integers(0, 2))] = draw(
                st.lists(st.sampled_from(["[", "]", "new", "words"]), max_size=2)
            )
            paragraphs[n] = " ".join(words)
    if len(after) > 1 and after[0]:
        after[-1].insert(draw(st.integers(0, len(after[-1]))), after[0].pop())
    return parse(printed(before)), parse(printed(after))


def replays(before: Text, after: Text) -> None:
    found = compare(before, after)
    assert list(apply(before, found.changes)) == plain_words(after)
    left, right, _ = lasting(before, after, found)
    assert len(set(left.tolist())) == len(left)
    assert [before.words[int(n)].text for n in left] == [after.words[int(n)].text for n in right]


@settings(max_examples=150, deadline=None)
@given(edits())
def test_what_was_moved_and_edited_replays(texts: tuple[Text, Text]):
    replays(*texts)


@settings(deadline=None)
@given(articles, articles)
def test_any_two_drafts_replay(first: list[list[str]], second: list[list[str]]):
    replays(parse(printed(first)), parse(printed(second)))


@settings(deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_strings_replay(first: str, second: str):
    replays(parse(first), parse(second))


def test_two_equal_texts_have_no_changes():
    text = parse("1. Each Party shall report.\n2. Reports are public.")
    found = compare(text, text)
    assert found.changes == ()
    assert {pair.relation for pair in found.pairs} == {"same"}
