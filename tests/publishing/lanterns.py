"""Two drafts of an invented convention, their comparison written by hand, and pages drawn for the earlier draft.

Nothing here is read, parsed or compared by the product, so that the pages are tested on a truth that no other room moves.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

from travaux.comparison.changes import Change, Comparison, Pair, Place
from travaux.errors import Doubt, TravauxError
from travaux.publishing import Compared, Contents, Document, Picture
from travaux.text.documents import Text
from travaux.text.manuscript import Facts
from travaux.text.marks import Footnote, Mark
from travaux.text.provisions import Provision, find
from travaux.text.words import Kind, Places, Words, tokenise

Row = tuple[str, str, str, str, str]
"""Kind, address, label, heading, wording."""

ZERO: tuple[Row, ...] = (
    ("preamble", "preamble", "", "Preamble", ""),
    ("recital", "preamble__rec_1", "", "", "The Parties to this Convention,"),
    ("recital", "preamble__rec_2", "", "", "Recalling that a lantern seen from afar has saved many a crew,"),
    ("part", "part_I", "Part I", "General provisions", ""),
    ("article", "part_I__art_1", "Article 1", "Use of terms", ""),
    ("paragraph", "part_I__art_1__para_nn_1", "", "", "For the purposes of this Convention:"),
    ("subparagraph", "part_I__art_1__para_nn_1__subpara_a", "(a)", "", "“lantern” means a light kept for travellers;"),
    (
        "subparagraph",
        "part_I__art_1__para_nn_1__subpara_b",
        "(b)",
        "",
        "“keeper” means a person named under article 3;",
    ),
    ("subparagraph", "part_I__art_1__para_nn_1__subpara_c", "(c)", "", "“oil”1 means any fuel that a lantern burns."),
    ("article", "part_I__art_2", "Article 2", "Objective", ""),
    (
        "paragraph",
        "part_I__art_2__para_nn_1",
        "",
        "",
        "The objective of this Convention is that no coast stays dark where ships pass.",
    ),
    ("part", "part_II", "Part II", "Duties of the Parties", ""),
    ("article", "part_II__art_3", "Article 3", "Keepers", ""),
    (
        "paragraph",
        "part_II__art_3__para_1",
        "1.",
        "",
        "Each Party may name a keeper for every harbour [in its territory].",
    ),
    ("paragraph", "part_II__art_3__para_2", "2.", "", "The keeper shall report as article 4 requires."),
    (
        "paragraph",
        "part_II__art_3__para_3",
        "3.",
        "",
        "The keeper shall hold a register of lanterns, of the oil they burn and of the nights they were dark.",
    ),
    ("article", "part_II__art_4", "Article 4", "Reports", ""),
    ("paragraph", "part_II__art_4__para_1", "1.", "", "Reports are due each year as appropriate."),
    ("paragraph", "part_II__art_4__para_2", "2.", "", "Reports shall be public."),
    ("paragraph", "part_II__art_4__para_3", "3.", "", "The Secretariat shall keep all reports."),
    ("paragraph", "part_II__art_4__para_4", "4.", "", "A Party may correct its report within a year."),
    ("paragraph", "part_II__art_4__para_5", "5.", "", "No report shall name a traveller."),
    ("article", "part_II__art_5", "Article 5", "Oil", ""),
    ("paragraph", "part_II__art_5__para_nn_1", "", "", "Parties shall endeavour to refrain from taxing oil."),
    ("article", "part_II__art_6", "Article 6", "Entry into force", ""),
    ("paragraph", "part_II__art_6__para_nn_1", "", "", "This Convention enters into force after ten ratifications."),
)

REVISED: tuple[Row, ...] = (
    *ZERO[:2],
    ("recital", "preamble__rec_2", "", "", "Recalling that a lantern seen from afar has saved many a crew,"),
    *ZERO[3:11],
    ZERO[11],
    ("article", "part_II__art_3", "Article 3", "Registers", ""),
    (
        "paragraph",
        "part_II__art_3__para_nn_1",
        "",
        "",
        "The keeper shall hold a public register of lanterns, of the oil they burn and of the nights they were dark.",
    ),
    ("article", "part_II__art_4", "Article 4", "Keepers", ""),
    (
        "paragraph",
        "part_II__art_4__para_1",
        "1.",
        "",
        "Each Party shall name a keeper for every harbour in its territory.",
    ),
    ("paragraph", "part_II__art_4__para_2", "2.", "", "The keeper shall report as article 5 requires."),
    ("article", "part_II__art_5", "Article 5", "Reports", ""),
    ("paragraph", "part_II__art_5__para_1", "1.", "", "Reports are due each year [as appropriate]."),
    ("paragraph", "part_II__art_5__para_2", "2.", "", "Reports shall be public."),
    ("paragraph", "part_II__art_5__para_3", "3.", "", "The Secretariat shall keep all reports."),
    ("paragraph", "part_II__art_5__para_4", "4.", "", "A Party may correct its report within a year."),
    ("paragraph", "part_II__art_5__para_5", "5.", "", "No report shall name a traveller."),
    ZERO[24],
    ZERO[25],
)


def draft(rows: Sequence[Row], **more: object) -> Text:
    """A text made of rows, one printed paragraph each; label and heading stand on lines of their own for articles."""
    source, spots = "", []
    for kind, _, label, heading, wording in rows:
        lines = (
            [label, heading]
            if kind in ("part", "article", "preamble")
            else [f"{label} {wording}" if label else wording]
        )
        at = len(source)
        body = "\n".join(line for line in lines if line)
        source += body + "\n\n"
        spots.append((at, at + len(label), at + len(body) - len(heading) if heading else 0, at + len(body)))
    starts, kinds = tokenise(source)
    words = Words(source, starts, kinds)
    if (call := source.find("”1 ")) >= 0:
        kinds[words.at(call + 1)] = Kind.ASIDE  # the sign of a footnote is not wording
    provisions = _provisions(rows, spots, words)
    for one in provisions:
        if one.label:
            low, high = one.label
            kinds[low:high] = np.where(kinds[low:high] == Kind.SAID, np.uint8(Kind.LABEL), kinds[low:high])
    return Text(words, provisions, **more)  # type: ignore[arg-type]


def _provisions(rows: Sequence[Row], spots: Sequence[tuple[int, int, int, int]], words: Words) -> tuple[Provision, ...]:
    found: list[Provision] = []
    addresses = [row[1] for row in rows]
    for n, ((kind, address, label, heading, _), (start, label_end, heading_start, end)) in enumerate(
        zip(rows, spots, strict=True)
    ):
        last = max(i for i, other in enumerate(addresses) if other == address or other.startswith(address + "__"))
        parent = max((i for i in range(n) if address.startswith(addresses[i] + "__")), default=-1)
        label_span = (words.at(start), words.at(label_end)) if label else None
        heading_span = (words.at(heading_start), words.at(end)) if heading else None
        span = (words.at(start), words.at(spots[last][3]))
        found.append(
            Provision(address, kind, label.split()[-1].strip("().") if label else None, heading or None, span,
                      label_span, heading_span, parent)
        )  # fmt: skip
    return tuple(found)


def place(text: Text, address: str, phrase: str = "", *, at: str = "") -> Place:
    """The words `phrase` in a provision; with `at` instead, the empty place before those words."""
    index = find(text.provisions, address)
    assert index is not None, address
    low, high = text.provisions[index].span
    inside = text.words.text(low, high)
    start = int(text.words.starts[low]) + (inside.index(phrase or at) if (phrase or at) else 0)
    first = text.words.at(start)
    last = text.words.at(start + len(phrase)) if phrase else first
    return Place(address, (first, last), phrase)


def whole(text: Text, address: str) -> Place:
    """A provision from its first to its last word."""
    index = find(text.provisions, address)
    assert index is not None, address
    span = text.provisions[index].span
    return Place(address, span, text.words.text(*span))


def comparison(a: Text, b: Text) -> Comparison:
    """What changed between the two drafts, as a reader of both would list it."""
    three, four, five = "part_II__art_3", "part_II__art_4", "part_II__art_5"
    moved_from, moved_to = f"{three}__para_3", f"{three}__para_nn_1"
    body = "The keeper shall hold a register of lanterns, of the oil they burn and of the nights they were dark."
    changes = (
        Change(1, "insert", place(a, three, at="Article"), Place(three, (place(b, three, "Article 3").span[0],
               place(b, three, "Registers").span[1]), "Article 3\nRegisters")),
        Change(2, "move", place(a, moved_from, "3. " + body), whole(b, moved_to)),
        Change(3, "insert", place(a, moved_from, at="register"), place(b, moved_to, "public"), within=2),
        Change(4, "renumber", place(a, three, "Article 3"), place(b, four, "Article 4")),
        Change(5, "replace", place(a, f"{three}__para_1", "may"), place(b, f"{four}__para_1", "shall")),
        Change(6, "unbracket", place(a, f"{three}__para_1", "["), place(b, f"{four}__para_1", at="in its")),
        Change(7, "unbracket", place(a, f"{three}__para_1", "]"), _before_stop(b, f"{four}__para_1")),
        Change(8, "replace", place(a, f"{three}__para_2", "4"), place(b, f"{four}__para_2", "5"), follows=True),
        Change(9, "renumber", place(a, four, "Article 4"), place(b, five, "Article 5")),
        Change(10, "bracket", place(a, f"{four}__para_1", at="as appropriate"), place(b, f"{five}__para_1", "[")),
        Change(11, "bracket", _before_stop(a, f"{four}__para_1"), place(b, f"{five}__para_1", "]")),
        Change(12, "strike", whole(a, five), place(b, "part_II__art_6", at="Article")),
    )  # fmt: skip
    pairs = (
        Pair("preamble", "preamble", "same", 1.0),
        Pair("part_I__art_1", "part_I__art_1", "same", 1.0),
        Pair("part_I__art_2", "part_I__art_2", "same", 1.0),
        Pair(None, three, "new", 0.0),
        Pair(three, four, "renumbered", 0.71),
        Pair(moved_from, moved_to, "moved", 0.97),
        Pair(four, five, "renumbered", 0.98),
        Pair(five, None, "dropped", 0.0),
        Pair("part_II__art_6", "part_II__art_6", "same", 1.0),
    )
    return Comparison(pairs, changes, {"insert": 2, "strike": 1, "move": 1})


def _before_stop(text: Text, address: str) -> Place:
    index = find(text.provisions, address)
    assert index is not None
    end = text.provisions[index].span[1]
    return Place(address, (end - 1, end - 1), "")


def printed(text: Text) -> Places:
    """Places as if the text were printed in lines of 68 characters, 12 points high, 40 lines a page of 595 by 842 points."""
    pages, boxes = np.zeros(len(text.words), np.int32), np.zeros((len(text.words), 4), np.float32)
    line, column = 0, 0
    for n in range(len(text.words)):
        word = text.words.text(n, n + 1)
        if "\n" in word or column + len(word) > 68:
            line, column = line + 1, 0
        top = 72 + 17 * (line % 40)
        pages[n] = 1 + line // 40
        boxes[n] = (90 + 6.1 * column, top, 90 + 6.1 * (column + len(word)), top + 12)
        column += 0 if "\n" in word else len(word)
    return Places(pages, boxes)


def picture(text: Text, page: int) -> Picture:
    """A picture of a printed page, every word drawn where `printed` says it is."""
    image = Image.new("L", (595, 842), 255)
    pen = ImageDraw.Draw(image)
    assert text.words.places is not None
    for n in np.flatnonzero(text.words.places.pages == page).tolist():
        x, y = text.words.places.boxes[n][:2].tolist()
        pen.text((x, y), text.words.text(n, n + 1).strip(), fill=20)
    out = io.BytesIO()
    image.save(out, "PNG")
    return Picture(out.getvalue(), ".png", 595, 842)


def contents() -> Contents:
    """A whole site: two drafts compared, a late report, and a file that could not be read."""
    a = draft(ZERO)
    note = a.words.at(a.words.source.index("1 means"))
    a = Text(
        Words(a.words.source, a.words.starts, a.words.kinds, printed(a)),
        a.provisions,
        (
            Mark("italic", place(a, "preamble__rec_2", "Recalling").span),
            Mark("insertion", place(a, "part_I__art_2", "dark").span),
        ),
        (Footnote("1", (len(a.words) - 1, len(a.words)), (note, note + 1)),),
        (
            Doubt(
                "unbalanced_bracket", "A bracket opens here and never closes.", page=1, address="part_II__art_3__para_1"
            ),
        ),
        Facts(sha256="ab" * 32),
    )
    b = draft(REVISED)
    refusal = TravauxError(
        "encrypted", "The file asks for a password.", try_this="Save it without one and add it again."
    )
    documents = (
        Document("XA/LAN/1", date="2026-03-14", label="Zero draft", title="Zero draft", text=a, language="en",
                 counts={"articles": 6, "words": 187, "brackets_open": 1}, url="https://example.org/zero.pdf"),
        Document("XA/LAN/2", kind="report", date="2026-03-20", published="2026-05-02", label="Report of the facilitator"),
        Document("XA/LAN/3", date="2026-06-01", published="2026-06-03", label="Revised draft", text=b, language="en",
                 counts={"articles": 6, "words": 189, "brackets_open": 1}),
        Document("XA/LAN/4", kind="other", date="2026-06-02", label="Scan from the floor", refusal=refusal),
    )  # fmt: skip
    return Contents(
        "Convention on Lanterns",
        documents,
        (Compared("XA/LAN/1", "XA/LAN/3", comparison(a, b)),),
        about="Seven coastal parties negotiate a convention on lights for travellers.",
        made="2026-06-04",
        pictures=lambda symbol, page: picture(a, page) if symbol == "XA/LAN/1" else None,
    )
