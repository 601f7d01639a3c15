"""The fast steps and their plain twins say the same, on random texts and on real drafts."""

from dataclasses import replace
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from travaux.comparison import apply, compare, lasting
from travaux.comparison.anchors import GRAM, Anchors, _rare_runs, longest_chain
from travaux.comparison.blocks import said_in
from travaux.comparison.equal import equal_runs
from travaux.comparison.plain import plain_apply, plain_chain, plain_rare_runs, plain_same, plain_words
from travaux.comparison.stream import ranges, stream_of, words_in
from travaux.comparison.wording import all_runs, filled
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


@given(drafts, drafts)
def test_the_words_that_last_are_those_that_the_changes_leave(one: str, other: str):
    before, after = parse(one), parse(other)
    found = compare(before, after)
    kept, drawn = lasting(before, after, found), lasting(before, after, replace(found, lasts=None))
    assert [column.tolist() for column in kept] == [column.tolist() for column in drawn]


def test_the_words_that_last_are_those_that_the_changes_leave_in_real_drafts(corpora: Path):
    paths = [corpora / f"bbnj-drafts-qabot/un/{name}.txt" for name in ("45", "0")]
    before, after = (parse(path.read_text(encoding="utf-8")) for path in paths)
    found = compare(before, after)
    kept, drawn = lasting(before, after, found), lasting(before, after, replace(found, lasts=None))
    assert any(change.kind == "move" for change in found.changes)
    assert [column.tolist() for column in kept] == [column.tolist() for column in drawn]


gaps = st.lists(st.tuples(st.lists(st.integers(0, 4), min_size=1, max_size=6), st.lists(st.integers(0, 4), min_size=1)))


@given(st.integers(1, 6), gaps)
def test_many_gaps_at_once_keep_as_many_words_as_each_searched_alone(
    times: int, pairs: list[tuple[list[int], list[int]]]
):
    old, new, before, after = [], [], [], []
    for n, (one, other) in enumerate(pairs * times):
        old += [*one, 100 + n]
        new += [*other, 100 + n]
        before.append(len(old) - 1)
        after.append(len(new) - 1)
    words = np.array(old, np.uint64), np.array(new, np.uint64)
    anchors = Anchors(np.array(before, np.int32), np.array(after, np.int32), np.ones(len(before), np.int32))
    left, right, length = filled(*words, anchors, all_runs)
    i, j = ranges(left, length), ranges(right, length)
    assert (words[0][i] == words[1][j]).all()
    assert (np.diff(np.sort(i)) > 0).all()
    assert (np.diff(j[i.argsort()]) > 0).all()
    alone = sum(end - start for one, other in pairs * times for start, end, _, _ in equal_runs(one, other))
    assert length.sum() == len(before) + alone
