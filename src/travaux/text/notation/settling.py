"""A clean text out of an open one: what was chosen stays, signs and the rest go, what nobody chose stays as printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..documents import Text
from ..words import Kind, Span
from .carrying import carried
from .choices import NOT_TEXT, OPEN_ENDED, Choice, Favours, choices
from .cutting import Cutting, Kept, begins_sentence, cut_empty, cut_halves, take
from .overrides import Override
from .records import Notation

__all__ = ["Pick", "Settled", "Undecided", "settle", "settle_as"]


@dataclass(frozen=True, slots=True)
class Pick:
    """What is chosen at one open point: `choice` is its place among the choices, `options` those that stay (none: no words),
    `reason` says who wants it so."""

    choice: int
    options: tuple[int, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Undecided:
    """One open point that stays as printed: its place among the choices (None: a sign without partner), its words, where it
    stands, and why nobody decided it."""

    choice: int | None
    says: str
    address: str | None
    page: int | None
    why: str


@dataclass(frozen=True, slots=True, eq=False)
class Settled:
    """A text as somebody would have it: the `text` itself, the `choices` there were, what was picked of them with reasons,
    what stays undecided."""

    text: Text
    choices: tuple[Choice, ...]
    picks: tuple[Pick, ...]
    undecided: tuple[Undecided, ...]


def settle(text: Text, picks: Sequence[Pick], found: Sequence[Choice], notation: Notation) -> Settled:
    """A text with what was picked of the choices `found`, as prose; what was not picked stays as printed and is listed.

    Notes and status are no text and go; rival first letters follow the sentence. Spaces, stops and capitals are put right
    where words went, and nowhere else; numbers stay as printed, or as picked where rival numbers stand, and a picked
    alternative takes the number of the paragraph it replaces. A pick of an option that there is not is a `ValueError`.

    Page furniture is left out. The text that comes back keeps addresses, footnotes and pages.

    Guarantees: no word that was not printed; no bracket sign left but those of `undecided`; never raises on text.

    >>> from travaux.text import parse, write
    >>> from travaux.text.notation import choices, notation
    >>> text = parse("Each Party [shall] [should] report[, where feasible,] yearly.")
    >>> said = notation(text)
    >>> write(settle(text, [Pick(0, (1,), "asked for"), Pick(1, (), "asked for")], choices(text, said), said).text)
    'Each Party should report yearly.'
    """
    draft = Cutting(text, text.words.kinds != Kind.ASIDE)
    decided = {pick.choice: pick for pick in picks}
    made: list[Pick] = []
    left: list[Undecided] = []
    for number, choice in enumerate(found):
        if not _stands(draft.kept, choice):
            continue
        pick = decided.get(number) or _by_itself(draft, number, choice)
        if pick is None or not choice.point.closed:
            left.append(_undecided(text, number, choice))
            continue
        _check(pick, choice)
        take(draft, choice, pick.options)
        made.append(pick)
    cut_halves(draft, found)
    cut_empty(draft)
    left = [one for one in left if one.choice is None or _stands(draft.kept, found[one.choice])]
    left += _alone(text, notation, draft.kept)
    return Settled(carried(draft), tuple(found), tuple(made), tuple(left))


def settle_as(text: Text, notation: Notation, favours: Favours, overrides: Sequence[Override] = ()) -> Settled:
    """A text as somebody would have it, by what they are known to want, with an honest list of what stays undecided.

    `favours` says at each choice which options they want and why (`favours_by` reads it off printed labels; `first_of` asks
    a party before its groups).
    """
    found = choices(text, notation, overrides)
    said = ((number, favours(choice)) for number, choice in enumerate(found))
    picks = [Pick(number, one[0], one[1]) for number, one in said if one is not None]
    return settle(text, picks, found, notation)


def _stands(kept: Kept, choice: Choice) -> bool:
    """Whether an open point is still there: no choice around it has taken it out."""
    start, end = choice.point.span
    return bool(kept[start]) if not choice.standing else bool(kept[start:end].any())


def _by_itself(draft: Cutting, number: int, choice: Choice) -> Pick | None:
    """What settles itself: a note is no text, and rival first letters follow the place in the sentence."""
    if choice.point.kind in NOT_TEXT:
        return Pick(number, (), "It is no text of the draft.")
    letters = {one.lower() for one in choice.options}
    if choice.point.kind == "in_word" and len(choice.options) == 2 and len(letters) == 1:
        capital = begins_sentence(draft, choice.point.span[0])
        wanted = next((n for n, one in enumerate(choice.options) if one.isupper() == capital), None)
        return None if wanted is None else Pick(number, (wanted,), "The place in the sentence says which letter.")
    return None


def _check(pick: Pick, choice: Choice) -> None:
    strange = [n for n in pick.options if not 0 <= n < len(choice.options)]
    if strange:
        raise ValueError(f"choice {pick.choice} has {len(choice.options)} options, not number {strange[0]}")


def _undecided(text: Text, number: int, choice: Choice) -> Undecided:
    point = choice.point
    why = "Nobody chose."
    if not point.closed:
        why = "The bracket never closes: nobody can say which words it holds."
    elif point.kind in OPEN_ENDED:
        why = "Words are missing."
    return Undecided(
        number, _short(text, point.span if point.members else point.first), choice.address, choice.page, why
    )


def _alone(text: Text, notation: Notation, kept: Kept) -> list[Undecided]:
    """Closing signs that were never opened and still stand."""
    opening = {bracket.span[0] for bracket in notation.brackets}
    return [
        Undecided(None, _short(text, doubt.span), doubt.address, doubt.page, doubt.message)
        for doubt in notation.doubts
        if doubt.code == "unbalanced_bracket" and doubt.span and doubt.span[0] not in opening and kept[doubt.span[0]]
    ]


def _short(text: Text, span: Span) -> str:
    said = " ".join(text.words.text(span[0], min(span[1], span[0] + 40)).split())
    return said if len(said) <= 80 else said[:79] + "…"
