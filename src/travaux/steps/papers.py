"""What people keep beside the listing: parties, coded statements, demands, choices, rules, a shelf of other treaties."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Papers", "papers_of"]


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers found in the folder of a negotiation, each by its name; what is not there is None or empty.

    `parties.toml` (parties and groups of this negotiation), `statements*.toml` and `.csv` (positions heard or read, coded by
    hand), `demands*.toml` (what organisations ask for), `choices*.toml` (how brackets of a draft are to be read where the
    reading is wrong), `shelf/` (treaties that words may come from), `rules/` (what the articles would do, as rule files).
    """

    parties: Path | None
    statements: tuple[Path, ...]
    demands: tuple[Path, ...]
    choices: tuple[Path, ...]
    shelf: tuple[Path, ...]
    rules: tuple[Path, ...] = ()

    def about_names(self) -> Papers:
        """Those of the papers that say how a document is to be read: its parties and choices."""
        return Papers(self.parties, (), (), self.choices, ())

    def fingerprint(self) -> str:
        """The hash of every paper, name and bytes: it changes when one of them does."""
        digest = hashlib.sha256()
        named = (
            *filter(None, (self.parties,)),
            *self.choices,
            *self.statements,
            *self.demands,
            *self.shelf,
            *self.rules,
        )
        for path in named:
            digest.update(path.name.encode("utf-8", "surrogateescape") + b"\0")
            digest.update(_hash_of(path))
        return digest.hexdigest()


def papers_of(folder: Path) -> Papers:
    """The papers beside the listing of a negotiation.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as name:
    ...     _ = Path(name, "demands-lantern-league.toml").write_text('owner = "Lantern League"')
    ...     found = papers_of(Path(name))
    >>> [path.name for path in found.demands], found.parties
    (['demands-lantern-league.toml'], None)
    """
    return Papers(
        _one(folder / "parties.toml"),
        tuple(sorted((*folder.glob("statements*.toml"), *folder.glob("statements*.csv")))),
        tuple(sorted(folder.glob("demands*.toml"))),
        tuple(sorted(folder.glob("choices*.toml"))),
        tuple(sorted(path for path in (folder / "shelf").glob("*") if path.is_file() and path.name[:1] != ".")),
        tuple(sorted((folder / "rules").glob("*.md"))),
    )


def _one(path: Path) -> Path | None:
    return path if path.exists() or path.is_symlink() else None


def _hash_of(path: Path) -> bytes:
    """The hash of a paper; that of nothing where it is no file, or cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes() if path.is_file() else b"").digest()
    except OSError:
        return hashlib.sha256(b"").digest()
