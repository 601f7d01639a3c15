"""The instruments that come with the product."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path

from ...errors import TravauxError
from .outline import outlined
from .places import Source

__all__ = ["bundled", "bundled_folder"]

INSTRUMENTS = Path(__file__).parents[1] / "instruments"


def bundled() -> tuple[str, ...]:
    """The names of the instruments that come with the product, in the order of their names; folders that others use have none."""
    folders = sorted(one.parent for one in INSTRUMENTS.glob("*/*.md"))
    return tuple(dict.fromkeys(one.name for one in folders if any(_names_itself(path) for path in one.glob("*.md"))))


def bundled_folder(name: str) -> Path:
    """The folder of a bundled instrument. Raises `TravauxError` `unknown_instrument` for a name that is not among them."""
    known = bundled()
    if name not in known:
        near = get_close_matches(name, known, 1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(known) or 'none'}; or name a folder."
        raise TravauxError("unknown_instrument", f"No instrument {name!r} comes with the product.", try_this=hint)
    return INSTRUMENTS / name


def _names_itself(path: Path) -> bool:
    outline = outlined(Source(str(path), path.read_text(encoding="utf-8")))
    return any(one.key == "instrument" for one in outline.provisions[0].items)
