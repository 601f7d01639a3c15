"""How a fact that still decides is put to a reader; a file written whole."""

from __future__ import annotations

import os
from pathlib import Path

from ..errors import TravauxError
from ..rules import Instrument, Term
from ..rules.traces import fact_in_words

__all__ = ["wonders", "written_whole"]


def wonders(instrument: Instrument, term: Term) -> str:
    """A fact that still decides, as a reader asks about it."""
    fact = next((one for one in instrument.facts if one.name == term.fact), None)
    if fact is None:
        reading = next(one for one in instrument.readings if one.name == term.fact)
        return reading.question or term.fact.replace("_", " ")
    if fact.kind == "yes/no":
        return f"whether {fact_in_words(instrument, term, 'is', True)}"
    return fact.means.replace("the party", term.args[0] if term.args else "the party") or str(term)


def written_whole(path: Path, content: str) -> None:
    """A file written whole or not at all."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{path.name}.part")
        draft.write_text(content, encoding="utf-8")
        os.replace(draft, path)
    except OSError as trouble:
        what = f"It cannot be written ({trouble.strerror or trouble})."
        raise TravauxError("cannot_write", what, where=str(path), try_this="name another place.") from trouble
