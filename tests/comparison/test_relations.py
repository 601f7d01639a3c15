"""Provisions are related by content, heading and label together, never by the label alone."""

import pytest

from travaux.comparison import compare, declared, follow
from travaux.text import parse

SHORE = (
    "The shore is open to all who walk on it by night or by day, and no Party shall fence it or sell the right to pass."
)
WRECK = (
    "Whoever finds a wreck shall light two lanterns beside it and shall tell the nearest keeper before the next tide."
)
TOLL = "No Party shall levy a toll on a boat that carries nothing but nets, salt, bread and the people who live from these."
OATH = "A keeper swears before the council to leave no ship without light, in storm and in calm, for as long as the oath binds."


def articles(*contents: str) -> str:
    return "\n\n".join(f"Article {n}\n\n{content}" for n, content in enumerate(contents, 1))


def relations(before: str, after: str) -> set[tuple[str | None, str | None, str]]:
    found = compare(parse(before), parse(after))
    return {(pair.before, pair.after, pair.relation) for pair in found.pairs}


def of_articles(before: str, after: str) -> set[tuple[str | None, str | None, str]]:
    return {row for row in relations(before, after) if "__" not in f"{row[0]}{row[1]}"}


def test_a_new_article_renumbers_those_behind_it():
    assert of_articles(articles(SHORE, WRECK, TOLL), articles(SHORE, OATH, WRECK, TOLL)) == {
        ("art_1", "art_1", "same"),
        (None, "art_2", "new"),
        ("art_2", "art_3", "renumbered"),
        ("art_3", "art_4", "renumbered"),
    }


def test_a_number_used_again_for_other_matter_is_not_the_same_article():
    assert of_articles(articles(SHORE, WRECK), articles(SHORE, OATH)) == {
        ("art_1", "art_1", "same"),
        ("art_2", None, "dropped"),
        (None, "art_2", "new"),
    }


def test_an_article_that_went_to_the_front_moved_and_its_paragraphs_travel_with_it():
    toll = f"1. {TOLL}\n2. Salt is free."
    before, after = articles(SHORE, WRECK, OATH, toll), articles(toll, SHORE, WRECK, OATH)
    found = relations(before, after)
    assert ("art_4", "art_1", "moved") in found
    assert ("art_4__para_1", "art_1__para_1", "same") in found
    assert ("art_4__para_2", "art_1__para_2", "same") in found
    assert ("art_1", "art_2", "renumbered") in found


def test_a_paragraph_that_changes_articles_moved_though_it_passed_nothing():
    before = articles(f"1. {SHORE}\n2. {WRECK}", f"1. {TOLL}")
    after = articles(f"1. {SHORE}", f"1. {WRECK}\n2. {TOLL}")
    found = relations(before, after)
    assert ("art_1__para_2", "art_2__para_1", "moved") in found
    assert ("art_2__para_1", "art_2__para_2", "renumbered") in found
    assert ("art_2", "art_2", "same") in found


def test_a_split_gives_a_pair_for_each_part_and_a_merger_one_for_each_source():
    one, two = f"1. {SHORE} {WRECK}", f"1. {SHORE}\n2. {WRECK}"
    assert relations(articles(one, TOLL), articles(two, TOLL)) >= {
        ("art_1__para_1", "art_1__para_1", "split"),
        ("art_1__para_1", "art_1__para_2", "split"),
    }
    assert relations(articles(two, TOLL), articles(one, TOLL)) >= {
        ("art_1__para_1", "art_1__para_1", "merged"),
        ("art_1__para_2", "art_1__para_1", "merged"),
    }


def test_the_part_that_carries_the_provision_on_says_what_became_of_it_besides():
    found = compare(parse(articles(TOLL, f"1. {SHORE} {WRECK}")), parse(articles(f"1. {SHORE}\n2. {WRECK}", TOLL)))
    carried = [pair for pair in found.pairs if pair.relation == "split" and pair.also]
    assert len(carried) == 1


def test_the_heading_decides_where_the_words_do_not():
    before = "Article 1\n\nTolls\n\nDeleted.\n\nArticle 2\n\nWrecks\n\nDeleted."
    after = "Article 1\n\nWrecks\n\nDeleted.\n\nArticle 2\n\nTolls\n\nDeleted."
    assert ("art_1", "art_2", "same") not in relations(before, after)


def test_brackets_around_an_article_leave_it_the_same():
    before = articles(SHORE, WRECK)
    assert ("art_2", "art_2", "same") in relations(before, before.replace(WRECK, f"[{WRECK}]"))


def test_a_subparagraph_that_became_a_paragraph_is_followed():
    before = articles(f"1. Keepers:\n(a) {OATH}\n(b) {TOLL}", SHORE)
    after = articles(f"1. {OATH}\n2. {TOLL}", SHORE)
    found = compare(parse(before), parse(after))
    assert follow(found, "art_1__para_1__subpara_b") == ("art_1__para_2",)


def test_a_score_is_the_share_of_words_in_common():
    found = compare(parse(articles(SHORE, WRECK)), parse(articles(SHORE.replace("fence", "close"), WRECK)))
    scores = {pair.after: pair.score for pair in found.pairs}
    assert scores["art_2"] == 1.0
    assert 0.9 < scores["art_1"] < 1.0


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Deleted.", ("dropped", None)),
        ("Moved as article 54 ante", ("moved", "art_54ante")),
        ("Moved as article 48(6)", ("moved", "art_48__para_6")),
        ("Deleted and merged into article 1 as revised.", ("merged", "art_1")),
        ("Deleted and moved to follow article 17 as article 17 bis.", ("moved", "art_17bis")),
        ("Deleted and moved as 41 bis, paragraph 2, subparagraph a.", ("moved", "art_41bis__para_2__subpara_a")),
    ],
)
def test_the_line_that_is_left_of_an_article_is_read(line: str, wanted: tuple[str, str | None]):
    (one,) = declared(parse(articles(SHORE, line)))
    assert (one.address, one.relation, one.to) == ("art_2", *wanted)


def test_what_a_draft_declares_stands_as_evidence_beside_the_pair():
    after = articles(f"{SHORE} Wrecks are lit.", "Deleted and merged into article 1 as revised.", TOLL)
    found = compare(parse(articles(SHORE, WRECK, TOLL)), parse(after))
    (pair,) = [pair for pair in found.pairs if pair.before == "art_2"]
    assert (pair.after, pair.relation) == ("art_1", "merged")
    assert pair.evidence is not None
    assert "merged into article 1" in pair.evidence.text


def test_of_two_options_with_one_wording_the_one_that_goes_was_merged():
    before = articles(f"1. {SHORE}\n2. {WRECK}", f"1. {WRECK.replace('two lanterns', 'a lantern')}\n2. Gone.", TOLL)
    found = relations(before, articles(f"1. {SHORE}\n2. {WRECK}", TOLL))
    assert ("art_2", "art_1", "merged") in found


def test_what_a_merged_article_brings_along_has_not_moved():
    forging = (
        "Each Party shall make punishable under its law the act of altering registers so that they deceive a court"
    )
    fraud = (
        "Each Party shall make punishable the act of causing another person to lose property on purpose by any of these"
    )
    items = "(a) altering the entries of a public register;\n\n(b) deceiving that person about facts that matter;"
    before = parse(f"Article 10\n\nForgery\n\n{forging}.\n\nArticle 11\n\nFraud\n\n{fraud}:\n\n{items}")
    after = parse(f"Article 10\n\nForgery and fraud\n\n1. {forging}.\n\n2. {fraud}:\n\n{items}")
    found = compare(before, after)
    assert {pair.relation for pair in found.pairs} <= {"merged", "same", "renumbered"}
    assert [change for change in found.changes if change.kind == "move"] == []


AIMS = "1. The aims of this Part are these."


def test_a_formula_that_stands_in_two_articles_stays_with_its_article():
    shore, wreck = f"{AIMS}\n2. {SHORE}", f"{AIMS}\n2. {WRECK}"
    found = relations(articles(shore, TOLL, wreck, OATH), articles(TOLL, wreck, OATH, shore))
    assert ("art_3__para_1", "art_2__para_1", "same") in found
    assert not any(relation == "moved" for before, _, relation in found if before in ("art_2", "art_3__para_1"))


def test_one_long_paragraph_that_passes_many_short_ones_is_what_moved():
    short = [f"Every keeper of the {name} lamp sleeps by day and wakes at dusk." for name in ("red", "green", "white")]
    long = f"{SHORE} {WRECK}"
    before = articles(TOLL, *short, long, OATH)
    after = articles(TOLL, long, *short, OATH)
    assert {row for row in of_articles(before, after) if row[2] == "moved"} == {("art_5", "art_2", "moved")}


def test_a_paragraph_of_one_word_that_went_to_another_article_moved():
    before = articles(f"1. {SHORE}\n2. Salvage\n3. {WRECK}", f"1. {TOLL}\n2. {OATH}")
    after = articles(f"1. {SHORE}\n2. {WRECK}", f"1. {TOLL}\n2. Salvage\n3. {OATH}")
    assert ("art_1__para_2", "art_2__para_2", "moved") in relations(before, after)


def test_what_went_its_own_way_to_where_its_neighbours_went_has_not_moved():
    before = articles(TOLL, f"1. {SHORE}\n2. Of nets\n3. {WRECK}", OATH)
    after = articles(f"1. {SHORE} So it was.\n2. Of nets\n3. Then as now: {WRECK}", TOLL, OATH)
    assert not any(
        relation == "moved"
        for before, _, relation in relations(before, after)
        if before and before.startswith("art_2__")
    )
