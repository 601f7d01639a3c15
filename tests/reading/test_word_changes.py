"""Tracked changes of a Word file: nothing is accepted and nothing rejected; who, when and what is a mark."""

from travaux.reading import manuscript_of
from travaux.text import CharMark, Manuscript, parse

from .word_files import in_list, paragraph, word_file

RUN = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
BY = 'w:author="XA" w:date="2031-05-06T10:00:00Z"'
INSERTED = f'<w:ins w:id="1" {BY}>{RUN}</w:ins>'
DELETED = '<w:del w:id="2" w:author="XB"><w:r><w:delText xml:space="preserve">{}</w:delText></w:r></w:del>'


def read(body: str, **parts: str) -> Manuscript:
    return manuscript_of(word_file(body, **parts), "draft.docx")


def found(manuscript: Manuscript, kind: str) -> list[tuple[str, CharMark]]:
    return [(manuscript.source[m.span[0] : m.span[1]], m) for m in manuscript.marks if m.kind == kind]


def test_inserted_and_deleted_words_both_stay_with_author_and_date() -> None:
    text = read(
        paragraph(
            runs=RUN.format("Each Party ") + DELETED.format("may") + INSERTED.format("shall") + RUN.format(" report")
        )
    )
    assert text.source.strip() == "Each Party mayshall report"
    ((words, mark),) = found(text, "tracked_insertion")
    assert (words, mark.author, mark.date) == ("shall", "XA", "2031-05-06T10:00:00Z")
    ((words, mark),) = found(text, "tracked_deletion")
    assert (words, mark.author, mark.date) == ("may", "XB", None)


def test_a_deleted_word_and_the_inserted_one_beside_it_are_two_words_of_the_text() -> None:
    text = parse(read(paragraph(runs=DELETED.format("may") + INSERTED.format("shall"))))
    marked = {mark.kind: text.words.text(*mark.span) for mark in text.marks}
    assert marked == {"tracked_deletion": "may", "tracked_insertion": "shall"}


def test_words_inserted_by_one_and_deleted_by_another_bear_both_marks() -> None:
    inner = DELETED.format("gladly")
    text = read(paragraph(runs=f'<w:ins w:id="1" {BY}>{inner}</w:ins>'))
    assert [words for words, _ in found(text, "tracked_insertion")] == ["gladly"]
    assert [words for words, _ in found(text, "tracked_deletion")] == ["gladly"]


def test_the_two_ends_of_a_move_bear_its_name() -> None:
    source = (
        f'<w:moveFromRangeStart w:id="5" w:name="move1" {BY}/>'
        f'<w:moveFrom w:id="6" {BY}>{RUN.format("without delay")}</w:moveFrom>'
        '<w:moveFromRangeEnd w:id="5"/>'
    )
    target = (
        f'<w:moveToRangeStart w:id="7" w:name="move1" {BY}/><w:moveTo w:id="8" {BY}>{RUN.format("without delay")}</w:moveTo>'
        '<w:moveToRangeEnd w:id="7"/>'
    )
    text = read(paragraph(runs=RUN.format("Report ") + source) + paragraph(runs=target + RUN.format(" report")))
    ((gone, away),) = found(text, "tracked_move_from")
    ((come, here),) = found(text, "tracked_move_to")
    assert gone == come == "without delay"
    assert away.value == here.value == "move1"
    assert away.author == "XA"


def test_a_move_that_begins_between_paragraphs_bears_its_name_too() -> None:
    moved = paragraph(runs=f'<w:moveFrom w:id="6" {BY}>{RUN.format("A whole paragraph.")}</w:moveFrom>')
    text = read(f'<w:moveFromRangeStart w:id="5" w:name="move9" {BY}/>{moved}<w:moveFromRangeEnd w:id="5"/>')
    assert [mark.value for _, mark in found(text, "tracked_move_from")] == ["move9"]


def test_the_mark_of_a_moved_paragraph_bears_the_name_of_the_move() -> None:
    moved = (
        f'<w:moveFromRangeStart w:id="5" w:name="move3" {BY}/><w:moveFrom w:id="6" {BY}>{RUN.format("Gone.")}</w:moveFrom>'
        '<w:moveFromRangeEnd w:id="5"/>'
    )
    text = read(paragraph(runs=moved, properties=f'<w:rPr><w:moveFrom w:id="7" {BY}/></w:rPr>'))
    assert [(words, mark.value) for words, mark in found(text, "tracked_move_from")] == [("Gone.\n", "move3")]


def test_a_deleted_paragraph_mark_is_a_mark_on_the_line_end() -> None:
    joined = paragraph("First half", f'<w:rPr><w:del w:id="3" {BY}/></w:rPr>') + paragraph("second half.")
    text = read(joined)
    ((words, mark),) = found(text, "tracked_deletion")
    assert (words, mark.value, mark.author) == ("\n", "paragraph_mark", "XA")
    assert len(text.blocks) == 2


def test_an_inserted_list_paragraph_has_an_inserted_label_and_a_doubt_about_the_numbers() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    new = in_list("", 1).replace(
        "</w:pPr>", f'<w:rPr><w:ins w:id="9" {BY}/></w:rPr></w:pPr>{INSERTED.format("Added.")}'
    )
    text = read(in_list("Kept.", 1) + new + in_list("Also kept.", 1), numbering=numbering)
    assert [text.source[b.span[0] : b.span[1]] for b in text.blocks] == ["1.\tKept.", "2.\tAdded.", "3.\tAlso kept."]
    assert "2." in [words for words, _ in found(text, "tracked_insertion")]
    assert {"tracked_changes", "numbers_with_changes"} <= {doubt.code for doubt in text.doubts}


def test_an_inserted_row_of_a_table_is_marked() -> None:
    row = f'<w:tr><w:trPr><w:ins w:id="4" {BY}/></w:trPr><w:tc>{paragraph("New")}</w:tc></w:tr>'
    text = read(f"<w:tbl><w:tr><w:tc>{paragraph('Old')}</w:tc></w:tr>{row}</w:tbl>")
    ((words, mark),) = found(text, "tracked_insertion")
    assert (words.strip(), mark.value) == ("New", "table_cell")


def test_a_change_of_formatting_is_not_a_change_of_words() -> None:
    change = '<w:rPrChange w:id="1" w:author="XA"><w:rPr><w:i/></w:rPr></w:rPrChange>'
    run = f"<w:r><w:rPr><w:b/>{change}</w:rPr><w:t>shall</w:t></w:r>"
    assert [mark.kind for mark in read(paragraph(runs=run)).marks] == ["bold"]


def test_words_deleted_in_a_link_are_kept() -> None:
    text = read(paragraph(runs=f"<w:hyperlink>{DELETED.format('old')}{INSERTED.format('new')}</w:hyperlink>"))
    assert text.source.strip() == "oldnew"
    assert len(text.marks) == 2
