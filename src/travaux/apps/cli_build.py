"""The command that makes everything: build."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from ..negotiation import Negotiation
from .terminal import answer, plain, results

__all__ = ["build"]


def build(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="The folder of the negotiation.", show_default=False)
    ],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
) -> None:
    """Read what is new, compare successive drafts, and publish the site; only what changed is done again.

    Example: travaux build harbours
    """
    began = time.perf_counter()
    negotiation = Negotiation.open(folder)
    built = negotiation.build()
    doubts = len(built.doubts) + sum(int(str(r.summary.get("doubts", 0))) for r in built.readings)
    content = {
        "drafts": len(negotiation.drafts),
        "documents": len(negotiation.documents),
        "doubts": doubts,
        "seconds": round(time.perf_counter() - began, 3),
        "redone": built.redone,
        "remembered": len(built.readings) + len(built.compared) - built.redone,
    }
    if as_json:
        answer("build", content)
        return
    for one in built.readings:
        if one.refusal:
            results.print(f"not read  {plain(str(one.refusal))}")
    results.print(", ".join(f"{value} {name}" for name, value in content.items()))
