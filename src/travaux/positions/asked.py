"""What a proposal under a heading comes to: the words its instruction puts forward, and the provision it says it is on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..history.asking.instructions import Instruction, instructions
from ..text.notation import Proposal, address_of

__all__ = ["Asked", "asked_for"]

VERBS = {
    "insert": "add",
    "delete": "delete",
    "retain": "retain",
    "oppose": "oppose",
    "bar": "oppose",
    "drop": "delete",
    "keep": "retain",
}
"""The verb of an instruction; one that replaces, moves, divides or words anew proposes."""
EARLY = 160
"""Characters within which a wording must come to its instruction: treaty text may speak of replacing and adding too."""


_BIDDING = re.compile(
    r"\b(?:replac|chang|amend|substitut|insert|add|includ|delet|remov|strik|omit|retain|keep|maintain|restor|reinstat|oppos|object"
    r"|mov|divid|split|merg|join|combin|read)",
    re.I,
)
"""How the verbs of instructions begin: a wording that opens with none gives none."""
_LABEL = re.compile(r"^\W?\d{1,3}(?:\s(?:bis|ter|quater))?\.\s+")
_AFTER = re.compile(r"[^.]{0,60}?\b(?:in|of|from)\s+((?:sub-?)?paragraphs?\s+\(?\w{1,4}\)?(?:\s\(\w{1,4}\))?)")
"""The provision that stands after the words in the same sentence: the words “x” in paragraph 2."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing a proposal asks: its verb, the words it is about, and the address."""

    verb: str
    option: str
    address: str


def asked_for(proposal: Proposal, wording: str) -> tuple[Asked, ...]:
    """What a proposal asks, instruction by instruction; the wording itself where it gives none.

    "In paragraph 2, replace “may” by “shall”" proposes "shall" at paragraph 2; "Oppose the words “as appropriate”" opposes "as
    appropriate"; "Amend paragraph 5 to read: ..." proposes what follows.
    """
    whole = " ".join(wording.split())
    address = proposal.address or proposal.on
    steps = instructions(wording) if _BIDDING.search(wording, 0, EARLY) else ()
    if not steps or steps[0].span[0] > EARLY:
        return (Asked(proposal.attribution.verb, whole, address),)
    return tuple(_one(step, proposal, whole) for step in steps)


def _one(step: Instruction, proposal: Proposal, whole: str) -> Asked:
    verb = VERBS.get(step.does, proposal.attribution.verb if step.does in ("read", "add") else "propose")
    words = step.inserts or step.strikes or ((step.reads,) if step.reads else ())
    option = _LABEL.sub("", " ".join(" ".join(words).split())) or whole
    after = _AFTER.match(
        whole.partition(step.inserts[-1] if step.inserts else step.strikes[-1] if step.strikes else whole)[2]
    )
    return Asked(verb, option, _address(step.scope or (after[1] if after else ""), proposal))


def _address(scope: str, proposal: Proposal) -> str:
    """The provision an instruction names: within the one of the heading, or another article."""
    over = proposal.address or ""
    if not scope:
        return over or proposal.on
    if scope.lower().startswith("art"):
        return address_of(scope) or over or proposal.on
    article = over.split("__para_")[0].split("__subpara_")[0]
    inner = address_of(f"article 1 {scope}")
    if not article or inner is None or not inner.startswith("art_1__"):
        return over or proposal.on
    return f"{article}__{inner.removeprefix('art_1__')}"
