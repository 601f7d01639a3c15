"""Every comparison replays: the earlier text and the changes give the later text."""

import re

from hypothesis import given
from hypothesis import strategies as st

from travaux.comparison import apply, compare
from travaux.text.documents import Text
from travaux.text.provisions import Provision
from travaux.text.words import Kind, Words, tokenise


def plain(source: str) -> Text:
    """A text of numbered paragraphs, split by a rule of the test's own."""
    starts, kinds = tokenise(source)
    words = Words(source, starts, kinds)
    provisions = []
    for found in re.finditer(r"(?:(\d+)\. )?[^\n]+", source):
        start, end = words.at(found.start()), words.at(found.end())
        label = (start, start + 2) if found[1] else None
        if label:
            kinds[label[0] : label[1]] = Kind.LABEL
        address = f"para_{found[1] or 'nn_' + str(len(provisions))}"
        provisions.append(Provision(address, "paragraph", found[1], None, (start, end), label))
    return Text(words, tuple(provisions))


def said(text: Text) -> tuple[str, ...]:
    return tuple(w.text for w in map(text.words.__getitem__, range(len(text.words))) if w.kind not in (1, 4))


lines = st.lists(
    st.sampled_from(["the Parties", "shall [may]", "keep", "records", "[", "]", "of it.", "and the seas"]), max_size=8
)
drafts = st.lists(lines.map(" ".join), max_size=6).map(
    lambda found: "\n".join(f"{n}. {x}" for n, x in enumerate(found, 1))
)


@given(drafts, drafts)
def test_the_changes_replay_the_later_text(first, second):
    before, after = plain(first), plain(second)
    assert apply(before, compare(before, after).changes) == said(after)


def test_two_equal_texts_have_no_changes():
    text = plain("1. Each Party shall report.\n2. Reports are public.")
    found = compare(text, text)
    assert found.changes == ()
    assert {pair.relation for pair in found.pairs} == {"same"}
