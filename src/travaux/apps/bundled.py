"""The bundled example, laid out in a folder of the user."""

from __future__ import annotations

import shutil
from pathlib import Path

from ..errors import TravauxError
from ..negotiation import clear_warning

__all__ = ["EXAMPLE", "copy_example"]

EXAMPLE = Path(__file__).resolve().parents[1] / "example"
RULES = EXAMPLE.parent / "rules" / "instruments" / "example"


def copy_example(folder: Path) -> None:
    """The example's listing and documents copied into a folder; an earlier copy is renewed, anything else is refused."""
    if not (EXAMPLE / "negotiation.toml").is_file():
        raise TravauxError("no_example", "This installation lacks the example.", try_this="install travaux again.")
    if folder.exists() and not _is_ours(folder):
        raise TravauxError(
            "already_there",
            "Something else lies here already.",
            where=str(folder),
            try_this="choose another place: travaux demo --folder PLACE",
        )
    with clear_warning(folder):
        shutil.copytree(RULES, folder / "rules", dirs_exist_ok=True)
        shutil.copytree(EXAMPLE, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.py", "__pycache__"))


def _is_ours(folder: Path) -> bool:
    if not folder.is_dir():
        return False
    listing, ours = folder / "negotiation.toml", EXAMPLE / "negotiation.toml"
    return not any(folder.iterdir()) or (listing.is_file() and _first_lines(listing) == _first_lines(ours))


def _first_lines(listing: Path) -> list[str]:
    return listing.read_text("utf-8", errors="replace").splitlines()[:2]
