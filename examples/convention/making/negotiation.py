"""The whole negotiation, written into a folder: every document in its format, the listing, the statements, the truth."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from making.akn import write_akn
from making.credits import credits_truth
from making.docx import write_docx
from making.drafts import SOURCES, Draft, all_drafts
from making.following import citations_truth, references_truth, verdicts_truth
from making.html import write_html
from making.open_points import choices_truth, read_open_points, read_papers, settled_truth, stances_truth
from making.pdf import Front, notes_of, paragraphs_of, plain, write_pdf
from making.printing import Printed, printed
from making.redline import redline
from making.truth import stories_truth, whole_truth
from making.typesetting import Paragraph, Piece

Pages = dict[str, int]
LISTED = ("symbol", "kind", "title", "label", "date", "published", "language", "file", "follows", "note")


def read_book() -> dict[str, Any]:
    """What `sources/documents.toml` says."""
    with (SOURCES / "documents.toml").open("rb") as opened:
        return tomllib.load(opened)


def print_all(drafts: Mapping[str, Draft]) -> dict[str, Printed]:
    """Every draft with its numbers counted."""
    done: dict[str, Printed] = {}
    for name, draft in drafts.items():
        under = "annex" if name == "adopted" else ""
        done[name] = printed(draft.root, under=under, after=done.get("con1") if name == "con2" else None)
    done["akn"] = printed(drafts["adopted"].root)
    return done


def make_all(folder: Path) -> dict[str, Pages]:
    """Write every document of the negotiation and its listing into a folder; gives the page of each address, by draft."""
    book = read_book()
    folder.mkdir(parents=True, exist_ok=True)
    texts = print_all(all_drafts())
    pages: dict[str, Pages] = {}
    for one in book["documents"]:
        path = folder / one["file"]
        path.parent.mkdir(parents=True, exist_ok=True)
        if found := make_document(path, one, book, texts):
            pages[one.get("draft", one["symbol"])] = found
    for name in ("parties.toml", "statements.toml", "demands.toml"):
        copy_source(name, folder / name)
    (folder / "negotiation.toml").write_text(listing(book), encoding="utf-8")
    return {name: found for name, found in pages.items() if name in texts}


def write_truth(folder: Path, pages: Mapping[str, Pages]) -> None:
    """Write what is true of the drafts, of every pair of them and of their pages, one JSON file each."""
    folder.mkdir(parents=True, exist_ok=True)
    drafts = all_drafts()
    texts = print_all(drafts)
    for name, truth in whole_truth(drafts, texts).items():
        (folder / f"{name}.json").write_text(as_json(truth), encoding="utf-8")
    with (SOURCES / "stories.toml").open("rb") as opened:
        stories = stories_truth(tomllib.load(opened)["stories"], texts)
    for name, truth in positions_truth(texts).items():
        (folder / f"{name}.json").write_text(as_json(truth), encoding="utf-8")
    (folder / "pages.json").write_text(json.dumps(pages, indent=0) + "\n", encoding="utf-8")
    (folder / "stories.json").write_text(as_json({"stories": stories}), encoding="utf-8")
    with (SOURCES / "credits.toml").open("rb") as opened:
        asked = credits_truth(tomllib.load(opened)["revisions"], texts)
    (folder / "credits.json").write_text(as_json({"asked": asked}), encoding="utf-8")


def positions_truth(texts: Mapping[str, Printed]) -> dict[str, Mapping[str, Any]]:
    """What is true of brackets, choices, stances, demands, citations and cross-references, by the name of its file."""
    symbols = {one["draft"]: one["symbol"] for one in read_book()["documents"] if one.get("draft", "akn") != "akn"}
    points = read_open_points(SOURCES / "open_points.txt", texts)
    given = {
        name: tomllib.loads((SOURCES / f"{name}.toml").read_text("utf-8"))
        for name in ("parties", "statements", "verdicts")
    }
    papers = read_papers(SOURCES / "proposals.txt", texts["zero"])
    chosen = choices_truth(points, given["parties"])
    sides = ("FSA", "UPC", "FON", "LIT", "XD", "XG")
    return {
        "brackets": points,
        "choices": chosen,
        "settled": {"rolling": settled_truth(texts["rolling"], points["rolling"], chosen["rolling"], sides)},
        "stances": stances_truth(points, symbols, papers, given["statements"]["statements"]),
        "verdicts": {"demands": verdicts_truth(given["verdicts"], texts, symbols)},
        "citations": citations_truth(texts, symbols),
        "references": references_truth(texts),
    }


def as_json(truth: Mapping[str, Any]) -> str:
    """A truth as JSON with one record a line, so that a change of one provision changes one line."""
    parts = []
    for key, value in truth.items():
        rows = [json.dumps(row, ensure_ascii=False, default=str) for row in value] if isinstance(value, list) else None
        written = "[\n" + ",\n".join(rows) + "\n]" if rows else json.dumps(value, ensure_ascii=False, default=str)
        parts.append(f"{json.dumps(key)}: {written}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def make_document(path: Path, one: Mapping[str, Any], book: Mapping[str, Any], texts: Mapping[str, Printed]) -> Pages:
    """Write one document in the format that the name of its file says; gives the page of each address in a PDF."""
    draft = draft_of(one, texts)
    if path.suffix == ".pdf":
        paper = [*source_lines(one.get("pages")), *source_lines(one.get("resolution"))]
        return _make_pdf(path, front_of(one, book), draft, paper)
    if "copy_of" in one:
        copy_source(one["copy_of"], path)
    elif path.suffix == ".xml" and draft:
        write_akn(path, draft, title=book["convention"].replace("|", " "), date=str(one["date"]))
    else:
        write = write_html if path.suffix == ".html" else write_docx
        write(path, front_of(one, book), draft, source_lines(one.get("pages")))
    return {}


def draft_of(one: Mapping[str, Any], texts: Mapping[str, Printed]) -> Printed | None:
    """The draft that a document holds, as printed in it; None for a paper."""
    if "redline" in one:
        return redline(*(texts[name] for name in one["redline"]))
    return texts[one["draft"]] if "draft" in one else None


def _make_pdf(path: Path, front: Front, draft: Printed | None, paper: list[str]) -> Pages:
    body = [plain(words) for words in paper]
    if draft and paper:
        body.append(Paragraph((Piece("Annex", bold=True),), align="left", size=13, above=0, keep=True, new_page=True))
    if draft:
        body += paragraphs_of(draft, front)
    return write_pdf(path, front, body, notes_of(draft) if draft else {})


def copy_source(name: str, path: Path) -> None:
    """Lay a plain source into the example as it stands."""
    path.write_text((SOURCES / name).read_text(encoding="utf-8"), encoding="utf-8")


def source_lines(name: str | None) -> list[str]:
    """The paragraphs of a paper, one a line; none where there is no paper."""
    if name is None:
        return []
    return [line for line in (SOURCES / f"{name}.md").read_text(encoding="utf-8").splitlines() if line]


def front_of(one: Mapping[str, Any], book: Mapping[str, Any]) -> Front:
    """What the first page of a document says."""
    return Front(
        symbol=one["symbol"],
        job=one["job"],
        distr=one["distr"],
        printed_date=one["printed_date"],
        body=one.get("body", book["body"]),
        session=tuple(one["session"]),
        title=tuple(one["page_title"]),
        opening=tuple(one.get("opening", ())),
        contents=one.get("contents", False),
        article_style=one.get("article_style", "two lines"),
        note_rule=one.get("note_rule", "underscores"),
        convention_title=book["convention"],
        line_numbers=one.get("line_numbers", 0),
    )


def listing(book: Mapping[str, Any]) -> str:
    """The `negotiation.toml` of the example."""
    lines = [
        "# An invented negotiation between invented parties. Made by examples/convention/make_documents.py.",
        f'title = "{book["title"]}"',
        f'language = "{book["language"]}"',
    ]
    for one in book["documents"]:
        lines += ["", "[[documents]]"]
        given = {"language": book["language"], **one}
        for key in LISTED:
            if key in given:
                value = given[key]
                written = key in ("date", "published")
                lines.append(f"{key} = {value if written else json.dumps(value, ensure_ascii=False)}")
    return "\n".join(lines) + "\n"
