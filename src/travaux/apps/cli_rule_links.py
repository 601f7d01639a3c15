"""The command that ties rules to the words they rest on: links."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from ..errors import TravauxError
from ..rules.links import STATES, Link
from ..steps.beside import Beside, beside_of
from .options import Draft, Folder, Json
from .sources import opened
from .terminal import answer, clipped, line

__all__ = ["links"]

STYLES = {"confirmed": "green", "stale": "bold red", "gone": "bold red", "unconfirmed": "yellow", "not held": "dim"}
_KEY = re.compile(r"-\s+fingerprint:\s*(?P<said>.*)$")


def links(
    folder: Folder,
    draft: Draft = None,
    confirm: Annotated[
        list[str] | None,
        typer.Option(
            "--confirm", metavar="A", help='An address whose words you have read, or "all".', show_default=False
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Show which rules rest on words that have changed since a person confirmed them.

    Of the newest draft that rules speak of, or the one named. `--confirm` writes the fingerprint of the words as they stand
    into the rule file: do it when you have read them and the rules still hold.

    \b
    Examples:
      travaux rules links harbours
      travaux rules links harbours --draft HARB/2 --confirm art_5__para_2
    """
    with opened(folder) as negotiation:
        material = negotiation.material()
    beside = beside_of(material)
    if beside is None or not beside.drafts:
        what = "No rules stand beside this negotiation." if beside is None else "The rules speak of none of its drafts."
        hint = (
            f"write {folder / 'rules'}/*.md with a draft whose `document` is a symbol; see the docs, The rule language."
        )
        raise TravauxError("no_rules", what, where=str(folder), try_this=hint)
    symbol = _draft(beside, draft)
    found = beside.links[symbol]
    written = _confirmed(found, confirm or ())
    if as_json:
        said = [_link(one, confirmed=one in written) for one in found]
        answer("rules-links", {"draft": symbol, "own": beside.drafts[symbol][1], "links": said})
        return
    _report(symbol, beside, found, written)


def _confirmed(found: Sequence[Link], confirm: Sequence[str]) -> list[Link]:
    """The links whose fingerprints were written into their rule files."""
    written = [one for one in found if _is_meant(one, confirm) and one.fingerprint]
    if confirm and not written:
        names = ", ".join(one.article.address for one in found if one.fingerprint) or "none"
        raise TravauxError("unknown_address", "No rules rest on it.", where="--confirm", try_this=f"one of: {names}.")
    for one in sorted(written, key=lambda link: -link.article.at.line):  # from below: lines above stay where they are
        _write(one)
    return written


def _draft(beside: Beside, draft: str | None) -> str:
    if draft is None:
        return list(beside.drafts)[-1]
    if draft not in beside.drafts:
        names = ", ".join(beside.drafts)
        raise TravauxError(
            "unknown_draft", f"No rules speak of {draft}.", where="--draft", try_this=f"one of: {names}."
        )
    return draft


def _is_meant(one: Link, confirm: Iterable[str]) -> bool:
    return any(name in ("all", one.article.address, one.address) for name in confirm)


def _write(one: Link) -> None:
    """The fingerprint added to the provision in its rule file, which is written whole or not at all."""
    path = Path(one.article.at.file)
    lines = path.read_text(encoding="utf-8").split("\n")
    place = one.article.at.line  # the line after the heading, counted from 0
    end = next((n for n in range(place, len(lines)) if lines[n].startswith(("#", "```"))), len(lines))
    items = [n for n in range(place, end) if lines[n].startswith("- ")]
    known = next((n for n in items if _KEY.match(lines[n])), None)
    new = f"sha256:{one.fingerprint}"
    if known is not None:
        if new not in lines[known]:
            lines[known] = f"{lines[known].rstrip()} {new}"
    else:
        lines.insert(items[-1] + 1 if items else place, f"- fingerprint: {new}")
    draft = path.with_name(f".{path.name}.part")
    draft.write_text("\n".join(lines), encoding="utf-8")
    os.replace(draft, path)


def _link(one: Link, *, confirmed: bool) -> dict[str, object]:
    return {
        "rules": list(one.rules),
        "provision": one.article.address,
        "address": one.address,
        "state": "confirmed" if confirmed else one.state,
        "words": one.words,
        "fingerprint": f"sha256:{one.fingerprint}" if one.fingerprint else None,
        "file": one.article.at.file,
        "line": one.article.at.line,
    }


def _report(symbol: str, beside: Beside, found: Iterable[Link], written: Iterable[Link]) -> None:
    of, own = beside.drafts[symbol]
    line((symbol, "bold"), f": rules of {of.id}" + ("" if own else ", carried over from the draft before"))
    rows = [
        ("confirmed" if one in list(written) else one.state, one.article.address, clipped(", ".join(one.rules), 60))
        for one in found
    ]
    for row in rows:
        line((f"{row[0]:12}", STYLES[row[0]]), (f"{row[1]:44}", "bold"), row[2])
    counts = ", ".join(
        f"{sum(row[0] == state for row in rows)} {state}" for state in STATES if any(row[0] == state for row in rows)
    )
    line("")
    line(f"{len(rows)} provisions with rules: {counts}.")
