"""A draft as a Word file: real list numbers, footnotes, comments, tracked insertions, deletions and moves, highlights.

The parts are written as XML by hand, since no writer of such files makes footnotes and tracked moves; the parcel has fixed
times, so that the same draft gives the same bytes.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from xml.sax.saxutils import escape

from making.docx_parts import (
    CONTENT_TYPES,
    DOCUMENT_RELS,
    HEAD,
    PACKAGE_RELS,
    SETTINGS,
    W,
    numbering_part,
    properties,
    styles_part,
)
from making.pdf import Front
from making.printing import Line, Printed, Run
from making.provisions import ATOM, Tracked

FIXED = (2025, 1, 1, 0, 0, 0)
REVISION_TAG = {"ins": "w:ins", "del": "w:del", "from": "w:moveFrom", "to": "w:moveTo"}


@dataclass(slots=True)
class Writing:
    """What is counted while a file is written: revision ids, list numbers, comments."""

    revisions: int = 100
    lists: list[tuple[int, int]] = field(default_factory=list)
    comments: list[tuple[int, Tracked, str]] = field(default_factory=list)
    footnotes: list[tuple[Run, ...]] = field(default_factory=list)
    auto: bool = True

    def revision(self) -> int:
        """A fresh id."""
        self.revisions += 1
        return self.revisions


def write_docx(path: Path, front: Front, draft: Printed | None, opening: Sequence[str] = ()) -> None:
    """Write the file. Numbers of paragraphs and letters are list numbers; those set by hand ("2 alt") are typed."""
    writing = Writing(footnotes=draft.footnotes if draft else [])
    body = [*_front(front), *(_plain(words) for words in opening or front.opening)]
    if draft:
        body += [_para(f"<w:r>{_t(front.convention_title.replace('|', ' '))}</w:r>", "ConventionTitle")]
        body += _lines(draft, writing, front)
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": PACKAGE_RELS,
        "docProps/core.xml": properties(front.symbol, " ".join(front.title)),
        "word/_rels/document.xml.rels": DOCUMENT_RELS,
        "word/document.xml": _document(body),
        "word/styles.xml": styles_part(),
        "word/settings.xml": SETTINGS,
        "word/numbering.xml": numbering_part(writing.lists),
        "word/footnotes.xml": _footnotes(writing),
        "word/comments.xml": _comments(writing),
        "word/header1.xml": _header(front, "right"),
        "word/header2.xml": _header(front, "left"),
        "word/footer1.xml": _footer(front),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as parcel:
        for name, text in parts.items():
            parcel.writestr(_member(name), text.encode("utf-8"))


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, FIXED)
    member.compress_type = zipfile.ZIP_DEFLATED
    member.create_system = 3
    member.external_attr = 0o644 << 16
    return member


def _document(body: Sequence[str]) -> str:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/><w:headerReference w:type="even" r:id="rId6"/>'
        '<w:footerReference w:type="default" r:id="rId7"/><w:footerReference w:type="even" r:id="rId7"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="2098" w:bottom="1418" w:left="2098" w:header="850"'
        ' w:footer="709" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )
    return f"{HEAD}<w:document {W}><w:body>{''.join(body)}{section}</w:body></w:document>"


def _front(front: Front) -> list[str]:
    right = "<w:r><w:tab/></w:r>"
    return [
        _para(
            f"<w:r>{_t('The Concordance')}</w:r>{right}<w:r><w:rPr><w:b/></w:rPr>{_t(front.symbol)}</w:r>", "Masthead"
        ),
        *(_para(f"<w:r>{_t(line)}</w:r>", "BodyName") for line in front.body.split("|")),
        *(
            _para(f"<w:r>{_t(line)}</w:r>", "Distribution")
            for line in (f"Distr.: {front.distr}", front.printed_date, "Original: English")
        ),
        *(_para(f"<w:r>{_t(line)}</w:r>", "Session") for line in front.session),
        *(_para(f"<w:r>{_t(line)}</w:r>", "Title") for line in front.title),
    ]


def _plain(words: str) -> str:
    for mark, style in (("### ", "Subheading"), ("## ", "Heading")):
        if words.startswith(mark):
            return _para(f"<w:r>{_t(words[len(mark) :])}</w:r>", style)
    return _para(_looks(words), "Opening")


def _looks(words: str) -> str:
    runs = []
    for n, part in enumerate(words.split("**")):
        bold = "<w:rPr><w:b/></w:rPr>" if n % 2 else ""
        runs.append(f"<w:r>{bold}{_t(part)}</w:r>" if part else "")
    return "".join(runs)


def _t(text: str, tag: str = "w:t") -> str:
    return f'<{tag} xml:space="preserve">{escape(text)}</{tag}>'


def _para(runs: str, style: str, *, more: str = "", mark: str = "") -> str:
    mark = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}{mark}</w:pPr>{runs}</w:p>'


def _lines(draft: Printed, writing: Writing, front: Front) -> list[str]:
    paragraphs = []
    host, listed = None, 0
    for line in draft.lines:
        if line.kind in ("article", "annex", "chapter", "preamble"):
            listed = 0
        more = ""
        if line.label and line.kind in ("paragraph", "subparagraph") and line.node.number is None:
            level = 0 if line.kind == "paragraph" else 1
            if not listed:
                writing.lists.append((len(writing.lists) + 1, level))
                listed = len(writing.lists)
            more = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{listed}"/></w:numPr>'
        paragraphs.append(_line(line, writing, more))
        host = line.node
    del host, front
    return paragraphs


STYLES = {
    ("chapter", False): "Heading1",
    ("chapter", True): "ChapterTitle",
    ("article", False): "Heading2",
    ("article", True): "ArticleTitle",
    ("annex", False): "Heading1",
    ("annex", True): "ChapterTitle",
    ("preamble", True): "Heading1",
}
BODY_STYLES = {
    "subparagraph": "Letter",
    "recital": "Recital",
    "wrapup": "Flush",
    "formula": "Unnumbered",
    "note": "EditorNote",
}


def _line(line: Line, writing: Writing, more: str) -> str:
    style = (
        STYLES.get((line.kind, line.title))
        or BODY_STYLES.get(line.kind)
        or ("Numbered" if line.label else "Unnumbered")
    )
    runs = ""
    if line.label and not more:
        tail = "<w:r><w:tab/></w:r>" if line.kind in ("paragraph", "subparagraph") else ""
        runs = f"<w:r>{_t(line.label)}</w:r>{tail}"
    runs += _runs(line, writing)
    mark = ""
    if line.node.tracked and not line.title:
        tracked = line.node.tracked
        mark = f"<{REVISION_TAG[tracked.kind]} {_attributes(writing, tracked)}/>"
        if tracked.kind in ("from", "to"):
            runs = _move_range(line, writing, tracked, runs)
    return _para(runs, style, more=more, mark=mark)


def _attributes(writing: Writing, tracked: Tracked) -> str:
    return f'w:id="{writing.revision()}" w:author="{escape(tracked.author)}" w:date="{tracked.date}"'


def _move_range(line: Line, writing: Writing, tracked: Tracked, runs: str) -> str:
    kind = "moveFrom" if tracked.kind == "from" else "moveTo"
    name = f'w:name="move{line.node.ident.split(".")[0].replace("/", "")}"'
    number = writing.revision()
    start = f'<w:{kind}RangeStart w:id="{number}" w:author="{escape(tracked.author)}" w:date="{tracked.date}" {name}/>'
    return f'{start}{runs}<w:{kind}RangeEnd w:id="{number}"/>'


def _runs(line: Line, writing: Writing) -> str:
    hung = _hung(line, writing)
    cuts = {place for start, end in hung.values() for place in (start, end + 1)}
    out, n = [], 0
    while n < len(line.runs):
        end = _stretch(line.runs, n, cuts)
        out += [f'<w:commentRangeStart w:id="{c}"/>' for c, (start, _) in hung.items() if start == n]
        whole = replace(line.runs[n], text="".join(run.text for run in line.runs[n:end]))
        out.append(_run(whole, line, writing))
        for c, (_, last) in hung.items():
            if last == end - 1:
                out.append(f'<w:commentRangeEnd w:id="{c}"/><w:r><w:commentReference w:id="{c}"/></w:r>')
        n = end
    return "".join(out)


def _stretch(runs: Sequence[Run], start: int, cuts: set[int]) -> int:
    """Where the stretch of runs ends that look as the first one does."""
    end = start + 1
    while (
        end < len(runs)
        and end not in cuts
        and runs[end].tracked == runs[start].tracked
        and runs[end].footnote is None
        and runs[start].footnote is None
    ):
        end += 1
    return end


def _hung(line: Line, writing: Writing) -> dict[int, tuple[int, int]]:
    places: dict[int, tuple[int, int]] = {}
    for words, tracked, remark in line.node.comments:
        if line.title:
            continue
        wanted = ATOM.findall(words)
        texts = [run.text for run in line.runs]
        at = next(n for n in range(len(texts)) if texts[n : n + len(wanted)] == wanted)
        number = len(writing.comments) + 1
        writing.comments.append((number, tracked, remark))
        places[number] = (at, at + len(wanted) - 1)
    return places


def _run(run: Run, line: Line, writing: Writing) -> str:
    look = f'<w:rPr><w:highlight w:val="{line.node.colour}"/></w:rPr>' if line.node.colour else ""
    if run.footnote is not None:
        inner = f'<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{run.footnote}"/></w:r>'
    else:
        gone = run.tracked is not None and run.tracked.kind == "del"
        inner = f"<w:r>{look}{_t(run.text, 'w:delText' if gone else 'w:t')}</w:r>"
    if run.tracked is None:
        return inner
    tag = REVISION_TAG[run.tracked.kind]
    return f"<{tag} {_attributes(writing, run.tracked)}>{inner}</{tag}>"


def _footnotes(writing: Writing) -> str:
    notes = [
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>',
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>',
    ]
    for n, runs in enumerate(writing.footnotes, 1):
        words = "".join(run.text for run in runs)
        sign = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
        body = _para(f"{sign}<w:r>{_t(' ' + words)}</w:r>", "FootnoteText")
        notes.append(f'<w:footnote w:id="{n}">{body}</w:footnote>')
    return f"{HEAD}<w:footnotes {W}>{''.join(notes)}</w:footnotes>"


def _comments(writing: Writing) -> str:
    remarks = []
    for number, tracked, words in writing.comments:
        initials = "".join(part[0] for part in tracked.author.replace("(", "").split())[:2].upper()
        head = f'w:id="{number}" w:author="{escape(tracked.author)}" w:date="{tracked.date}" w:initials="{initials}"'
        remarks.append(f"<w:comment {head}>{_para(f'<w:r>{_t(words)}</w:r>', 'CommentText')}</w:comment>")
    return f"{HEAD}<w:comments {W}>{''.join(remarks)}</w:comments>"


def _header(front: Front, side: str) -> str:
    words = f"<w:r><w:rPr><w:b/></w:rPr>{_t(front.symbol)}</w:r>"
    line = _para(words, "Header", more=f'<w:jc w:val="{side}"/>')
    return f"{HEAD}<w:hdr {W}>{line}</w:hdr>"


def _footer(front: Front) -> str:
    field_of = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    page = (
        field_of.format("begin")
        + '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        + field_of.format("separate")
        + "<w:r><w:t>2</w:t></w:r>"
        + field_of.format("end")
    )
    line = _para(f"<w:r>{_t(front.job)}</w:r><w:r><w:tab/></w:r>{page}", "Footer")
    return f"{HEAD}<w:ftr {W}>{line}</w:ftr>"
