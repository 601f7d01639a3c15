"""The fast steps and their plain twins say the same, on random texts and on real drafts."""

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from travaux.comparison import apply, compare
from travaux.comparison.anchors import GRAM, Anchors, _rare_runs, longest_chain
from travaux.comparison.blocks import said_in
from travaux.comparison.plain import plain_apply, plain_chain, plain_rare_runs, plain_same, plain_words
from travaux.comparison.stream import stream_of, words_in
from travaux.text import Text, parse

WORDS = [
    "the",
    "Parties",
    "shall",
    "may",
    "keep",
    "records",
    "of",
    "it",
    ",",
    ".",
    "[",
    "]",
    "2",
    "é",
    "\U0001d54f",
    "海",
]
sentences = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)
drafts = st.lists(sentences, max_size=6).map(lambda found: "\n".join(f"{n}. {x}" for n, x in enumerate(found, 1)))


def blocks_of(text: Text) -> list[tuple[str, ...]]:
    stream, said = stream_of(text), said_in(stream_of(text))
    words = words_in(text, stream.kept[said.at])
    return [tuple(words[i:j]) for i, j in zip(said.first, said.first[1:], strict=False)]


def all_equal(first: Text, second: Text) -> None:
    before, after = stream_of(first), stream_of(second)
    by_hash = [np.flatnonzero(before.hashes == one).tolist() for one in after.hashes]
    assert by_hash == plain_same(plain_words(first), plain_words(second))


@given(drafts, drafts)
def test_words_are_equal_when_their_letters_are(first, second):
    all_equal(parse(first), parse(second))


@given(drafts, drafts)
def test_rare_runs_are_the_runs_that_stand_once_in_each_text(first, second):
    texts = parse(first), parse(second)
    a, b = (said_in(stream_of(text)) for text in texts)
    found = _rare_runs(a, b, np.ones(len(a.words), bool), np.ones(len(b.words), bool))
    plain = plain_rare_runs(blocks_of(texts[0]), blocks_of(texts[1]), GRAM)
    for i, j, n in zip(found.before.tolist(), found.after.tolist(), found.length.tolist(), strict=True):
        assert all((i + k, j + k) in plain for k in range(n - GRAM + 1))
    assert sum(found.length - GRAM + 1) == sum((i - 1, j - 1) in plain or (i + 1, j + 1) in plain for i, j in plain)


@given(st.permutations(range(9)), st.lists(st.integers(1, 30), min_size=9, max_size=9))
def test_the_chain_that_stays_is_the_heaviest(order, weights):
    anchors = Anchors(np.array(order), np.arange(9), np.array(weights))
    stays = longest_chain(anchors)
    assert (np.diff(np.array(order)[stays]) > 0).all()
    assert int(np.array(weights)[stays].sum()) == plain_chain(order, weights)


@given(drafts, drafts)
def test_the_replay_and_its_plain_twin_give_the_later_words(first, second):
    before, after = parse(first), parse(second)
    changes = compare(before, after).changes
    assert list(apply(before, changes)) == plain_apply(before, changes) == plain_words(after)


def test_words_of_real_drafts_are_equal_when_their_letters_are(corpora: Path):
    folder = corpora / "bbnj-drafts-qabot" / "un"
    first, second = (parse((folder / f"{name}.txt").read_text(encoding="utf-8")) for name in ("5", "0"))
    number: dict[str, int] = {}
    both = [stream_of(first), stream_of(second)]
    words = [number.setdefault(w, len(number)) for text in (first, second) for w in plain_words(text)]
    hashes = np.concatenate([one.hashes for one in both])
    pairs = {(int(h), n) for h, n in zip(hashes, words, strict=True)}
    assert len(pairs) == len(number) == len({h for h, _ in pairs})
