"""Manuscripts with looks: titles, flush words, footnotes, asides, tables, marks and places go where they belong."""

import numpy as np

from travaux.text import Kind, Text, accepted, parse, refused, write
from travaux.text.manuscript import Block, CharMark, CharPlaces, Manuscript


def manuscript(*rows: tuple[str, dict[str, object]], marks: tuple[CharMark, ...] = ()) -> Manuscript:
    source, blocks = "", []
    for text, looks in rows:
        blocks.append(Block((len(source), len(source) + len(text)), **looks))  # type: ignore[arg-type]
        source += text + "\n"
    return Manuscript(source, tuple(blocks), marks)


BODY: dict[str, object] = {"size": 10.0, "page": 1, "indent": 70.0}
TITLE: dict[str, object] = {"size": 10.0, "page": 1, "bold": True, "centred": True}


def said(text: Text, kind: Kind) -> list[str]:
    return [text.words.text(n, n + 1) for n in np.flatnonzero(text.words.kinds == kind)]


def addresses(text: Text) -> list[str]:
    return [p.address for p in text.provisions]


def test_titles_over_several_printed_lines_are_one_title() -> None:
    text = parse(manuscript(("Article 4", TITLE), ("Lamps and", TITLE), ("their keeping", TITLE), ("1. Words.", BODY)))
    assert text.provisions[0].heading == "Lamps and their keeping"
    assert addresses(text) == ["art_4", "art_4__para_1"]


def test_a_title_set_with_its_label_is_found() -> None:
    text = parse(manuscript(("PART II\nLAMPS", TITLE), ("Article 4\nOil", TITLE), ("Words of it.", BODY)))
    assert [p.heading for p in text.provisions] == ["LAMPS", "Oil", None]
    assert addresses(text) == ["part_II", "part_II__art_4", "part_II__art_4__para_nn_1"]


def test_a_number_that_begins_a_printed_paragraph_in_bold_is_the_title_of_a_section() -> None:
    rows = (("Part I", TITLE), ("1. Objective", TITLE), ("1. Words.", BODY), ("2. Scope", TITLE), ("1. Words.", BODY))
    assert addresses(parse(manuscript(*rows))) == [
        "part_I", "part_I__sec_1", "part_I__sec_1__para_1", "part_I__sec_2", "part_I__sec_2__para_1",
    ]  # fmt: skip


def test_flush_words_stand_left_of_the_list() -> None:
    item = BODY | {"indent": 90.0}
    rows = (
        ("Article 1", TITLE),
        ("1. Whoever", BODY),
        ("(a) breaks,", item),
        ("(b) hides,", item),
        ("shall pay.", BODY),
    )
    assert addresses(parse(manuscript(*rows)))[-1] == "art_1__para_1__wrapup_1"


def test_an_item_that_a_page_broke_goes_on() -> None:
    rows = (
        ("Article 1", TITLE),
        ("1. Whoever", BODY),
        ("(a) breaks a", BODY),
        ("lamp;", BODY | {"page": 2}),
        ("(b) hides one.", BODY),
    )
    assert addresses(parse(manuscript(*rows))) == [
        "art_1",
        "art_1__para_1",
        "art_1__para_1__subpara_a",
        "art_1__para_1__subpara_b",
    ]


def test_a_footnote_is_tied_to_the_sign_that_calls_it() -> None:
    source = manuscript(
        ("Article 1", TITLE), ("1. Lamps1 burn.", BODY), ("1 Also lanterns.", BODY | {"role": "footnote"})
    )
    call = source.source.index("1 burn")
    marked = Manuscript(source.source, source.blocks, (CharMark("footnote_reference", (call, call + 1), value="1"),))
    text = parse(marked)
    note = text.footnotes[0]
    assert (note.sign, text.words.text(*note.span)) == ("1", "1 Also lanterns.")
    assert note.reference is not None
    assert text.words.text(*note.reference) == "1"
    assert text.provisions[-1].address == "fn_1"
    assert "Lamps" in said(text, Kind.SAID)
    assert said(text, Kind.ASIDE) == ["1"]


def test_a_footnote_that_nothing_calls_is_doubted() -> None:
    text = parse(manuscript(("1. Words.", BODY), ("* A note.", BODY | {"role": "footnote"})))
    assert [d.code for d in text.doubts] == ["footnote_without_call"]
    assert text.footnotes[0].reference is None


def test_page_furniture_is_aside_and_in_no_provision() -> None:
    text = parse(manuscript(("1. Words.", BODY), ("QX/LAMP/4", BODY | {"role": "aside"})))
    assert said(text, Kind.ASIDE) == ["QX", "/", "LAMP", "/", "4"]
    assert max(p.span[1] for p in text.provisions) < len(text.words) - 2


def test_a_number_resolved_from_a_list_is_a_label() -> None:
    rows = (("Article 1", TITLE), ("1.\tWords.", BODY | {"label_end": 12}), ("2.\tWords.", BODY | {"label_end": 22}))
    text = parse(manuscript(*rows))
    assert addresses(text) == ["art_1", "art_1__para_1", "art_1__para_2"]
    assert said(text, Kind.LABEL) == ["Article", "1", "1", ".", "2", "."]


def test_addresses_that_a_document_gives_are_kept() -> None:
    rows = (
        ("Article 1", {"role": "heading", "eid": "chp_I__art_1", "kind": "article", "label_end": 9}),
        ("Oil", {"role": "heading"}),
        ("1. Each Party shall:", {"eid": "chp_I__art_1__para_1", "kind": "paragraph", "label_end": 16}),
        ("(a) burn it", {"eid": "chp_I__art_1__para_1__list_1__point_a", "kind": "point", "label_end": 38}),
        ("without delay.", {"kind": "wrapup"}),
    )
    text = parse(manuscript(*rows))
    assert addresses(text) == [
        "chp_I__art_1", "chp_I__art_1__para_1", "chp_I__art_1__para_1__list_1__point_a", "chp_I__art_1__para_1__wrapup_1",
    ]  # fmt: skip
    assert text.provisions[0].heading == "Oil"


def test_words_have_the_page_and_the_box_of_their_stretch() -> None:
    source = manuscript(("1. Words here.", BODY))
    places = CharPlaces(
        np.array([0, 3, 9], np.int32), np.array([1, 1, 2], np.int32), np.arange(12, dtype=np.float32).reshape(3, 4)
    )
    text = parse(Manuscript(source.source, source.blocks, (), places))
    assert text.words.places is not None
    assert [text.words.page(n) for n in range(5)] == [1, 1, 1, 1, 1]
    assert text.words.page(text.words.at(9)) == 2
    assert text.words.places.boxes[text.words.at(9)].tolist() == [8, 9, 10, 11]


def revised() -> Text:
    source = manuscript(("1. Each Party shallmay keep its lamps.", BODY))
    struck, put = source.source.index("shall"), source.source.index("may")
    marks = (
        CharMark("tracked_deletion", (struck, struck + 5), "Vessary", "2025-03-01"),
        CharMark("insertion", (put, put + 3)),
    )
    return parse(Manuscript(source.source, source.blocks, marks))


def test_a_revision_cuts_the_word_it_begins_in() -> None:
    text = revised()
    assert {"shall", "may"} <= set(said(text, Kind.SAID))
    assert [(m.kind, text.words.text(*m.span), m.author) for m in text.marks] == [
        ("tracked_deletion", "shall", "Vessary"), ("insertion", "may", None),
    ]  # fmt: skip


def test_revisions_are_taken_or_refused() -> None:
    text = revised()
    assert write(accepted(text).text) == "1. Each Party may keep its lamps.\n"
    assert write(refused(text).text) == "1. Each Party shall keep its lamps.\n"
    assert accepted(text).text.provisions[0].address == "para_1"
    assert text.words.text(*accepted(text).text.provisions[0].span) != ""
