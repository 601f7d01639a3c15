"""The rules that stand beside a negotiation: tied to the words of its drafts, and what they prove of its demands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ..history import Standing
from ..history.ways import parents_of
from ..positions.demands import Proved
from ..publishing.ruled import FindingShown, Ruled
from ..rules import Instrument, Patch, Property, Variant, variant
from ..rules.diagrams.proofs import Proof
from ..rules.language import read_rules
from ..rules.links import Link, links_of
from ..rules.proving import prove
from .contrasted import conditions
from .material import Material
from .papers import Papers
from .ruled import ruled_of

__all__ = ["Beside", "beside_of", "rules_of", "shown_beside"]

BROKEN = ("stale", "gone")
_HOW = {"stale": "others than those that were confirmed", "gone": "gone"}
HINT = "read them, then: travaux rules links FOLDER --confirm ADDRESS"


def rules_of(papers: Papers) -> Instrument | None:
    """The rules in the folder `rules/` beside the listing; None where there are none."""
    return read_rules(papers.rules[0].parent) if papers.rules else None


@dataclass(slots=True, eq=False)
class Beside:
    """Rules and the drafts they speak of. `drafts` by symbol: the draft of the rules that encodes it, or None where no rules
    do; a draft without rules of its own has those of the draft it goes on from (`own` is then False)."""

    instrument: Instrument
    material: Material
    drafts: dict[str, tuple[Variant, bool]] = field(default_factory=dict)
    links: dict[str, tuple[Link, ...]] = field(default_factory=dict)

    def stale(self, symbol: str, addresses: tuple[str, ...]) -> tuple[Link, ...]:
        """Of the provisions that an answer rests on those whose words are others now, or gone."""
        return tuple(
            one for one in self.links.get(symbol, ()) if one.state in BROKEN and one.article.address in addresses
        )

    def proved(self, symbol: str, name: str) -> Proved | None:
        """What the rules prove of a property of a draft; None where no rules speak of the draft, or of the property."""
        wanted = name.casefold().replace(" ", "_")
        asked = next((one for one in self.instrument.properties if wanted == one.id), None)
        if asked is None:
            known = ", ".join(one.id for one in self.instrument.properties) or "none"
            return Proved("unknown", f"{name!r} is no property of the rules beside the listing: there are {known}")
        if symbol not in self.drafts:
            return Proved("unknown", "no rules for this draft stand beside the listing")
        return self._judged(symbol, asked)

    def _judged(self, symbol: str, asked: Property) -> Proved:
        of, _ = self.drafts[symbol]
        (proof,) = prove(asked, (of,))
        resting = proof.addresses if proof.holds else tuple(dict.fromkeys(rule.article for rule in of.rules))
        places = {one.article.address: one.address for one in self.links.get(symbol, ())}
        shown = tuple(found for one in proof.addresses if (found := places.get(one)))
        if stale := self.stale(symbol, resting):
            names = ", ".join(one.article.address for one in stale)
            why = f"the words changed since the rules were confirmed ({names}): confirm or change them"
            return Proved("unknown", why, tuple(one.address for one in stale if one.address))
        return Proved(*_verdict(self.instrument, proof), shown)


def _verdict(instrument: Instrument, proof: Proof) -> tuple[str, str]:
    engines = " and ".join(proof.engines)
    if proof.holds:
        why = "it cannot arise" if proof.never else "proved over every scenario"
        return "met", f"{why} ({engines})"
    assert proof.counterexample is not None
    case = "; ".join(conditions(instrument, proof.counterexample.needed))
    if proof.holds_in:
        readings = " or ".join(", ".join(f"{a} is {b}" for a, b in one) for one in proof.holds_in).replace("_", " ")
        return "partly", f"it holds only where {readings} ({engines}); else it fails where {case}"
    return "not_met", f"it fails where {case} ({engines})"


def shown_beside(beside: Beside) -> Ruled:
    """The pages of the rules beside a negotiation: each draft of the rules with how its words stand in the draft it encodes;
    what is stale, also in drafts without rules of their own, stands among the findings."""
    links = {of.id: beside.links[symbol] for symbol, (of, own) in beside.drafts.items() if own}
    stale = [
        FindingShown("warning", f"{symbol}: the words of {one.article.address} are {_HOW[one.state]}", "", HINT)
        for symbol, found in beside.links.items()
        for one in found
        if one.state in BROKEN
    ]
    made = ruled_of(beside.instrument, links)
    return replace(made, findings=(*stale, *made.findings))


def beside_of(material: Material) -> Beside | None:
    """The rules beside a negotiation, tied to its drafts; None where there are none.

    Raises `TravauxError` where a rule file is wrong, with line and caret.
    """
    instrument = rules_of(material.papers)
    if instrument is None:
        return None
    found = Beside(instrument, material)
    standing = Standing.of(material.comparisons)
    texts = {one.symbol: one.text for one in material.drafts}

    def follow(source: str, address: str, target: str) -> str | None:
        return next(iter(standing.addresses(address, source, target)), None)

    for symbol, patch, own in _encodings(instrument, material):
        parts = documents_of(patch) if own else (symbol,)
        found.drafts[symbol] = variant(instrument, patch.id), own
        found.links[symbol] = tuple(links_of(found.drafts[symbol][0], parts, texts, follow))
    return found


def documents_of(patch: Patch) -> tuple[str, ...]:
    """The symbols of the documents that a draft of the rules encodes."""
    return tuple(one.strip() for one in patch.document.split(",") if one.strip())


def _encodings(instrument: Instrument, material: Material) -> Iterator[tuple[str, Patch, bool]]:
    """For each draft the rules that encode it: its own, else those of a draft it goes on from."""
    drafts = (one for one in instrument.patches if one.kind == "draft")
    own = {symbol: one for one in drafts for symbol in documents_of(one)}
    parents = parents_of(material.drafts)
    held: dict[str, Patch] = {}
    for draft in material.drafts:
        before = next((held[one] for one in parents[draft.symbol] if one in held), None)
        patch = own.get(draft.symbol, before)
        if patch is not None:
            held[draft.symbol] = patch
            yield draft.symbol, patch, draft.symbol in own
