"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ..negotiation import KINDS

__all__ = [
    "At",
    "Date",
    "Draft",
    "Files",
    "Folder",
    "Json",
    "Kind",
    "Label",
    "Language",
    "Place",
    "Port",
    "Profile",
    "Published",
    "Symbols",
    "Title",
    "Url",
]

Folder = Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder of the negotiation.", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON document instead.")]
Port = Annotated[
    int | None,
    typer.Option(
        "--port", metavar="P", help="The port; without it a free one is taken.", min=1, max=65535, show_default=False
    ),
]


_KINDS = "One of: " + ", ".join(KINDS) + "."
_SYMBOL = "As printed on it; once for each file. [Its name without ending.]"
_DATE = "The day of the event: 2026-03-14, 2026-03 or 2026."

Files = Annotated[list[Path], typer.Argument(metavar="FILE", help="The documents.", show_default=False)]
Kind = Annotated[str, typer.Option("--kind", metavar="K", help=_KINDS, show_default=False)]
Date = Annotated[str, typer.Option("--date", metavar="D", help=_DATE, show_default=False)]
Symbols = Annotated[list[str] | None, typer.Option("--symbol", metavar="S", help=_SYMBOL, show_default=False)]
Published = Annotated[
    str | None, typer.Option("--published", metavar="D", help="The day it came out.", show_default=False)
]
Title = Annotated[str | None, typer.Option("--title", metavar="T", help="Its title.", show_default=False)]
Url = Annotated[str | None, typer.Option("--url", metavar="U", help="Where it was fetched from.", show_default=False)]
Language = Annotated[str | None, typer.Option("--language", metavar="L", help="en, fr, es, ...", show_default=False)]
Label = Annotated[str | None, typer.Option("--label", metavar="L", help="A short name for lists.", show_default=False)]

Place = Annotated[
    Path, typer.Argument(metavar="FOLDER|FILE", help="A negotiation, or one document.", show_default=False)
]
Draft = Annotated[
    str | None,
    typer.Option("--draft", metavar="S", help="The symbol of a draft; without it the newest.", show_default=False),
]
Profile = Annotated[
    str | None,
    typer.Option(
        "--profile",
        metavar="P",
        help="The house style of the notation; without it found by its signs.",
        show_default=False,
    ),
]

At = Annotated[
    str | None,
    typer.Option("--at", metavar="A", help='A provision: "Article 5(2)", or its address.', show_default=False),
]
