"""The commands that make and show a site: demo, build, serve."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Annotated

import typer

from ..negotiation import Negotiation
from ..steps.built import Built, Reading, Site
from .bundled import copy_example
from .options import Folder, Json, Port
from .parallel import by_two
from .rule_answering import asked_beside
from .serving import serve_folder
from .terminal import answer, columns, is_narrow, line, progress

__all__ = ["build", "demo", "serve"]

HEADS = ("date", "published", "kind", "symbol", "length", "")


def demo(
    folder: Annotated[Path, typer.Option("--folder", metavar="FOLDER", help="Where to build it.")] = Path("demo"),
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Only build it. So does SERVE=0.")] = False,
    port: Port = None,
    as_json: Json = False,
) -> None:
    """Build the bundled example and show it on 127.0.0.1.

    An invented negotiation between invented parties, from two consolidated documents to the adopted text.

    \b
    Example:
      travaux demo
    """
    copy_example(folder)
    negotiation, built, site, seconds = _make(folder)
    if as_json:
        said = {"folder": str(folder), "site": str(site.folder), "seconds": seconds}
        answer("demo", {**said, "documents": len(negotiation.documents), "drafts": len(negotiation.drafts)})
        return
    _report(negotiation, built, site, seconds)
    if sys.stdout.isatty() and not no_serve and os.environ.get("SERVE") != "0":
        serve_folder(site.folder, port, asked_beside(folder))


def build(
    folder: Folder,
    afresh: Annotated[bool, typer.Option("--afresh", help="Make everything again, remembered or not.")] = False,
    as_json: Json = False,
) -> None:
    """Read what is new, compare successive drafts, publish the site. Only what changed is done again.

    \b
    Example:
      travaux build harbours
    """
    negotiation, built, site, seconds = _make(folder, afresh=afresh)
    if not as_json:
        _report(negotiation, built, site, seconds)
        return
    refused = [(r.document.symbol, r.refusal) for r in built.readings if r.refusal is not None]
    answer(
        "build",
        {
            "drafts": len(negotiation.drafts),
            "documents": len(negotiation.documents),
            "doubts": _doubts(built, site),
            "seconds": seconds,
            "redone": built.redone + site.fresh,
            "remembered": _steps(built) - built.redone - site.fresh,
            "refused": [{"symbol": s, "code": r.code, "what": r.what, "try_this": r.try_this} for s, r in refused],
            "site": str(site.folder),
        },
    )


def serve(folder: Folder, port: Port = None) -> None:
    """Show the site of a negotiation on 127.0.0.1.

    Only this machine can see it; the files are read, never written.

    \b
    Example:
      travaux serve harbours
    """
    serve_folder(folder / "site", port, asked_beside(folder))


def _make(folder: Path, *, afresh: bool = False) -> tuple[Negotiation, Built, Site, float]:
    began = time.perf_counter()
    negotiation = Negotiation.open(folder)
    try:
        if afresh:
            negotiation.forget()
        with progress(negotiation.steps) as tell:
            built = negotiation.build(by_two, tell)
            site = negotiation.publish(built)
    finally:
        negotiation.close()
    return negotiation, built, site, round(time.perf_counter() - began, 3)


def _report(negotiation: Negotiation, built: Built, site: Site, seconds: float) -> None:
    line((negotiation.listing.title, "bold"))
    if is_narrow():
        columns([_short_row(one) for one in built.readings], "", "bold", "")
    else:
        columns([HEADS, *(_row(one) for one in built.readings)], "", "dim", "", "bold", "", "")
    for one in built.readings:
        if one.refusal is not None:
            line(("not read  ", "bold yellow"), (one.document.symbol, "bold"), f": {one.refusal.what}")
            line(("          Try: ", "dim"), one.refusal.try_this)
    for doubt in (*built.doubts, *site.doubts):
        line(("doubt     ", "yellow"), doubt.message)
    made = built.redone + site.fresh
    line("")
    line(
        f"{_count(len(negotiation.drafts), 'draft')} among {_count(len(negotiation.documents), 'document')}, "
        f"{_count(len(built.compared), 'comparison')}, {_count(_doubts(built, site), 'doubt')}; "
        f"{made} made, {_steps(built) - made} remembered, {seconds:.1f} s."
    )
    line(("Site  ", "dim"), (str(site.folder / "index.html"), "bold"))


def _row(one: Reading) -> tuple[str, ...]:
    said, words = one.document, one.summary.get("words")
    length = "not read" if one.refusal else f"{words:,} words"
    return said.date, said.published or "", said.kind, said.symbol, length, said.label or said.title


def _short_row(one: Reading) -> tuple[str, ...]:
    said = one.document
    return said.date, said.symbol, "not read" if one.refusal else said.label or said.title


def _steps(built: Built) -> int:
    return len(built.readings) + len(built.compared) + 1


def _doubts(built: Built, site: Site) -> int:
    return len(built.doubts) + len(site.doubts) + sum(int(str(one.summary.get("doubts", 0))) for one in built.readings)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
