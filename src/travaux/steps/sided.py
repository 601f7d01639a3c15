"""Articles as each side would have them: the draft settled by its word, or its groups', with what was chosen marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from ..positions import resolve_list
from ..positions.parties import Parties, curated
from ..publishing.record import Run, Side
from ..text import Text
from ..text.notation import Attribution, Bracket, Favours, Notation, Settled, favours_by, first_of, settle_as
from ..text.words import Kind, Span

__all__ = ["sides_of"]

MOST = 8
"""So many sides stand side by side on a page; those with most to say in the article come first."""


@dataclass(frozen=True, slots=True)
class Backing:
    """Whom a label speaks for, looked up once."""

    date: str
    parties: Parties | None

    def codes(self, label: str) -> frozenset[str]:
        """The codes of everyone a label names."""
        return _codes(label, self.date, self.parties)


@lru_cache(maxsize=4096)
def _codes(label: str, date: str, parties: Parties | None) -> frozenset[str]:
    return frozenset(n.code for n in resolve_list(label, date or None, parties) if n.code)


def sides_of(
    text: Text, notation: Notation, articles: Iterable[str], *, date: str = "", parties: Parties | None = None
) -> Mapping[str, tuple[Side, ...]]:
    """For each article (its address) in which somebody is on record, its text as each of them would have it.

    Guarantees: a side follows its own word, then that of its groups; what neither decides keeps its brackets.
    """
    table, backing = parties or curated(), Backing(date, parties)
    speaking = {address: _speaking(notation, address, backing) for address in articles}
    codes = dict.fromkeys(code for each in speaking.values() for code in each)
    settled = {code: settle_as(text, notation, _favours(code, table, backing)) for code in codes}
    return {
        address: tuple(_sides(text, address, [(table.entries[c].name, table.entries[c].kind, settled[c]) for c in each]))
        for address, each in speaking.items()
        if each
    }


def _speaking(notation: Notation, address: str, backing: Backing) -> list[str]:
    """The codes of those on record in an article, those with most to say first."""
    said = Counter[str]()
    for bracket in (*notation.brackets, *notation.rivals):
        if bracket.address == address or bracket.address.startswith(address + "__"):
            for one in _labels(bracket):
                said.update(backing.codes(one.label))
    return [code for code, _ in said.most_common(MOST)]


def _labels(bracket: Bracket) -> Iterator[Attribution]:
    yield from bracket.attributions
    for option in bracket.options:
        yield from option.attributions


def _favours(code: str, table: Parties, backing: Backing) -> Favours:
    groups = [g for g, each in table.memberships.items() if any(m.member == code for m in each)]
    return first_of(*(favours_by(_backed(one, backing)) for one in (code, *groups)))


def _backed(code: str, backing: Backing) -> Callable[[Attribution], bool]:
    return lambda one: code in backing.codes(one.label)


def _sides(text: Text, address: str, settled: Sequence[tuple[str, str, Settled]]) -> Iterator[Side]:
    """The sides of one article; those whose text is the same stand together."""
    held: dict[tuple[Run, ...], list[tuple[str, str, Settled]]] = {}
    for one in settled:
        held.setdefault(tuple(_runs(text, address, one[2])), []).append(one)
    for runs, each in held.items():
        name = ", ".join(name for name, _, _ in each)
        kind = each[0][1] if len(each) == 1 else ""
        one = each[0][2]
        here = {n for n, choice in enumerate(one.choices) if _in(choice.address, address)}
        decided = sum(pick.choice in here for pick in one.picks)
        undecided = sum(_in(u.address or "", address) for u in one.undecided)
        yield Side(name, kind, runs, decided, undecided)


def _in(address: str, above: str) -> bool:
    return address == above or address.startswith(above + "__")


def _runs(text: Text, address: str, settled: Settled) -> Iterator[Run]:
    """The words of an article as settled, with those that were chosen, and the brackets that stay, told apart."""
    words = _words(settled.text, _span(settled.text, address))
    chosen = _chosen(text, address, settled)
    marks = [""] * len(words)
    old = [word.casefold() for word, _ in chosen]
    for block in SequenceMatcher(None, old, [w.casefold() for w in words], autojunk=False).get_matching_blocks():
        for n in range(block.size):
            marks[block.b + n] = "chosen" if chosen[block.a + n][1] else ""
    depth = 0
    for n, word in enumerate(words):
        depth += word == "["
        marks[n] = "undecided" if depth > 0 else marks[n]
        depth -= word == "]" and depth > 0
    at = 0
    while at < len(words):
        end = at
        while end < len(words) and marks[end] == marks[at]:
            end += 1
        yield Run("".join(words[at:end]), marks[at])
        at = end


def _span(text: Text, address: str) -> Span:
    return next((p.span for p in text.provisions if p.address == address), (0, 0))


def _words(text: Text, span: Span) -> list[str]:
    return [text.words.text(n, n + 1) for n in range(*span)]


def _chosen(text: Text, address: str, settled: Settled) -> list[tuple[str, bool]]:
    """The words of an article that a settlement kept, each with whether it stood in an option that was chosen."""
    start, end = _span(text, address)
    kept, inside = [True] * (end - start), [False] * (end - start)
    for pick in settled.picks:
        choice = settled.choices[pick.choice]
        for number, option in enumerate(choice.point.options):
            for word in range(max(start, option.span[0]), min(end, option.span[1])):
                kept[word - start] = kept[word - start] and number in pick.options
                inside[word - start] = inside[word - start] or number in pick.options
    kinds = text.words.kinds[start:end].tolist()
    return [
        (text.words.text(start + n, start + n + 1), inside[n])
        for n in range(end - start)
        if kept[n] and kinds[n] != Kind.ASIDE
    ]
