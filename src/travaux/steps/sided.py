"""Articles as each side would have them: the draft settled by its word, or its groups', with what was chosen marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import groupby

from ..publishing.record import Paragraph, Run, Side
from ..text import Text
from ..text.notation import Settled, settle_as
from ..text.words import Kind, Span
from .noted import Noted, Who, labels_of, who_is
from .settled import favours_of
from .voices import Said

__all__ = ["sides_of"]

MOST = 8
"""So many sides stand side by side on a page; those with most to say in the article come first."""
KINDS = ("state", "group", "observer", "area", "former")


def sides_of(noted: Noted, articles: Iterable[str], said: Said) -> Mapping[str, tuple[Side, ...]]:
    """For each article (its address) in which somebody is on record, its text as each of them would have it.

    Guarantees: a side follows its own word, then that of its groups; what neither decides keeps its brackets.
    """
    known = lru_cache(maxsize=None)(who_is(said.parties))
    speaking = {address: _speaking(noted, address, known, said) for address in articles}
    entries, settled = said.table.entries, dict[str, Settled]()
    for code in dict.fromkeys(code for each in speaking.values() for code in each):
        favours = favours_of(code, known, date=said.date or None, parties=said.parties, spoken=said.spoken)
        settled[code] = settle_as(noted.text, noted.notation, favours)
    return {
        address: tuple(_sides(noted.text, address, [(entries[c].name, entries[c].kind, settled[c]) for c in each]))
        for address, each in speaking.items()
        if each
    }


def _speaking(noted: Noted, address: str, known: Who, said: Said) -> list[str]:
    """The codes of those on record in an article, those with most to say first."""
    here = [b for b in (*noted.notation.brackets, *noted.notation.rivals) if _in(b.address, address)]
    spoken = Counter[str]()
    for label in labels_of(here):
        if label.form not in ("tracked", "chair"):
            spoken.update(n.code for n in known(label.label, said.date or None) if n.code and n.kind in KINDS)
    if said.spoken is not None:
        heard = (one.stance for point in here for one in said.spoken.on(point))
        spoken.update(one.on_behalf_of or one.party for one in heard if one.kind in KINDS)
    return [code for code, _ in spoken.most_common(MOST) if code in said.table.entries]


def _sides(text: Text, address: str, settled: Sequence[tuple[str, str, Settled]]) -> Iterator[Side]:
    """The sides of one article; those whose text is the same stand together."""
    held: dict[tuple[Paragraph, ...], list[tuple[str, str, Settled]]] = {}
    for one in settled:
        held.setdefault(tuple(_paragraphs(text, address, one[2])), []).append(one)
    for paragraphs, each in held.items():
        name = ", ".join(name for name, _, _ in each)
        kind = each[0][1] if len(each) == 1 else ""
        found = each[0][2]
        here = {n for n, choice in enumerate(found.choices) if _in(choice.address, address)}
        decided = sum(pick.choice in here for pick in found.picks)
        undecided = sum(_in(u.address or "", address) for u in found.undecided)
        yield Side(name, kind, paragraphs, decided, undecided)


def _in(address: str, above: str) -> bool:
    return address == above or address.startswith(above + "__")


def _paragraphs(text: Text, address: str, settled: Settled) -> Iterator[Paragraph]:
    """The paragraphs of an article as settled, its number and heading left out."""
    span = _span(settled.text, address)
    marks = _marked(text, address, settled)
    owner = {n: p.address for p in settled.text.provisions if _in(p.address, address) for n in range(*p.span)}
    here = next((p for p in settled.text.provisions if p.address == address), None)
    head = [s for s in ((here.label, here.heading_span) if here else ()) if s]
    first = max((end for _, end in head), default=span[0])
    for name, group in groupby(range(first, span[1]), key=lambda n: owner.get(n, address)):
        runs = tuple(_runs(settled.text, list(group), marks, span[0]))
        if any(run.words.strip() for run in runs):
            yield Paragraph(name, runs)


def _runs(text: Text, words: list[int], marks: list[str], start: int) -> Iterator[Run]:
    for mark, group in groupby(words, key=lambda n: marks[n - start]):
        yield Run("".join(text.words.text(n, n + 1) for n in group), mark)


def _marked(text: Text, address: str, settled: Settled) -> list[str]:
    """For each word of an article as settled whether it was chosen, or stands in a bracket that stays."""
    words = _words(settled.text, _span(settled.text, address))
    chosen = [(word, taken) for word, taken in _chosen(text, address, settled) if word.strip()]
    places = [n for n, word in enumerate(words) if word.strip()]
    marks = [""] * len(words)
    pair = [word.casefold() for word, _ in chosen], [words[n].casefold() for n in places]
    for block in SequenceMatcher(None, *pair, autojunk=False).get_matching_blocks():
        for n in range(block.size):
            marks[places[block.b + n]] = "chosen" if chosen[block.a + n][1] else ""
    for n in range(1, len(words) - 1):
        between = not words[n].strip() and marks[n - 1] == marks[n + 1]
        marks[n] = marks[n - 1] if between else marks[n]
    depth = 0
    for n, word in enumerate(words):
        depth += word == "["
        marks[n] = "undecided" if depth > 0 else marks[n]
        depth -= word == "]" and depth > 0
    return marks


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
