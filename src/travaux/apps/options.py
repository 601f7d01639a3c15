"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

__all__ = ["Folder", "Json", "Port"]

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder of the negotiation.", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document instead.")]
Port = Annotated[
    int | None,
    typer.Option("--port", help="The port; without it a free one is taken.", min=1, max=65535, show_default=False),
]
