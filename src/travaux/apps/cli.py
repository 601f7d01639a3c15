"""The command line: `travaux COMMAND`. Registers the commands, and turns whatever goes wrong into one clear line."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Annotated

import typer

from .. import __version__
from ..errors import TravauxError
from . import cli_archive, cli_build, cli_texts
from .terminal import refuse, results

__all__ = ["app", "main"]

app = typer.Typer(
    help="Treaty negotiations made legible: what each draft says, and exactly what changed between any two.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
COMMANDS = (
    cli_build.demo,
    cli_archive.new,
    cli_archive.add,
    cli_build.build,
    cli_build.serve,
    cli_texts.read,
    cli_texts.compare,
    cli_archive.verify,
)
for command in COMMANDS:
    app.command(command.__name__)(command)


@app.callback()
def travaux(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where in the program something failed.")] = False,
) -> None:
    """Treaty negotiations made legible: what each draft says, and exactly what changed between any two."""
    if version:
        results.print(f"travaux {__version__}")
        raise typer.Exit


def main() -> None:
    """Run one command and exit: 0 done, 1 what was asked does not hold, 2 refused, 130 stopped by the user."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        app(prog_name="travaux")
    except TravauxError as refusal:
        refuse(refusal)
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as trouble:
        _unexpected(trouble)
        sys.exit(2)


def _unexpected(trouble: Exception) -> None:
    """One line for a fault of the program itself, its details in a file or, with --debug, on stderr."""
    details = "".join(traceback.format_exception(trouble))
    if "--debug" in sys.argv:
        sys.stderr.write(details)
    what = f"Something failed that should not ({type(trouble).__name__}: {trouble})."
    refuse(TravauxError("unexpected", what, try_this=f"report it with {_log(details)}; what was taken in is safe."))


def _log(details: str) -> str:
    """Where the details were written: beside the negotiation where there is one, else among passing files."""
    folders = [Path(word) for word in sys.argv[1:] if Path(word, "negotiation.toml").is_file()]
    for folder in (*folders, Path(tempfile.gettempdir())):
        with contextlib.suppress(OSError):
            path = folder / "travaux-error.log"
            path.write_text(
                f"travaux {__version__}, Python {sys.version}\n{details}", encoding="utf-8", errors="backslashreplace"
            )
            return str(path)
    return "the output of the same command with --debug"
