"""Where in a TOML file that people write something is wrong: line, column, and a caret under it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass

from .errors import TravauxError

__all__ = ["Pointer"]

_PLACE = re.compile(r"^(?P<what>.*?)\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$", re.S)


@dataclass(frozen=True, slots=True)
class Pointer:
    """The source of a file of tables in order (`[[documents]]`, `[[demands]]`), and the refusals that point into it.

    `table` is the name of those tables, `code` that of the refusals.
    """

    where: str
    source: str
    table: str = "documents"
    code: str = "wrong_listing"

    def not_toml(self, trouble: tomllib.TOMLDecodeError) -> TravauxError:
        """The refusal of a file that is not TOML, at the place the parser stopped."""
        match = _PLACE.match(str(trouble))
        line, column = self._end()
        what = str(trouble)
        if match is not None:
            what = match["what"]
            if match["line"]:
                line, column = int(match["line"]), int(match["column"])
        hint = "mend the line; texts stand in quotation marks."
        return self._at(line, column, f"This is not TOML: {what}.", hint, code="unreadable_toml")

    def refusal(self, name: str, nth: int | None, what: str, try_this: str, *, at_key: bool = False) -> TravauxError:
        """The refusal of what is said under a key of the n-th table (None: at the top of the file), pointing at the value."""
        line = self.line_of(name, nth)
        shown = self._lines()[line - 1]
        start = len(shown) - len(shown.lstrip())
        value = re.compile(r"[^=]*=\s*").match(shown)
        column = start if value is None or at_key else value.end()
        return self._at(line, column + 1, what, try_this, code=self.code)

    def line_of(self, name: str, nth: int | None) -> int:
        """The line, from 1, on which a key of the n-th table stands; of its header where the key is not found."""
        lines = self._lines()
        head = re.compile(rf"\s*\[\[\s*{re.escape(self.table)}\s*\]\]")
        heads = [n for n, line in enumerate(lines) if head.match(line)]
        first, last = 0, heads[0] if heads else len(lines)
        if nth is not None and nth < len(heads):
            first = heads[nth]
            last = heads[nth + 1] if nth + 1 < len(heads) else len(lines)
        key = re.compile(rf"\s*[\"']?{re.escape(name)}[\"']?\s*=") if name else head
        found = (n for n in range(first, last) if key.match(lines[n]))
        return next(found, first) + 1

    def _at(self, line: int, column: int, what: str, try_this: str, *, code: str) -> TravauxError:
        shown = self._lines()[line - 1] if line <= len(self._lines()) else ""
        cut = max(0, column - 60)
        caret = f"{shown[cut : cut + 100]}\n{' ' * (column - 1 - cut)}^"
        return TravauxError(
            code, f"{what}\n{caret}", where=f"{self.where}, line {line}, column {column}", try_this=try_this
        )

    def _lines(self) -> list[str]:
        return self.source.split("\n")

    def _end(self) -> tuple[int, int]:
        lines = self.source.rstrip("\n").split("\n")
        return len(lines), len(lines[-1]) + 1
