"""Corrections that people keep beside the listing: `choices*.toml`, each for one draft."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable
from pathlib import Path

from ..errors import TravauxError
from ..text.notation import Override, read_overrides

__all__ = ["overrides_for"]


def overrides_for(symbol: str, files: Iterable[Path], drafts: Collection[str]) -> tuple[Override, ...]:
    """The corrections for one draft, from all files that name it (`draft = "SYMBOL"` at the top).

    Refuses a file that names no draft of the negotiation, and whatever `read_overrides` refuses.
    """
    found: list[Override] = []
    for path in files:
        written = path.read_text("utf-8-sig")
        corrections = read_overrides(written, str(path))
        draft = tomllib.loads(written).get("draft")
        if draft not in drafts:
            what = (
                f"It is for the draft {draft!r}, which is not here."
                if draft
                else "It does not say for which draft it is."
            )
            known = ", ".join(drafts)
            raise TravauxError(
                "unknown_symbol", what, where=str(path), try_this=f'write draft = "..." first; one of: {known}'
            )
        found += corrections if draft == symbol else ()
    return tuple(found)
