"""The command line: `travaux COMMAND`. Registers the commands, and turns whatever goes wrong into one clear line."""

from __future__ import annotations

import sys

import typer

from ..errors import TravauxError
from . import cli_archive, cli_build
from .terminal import refuse

__all__ = ["app", "main"]

app = typer.Typer(
    help="Treaty negotiations made legible: what each draft says, and exactly what changed between any two.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("new")(cli_archive.new)
app.command("add")(cli_archive.add)
app.command("build")(cli_build.build)
app.command("verify")(cli_archive.verify)


def main() -> None:
    """Run one command and exit: 0 done, 1 what was asked does not hold, 2 refused."""
    try:
        app()
    except TravauxError as refusal:
        refuse(refusal)
        sys.exit(2)
