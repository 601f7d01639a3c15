"""The whole negotiation, written into a folder: every document in its format, the listing, the statements, the truth."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from making.docx import write_docx
from making.drafts import SOURCES, Draft, all_drafts
from making.pdf import Front, notes_of, paragraphs_of, write_pdf
from making.printing import Printed, printed
from making.redline import redline

LISTED = ("symbol", "kind", "title", "label", "date", "published", "language", "file", "note")


def read_book() -> dict[str, Any]:
    """What `sources/documents.toml` says."""
    with (SOURCES / "documents.toml").open("rb") as opened:
        return tomllib.load(opened)


def print_all(drafts: Mapping[str, Draft]) -> dict[str, Printed]:
    """Every draft with its numbers counted."""
    done: dict[str, Printed] = {}
    for name, draft in drafts.items():
        done[name] = printed(draft.root, after=done.get("con1") if name == "con2" else None)
    return done


def make_all(folder: Path) -> None:
    """Write every document of the negotiation, its listing and its truth into a folder."""
    book = read_book()
    folder.mkdir(parents=True, exist_ok=True)
    texts = print_all(all_drafts())
    pages: dict[str, dict[str, int]] = {}
    for one in book["documents"]:
        pages[one["symbol"]] = make_document(folder / one["file"], one, book, texts)
    (folder / "negotiation.toml").write_text(listing(book), encoding="utf-8")


def make_document(
    path: Path, one: Mapping[str, Any], book: Mapping[str, Any], texts: Mapping[str, Printed]
) -> dict[str, int]:
    """Write one document; gives the page of each address where the format has pages."""
    front = front_of(one, book)
    draft = redline(*(texts[name] for name in one["redline"])) if "redline" in one else texts[one["draft"]]
    if path.suffix == ".pdf":
        return write_pdf(path, front, paragraphs_of(draft, front), notes_of(draft))
    write_docx(path, front, draft)
    return {}


def front_of(one: Mapping[str, Any], book: Mapping[str, Any]) -> Front:
    """What the first page of a document says."""
    return Front(
        symbol=one["symbol"],
        job=one["job"],
        distr=one["distr"],
        printed_date=one["printed_date"],
        body=book["body"],
        session=tuple(one["session"]),
        title=tuple(one["page_title"]),
        opening=tuple(one["opening"]),
        contents=one.get("contents", False),
        article_style=one.get("article_style", "two lines"),
        note_rule=one.get("note_rule", "underscores"),
        convention_title=book["convention"],
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
                lines.append(f"{key} = {value}" if key in ("date", "published") else f'{key} = "{value}"')
    return "\n".join(lines) + "\n"
