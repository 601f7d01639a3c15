"""The redline in a terminal: the same sections, blocks and numbers as the page, readable also without colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.console import Console, ConsoleOptions, Group, RenderResult
from rich.padding import Padding
from rich.text import Text as Line

from ..comparison.changes import Change, Comparison
from ..text.documents import Text
from .citing import cited, kind_of
from .listing import lead, tally
from .setting import words_of
from .shape import Block, Piece, Redline, Section, redline
from .visible import odd_as_text

__all__ = ["TerminalRedline", "terminal_redline"]

STYLES = {
    "ins": "underline green",
    "del": "strike red",
    "mv": "underline magenta",
    "gone": "strike magenta",
    "quiet": "dim",
}
SIGNS = {"ins": ("[+", "+]"), "del": ("[-", "-]"), "mv": ("{+", "+}"), "gone": ("{-", "-}"), "quiet": ("", "")}
CONTEXT = 12
"""So many unchanged words stay in sight on each side of a change; longer stretches are folded."""


def terminal_redline(before: Text, after: Text, comparison: Comparison) -> TerminalRedline:
    """The redline of two texts as something that `rich` prints: what did not change is left out but for its head."""
    return TerminalRedline(redline(before, after, comparison))


class TerminalRedline:
    """A redline for `rich.print`. Without colour, insertions stand in [+ +], strikes in [- -], moves in {+ +} and {- -}."""

    def __init__(self, line: Redline) -> None:
        self._line = line

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """What `rich` asks for."""
        colour = console.color_system is not None
        yield Line(lead(self._line.comparison), "bold")
        yield Line(", ".join(f"{n} {name.lower()}" for _, name, n in tally(self._line.comparison.changes)), "dim")
        yield Group(*self._sections(colour))

    def _sections(self, colour: bool) -> Iterator[Padding | Line]:
        met: set[int] = set()
        for touched, group in groupby(self._line.sections, key=lambda s: s.touched):
            sections = list(group)
            if not touched:
                yield Padding(Line(_unchanged(sections), "dim"), (1, 0, 0, 0))
                continue
            for section in sections:
                yield from self._section(section, colour, met)

    def _section(self, section: Section, colour: bool, met: set[int]) -> Iterator[Padding | Line]:
        title = self._block(section.title, colour, met) if section.title else Line(cited(section.address))
        title.stylize("bold")
        yield Padding(title, (1, 0, 0, 0))
        for touched, group in groupby(section.blocks, key=lambda b: b.touched):
            if touched:
                for block in group:
                    yield Padding(self._block(block, colour, met), (0, 0, 0, 2 * block.level))
            else:
                yield Padding(Line("…", "dim"), (0, 0, 0, 2))

    def _block(self, block: Block, colour: bool, met: set[int]) -> Line:
        line = Line()
        for piece in block.pieces:
            text = self._line.before if piece.run.side == "before" else self._line.after
            words = odd_as_text(words_of(text, piece.run.span))
            _append(line, piece, words, colour, met)
        return line


def _append(line: Line, piece: Piece, words: str, colour: bool, met: set[int]) -> None:
    if not words:
        return
    run = piece.run
    for change in (run.carrier, run.change):
        if change is not None and change.number not in met and not run.ghost:
            met.add(change.number)
            _space(line)
            line.append(f"({change.number})", "dim cyan")
    key = _style(piece)
    _space(line, words)
    if key is None:
        line.append(_folded(words))
        return
    left, right = ("", "") if colour else SIGNS[key]
    line.append(f"{left}{words}{right}", STYLES[key])
    for note in _notes(run.change, run.ghost):
        line.append(note, "dim")


def _style(piece: Piece) -> str | None:
    run = piece.run
    if run.ghost:
        return "gone"
    if run.change is None:
        return "mv" if run.carrier else None
    if kind_of(run.change) in ("renumber", "follows"):
        return "quiet"
    return "del" if run.side == "before" else "ins"


def _notes(change: Change | None, ghost: bool) -> Iterable[str]:
    if change is None:
        return ()
    if ghost:
        return (f" → {cited(change.after.address)} ({change.number})",)
    if change.kind == "renumber":
        return (f" (was {odd_as_text(change.before.text).strip(' .')})",)
    return ()


def _space(line: Line, words: str = "x") -> None:
    if line.plain and not line.plain.endswith((" ", "(")) and words[:1] not in ",.;:)":
        line.append(" ")


def _folded(words: str) -> str:
    said = words.split(" ")
    if len(said) <= 2 * CONTEXT + 4:
        return words
    return " ".join([*said[:CONTEXT], "…", *said[-CONTEXT:]])


def _unchanged(sections: list[Section]) -> str:
    names = [cited(s.address) for s in sections if s.address]
    if not names:
        return "…"
    return f"{names[0]} – {names[-1]}: unchanged" if len(names) > 1 else f"{names[0]}: unchanged"
