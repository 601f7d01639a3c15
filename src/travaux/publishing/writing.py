"""Files of the site: only those whose content changed are written, those that are gone are taken away."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Shelf"]

_LIST = ".published.json"


@dataclass(slots=True)
class Shelf:
    """The folder of a site. `changed` lists the files written anew, `kept` those that were as they should be."""

    folder: Path
    changed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def put(self, name: str, content: str | bytes) -> None:
        """One file, written whole or not at all, and only where it differs from what lies there."""
        wanted = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
        path = self.folder / name
        if path.is_file() and path.stat().st_size == len(wanted) and path.read_bytes() == wanted:
            self.kept.append(name)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.part")
        draft.write_bytes(wanted)
        os.replace(draft, path)
        self.changed.append(name)

    def keep(self, name: str) -> bool:
        """Whether a file lies there already; then it stays. For page pictures, whose name says what they hold."""
        there = (self.folder / name).is_file()
        if there:
            self.kept.append(name)
        return there

    def close(self) -> None:
        """Take away what an earlier site held and this one does not, and note what this one holds.

        Guarantees: no file is removed that an earlier `close` in this folder did not note as written by it.
        """
        now = sorted({*self.changed, *self.kept})
        for name in set(self._noted()) - set(now):
            path = self.folder / name
            if path.resolve().is_relative_to(self.folder.resolve()) and path.is_file():
                path.unlink()
        self.put(_LIST, json.dumps([n for n in now if n != _LIST], indent=0))

    def _noted(self) -> list[str]:
        try:
            noted = json.loads((self.folder / _LIST).read_text("utf-8"))
        except (OSError, ValueError):
            return []
        return [n for n in noted if isinstance(n, str)] if isinstance(noted, list) else []
