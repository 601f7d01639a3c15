"""Where a provision cited from one draft stands in the others: step by step, with the relation and how sure each step is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ..comparison import Pair
from ..comparison.declarations import local
from ..errors import TravauxError
from ..text import Text, find, locate, parse_address, print_citation
from .ranges import listed, located
from .records import Dated
from .recurring import found_again
from .ways import Comparisons, Leg, ways_from

__all__ = ["Cited", "Stand", "cite", "cited_as", "places_in", "stands_from"]

CONTAINERS = ("part", "chapter", "section", "subsection")
RANK = ("same", "renumbered", "moved", "merged", "split", "returned", "dropped", "new")


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a cited provision stands in one draft, and how it came there from the draft before on the way.

    `relation` is "cited" at the start, then one of `travaux.comparison.RELATIONS`, or "returned": it was not in the draft before
    on the way, and its words are back; `score` (0-1) how alike the two are; `was` the address it came from. Where it is not in
    the draft, `address` is None ("dropped", or "new" on the way back: not there yet), and `parts` says where what stood under it
    went. `said` is the line by which the draft itself declares the step.
    """

    draft: str
    address: str | None
    citation: str
    relation: str
    score: float = 1.0
    was: str | None = None
    page: int | None = None
    parts: tuple[str, ...] = ()
    said: str | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation resolved: `origin` where it stands in the draft it cites, `to` where in every draft asked for with the
    relation of the whole way, `chain` each step in turn."""

    citation: str
    origin: tuple[Stand, ...]
    to: tuple[Stand, ...]
    chain: tuple[Stand, ...]


def cite(
    citation: str,
    drafts: Sequence[Dated],
    comparisons: Comparisons,
    *,
    source: str | None = None,
    target: str | None = None,
) -> Cited:
    """Where "Article 5(2) of the zero draft" stands in another draft (`target`), or in each (None).

    The draft it cites is `source`, or the one the citation names by symbol or label at its end, or the last. Lists and ranges
    are taken apart. Raises TravauxError for what is no citation, for a provision that the draft does not have, for a citation
    that may mean two, and for drafts between which nothing was compared.
    """
    wording, named = _named(citation, drafts)
    by_symbol = {draft.symbol: draft for draft in drafts}
    start = source or named or (drafts[-1].symbol if drafts else "")
    ways = ways_from(start, drafts, comparisons)
    if target is not None and target not in ways:
        raise _no_way(start, target, by_symbol)
    origin = places_in(by_symbol[start], wording, drafts)
    wanted = [target] if target is not None else [symbol for symbol in by_symbol if symbol in ways and symbol != start]
    chain: dict[Stand, None] = dict.fromkeys(origin)
    to: dict[Stand, None] = {}
    for symbol in wanted:
        steps = stands_from(origin, ways[symbol], by_symbol)
        chain |= dict.fromkeys(stand for stands in steps for stand in stands)
        to |= dict.fromkeys(_whole_way(origin, steps))
    return Cited(citation, origin, tuple(to), tuple(chain))


def _named(citation: str, drafts: Sequence[Dated]) -> tuple[str, str | None]:
    """The citation without the draft that it names at its end, and the symbol of that draft."""
    bare = citation.strip().rstrip(".")
    folded = bare.casefold()
    for draft in drafts:
        for name in filter(None, (draft.symbol, draft.label)):
            for joint in (" of the ", " of ", " in the ", " in ", ", "):
                if folded.endswith((joint + name).casefold()):
                    return bare[: -len(joint + name)], draft.symbol
    return bare, None


def places_in(draft: Dated, citation: str, drafts: Sequence[Dated] = ()) -> tuple[Stand, ...]:
    """The provisions that a citation means in a draft. Raises TravauxError where it means none, or one of several."""
    text = draft.text
    exact = find(text.provisions, citation.strip())
    if exact is not None:
        return (_stand(draft, exact, "cited"),)
    try:
        members = listed(citation)
    except ValueError as trouble:
        hint = 'write it as "Article 5(2)", "articles 6 to 16" or as an address, art_5__para_2'
        raise TravauxError("not_a_citation", f"{trouble}.", where=draft.symbol, try_this=hint) from trouble
    out: dict[Stand, None] = {}
    for member in members:
        for found in located(text, member):
            if len(found) != 1:
                raise _not_one(draft, print_citation(member[0]), found, drafts)
            out[_stand(draft, found[0], "cited")] = None
    return tuple(out)


def _stand(draft: Dated, index: int, relation: str) -> Stand:
    one = draft.text.provisions[index]
    return Stand(draft.symbol, one.address, cited_as(one.address), relation, page=draft.text.words.page(one.span[0]))


def cited_as(address: str) -> str:
    """An address as people cite it, parts and chapters left out where an article says enough.

    >>> cited_as("annex__chp_III__art_21__para_2"), cited_as("chp_III")
    ('Annex, article 21 (2)', 'Chapter III')
    """
    try:
        steps = parse_address(address)
        last = max((n for n, step in enumerate(steps) if step.kind in ("article", "rule")), default=0)
        return print_citation(tuple(step for n, step in enumerate(steps) if n >= last or step.kind not in CONTAINERS))
    except ValueError:
        return address


def _not_one(draft: Dated, citation: str, found: tuple[int, ...], drafts: Sequence[Dated]) -> TravauxError:
    if found:
        names = "; ".join(cited_as(draft.text.provisions[n].address) for n in found)
        what = f"{citation} may mean {len(found)} provisions of this draft."
        return TravauxError("ambiguous_citation", what, where=draft.symbol, try_this=f"write which: {names}")
    holders = [other.symbol for other in drafts if other.symbol != draft.symbol and _holds(other.text, citation)]
    there = f"cite it from {', or '.join(holders)}, which has it" if holders else _reach_of(draft.text)
    return TravauxError("no_such_provision", f"This draft has no {citation}.", where=draft.symbol, try_this=there)


def _holds(text: Text, citation: str) -> bool:
    return bool(locate(text, citation))


def _reach_of(text: Text) -> str:
    articles = [one.number for one in text.provisions if one.kind == "article" and one.number]
    return f"its articles go from {articles[0]} to {articles[-1]}" if articles else "it has no articles"


def _no_way(start: str, target: str, known: Mapping[str, Dated]) -> TravauxError:
    if target not in known:
        return TravauxError(
            "unknown_symbol", f"No draft has the symbol {target!r}.", try_this=f"one of: {', '.join(known)}"
        )
    hint = "let one of them name the other in its `follows`, and build again"
    return TravauxError("not_compared", f"No comparison leads from {start} to {target}.", where=target, try_this=hint)


def stands_from(
    origin: Sequence[Stand], way: Sequence[Leg], drafts: Mapping[str, Dated]
) -> tuple[tuple[Stand, ...], ...]:
    """Where provisions stand after each leg of a way. What is not in a draft is looked for by its words in those that follow
    on the way ("returned"), and stays absent where it is not found."""
    out: list[tuple[Stand, ...]] = []
    here: Sequence[Stand] = origin
    lost: dict[Stand, Stand] = {}
    for leg in way:
        stands: dict[Stand, None] = {}
        for last, absent in tuple(lost.items()):
            back = _returned(last, drafts[last.draft], drafts[leg.end])
            if back is not None:
                del lost[last]
            stands[back or replace(absent, draft=leg.end, was=None, parts=_onward(absent.parts, leg))] = None
        for stand in here:
            after = _next(stand.address or "", leg, drafts[leg.end])
            stands |= dict.fromkeys(after)
            if after[0].address is None:
                lost[stand] = after[0]
        here = [one for one in stands if one.address is not None]
        out.append(tuple(stands))
    return tuple(out)


def _returned(last: Stand, before: Dated, after: Dated) -> Stand | None:
    """Where a provision that was gone is back, from where it last stood."""
    index = find(before.text.provisions, last.address or "")
    again = found_again(before.text, index, after.text) if index is not None else None
    if again is None:
        return None
    one = after.text.provisions[again[0]]
    page = after.text.words.page(one.span[0])
    return Stand(after.symbol, one.address, cited_as(one.address), "returned", again[1], last.address, page)


def _next(address: str, leg: Leg, draft: Dated) -> list[Stand]:
    pairs = _pairs(leg, address)
    arrived = [_arrived(pair, leg, draft) for pair in pairs if _end(pair, leg) is not None]
    if arrived:
        return arrived
    relation = "new" if leg.back else "dropped"
    said = next((pair.evidence.text for pair in pairs if pair.evidence), None)
    return [Stand(draft.symbol, None, cited_as(address), relation, 0.0, address, parts=_parts(address, leg), said=said)]


def _arrived(pair: Pair, leg: Leg, draft: Dated) -> Stand:
    was, address = _start(pair, leg) or "", _end(pair, leg) or ""
    index = find(draft.text.provisions, address)
    page = draft.text.words.page(draft.text.provisions[index].span[0]) if index is not None else None
    said = pair.evidence.text if pair.evidence else None
    return Stand(draft.symbol, address, cited_as(address), _relation(pair, leg), pair.score, was, page, said=said)


def _relation(pair: Pair, leg: Leg) -> str:
    """What a reader who cites the provision meets: it moves and changes its number along with what holds it."""
    if pair.relation not in ("same", "renumbered"):
        return pair.relation
    was, address = _start(pair, leg) or "", _end(pair, leg) or ""
    if any(one.relation == "moved" and _holds_both(one, leg, (was, address)) for one in leg.comparison.pairs):
        return "moved"
    return "same" if local(was) == local(address) else "renumbered"


def _holds_both(pair: Pair, leg: Leg, addresses: tuple[str, str]) -> bool:
    ends = _start(pair, leg), _end(pair, leg)
    return all(end is not None and one.startswith(f"{end}__") for end, one in zip(ends, addresses, strict=True))


def _pairs(leg: Leg, address: str) -> list[Pair]:
    return [pair for pair in leg.comparison.pairs if _start(pair, leg) == address]


def _start(pair: Pair, leg: Leg) -> str | None:
    return pair.after if leg.back else pair.before


def _end(pair: Pair, leg: Leg) -> str | None:
    return pair.before if leg.back else pair.after


def _parts(address: str, leg: Leg) -> tuple[str, ...]:
    """Where what stood under a provision that is gone stands now."""
    under = f"{address}__"
    ends = (_end(pair, leg) for pair in leg.comparison.pairs if (_start(pair, leg) or "").startswith(under))
    return _outermost([end for end in ends if end is not None])


def _onward(parts: Sequence[str], leg: Leg) -> tuple[str, ...]:
    ends = (_end(pair, leg) for part in parts for pair in _pairs(leg, part))
    return _outermost([end for end in ends if end is not None])


def _outermost(addresses: Sequence[str]) -> tuple[str, ...]:
    """Addresses without those that lie in another of them."""
    known = dict.fromkeys(addresses)
    return tuple(one for one in known if not any(one.startswith(f"{other}__") for other in known))


def _whole_way(origin: Sequence[Stand], steps: Sequence[Sequence[Stand]]) -> list[Stand]:
    """The last stands, with the relation and the lowest score of the whole way."""
    if not steps:
        return [replace(one, relation="same") for one in origin]
    since = {one.address: (0, 1.0, one.address or "") for one in reversed(origin)}
    out: list[Stand] = []
    for stands in steps:
        out = []
        reached: dict[str | None, tuple[int, float, str]] = {}
        for stand in stands:
            rank, score, first = since.get(stand.was, (0, 1.0, stand.was or ""))
            rank, score = max(rank, RANK.index(stand.relation)), min(score, stand.score)
            reached[stand.address] = max(reached.get(stand.address, (0, 1.0, first)), (rank, score, first))
            out.append(replace(stand, relation=_said(rank, stand, first), score=score, was=first or None))
        since |= reached
    return out


def _said(rank: int, stand: Stand, first: str) -> str:
    """A number that was changed and changed back is the same number."""
    if rank > 1 or stand.address is None:
        return RANK[rank]
    return "same" if local(first) == local(stand.address) else "renumbered"
