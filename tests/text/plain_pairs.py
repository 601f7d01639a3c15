"""The plain twin of `signs`: pairs of bracket signs matched one by one, each as a record."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from travaux.errors import Doubt
from travaux.text import Kind, Text
from travaux.text.notation import Bracket, Option
from travaux.text.notation.owners import Owners
from travaux.text.notation.signs import FULL_WIDTH, NEVER_CLOSED, NEVER_OPENED, OPENING, WALLS

Sign = tuple[int, str, bool]


class Pairs:
    """What is known of the signs: the closing word of each opening one, where those must end that another kind closed over or
    that never close, closing words left over."""

    def __init__(self) -> None:
        self.closed: dict[int, int] = {}
        self.ended: dict[int, int] = {}
        self.limits: dict[int, int] = {}
        self.lost: list[int] = []


def plain_pairs(text: Text, owners: Owners) -> Pairs:
    """Which signs close which, provision by provision from the innermost out."""
    found = Pairs()
    left: dict[int, list[Sign]] = {}
    for owner, run in groupby(_signs(text), key=lambda sign: owners.of(sign[0])):
        left.setdefault(owner, []).extend(_reduced(run, found))
    carried = []
    for owner in range(len(owners.ends) - 1, -2, -1):
        rest = _reduced(sorted(left.pop(owner, ())), found)
        carried.append((owner, [word for word, sign, _ in rest if sign in OPENING]))
        if owner < 0 or owners.provisions[owner].kind == "footnote":
            found.lost += [word for word, sign, _ in rest if sign not in OPENING]
            continue
        head, tail = owners.edges(owner)
        rest = [
            (word, sign, inner or not (word <= head if sign in OPENING else word >= tail)) for word, sign, inner in rest
        ]
        if owners.provisions[owner].kind in WALLS:
            found.lost += [word for word, sign, inner in rest if inner and sign not in OPENING]
            rest = [one for one in rest if not one[2]]
        left.setdefault(owners.parents[owner], []).extend(rest)
    found.limits = _limits(text, owners, carried, found)
    return found


def _signs(text: Text) -> list[Sign]:
    words = text.words
    said = ((n, words.text(n, n + 1)) for n in range(len(words)))
    return [(n, one, False) for n, one in said if one in FULL_WIDTH or (one in "[]{}" and words.kinds[n] == Kind.SIGN)]


def _reduced(run: Iterable[Sign], found: Pairs) -> list[Sign]:
    """The signs of a run that are left when those that match are taken out; a brace never closes a bracket."""
    out: list[Sign] = []
    waiting = {True: 0, False: 0}
    for word, sign, inner in run:
        brace = sign in "{}"
        if sign in OPENING:
            out.append((word, sign, inner))
            waiting[brace] += 1
        elif not out or out[-1][1] not in OPENING:
            out.append((word, sign, inner))
            waiting = {True: 0, False: 0}
        elif not waiting[brace] or (inner and out[-1][2]):
            found.lost.append(word)
        else:
            while (out[-1][1] in "{}") != brace:
                found.ended[out[-1][0]] = word
                waiting[out.pop()[1] in "{}"] -= 1
            waiting[brace] -= 1
            found.closed[out.pop()[0]] = word
    return out


def _limits(text: Text, owners: Owners, carried: Sequence[tuple[int, list[int]]], found: Pairs) -> dict[int, int]:
    out = dict(found.ended)
    for owner, words in carried:
        end = owners.ends[owner] if owner >= 0 else len(text.words)
        for word in reversed(words):
            if word in found.closed or word in found.ended:
                end = word
            elif owners.of(word) == owner:
                out[word] = min([end, *(gap for gap in _gaps(text) if gap > word)])
    return out


def _gaps(text: Text) -> Iterator[int]:
    """The blank words that hold a blank line."""
    return (n for n in range(len(text.words)) if text.words.text(n, n + 1).count("\n") > 1)


def plain_brackets(text: Text, owners: Owners, found: Pairs) -> list[Bracket]:
    """A bracket for each opening sign, in the order they open; one that never closes ends before a pair that reaches beyond."""
    opening = sorted([*found.closed, *found.limits])
    ends: dict[int, int] = {}
    parents: dict[int, int] = {}
    around: list[tuple[int, int]] = []
    for word in opening:
        close = found.closed.get(word, -1)
        while around and (around[-1][0] <= word or around[-1][0] < close):
            outer = around.pop()[1]
            if outer not in found.closed:
                ends[outer] = min(ends[outer], word)
        parents[word] = opening.index(around[-1][1]) if around else -1
        room = close if close >= 0 else min(found.limits[word], around[-1][0]) if around else found.limits[word]
        ends[word] = room + (close >= 0)
        around.append((room, word))
    return [_bracket(text, owners, (word, ends[word], word in found.closed), parents[word]) for word in opening]


def _bracket(text: Text, owners: Owners, pair: tuple[int, int, bool], parent: int) -> Bracket:
    word, end, closes = pair
    span, last, doubt = (word, end), end - closes, None
    if not closes:
        doubt = _doubt(text, owners, ("unbalanced_bracket", NEVER_CLOSED), word)
    elif (text.words.text(word, word + 1) in FULL_WIDTH) != (text.words.text(last, last + 1) in FULL_WIDTH):
        doubt = _doubt(text, owners, ("mixed_bracket_signs", "A full-width sign meets an ordinary one."), word)
    return Bracket("", span, span, owners.address(word), (Option((word + 1, last)),), (), "", parent, closes, doubt)


def plain_stray(text: Text, owners: Owners, found: Pairs) -> tuple[Doubt, ...]:
    """A doubt at each closing sign that was never opened."""
    return tuple(_doubt(text, owners, ("unbalanced_bracket", NEVER_OPENED), word) for word in sorted(found.lost))


def _doubt(text: Text, owners: Owners, said: tuple[str, str], word: int) -> Doubt:
    return Doubt(*said, text.words.page(word), owners.address(word) or None, (word, word + 1))
