"""From lines to printed paragraphs: where one ends and the next begins, by gap, indent, number, weight and place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .lines import Line

__all__ = ["Paragraph", "paragraphs_of"]

NUMBER = re.compile(
    r"\W{0,3}(?:\d{1,3}(?:\.\d{1,3})*(?:\s?(?:bis|ter|quater|alt))?[.)]\s|\([a-z]{1,4}\)\s|\([ivxl]{1,6}\)\s|[a-z]\)\s"
    r"|(?:Article|Artículo|ARTICLE|PART|PARTE|PARTIE|Part|SECTION|Section|ANNEX|Annex|ANEXO|ANNEXE|CHAPTER|Chapter)\s+[\dIVXLpO]"
    r"|(?:OP|PP)\s?\d|[•–—-]\s)"
)


@dataclass(slots=True)
class Paragraph:
    """Lines that make one printed paragraph, and the role it has."""

    lines: list[Line]
    role: str = "body"
    gap: float = 0.0
    centred: bool = False
    style: str | None = None
    notes: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text of the paragraph, a line end as a space."""
        return " ".join(line.text for line in self.lines)


def paragraphs_of(lines: list[Line]) -> list[Paragraph]:
    """The paragraphs that the lines of a document's body make, in order; one may go on over a page."""
    made: list[Paragraph] = []
    for line in lines:
        if made and _goes_on(made[-1], line):
            made[-1].lines.append(line)
        else:
            gap = line.box[1] - made[-1].lines[-1].box[3] if made and made[-1].lines[-1].page == line.page else 0.0
            made.append(Paragraph([line], gap=gap))
    return made


def _goes_on(paragraph: Paragraph, line: Line) -> bool:
    last = paragraph.lines[-1]
    if line.bold != last.bold or abs(line.size - last.size) > 1:
        return False
    if NUMBER.match(line.text):
        return False
    if line.page != last.page:
        return not re.search(r"[.;:]\W*$", last.text)
    return line.box[1] - last.box[3] < 0.5 * line.size and line.box[0] - last.box[0] < 1.5 * line.size
