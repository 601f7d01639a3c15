"""A draft as a PDF of an international organization: masthead, running heads, job number, contents, footnotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from making.printing import Line, Printed, Run
from making.typesetting import Paragraph, Piece, Setter, Sheet

__all__ = ["Front", "paragraphs_of", "write_pdf"]

ORGANIZATION = "The Concordance"


@dataclass(frozen=True, slots=True)
class Front:
    """What the first page says: symbol, job number, dates and titles as printed, and the paragraphs before the text."""

    symbol: str
    job: str
    distr: str
    printed_date: str
    body: str
    session: tuple[str, ...]
    title: tuple[str, ...]
    opening: tuple[str, ...] = ()
    contents: bool = False
    article_style: str = "two lines"
    note_rule: str = "underscores"
    convention_title: str = ""
    line_numbers: int = 0


def write_pdf(
    path: Path, front: Front, body: Sequence[Paragraph], notes: Mapping[int, tuple[Piece, ...]]
) -> dict[str, int]:
    """Write the file; gives the page on which each marked paragraph begins."""
    pages: dict[str, int] = {}
    if front.contents:
        pages = _set(None, front, [*_opening(front), *_contents(body, {}), *body], notes)
    whole = [*_opening(front), *(_contents(body, pages) if front.contents else []), *body]
    return _set(path, front, whole, notes)


def _set(
    path: Path | None, front: Front, whole: Sequence[Paragraph], notes: Mapping[int, tuple[Piece, ...]]
) -> dict[str, int]:
    canvas = Canvas(str(path) if path else "trial.pdf", pagesize=(595.28, 841.89), invariant=1, pageCompression=1)
    canvas.setTitle(f"{front.symbol}: {' '.join(front.title)}")
    canvas.setAuthor(ORGANIZATION)
    canvas.setSubject(front.body)
    setter = Setter(
        canvas, Sheet(note_rule=front.note_rule, every=front.line_numbers), _furniture(front), notes=dict(notes)
    )
    setter.start()
    setter.set(whole)
    setter.finish()
    if path:
        canvas.save()
    return setter.pages


def _furniture(front: Front) -> Callable[[Canvas, int], float]:
    def draw(canvas: Canvas, page: int) -> float:
        if page == 1:
            return _masthead(canvas, front)
        _running_head(canvas, front, page)
        return 752.0

    return draw


def _masthead(canvas: Canvas, front: Front) -> float:
    canvas.setFont("Times-Bold", 12)
    canvas.drawRightString(538, 787, front.symbol)
    canvas.setFont("Times-Roman", 13)
    canvas.drawString(57, 787, ORGANIZATION)
    canvas.setLineWidth(0.6)
    canvas.line(57, 780, 538, 780)
    canvas.setFont("Times-Bold", 17)
    for n, line in enumerate(front.body.split("|")):
        canvas.drawString(57, 752 - 20 * n, line)
    canvas.setFont("Times-Roman", 10)
    for n, line in enumerate((f"Distr.: {front.distr}", front.printed_date, "", "Original: English")):
        canvas.drawString(420, 754 - 12 * n, line)
    canvas.setLineWidth(1.6)
    canvas.line(57, 700, 538, 700)
    y = 684.0
    for n, line in enumerate(front.session):
        canvas.setFont("Times-Bold" if n == 0 else "Times-Roman", 10)
        canvas.drawString(57, y, line)
        y -= 12
    canvas.setFont("Times-Roman", 9)
    canvas.drawString(57, 44, f"{front.job} (E)")
    canvas.drawRightString(538, 44, f"*{front.job.replace('-', '')}*")
    return y - 14


def _running_head(canvas: Canvas, front: Front, page: int) -> None:
    canvas.setFont("Times-Bold", 9)
    odd = page % 2 == 1
    (canvas.drawRightString if odd else canvas.drawString)(538 if odd else 57, 790, front.symbol)
    canvas.setLineWidth(0.4)
    canvas.line(57, 784, 538, 784)
    canvas.setFont("Times-Bold", 9)
    (canvas.drawRightString if odd else canvas.drawString)(538 if odd else 57, 44, str(page))
    canvas.setFont("Times-Roman", 8)
    (canvas.drawString if odd else canvas.drawRightString)(57 if odd else 538, 44, front.job)


def _opening(front: Front) -> list[Paragraph]:
    title = [
        Paragraph((Piece(line, bold=True),), align="left", size=14, above=4 if n else 10, keep=True)
        for n, line in enumerate(front.title)
    ]
    return [*title, *(plain(words) for words in front.opening)]


def plain(words: str) -> Paragraph:
    """A paragraph of the front matter or of a report; `## ` makes a heading, `**` bold, `*` italic, `N. ` a label."""
    if words.startswith("## "):
        return Paragraph((Piece(words[3:], bold=True),), align="left", size=11, above=12, keep=True)
    if words.startswith("### "):
        return Paragraph((Piece(words[4:], bold=True, italic=True),), align="left", above=9, keep=True)
    match = re.match(r"(\d+\.) ", words)
    label = match[1] if match else ""
    return Paragraph(_looks(words[match.end() :] if match else words), label=label, tab=24, above=6)


def _looks(words: str) -> tuple[Piece, ...]:
    pieces = []
    for part in re.findall(r"\*\*[^*]+\*\*|\*[^*]+\*|[^*]+", words):
        bold, italic = part.startswith("**"), part.startswith("*") and not part.startswith("**")
        pieces.append(Piece(part.strip("*") if bold or italic else part, bold=bold, italic=italic))
    return tuple(pieces)


def _contents(body: Sequence[Paragraph], pages: Mapping[str, int]) -> list[Paragraph]:
    heads: list[Paragraph] = [Paragraph((Piece("Contents", bold=True),), align="left", size=12, above=0, new_page=True)]
    for n, one in enumerate(body):
        if one.mark is None or not one.keep:
            continue
        words = "".join(piece.text for piece in one.pieces)
        follows = body[n + 1] if n + 1 < len(body) and body[n + 1].mark == one.mark and body[n + 1].keep else None
        if n and body[n - 1].mark == one.mark and body[n - 1].keep:
            continue
        title = "".join(piece.text for piece in follows.pieces) if follows else ""
        chapter = words.startswith(("Chapter", "Preamble", "Annex"))
        text = f"{words}. {title}" if title else words
        heads.append(
            Paragraph(
                (Piece(text, bold=chapter),),
                align="left",
                left=0 if chapter else 16,
                above=5 if chapter else 1,
                leader=str(pages.get(one.mark, 1)),
            )
        )
    return heads


def paragraphs_of(draft: Printed, front: Front) -> list[Paragraph]:
    """The lines of a draft as paragraphs to be set, the title of the convention first."""
    title = [
        Paragraph((Piece(line, bold=True),), align="centre", size=13, above=2 if n else 14, keep=True)
        for n, line in enumerate(front.convention_title.split("|"))
    ]
    if front.contents:
        title[0] = replace(title[0], new_page=True)
    lines = draft.lines
    if front.article_style == "one line":
        lines = one_line(lines)
    return [*(title if front.convention_title else []), *(_paragraph(line) for line in lines)]


def one_line(lines: Sequence[Line]) -> list[Line]:
    """The lines with number and title of an article in one, as "Article 6. Access without right"."""
    joined: list[Line] = []
    for line in lines:
        if line.title and joined and joined[-1].node is line.node and line.kind == "article":
            joined[-1] = replace(joined[-1], label="", runs=(Run(f"{joined[-1].label}. "), *line.runs), title=True)
        else:
            joined.append(line)
    return joined


def _paragraph(line: Line) -> Paragraph:
    head = line.kind in ("chapter", "article", "annex", "preamble")
    if head:
        big = line.kind != "article"
        words = tuple(_piece(run, bold=True) for run in line.runs) if line.title else (_label(line),)
        above = (
            (2 if line.title and line.kind != "preamble" else 16)
            if big
            else (1 if line.title and not line.label else 11)
        )
        above = 11 if line.kind == "article" and line.title and line.runs[0].text.startswith("Article ") else above
        return Paragraph(words, align="centre", size=12 if big else 10.5, above=above, keep=True, mark=line.address)
    pieces = tuple(_piece(run) for run in line.runs)
    if line.kind == "recital":
        pieces = (replace(pieces[0], italic=True), *pieces[1:])
    left = 24.0 if line.depth else 0.0
    flush = line.kind == "wrapup"
    look = Piece("", strike=_look(line) == "strike", under=_look(line) == "under")
    return Paragraph(
        pieces,
        label=line.label,
        left=left,
        first=0 if flush else 22,
        tab=0 if flush else 46 if line.label else 22,
        mark=line.address,
        label_look=look,
    )


def _look(line: Line) -> str:
    looks = {run.look for run in line.runs if run.text.strip()}
    return looks.pop() if len(looks) == 1 else ""


def _label(line: Line) -> Piece:
    look = line.runs[0].look if line.runs else ""
    return Piece(line.label, bold=True, strike=look == "strike", under=look == "under")


def _piece(run: Run, *, bold: bool = False) -> Piece:
    if run.footnote is not None:
        return Piece(str(run.footnote), raised=True, note=run.footnote)
    return Piece(run.text, bold=bold, strike=run.look == "strike", under=run.look == "under")


def notes_of(draft: Printed) -> dict[int, tuple[Piece, ...]]:
    """The footnotes of a draft by number, ready to be set."""
    return {n: tuple(_piece(run) for run in runs) for n, runs in enumerate(draft.footnotes, 1)}
