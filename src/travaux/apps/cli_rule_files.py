"""The commands under `travaux rules` that look at the files: check, tidy, pages."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from ..errors import TravauxError
from ..publishing.consequences import publish_rules
from ..rules import Instrument
from ..rules.language import Finding, checked, formatted, read_book
from ..rules.traces import CaseRun, Coverage, case_records, covered_by, run_cases
from ..steps.ruled import ruled_of
from .options import Port
from .rule_answering import asked_page
from .rule_sources import rules_folder, rules_in
from .serving import serve_folder
from .terminal import answer, line

__all__ = ["check", "pages", "tidy"]

NAMED = 8
STYLES = {"error": "bold red", "warning": "yellow", "note": "dim"}
Rules = Annotated[
    str,
    typer.Argument(
        metavar="RULES", help="A folder or file of rules, a negotiation, or a bundled name.", show_default=False
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document instead.")]


def check(
    rules: Rules,
    strict: Annotated[bool, typer.Option("--strict", help="Exit 1 also for warnings.")] = False,
    as_json: AsJson = False,
) -> None:
    """Check rule files: names, circles, opposites without an order, gaps; and run every case.

    Exit 1 where an error is found or a case comes out otherwise than expected.

    \b
    Example:
      travaux rules check cybercrime
    """
    book = read_book(rules_folder(rules))
    found = checked(book)
    broken = any(one.severity == "error" for one in found)
    runs = () if broken else run_cases(book.instrument)
    rules_tried = () if broken else covered_by(book.instrument, runs)
    if as_json:
        said = [_finding(one) for one in found]
        cases = {} if broken else case_records(book.instrument, runs, rules_tried)
        answer("rules-check", {"findings": said, **{key: cases[key] for key in cases if key != "schema"}})
    else:
        _report(book.instrument, found, runs, rules_tried)
    wrong = ("error", "warning") if strict else ("error",)
    if any(one.severity in wrong for one in found) or not all(one.passes for one in runs):
        raise typer.Exit(1)


def tidy(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Rule files.", show_default=False)],
    only_check: Annotated[bool, typer.Option("--check", help="Change nothing; exit 1 where a file is untidy.")] = False,
    as_json: AsJson = False,
) -> None:
    """Lay rule files out: fields in line, long conditions broken; prose and meaning stay.

    \b
    Example:
      travaux rules tidy rules/*.md
    """
    changed = [path for path in files if _tidied(path, write=not only_check)]
    if as_json:
        answer("rules-tidy", {"changed": [str(path) for path in changed]})
    else:
        for path in changed:
            line(("untidy  " if only_check else "laid out  ", "dim"), str(path))
        line(f"{len(changed)} of {len(files)} files {'would change' if only_check else 'changed'}.")
    if only_check and changed:
        raise typer.Exit(1)


def pages(
    rules: Rules,
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help="Where the pages are written.")] = Path(
        "rules-site"
    ),
    serve: Annotated[bool, typer.Option("--serve", help="Show them on 127.0.0.1, with the form to ask.")] = False,
    port: Port = None,
    as_json: AsJson = False,
) -> None:
    """Write a rule set as pages: cases by draft, proofs, contrasts, articles beside their rules, a form to ask.

    \b
    Example:
      travaux rules pages cybercrime --out cybercrime-rules --serve
    """
    instrument = rules_in(rules)
    shown = ruled_of(instrument)
    _must_be_ours(out)
    changed = publish_rules(shown, out)
    if as_json:
        answer("rules-pages", {"folder": str(out), "changed": list(changed)})
        return
    line((instrument.title or instrument.id, "bold"), f": {len(changed)} files written.")
    line(("Pages  ", "dim"), (str(out / "index.html"), "bold"))
    if serve:
        serve_folder(out, port, asked_page(instrument, shown))


def _must_be_ours(folder: Path) -> None:
    """Refuse a folder that holds something else."""
    if folder.exists() and (
        not folder.is_dir() or (any(folder.iterdir()) and not (folder / ".published.json").is_file())
    ):
        hint = "name another place with --out."
        raise TravauxError("already_there", "Something else lies here already.", where=str(folder), try_this=hint)


def _tidied(path: Path, *, write: bool) -> bool:
    """Whether the layout of a file changes; it is written whole or not at all."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as trouble:
        raise TravauxError(
            "unknown_encoding", f"It cannot be read ({trouble}).", where=str(path), try_this="name a rule file."
        ) from None
    laid_out = formatted(text)
    if laid_out == text:
        return False
    if write:
        beside = path.with_name(f".{path.name}.part")
        beside.write_text(laid_out, encoding="utf-8")
        os.replace(beside, path)
    return True


def _finding(one: Finding) -> dict[str, object]:
    place = {"file": one.at.file, "line": one.at.line, "column": one.at.column}
    return {"severity": one.severity, "code": one.code, "message": one.message, "at": place, "try_this": one.try_this}


def _report(
    instrument: Instrument, found: Sequence[Finding], runs: Sequence[CaseRun], tried: Sequence[Coverage]
) -> None:
    for one in found:
        where = f"{one.at.file}, line {one.at.line}" if one.at.line else one.at.file
        line((f"{one.severity}  ", STYLES[one.severity]), f"{where}: " if where else "", one.message)
        for shown in one.shown.split("\n") if one.shown else ():
            line(f"    {shown}")
        if one.try_this:
            line(("    Try: ", "dim"), one.try_this)
    for run in runs:
        if not run.passes:
            came = " or ".join(run.asked.reachable)
            said = f" under {run.draft}: expected {run.expected.outcome}, comes to {came}"
            line(("case  ", "bold red"), (run.case.id, "bold"), said)
    never = [one.rule for one in tried if not one.held]
    if never and runs:
        more = ", ..." if len(never) > NAMED else ""
        line(("no case  ", "dim"), f"{len(never)} rules never hold in a case: {', '.join(never[:NAMED])}{more}")
    kinds = ", ".join(_count(sum(one.severity == kind for one in found), kind) for kind in STYLES)
    passed = f"{sum(run.passes for run in runs)} of {len(runs)} outcomes as expected"
    line(f"{_count(len(instrument.rules), 'rule')}, {_count(len(instrument.cases), 'case')}: {passed}; {kinds}.")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
