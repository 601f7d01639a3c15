"""Articles followed through the drafts: which article of which draft goes on as which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..comparison.changes import Comparison, Pair
from ..history.ways import goes_on
from ..publishing.record import Article, Version
from ..text import Text

__all__ = ["followed", "onward", "succession"]

KINDS = ("preamble", "article", "annex")
Link = tuple[str, str]  # two drafts, the earlier first
Place = tuple[str, str]  # a draft, and the address of an article in it


def succession(links: Sequence[Link]) -> tuple[Link, ...]:
    """The pairs of drafts that follow one another, without those that only sum up a longer way.

    >>> succession([("A", "B"), ("B", "C"), ("A", "C")])
    (('A', 'B'), ('B', 'C'))
    """
    return tuple(link for link in links if not _longer_way(link, links))


def _longer_way(link: Link, links: Sequence[Link]) -> bool:
    """Whether the later of two drafts is reached from the earlier over a third."""
    start, goal = link
    reached, waiting = set[str](), [after for before, after in links if before == start and after != goal]
    while waiting:
        here = waiting.pop()
        if here == goal:
            return True
        if here not in reached:
            reached.add(here)
            waiting += [after for before, after in links if before == here]
    return False


def followed(texts: Mapping[str, Text], comparisons: Mapping[Link, Comparison]) -> tuple[Article, ...]:
    """Every article of the newest draft, and every one that was dropped or merged on the way, from first version to last.

    `texts` are the drafts in their order, `comparisons` those of drafts that follow one another (`succession`).

    Guarantees: an article of a draft stands in one lineage as what goes on; no two lineages have one `born`.
    """
    before = _before(comparisons)
    newest = list(texts)[-1] if texts else ""
    ends = [Version(newest, address) for address in _articles(texts[newest])] if texts else []
    ends += list(_endings(texts, comparisons))
    taken: set[Place] = set()
    found = [_lineage(end, before, taken) for end in ends]
    return tuple(article for article in found if article.versions)


def onward(place: Place, comparisons: Mapping[Link, Comparison]) -> Place:
    """Where a provision of a draft stands last: followed through the comparisons of drafts that follow one another; of a
    provision that goes on as several, the one that keeps its number, else the one most alike.

    >>> steps = {("A", "B"): Comparison((Pair("art_3", "art_4", "renumbered", 1.0),), (), {})}
    >>> onward(("A", "art_3"), steps), onward(("A", "art_9"), steps)
    (('B', 'art_4'), ('A', 'art_9'))
    """
    draft, address = place
    for (earlier, later), one in comparisons.items():
        if earlier == draft:
            pairs = [p for p in one.pairs if p.before == address and p.after]
            if pairs:
                return onward((later, max(pairs, key=goes_on).after or ""), comparisons)
    return place


def _articles(text: Text) -> Iterator[str]:
    """The addresses of the articles of a draft in their order; of an annex only where it holds no articles."""
    for one in text.provisions:
        if one.kind == "annex" and any(_under(p.address, one.address) for p in text.provisions if p.kind == "article"):
            continue
        if one.kind in KINDS:
            yield one.address


def _under(address: str, above: str) -> bool:
    return address.startswith(above + "__")


def _is_article(address: str | None) -> bool:
    step = (address or "").rpartition("__")[2]
    return step.partition("_")[0] in ("art", "annex", "preamble")


def _before(comparisons: Mapping[Link, Comparison]) -> dict[Place, tuple[str, Pair]]:
    """For each article the draft and the pair it best goes on from."""
    found: dict[Place, tuple[str, Pair]] = {}
    for (earlier, later), one in comparisons.items():
        for address, pair in _best([p for p in one.pairs if _is_article(p.before) and _is_article(p.after)]).items():
            known = found.get((later, address))
            if known is None or pair.score > known[1].score:
                found[later, address] = earlier, pair
    return found


def _endings(texts: Mapping[str, Text], comparisons: Mapping[Link, Comparison]) -> Iterator[Version]:
    """The last line of each article that has no successor of its own, the newest first: dropped, or merged into another."""
    order = {symbol: place for place, symbol in enumerate(texts)}
    for earlier, later in sorted(comparisons, key=lambda link: (-order[link[1]], order[link[0]])):
        pairs = [p for p in comparisons[earlier, later].pairs if _is_article(p.before)]
        going_on = {p.before for p in _best(pairs).values()}
        for pair in pairs:
            if pair.after is None:
                yield Version(later, "", (earlier, pair.before or ""), "dropped")
            elif pair.relation == "merged" and pair.before not in going_on:
                yield Version(later, "", (earlier, pair.before or ""), "merged", into=pair.after)


def _best(pairs: Sequence[Pair]) -> dict[str, Pair]:
    """For each article of the later draft the pair by which it best goes on."""
    best: dict[str, Pair] = {}
    for pair in pairs:
        if pair.after and (pair.after not in best or pair.score > best[pair.after].score):
            best[pair.after] = pair
    return best


def _lineage(end: Version, before: Mapping[Place, tuple[str, Pair]], taken: set[Place]) -> Article:
    """An article followed back from its end, as far as it goes."""
    versions = [end] if not end.address else []
    at: Place | None = end.before or (end.document, end.address)
    while at is not None:
        known = before.get(at)
        came = (known[0], known[1].before or "") if known else None
        relation = known[1].relation if known else "first"
        versions.append(Version(*at, before=came, relation=relation))
        at = came
    versions.reverse()
    places = [(v.document, v.address) for v in versions]
    fresh = [place for place in places if place not in taken and place[1]]
    taken.update(places)
    return Article(fresh[0], tuple(versions)) if fresh else Article(("", ""), ())
