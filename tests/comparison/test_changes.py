"""The changes a reader sees: each of its own kind, each word once, and replayable."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from travaux.comparison import Comparison, apply, compare, lasting, script
from travaux.comparison.plain import plain_words
from travaux.text import parse

BEFORE = """Article 1

Use of terms

1. For the purposes of this Convention, a lantern is a lamp that is carried by hand along the shore at night.
2. A keeper is a person who tends a lantern and who has been named by a Party under article 3 of this Convention.

Article 2

Duties of keepers

1. Each keeper shall trim the wick of the lantern before dusk and shall see to it that no wind puts out the flame.
2. Each keeper shall keep a log of the ships that pass, in the form that the annex to this Convention prescribes.

Article 3

Naming of keepers

1. Each Party shall name its keepers within two years and shall tell the other Parties their names in writing.
"""


def kinds(found: Comparison) -> Counter[str]:
    return Counter(change.kind for change in found.changes)


def compared(before: str, after: str) -> Comparison:
    first, second = parse(before), parse(after)
    found = compare(first, second)
    assert list(apply(first, found.changes)) == plain_words(second)
    assert_no_word_twice(found)
    return found


def assert_no_word_twice(found: Comparison) -> None:
    for side in ("before", "after"):
        spans = [getattr(change, side).span for change in found.changes if change.kind != "move"]
        places = [n for start, end in spans for n in range(start, end)]
        assert len(places) == len(set(places))


def test_a_replaced_word_is_one_change():
    found = compared(BEFORE, BEFORE.replace("within two years", "within three years"))
    (change,) = found.changes
    assert (change.kind, change.before.text, change.after.text) == ("replace", "two", "three")
    assert change.before.address == change.after.address == "art_3__para_1"


def test_brackets_put_around_words_are_no_edit_of_the_words():
    found = compared(BEFORE, BEFORE.replace("within two years", "[within two years]"))
    assert kinds(found) == {"bracket": 2}
    assert kinds(compared(BEFORE.replace("within two years", "[within two years]"), BEFORE)) == {"unbracket": 2}


def test_words_that_come_in_their_own_brackets_are_one_insertion():
    found = compared(BEFORE, BEFORE.replace("shall name", "shall [as far as possible] name"))
    (change,) = found.changes
    assert (change.kind, change.after.text) == ("insert", "[as far as possible]")


def test_an_alternative_beside_kept_words_brackets_the_one_and_inserts_the_other():
    found = compared(BEFORE, BEFORE.replace("Each Party shall name", "Each Party [shall] [may] name"))
    assert [(c.kind, c.after.text) for c in found.changes] == [("bracket", "["), ("bracket", "]"), ("insert", "[may]")]


def test_a_renumbering_is_no_edit_and_references_that_follow_it_are_told_apart():
    inserted = (
        BEFORE.replace("Article 3\n", "Article 4\n")
        .replace("article 3", "article 4")
        .replace("Article 2\n", "Article 3\n")
    )
    new = "Article 2\n\nScope\n\n1. This Convention applies on every shore of the Parties.\n\nArticle 3\n\nDuties"
    found = compared(BEFORE, inserted.replace("Article 3\n\nDuties", new))
    assert kinds(found) == {"insert": 1, "renumber": 2, "replace": 1}
    (edit,) = [change for change in found.changes if change.kind == "replace"]
    assert edit.follows
    assert (edit.before.text, edit.after.text) == ("3", "4")


def test_a_reference_to_another_article_is_an_edit():
    found = compared(BEFORE, BEFORE.replace("under article 3", "under article 2"))
    assert [change.follows for change in found.changes] == [False]


@pytest.mark.parametrize("listed", ["articles 2 to 3", "articles 1, 2 and 3", "article 1 or article 3"])
def test_lists_and_ranges_of_references_follow_too(listed: str):
    before = BEFORE.replace("under article 3", f"under {listed}")
    gone = before.index("Article 1\n"), before.index("Article 2\n")
    tail = before[gone[1] :].replace("Article 2\n", "Article 3\n").replace("Article 3\n\nNaming", "Article 4\n\nNaming")
    new = "Article 2\n\nScope\n\n1. This Convention applies on every shore of the seas that the Parties share.\n\n"
    shifted = listed.replace("3", "4").replace("2", "3")
    found = compared(before, before[: gone[1]].replace(listed, shifted) + new + tail)
    edits = [change for change in found.changes if change.kind == "replace"]
    assert edits
    assert all(change.follows for change in edits)


def moved_to_the_end(text: str, start: str, end: str) -> str:
    first, last = text.index(start), text.index(end)
    return text[:first] + text[last:] + "\n" + text[first:last]


def test_a_moved_paragraph_is_one_move_with_its_edits_inside():
    after = moved_to_the_end(BEFORE, "2. Each keeper shall keep", "Article 3").replace(
        "ships that pass", "boats that pass"
    )
    found = compared(BEFORE, after)
    (move,) = [change for change in found.changes if change.kind == "move"]
    inside = [(c.kind, c.before.text, c.after.text) for c in found.changes if c.within == move.number]
    assert inside == [("replace", "ships", "boats")]
    assert move.before.address == "art_2__para_2"
    assert found.counts["words_struck"] == found.counts["words_inserted"] == 1


def test_of_two_swapped_paragraphs_the_smaller_moved():
    first, second = (line for line in BEFORE.splitlines() if line.startswith(("1. Each keeper", "2. Each keeper")))
    longer = first + " It burns until dawn, in all weathers, and is not left alone while it burns."
    before = BEFORE.replace(first, longer)
    after = before.replace(longer, "1. " + second[3:]).replace("\n" + second, "\n2. " + longer[3:], 1)
    after = before.replace(longer, "@").replace(second, "2. " + longer[3:]).replace("@", "1. " + second[3:])
    (move,) = [change for change in compared(before, after).changes if change.kind == "move"]
    assert move.before.address == "art_2__para_2"


def test_a_new_article_is_one_insertion_and_a_dropped_one_is_one_strike():
    cut = BEFORE.index("Article 3\n")
    (change,) = compared(BEFORE[:cut], BEFORE).changes
    assert (change.kind, change.after.address) == ("insert", "art_3")
    (change,) = compared(BEFORE, BEFORE[:cut]).changes
    assert (change.kind, change.before.address) == ("strike", "art_3")


def test_changes_are_numbered_in_the_order_of_the_later_text():
    after = BEFORE.replace("by hand", "[by hand]").replace("two years", "five years").replace("dusk", "nightfall")
    found = compared(BEFORE, after)
    assert [change.number for change in found.changes] == list(range(1, len(found.changes) + 1))
    assert [change.after.span[0] for change in found.changes] == sorted(c.after.span[0] for c in found.changes)


def test_the_words_that_last_are_the_same_words():
    first, second = parse(BEFORE), parse(moved_to_the_end(BEFORE, "2. Each keeper shall keep", "Article 3"))
    left, right, by = lasting(first, second, compare(first, second))
    assert [first.words[int(n)].text for n in left] == [second.words[int(n)].text for n in right]
    assert set(by.tolist()) > {0}


def test_the_script_in_order_replays_without_moves():
    first, second = parse(BEFORE), parse(moved_to_the_end(BEFORE, "2. Each keeper shall keep", "Article 3"))
    old, new = plain_words(first), plain_words(second)
    out, at = [], 0
    for i1, i2, j1, j2 in script(first, second, compare(first, second)):
        out += old[at:i1] + new[j1:j2]
        at = i2
    assert out + old[at:] == new


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("", BEFORE),
        (BEFORE, ""),
        ("Parties", "Party"),
        (BEFORE, "Wholly other words stand here, in one line."),
        ("lantern " * 3000, "lantern " * 2900),
        ("[ ] ] [ [[", "] [[ ]"),
        (
            "\n".join(f"Article {n}\n\nDeleted.\n" for n in range(1, 80)),
            "\n".join(f"Article {n}\n\nDeleted.\n" for n in range(1, 60)),
        ),
    ],
)
def test_odd_texts_replay_too(before: str, after: str):
    compared(before, after)


def test_one_huge_paragraph_is_compared_word_by_word():
    words = [f"w{n % 997}x{n % 13}" for n in range(40_000)]
    edited = [("other" if n % 50 == 7 else word) for n, word in enumerate(words)]
    found = compared(" ".join(words), " ".join(edited))
    assert kinds(found) == {"replace": 800}


def short_article_between_long_ones() -> tuple[str, str]:
    """Two long articles with the same small words in other company, one struck before and one put in behind a short one."""
    gone = " ".join(f"the gone{n} of" for n in range(60))
    came = " ".join(f"the come{n} of" for n in range(60))
    short = "Article 2\n\nEach keeper shall keep one lantern lit at all times.\n\n"
    return f"Article 1\n\n{gone}.\n\n{short}", f"{short}Article 3\n\n{came}.\n"


def test_a_script_gives_up_a_short_article_that_stays_where_that_is_shorter():
    before, after = map(parse, short_article_between_long_ones())
    found = compare(before, after)
    words, gaps = plain_words(before), script(before, after, found)
    shortest = Indel.distance(words, plain_words(after))
    assert sum(i2 - i1 + j2 - j1 for i1, i2, j1, j2 in gaps) == shortest
    assert "lantern" not in " ".join(change.before.text for change in found.changes)


@given(st.lists(st.sampled_from("abcdefgh"), max_size=80), st.lists(st.sampled_from("abcdefgh"), max_size=80))
def test_a_script_gives_the_later_words_whatever_the_texts_are(one: list[str], other: list[str]):
    before, after = parse(" ".join(one * 2)), parse(" ".join(other + one))
    old, new = plain_words(before), plain_words(after)
    out, at = [], 0
    for i1, i2, j1, j2 in script(before, after, compare(before, after)):
        out += old[at:i1] + new[j1:j2]
        at = i2
    assert out + old[at:] == new
