"""The redline in a terminal: the same sections, blocks and numbers as the page, readable also without colour."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import Console, ConsoleOptions, Group, RenderResult
from rich.padding import Padding
from rich.text import Text as Line

from ..comparison.changes import Comparison
from ..text.documents import Text
from .citing import cited, kind_of, stretch
from .listing import lead, tally
from .outline import words_of
from .redline import Run
from .shape import Block, Piece, Redline, Section, redline
from .visible import odd_as_text

__all__ = ["TerminalRedline", "terminal_redline"]

LOOKS = {
    "ins": ("underline green", "[+", "+]"),
    "del": ("strike red", "[-", "-]"),
    "bracket": ("underline green", "+", ""),
    "unbracket": ("strike red", "-", ""),
    "mv": ("underline magenta", "{+", "+}"),
    "gone": ("strike magenta", "{-", "-}"),
    "now": ("", "", ""),
    "was": ("dim strike", "[was ", "]"),
}
"""How each fate looks: the style where there is colour, the signs on both sides where there is none."""
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
        for _, group in groupby(block.pieces, key=_fate):
            pieces = list(group)
            text = self._line.before if pieces[0].run.side == "before" else self._line.after
            words = odd_as_text("".join(words_of(text, p.run.span) for p in pieces))
            if words:
                _announce(line, pieces[0].run, met)
                _append(line, pieces[0].run, words, colour)
        return line


def _fate(piece: Piece) -> tuple[str, bool, int, int]:
    run = piece.run
    return run.side, run.ghost, run.change.number if run.change else 0, run.carrier.number if run.carrier else 0


def _announce(line: Line, run: Run, met: set[int]) -> None:
    """The numbers of the changes that begin here, and where moved words came from."""
    for change in (run.carrier, None if run.ghost else run.change):
        if change is None or change.number in met:
            continue
        met.add(change.number)
        _space(line)
        line.append(f"({change.number})", "dim cyan")
        if change is run.carrier:
            line.append(f" ← {cited(change.before.address) or 'another place'}", "dim")


def _append(line: Line, run: Run, words: str, colour: bool) -> None:
    key = _style(run)
    _space(line, words)
    if key is None:
        line.append(_folded(words))
        return
    style, left, right = LOOKS[key]
    line.append(words if colour else f"{left}{words}{right}", style)
    if run.change and run.ghost:
        line.append(f" → {cited(run.change.after.address) or 'another place'} ({run.change.number})", "dim")
    elif run.change and kind_of(run.change) == "renumber":
        line.append(f" (was {odd_as_text(run.change.before.text).strip(' .')})", "dim")


def _style(run: Run) -> str | None:
    if run.ghost:
        return "gone"
    if run.change is None:
        return "mv" if run.carrier else None
    if kind_of(run.change) in ("renumber", "restyled", "follows"):
        return "now" if run.side == "after" else "was"
    if run.change.kind in ("bracket", "unbracket"):
        return run.change.kind
    return "del" if run.side == "before" else "ins"


def _space(line: Line, words: str = "x") -> None:
    """One blank before words, unless the line ends in one or the words begin with a stop."""
    if line.plain and not line.plain.endswith((" ", "[", "(")) and words[:1] not in ",.;:)]":
        line.append(" ")


def _folded(words: str) -> str:
    said = words.split(" ")
    if len(said) <= 2 * CONTEXT + 4:
        return words
    return " ".join([*said[:CONTEXT], "…", *said[-CONTEXT:]])


def _unchanged(sections: list[Section]) -> str:
    return f"{stretch([s.address for s in sections]) or '…'}: unchanged"
