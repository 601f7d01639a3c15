"""The commands that `travaux` knows, in the order of its help."""

from __future__ import annotations

from typing import Annotated

import typer

from .. import __version__
from . import (
    cli_archive,
    cli_brackets,
    cli_build,
    cli_history,
    cli_positions,
    cli_reuse,
    cli_rule_changes,
    cli_rule_files,
    cli_rule_links,
    cli_rule_worlds,
    cli_rules,
    cli_texts,
)
from .terminal import results

__all__ = ["COMMANDS", "RULE_COMMANDS", "app"]

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
    cli_brackets.brackets,
    cli_brackets.settle,
    cli_history.trace,
    cli_history.returns,
    cli_history.residue,
    cli_reuse.uptake,
    cli_reuse.reuse,
    cli_history.cite,
    cli_positions.who,
    cli_positions.check,
    cli_archive.verify,
)
RULE_COMMANDS = (
    cli_rules.ask,
    cli_rules.contrast,
    cli_rules.prove,
    cli_rules.matter,
    cli_rule_changes.repair,
    cli_rule_changes.raising,
    cli_rule_worlds.map_,
    cli_rule_worlds.load,
    cli_rule_files.check,
    cli_rule_links.links,
    cli_rule_files.tidy,
    cli_rule_files.pages,
    cli_rule_changes.export,
)
for command in COMMANDS:
    app.command(command.__name__)(command)
rules = typer.Typer(
    help="What a wording would do: ask about a case, contrast drafts, prove a safeguard.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
for rule_command in RULE_COMMANDS:
    rules.command(rule_command.__name__.rstrip("_"))(rule_command)
app.add_typer(rules, name="rules")


@app.callback()
def travaux(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show where in the program something failed.")] = False,
) -> None:
    """Treaty negotiations made legible: what each draft says, and exactly what changed between any two."""
    if version:
        results.print(f"travaux {__version__}")
        raise typer.Exit
