"""The papers beside the listing, read: what cannot be read is refused at its line, or doubted where the run must go on."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import TypeVar

from ..errors import Doubt, TravauxError
from ..pointing import Pointer
from ..positions import Demand, Statement, Statements, parse_demands, read_parties, read_statements
from ..positions.parties import Parties
from ..rules.language import read_rules
from .overruled import read_choices
from .papers import Papers

__all__ = ["Told", "demands_in", "parties_in", "read_paper", "sound", "told_in"]

PLACE = re.compile(r", line (\d+), column (\d+)$")
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Told:
    """What the coded statements of a negotiation tell, file by file, and what is odd about them."""

    statements: tuple[Statement, ...]
    doubts: tuple[Doubt, ...]


def parties_in(papers: Papers) -> Parties | None:
    """The parties of a negotiation's own file laid over the table; None where there is no file."""
    return read_paper(papers.parties, read_parties) if papers.parties is not None else None


def told_in(papers: Papers) -> Told:
    """What the files of statements say; a doubt names its file."""
    found = [(path, read_paper(path, _statements)) for path in papers.statements]
    doubts = (replace(d, message=f"{path.name}: {d.message}") for path, told in found for d in told.doubts)
    twice = _twice([(path.name, one.id) for path, told in found for one in told.statements if one.id])
    return Told(tuple(chain.from_iterable(told.statements for _, told in found)), (*doubts, *twice))


def _twice(named: Iterable[tuple[str, str]]) -> Iterator[Doubt]:
    """A doubt for each statement whose id stands in another file too."""
    first: dict[str, str] = {}
    for file, name in named:
        if first.setdefault(name, file) != file:
            yield Doubt("statement_twice", f"{file}: Statement {name} stands in {first[name]} too; both are counted.")


def demands_in(papers: Papers) -> tuple[Demand, ...]:
    """The demands of all files, file by file."""
    found = ((path, one) for path in papers.demands for one in read_paper(path, parse_demands))
    return tuple(replace(one, where=one.where.replace(str(path), path.name)) for path, one in found)


def sound(papers: Papers, drafts: Collection[str]) -> tuple[Papers, tuple[Doubt, ...]]:
    """The papers that can be read, and a doubt for each that cannot: a mistake in one must not keep the drafts from readers."""
    doubts: list[Doubt] = []

    def kept(paths: Iterable[Path], read: Callable[[str, str], object]) -> tuple[Path, ...]:
        return tuple(path for path in paths if _is_sound(path, read, doubts))

    parties = kept((papers.parties,) if papers.parties else (), read_parties)
    readable = Papers(
        parties[0] if parties else None,
        kept(papers.statements, _statements),
        kept(papers.demands, parse_demands),
        kept(papers.choices, lambda written, where: read_choices(written, where, drafts)),
        papers.shelf,
        _sound_rules(papers, doubts),
    )
    return readable, tuple(doubts)


def _statements(written: str, where: str) -> Statements:
    """The statements of a paper; a TOML file whose tables are called otherwise would be left unread, and is refused."""
    if where.endswith(".toml"):
        pointer = Pointer(where, written, "statements", "bad_statement")
        try:
            table = tomllib.loads(written)
        except tomllib.TOMLDecodeError as trouble:
            raise pointer.not_toml(trouble) from trouble
        for name in table.keys() - {"statements"}:
            line = next((n for n, one in enumerate(written.split("\n"), 1) if name in one), 1)
            hint = "begin each statement with [[statements]]"
            place = f"{where}, line {line}, column 1"
            raise TravauxError("bad_statement", f"Nothing here is called `{name}`.", where=place, try_this=hint)
    return read_statements(written, where)


def _sound_rules(papers: Papers, doubts: list[Doubt]) -> tuple[Path, ...]:
    """The rule files, all of them or none: they are read together."""
    try:
        if papers.rules:
            read_rules(papers.rules[0].parent)
    except TravauxError as refusal:
        doubts.append(_refused(refusal, str(papers.rules[0].parent.parent)))
        return ()
    return papers.rules


def _is_sound(path: Path, read: Callable[[str, str], object], doubts: list[Doubt]) -> bool:
    try:
        read_paper(path, read)
    except TravauxError as refusal:
        doubts.append(_refused(refusal, str(path.parent)))
        return False
    return True


def _refused(refusal: TravauxError, folder: str) -> Doubt:
    where = refusal.where.replace(f"{folder}/", "")
    what = refusal.what.partition("\n")[0]
    hint = refusal.try_this.partition("\n")[0]
    return Doubt("paper_refused", f"{where}: {what} It is left out of these pages. Try: {hint}")


def read_paper(path: Path, read: Callable[[str, str], Found]) -> Found:
    """What `read` finds in the words of a paper; whatever is wrong is refused with the paper, the place and a caret under it."""
    written = _wording(path)
    try:
        return read(written, str(path))
    except TravauxError as refusal:
        raise _pointed(refusal, written, path) from refusal
    except (ValueError, RecursionError) as trouble:  # a number of thousands of digits, tables in tables without end
        what = f"It holds what no program can read ({str(trouble).partition('.')[0].partition(';')[0]})."
        raise TravauxError("unreadable_toml", what, where=str(path), try_this="shorten what it says.") from trouble


def _wording(path: Path) -> str:
    if not path.is_file():
        hint = f"give it another name, or write {path.name} as a text file."
        raise TravauxError("not_a_file", "This is not an ordinary file.", where=str(path), try_this=hint)
    try:
        content = path.read_bytes()
    except OSError as trouble:
        what = f"It cannot be read ({(trouble.strerror or str(trouble)).lower()})."
        raise TravauxError("unreadable_file", what, where=str(path), try_this="allow reading it.") from trouble
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as trouble:
        line = content[: trouble.start].count(b"\n") + 1
        what, hint = f"Line {line} is not UTF-8.", "save the file as UTF-8."
        raise TravauxError("unreadable_toml", what, where=str(path), try_this=hint) from trouble


def _pointed(refusal: TravauxError, written: str, path: Path) -> TravauxError:
    """A refusal with the line it speaks of and a caret under the place, where it has none; cells of a table are not counted."""
    place = PLACE.search(refusal.where)
    lines = written.split("\n")
    if "\n" in refusal.what or place is None or path.suffix != ".toml" or int(place[1]) > len(lines):
        return refusal
    column = int(place[2])
    cut = max(0, column - 61)
    shown = lines[int(place[1]) - 1][cut : cut + 100]
    what = f"{refusal.what}\n{shown}\n{' ' * (column - 1 - cut)}^"
    return TravauxError(refusal.code, what, where=refusal.where, try_this=refusal.try_this)
