"""A document as an office suite exports it to HTML: fonts in attributes, lines folded anywhere, labels typed with a tab."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from html import escape
from pathlib import Path

from making.pdf import Front, one_line
from making.printing import Line, Printed

FONT = '<font face="Times New Roman, serif"><font size="2" style="font-size: 10pt">'
STYLE = """
\t\t@page { size: 21cm 29.7cm; margin: 2cm }
\t\tp { margin-bottom: 0.21cm; line-height: 100%; background: transparent }
\t\th1.western { font-family: "Times New Roman", serif; font-size: 12pt; text-align: center }
\t\th2.western { font-family: "Times New Roman", serif; font-size: 10pt; text-align: center }
"""


def write_html(path: Path, front: Front, draft: Printed | None, paragraphs: Sequence[str] = ()) -> None:
    """Write the file: the first page, then the lines of a draft or the paragraphs of a paper."""
    rows = [*_front(front), *(_paper(words) for words in (*front.opening, *paragraphs))]
    if draft:
        rows += [
            _heading(" ".join(front.convention_title.split("|")), 1),
            *(_line(line) for line in one_line(draft.lines)),
        ]
    title = escape(f"{front.symbol}: {' '.join(front.title)}")
    whole = (
        '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN">\n<html>\n<head>\n'
        '\t<meta http-equiv="content-type" content="text/html; charset=utf-8"/>\n'
        f"\t<title>{title}</title>\n"
        '\t<meta name="generator" content="An office suite"/>\n'
        f'\t<style type="text/css">{STYLE}\t</style>\n</head>\n<body lang="en-GB" dir="ltr">\n{_head(front)}'
        + "\n".join(rows)
        + f"\n{_foot(front)}</body>\n</html>\n"
    )
    path.write_text(whole, encoding="utf-8")


def _head(front: Front) -> str:
    return f'<div title="header"><p align="right">{FONT}<b>{escape(front.symbol)}</b></font></font></p>\n</div>\n'


def _foot(front: Front) -> str:
    return f'<div title="footer"><p>{FONT}{escape(front.job)}</font></font></p>\n</div>\n'


def _front(front: Front) -> list[str]:
    lines = [
        "The Concordance",
        *front.body.split("|"),
        f"Distr.: {front.distr}",
        front.printed_date,
        "Original: English",
        *front.session,
    ]
    return [*(_paragraph(escape(line), "left") for line in lines), *(_heading(line, 1) for line in front.title)]


def _heading(words: str, level: int) -> str:
    return f'<h{level} class="western" align="center">{_folded(escape(words))}</h{level}>'


def _paper(words: str) -> str:
    for mark, level in (("### ", 3), ("## ", 2)):
        if words.startswith(mark):
            return f'<h{level} class="western">{escape(words[len(mark) :])}</h{level}>'
    bold = re.sub(r"\*\*([^*]+)\*\*", r"<b>\1</b>", escape(words, quote=False))
    return _paragraph(re.sub(r"^(\d+\.) ", r"\1\t", bold))


def _paragraph(words: str, align: str = "justify", indent: str = "0.78cm", left: str = "0cm") -> str:
    style = f"margin-left: {left}; text-indent: {indent}; margin-bottom: 0.21cm"
    return f'<p lang="en-GB" align="{align}" style="{style}">\n{_folded(FONT + words + "</font></font>")}</p>'


def _folded(words: str) -> str:
    tabbed = words.split("\t")
    return "\t".join(textwrap.fill(part, 78, break_long_words=False, break_on_hyphens=False) for part in tabbed)


def _line(line: Line) -> str:
    words = escape(line.words, quote=False)
    if line.kind in ("chapter", "annex", "preamble"):
        return _heading(line.words if line.title else line.label, 1)
    if line.kind == "article":
        return _heading(line.words, 2)
    if line.kind == "recital":
        first, _, rest = words.partition(" ")
        words = f"<i>{first}</i> {rest}"
    if line.label:
        words = f"{line.label}\t{words}"
    return _paragraph(
        words, indent="0cm" if line.kind == "wrapup" else "0.78cm", left="0.85cm" if line.depth else "0cm"
    )
