"""Where a command finds what it works on: a file, or a draft in the folder of a negotiation."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .. import reading
from ..errors import TravauxError
from ..history import Dated
from ..negotiation import Document, Negotiation
from ..positions import Behind
from ..positions.parties import Parties
from ..steps.material import Material
from ..steps.noted import Noted, Who, noted_of, who_is
from ..steps.on_record import stances_in
from ..steps.spoken import Spoken, spoken_on
from ..text.notation import Bracket

__all__ = ["Source", "document_in", "draft_in", "is_negotiation", "opened", "source_of"]


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """One text to look at: what its signs say, who its labels name, and its document where it is one of a negotiation."""

    noted: Noted
    who: Who
    document: Document | None = None
    parties: Parties | None = None
    spoken: Spoken | None = None
    still_open: str = ""  # where nothing is open: the last draft in which something was

    @property
    def date(self) -> str | None:
        """The day of the document, None for a file without a negotiation."""
        return self.document.date if self.document else None

    @property
    def name(self) -> str:
        """What to call it: symbol and label, or the name of the file."""
        if self.document is None:
            return Path(self.noted.text.facts.path or "the text").name
        return f"{self.document.label} ({self.document.symbol})" if self.document.label else self.document.symbol

    def elsewhere(self, point: Bracket) -> tuple[Behind, ...]:
        """What was said of an open point in other documents and from the floor; nothing for a file without a negotiation."""
        return self.spoken.on(point) if self.spoken is not None else ()


def is_negotiation(place: Path) -> bool:
    """Whether a path is the folder of a negotiation; a folder without a listing is refused where it is opened."""
    return place.is_dir()


@contextmanager
def opened(folder: Path) -> Iterator[Negotiation]:
    """A negotiation, open for as long as it is looked at; a file is none."""
    if folder.is_file():
        what, hint = "This is a file, not the folder of a negotiation.", "name the folder that holds negotiation.toml."
        raise TravauxError("not_a_negotiation", what, where=str(folder), try_this=hint)
    negotiation = Negotiation.open(folder)
    try:
        yield negotiation
    finally:
        negotiation.close()


def source_of(place: Path, draft: str | None, profile: str | None = None) -> Source:
    """The text of a file, or a draft of a negotiation: the one named, else the newest."""
    if not is_negotiation(place):
        if draft is not None and place.exists():
            raise TravauxError(
                "not_a_negotiation",
                "A file has no drafts.",
                where=str(place),
                try_this="leave --draft out, or name a folder.",
            )
        return Source(noted_of(reading.read_safely(place), profile), who_is(None))
    with opened(place) as negotiation:
        material = negotiation.material()
        document = negotiation.document(draft or draft_in(negotiation, material).symbol)
        noted = negotiation.noted(document.symbol, profile)
        is_draft = any(one.symbol == document.symbol for one in material.drafts)
        spoken = spoken_on(material, document.symbol, stances_in(material)) if is_draft else None
        still = "" if noted.notation.brackets else _last_open(material)
        return Source(noted, who_is(material.parties), document, material.parties, spoken, still)


def _last_open(material: Material) -> str:
    """The newest draft with an open point; "" where none has any."""
    newest_first = reversed(material.drafts)
    return next((one.symbol for one in newest_first if material.notations([one])[one.symbol].brackets), "")


def draft_in(negotiation: Negotiation, material: Material, symbol: str | None = None) -> Dated:
    """The draft that is asked about: the one named, else the newest that could be read."""
    if symbol is None and material.drafts:
        return material.drafts[-1]
    if symbol is None:
        what, hint = "The negotiation holds no draft that can be read.", "travaux add FOLDER FILE --kind draft ..."
        raise TravauxError("no_draft", what, where=str(negotiation.folder), try_this=hint)
    document = document_in(negotiation, material, symbol)
    if document not in material.drafts:
        drafts = ", ".join(one.symbol for one in material.drafts) or "there is none yet"
        what = f"{symbol} is no draft, but of the kind {negotiation.document(symbol).kind}."
        raise TravauxError("not_a_draft", what, where=str(negotiation.folder), try_this=f"a draft: {drafts}")
    return document


def document_in(negotiation: Negotiation, material: Material, symbol: str) -> Dated:
    """The document that is asked about; one that is not there, or could not be read, is refused as such."""
    negotiation.document(symbol)
    found = next((one for one in material.dated if one.symbol == symbol), None)
    if found is None:
        negotiation.text(symbol)  # says why it could not be read
        raise TravauxError("no_draft", "It has no text.", where=symbol, try_this="name another document.")
    return found
