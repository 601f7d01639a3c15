"""What a command says: results on stdout, progress and refusals on stderr, one JSON document where asked for."""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from ..errors import TravauxError

__all__ = [
    "aligned",
    "answer",
    "clipped",
    "columns",
    "is_narrow",
    "line",
    "notices",
    "plain",
    "progress",
    "prose",
    "refuse",
    "results",
]

WIDE = 100  # columns of running text, at most: longer lines are hard to read, in a file too
PATIENCE = 1.0  # seconds before a bar is shown

results = Console(highlight=False, width=None if sys.stdout.isatty() else WIDE)
notices = Console(stderr=True, highlight=False, width=None if sys.stderr.isatty() else WIDE)


def answer(command: str, content: Mapping[str, object]) -> None:
    """Print the one JSON document of a command."""
    document = {"schema": f"travaux/{command}/1", **content}
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    sys.stdout.write(json.dumps(document, ensure_ascii=not utf8, indent=2) + "\n")


def line(*parts: str | tuple[str, str]) -> None:
    """Print one line of the answer; a part is words of a document (escaped), or words and their style."""
    shown = [plain(part) if isinstance(part, str) else (plain(part[0]), part[1]) for part in parts]
    results.print(_joined(shown), soft_wrap=True)


def columns(rows: Iterable[tuple[str, ...]], *styles: str) -> None:
    """Print rows in aligned columns, one style each; a terminal that is too narrow cuts them off with dots, never wraps."""
    cells = [tuple(plain(cell) for cell in row) for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        shown = Text(no_wrap=True, overflow="ellipsis" if results.is_terminal else "ignore")
        for cell, width, style in zip(row, widths, styles, strict=True):
            shown.append(cell, style).append(" " * (width - cell_len(cell) + 2))
        shown.rstrip()
        results.print(shown, no_wrap=True, overflow=shown.overflow, crop=results.is_terminal)


def aligned(rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The same rows with cells as wide as the widest of their column, so that they line up in tables of their own.

    >>> aligned([("a", "b"), ("ccc", "d")])
    [('a  ', 'b'), ('ccc', 'd')]
    """
    shown = [tuple(plain(cell) for cell in row) for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(*shown, strict=True)]
    return [
        tuple(cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True)) for row in shown
    ]


def clipped(words: str, most: int) -> str:
    """Words of a cell, cut at a blank and ended with dots where they are longer than so many signs.

    >>> clipped("shall keep its harbours quiet", 20)
    'shall keep its …'
    """
    if len(words) <= most:
        return words
    head = words[: most - 1].rpartition(" ")[0] or words[: most - 2]
    return f"{head.rstrip(' ,;:')} …"


def is_narrow() -> bool:
    """Whether the output is a terminal with too little room for a full row."""
    return results.is_terminal and results.width < WIDE


def prose(shown: RenderableType) -> None:
    """Print what `rich` lays out, no wider than a reader likes; in a file without blanks at the ends of lines."""
    width = min(results.width, WIDE)
    if results.is_terminal:
        results.print(shown, width=width)
        return
    with results.capture() as laid_out:
        results.print(shown, width=width)
    sys.stdout.write("".join(f"{row.rstrip()}\n" for row in laid_out.get().splitlines()))


def refuse(refusal: TravauxError) -> None:
    """Say a refusal: where, what, and what to try."""
    head, _, caret = refusal.what.partition("\n")
    where = f"{plain(refusal.where)}: " if refusal.where else ""
    notices.print(Text.assemble(("travaux: ", "bold red"), where, plain(head)), soft_wrap=True)
    for pointed in caret.split("\n") if caret else ():
        notices.print(Text("  " + plain(pointed)), soft_wrap=True)
    if refusal.try_this:
        notices.print(Text.assemble(("Try: ", "bold"), plain(refusal.try_this)), soft_wrap=True)


@contextmanager
def progress(total: int) -> Iterator[Callable[[str], None]]:
    """What to call as each of so many steps is done; a bar appears on a terminal's stderr once this takes over a second."""
    words = TextColumn("{task.description}", style="dim")
    bar = Progress(
        SpinnerColumn(),
        BarColumn(24),
        TextColumn("{task.completed}/{task.total}"),
        TimeElapsedColumn(),
        words,
        console=notices,
        transient=True,
    )
    task = bar.add_task("", total=total)
    timer = threading.Timer(PATIENCE, bar.start)
    timer.daemon = True
    if notices.is_terminal:
        timer.start()
    try:
        yield lambda step: bar.update(task, advance=1, description=plain(step))
    finally:
        timer.cancel()
        if bar.live.is_started:
            bar.stop()


def plain(words: str) -> str:
    """Words safe to show in a terminal: whatever is not a printed sign or a blank stands as its code.

    >>> plain("Article\\x1b[31m 5")
    'Article‹U+001B›[31m 5'
    """
    if words.isprintable():
        return words
    return "".join(sign if sign.isprintable() else " " if sign.isspace() else f"‹U+{ord(sign):04X}›" for sign in words)


def _joined(parts: Iterable[str | tuple[str, str]]) -> Text:
    return Text.assemble(*parts)
