"""The headings of a compilation of proposals: provisions, delegations, reasons, each line in its role."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ..words import Kind, Words
from .delegations import label_form, word_list
from .printed import Names, Printed
from .targets import FIRST_LETTERS, Target, read_target

__all__ = ["Head", "Line", "find_heads", "find_reasons", "may_hold_proposals", "printed_lines", "rationale_pattern"]

LONGEST = 240
"""Characters of the longest heading of a delegation that is looked at."""
ENOUGH = 0.4
"""Reasons for each heading that a compilation has at the least."""

LEADS = "Led|Facilitated|Co-facilitated|Coordinated|Convened|Chaired|Co-chaired"
_NUMBERED = r"\d|\[|“|\((?:\d+|[a-z]{1,3})\)|…"
_HEADED = r"(?:OPTION|Option|OPT|Article|ARTICLE|Annex|ANNEX|Part|PART)\s"
_OPENING = rf"(?=\s+(?:{_NUMBERED}|{_HEADED}))"
"""How the words of a proposal begin where the name of the delegation before them has lost its line."""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line without the blanks around it: its characters in the source."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Head:
    """One heading: kind "provision", "party", "group" (the outcome of a small group and who led it) or "paper" (the whole
    document is that delegation's), the characters of what it says, and for a provision what it is. A heading that is `over`
    provisions holds for those that follow it."""

    kind: str
    start: int
    end: int
    target: Target | None = None
    over: bool = False


@lru_cache(maxsize=1)
def rationale_pattern() -> re.Pattern[str]:
    """The word over the reasons for a proposal: at the head of a line, or glued into one before a capital."""
    words = "|".join(map(re.escape, word_list("rationale")))
    glued = "|".join(map(re.escape, word_list("glued")))
    return re.compile(rf"^[ \t]*(?:{words})(?!\w)[ \t]*[:.–—-]?|(?<=\s)(?:{glued})(?=\s[-–]?\s?[A-Z“\"‘])", re.M)


@lru_cache(maxsize=1)
def _reason_words() -> re.Pattern[str]:
    """Every word that may stand over reasons, quick to look for."""
    return re.compile("|".join(map(re.escape, {*word_list("rationale"), *word_list("glued")})))


def printed_lines(words: Words) -> list[Line]:
    """The lines of a text that are no page furniture and not empty."""
    starts: list[int] = []
    texts: list[str] = []
    at = 0
    for piece in words.source.split("\n"):
        text = piece.strip()
        if text:
            texts.append(text)
            starts.append(at + (piece.index(text) if piece[0] != text[0] else 0))
        at += len(piece) + 1
    firsts = np.searchsorted(words.starts, np.array(starts, np.int32), side="right") - 1
    said = (words.kinds[firsts] != int(Kind.ASIDE)).tolist()
    found = zip(starts, texts, said, strict=True)
    return [Line(start, start + len(text), text) for start, text, is_said in found if is_said]


def may_hold_proposals(source: str, names: Names | None) -> bool:
    """Whether a text has a word that a compilation of proposals has; where no names are known, one that shows it: reasons, the
    title of a paper, or who led a group."""
    if names is None:
        shown = (match.start() for match in _showing().finditer(source))
        return bool(find_reasons(source)) or any(_opens_line(source, at) for at in shown)
    return any(word in source for word in (*word_list("rationale"), *word_list("papers"), " by "))


def _opens_line(source: str, at: int) -> bool:
    return source[source.rfind("\n", 0, at) + 1 : at].strip() in ("", "(")


@lru_cache(maxsize=1)
def _showing() -> re.Pattern[str]:
    words = (*word_list("papers"), *(f"{word} by " for word in LEADS.split("|")))
    return re.compile("|".join(map(re.escape, words)))


def find_reasons(source: str) -> list[tuple[int, int]]:
    """Every heading over reasons in a source, its characters, in order."""
    pattern, out = rationale_pattern(), list[tuple[int, int]]()
    for word in _reason_words().finditer(source):
        line = source.rfind("\n", 0, word.start()) + 1
        begins = not source[line : word.start()].strip(" \t")
        match = pattern.match(source, line if begins else word.start())
        if match is not None and (not out or match.start() >= out[-1][1]):
            out.append(match.span())
    return out


def find_heads(printed: Printed, lines: Sequence[Line], reasons: Sequence[tuple[int, int]]) -> list[Head]:
    """The headings of a text in order; none where it is no compilation of proposals."""
    groups = _groups(lines)
    paper = [] if groups else _paper(lines, printed.names)
    if not (groups or paper or reasons or printed.names):
        return []
    targets = [read_target(one.text[:LONGEST]) if one.text[0] in FIRST_LETTERS else None for one in lines]
    page = Page(lines, targets, printed.names)
    if groups or paper:
        return _in_order([*groups, *paper], _bare_provisions(page))
    formed = [n for n in range(len(lines)) if _may_be_party(page, n)]
    if _delegation_first(page, formed, reasons):
        over = [n for n in formed if page.is_bare(n + 1)]
        return _in_order([_party(lines[n], over=True) for n in over], _bare_provisions(page))
    parties = _parties(printed, page, formed, [start for start, _ in reasons])
    if not parties:
        return []
    heads = [_party(lines[n]) for n in sorted(parties)]
    heads += _glued(printed.text.words.source, {lines[n].text for n in parties}, {lines[n].start for n in parties})
    return _in_order(heads, _provisions(page, sorted(head.start for head in heads)))


def _in_order(*heads: Sequence[Head]) -> list[Head]:
    return sorted((head for some in heads for head in some), key=lambda head: (head.start, head.kind != "provision"))


def _party(line: Line, *, over: bool = False) -> Head:
    return Head("party", line.start, line.end, None, over)


@dataclass(frozen=True, slots=True)
class Page:
    """The printed lines of a text, the provision that each begins with, and how names are known."""

    lines: Sequence[Line]
    targets: Sequence[Target | None]
    names: Names | None

    def is_bare(self, n: int) -> bool:
        """Whether a line says a provision and nothing else."""
        target = self.targets[n] if 0 <= n < len(self.lines) else None
        return target is not None and not self.lines[n].text[target.end :].strip(" .:–-")


_LED = re.compile(rf"\(?(?:{LEADS}) by .{{2,160}}?\)?")


def _groups(lines: Sequence[Line]) -> list[Head]:
    """Headings over the outcome of a small group: the line before "(Led by ...)", and that line; where there are such, also the
    lines in capitals that name the one who leads."""
    led = [n for n in range(1, len(lines)) if lines[n].text[0] in "(LFCc" and _LED.fullmatch(lines[n].text)]
    if not led:
        return []
    chair = re.compile(rf"\b(?:{'|'.join(word.upper() for word in word_list('chair'))})S?\b")
    capitals = [n for n, one in enumerate(lines) if one.text.isupper() and n + 1 not in led and chair.search(one.text)]
    heads = [Head("group", lines[n - 1].start, lines[n].end, None, over=True) for n in led]
    return heads + [Head("group", lines[n].start, lines[n].end, None, over=True) for n in capitals]


def _bare_provisions(page: Page) -> list[Head]:
    """The lines that say a provision and nothing else, or one with its title in capitals."""
    lines, targets = page.lines, page.targets
    return [
        Head("provision", lines[n].start, lines[n].start + target.end if page.is_bare(n) else lines[n].end, target)
        for n, target in enumerate(targets)
        if target is not None and (page.is_bare(n) or lines[n].text.isupper())
    ]


def _delegation_first(page: Page, formed: Sequence[int], reasons: Sequence[tuple[int, int]]) -> bool:
    """Whether a compilation goes delegation by delegation, provisions under each, and not the other way round."""
    under = sum(page.is_bare(n + 1) for n in formed)
    over = sum(n > 0 and page.is_bare(n - 1) for n in formed)
    return under > over and (len(reasons) >= ENOUGH * under or (page.names is not None and under > 1))


@lru_cache(maxsize=1)
def _papers() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{'|'.join(map(re.escape, word_list('papers')))})\s+(?P<the>the\s+)?(?P<label>.+?)(?:\s+on\s.+)?$"
    )


def _paper(lines: Sequence[Line], names: Names | None) -> list[Head]:
    """The title that says whose paper the document is, within its first lines."""
    for line in lines[:40]:
        match = _papers().match(line.text) if len(line.text) < LONGEST else None
        if match and label_form(match["label"], names):
            start = line.start + match.start("label")
            return [Head("paper", start, line.start + match.end("label"), None, over=True)]
    return []


def _parties(printed: Printed, page: Page, formed: Sequence[int], reasons: Sequence[int]) -> set[int]:
    """The lines that are names of delegations: their form says so, and so does their place.

    The place is right after the heading of a provision, or after the reasons of the proposal before; a line that stands
    in such a place once, or that the caller knows by name, is a heading wherever it stands alone. Where there are few reasons
    for many such lines, they are titles.
    """
    lines, names = page.lines, page.names
    placed = _placed(page, formed, reasons)
    texts = {lines[n].text for n in placed}
    looks = _looks(printed, lines, formed)
    shown = {looks[n] for n in placed if n in looks}
    known = {n for n in formed if names is not None and names(lines[n].text)}
    found = {n for n in formed if lines[n].text in texts or looks.get(n) in shown} | known
    if len(reasons) >= ENOUGH * len(found):
        return found
    return known if len(known & placed) > 1 else set()


def _placed(page: Page, formed: Sequence[int], reasons: Sequence[int]) -> set[int]:
    placed: set[int] = set()
    titles: set[int] = set()
    at, since, last = 0, -1, -1
    names = set(formed)
    for n in formed:
        while at < len(reasons) and reasons[at] < page.lines[n].start:
            since = reasons[at]
            at += 1
        titled = n > 0 and page.targets[n - 1] is not None
        is_title = titled and n + 1 in names and not (page.names is not None and page.names(page.lines[n].text))
        if is_title:
            titles.add(n)
        elif since > last or titled or n - 1 in titles:
            placed.add(n)
            last = page.lines[n].start
    return placed


def _looks(printed: Printed, lines: Sequence[Line], formed: Sequence[int]) -> dict[int, str]:
    """How lines that are set apart as a whole are set: bold, italic or underlined (a line in plain letters is not there)."""
    words = printed.text.words
    marks = [m for m in printed.text.marks if m.kind in ("bold", "italic", "underline")]
    if not marks:
        return {}
    firsts = {words.at(lines[n].start): n for n in formed}
    ends = {n: words.at(lines[n].end - 1) + 1 for n in formed}
    out: dict[int, str] = {}
    for mark in marks:
        for word in range(mark.span[0], mark.span[1]):
            n = firsts.get(word, -1)
            if n >= 0 and mark.span[1] >= ends[n]:
                out[n] = f"{out.get(n, '')} {mark.kind}"
    return out


def _may_be_party(page: Page, n: int) -> bool:
    line = page.lines[n].text
    if page.targets[n] is not None or len(line) > LONGEST or not (line[0].isupper() or line.startswith("the ")):
        return False
    if line[-1] in ".;:?!”" or (n and _titled(page.lines[n - 1], page.targets[n - 1], page.lines[n])):
        return False
    return label_form(line, page.names) != ""


def _titled(line: Line, target: Target | None, after: Line) -> bool:
    """Whether a line in capitals goes on with the title of the provision before it."""
    return target is not None and bool(line.text[target.end :].strip()) and after.text.isupper()


def _glued(source: str, names: set[str], taken: set[int]) -> list[Head]:
    """Names of delegations that have lost their line: before the words of the proposal, or after the reasons of another."""
    if not names:
        return []
    written = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    alone = rf"^[ \t]*(?P<line>{written})(?:{_OPENING}|\s+(?=[A-Z]))"
    after = rf"(?:(?<=[.;\])”’] )|(?<=provided ))(?P<inner>{written}){_OPENING}"
    pattern = re.compile(f"{alone}|{after}", re.M)
    out = []
    for match in _one_by_one(pattern, source, _begins_of_names(source, names)):
        span = match.span("line") if match["line"] else match.span("inner")
        if span[0] not in taken and "\n" not in source[span[0] : match.end()]:
            out.append(Head("party", *span))
    provision = re.compile(rf"A(?<![^\n]A)(?:RTICLE|rticle)\s\S{{1,8}}\s(?P<name>{written}){_OPENING}", re.M)
    return out + [Head("party", *m.span("name")) for m in provision.finditer(source)]


def _begins_of_names(source: str, names: set[str]) -> list[int]:
    """Where a name could stand that has lost its line: the beginnings of lines and the places after the end of a sentence, where
    the first letter of a name stands there."""
    letters = re.escape("".join(sorted({name[0] for name in names})))
    inner = (re.compile(rf"{before}(?=[{letters}])").finditer(source) for before in (r"[.;\])”’] ", "provided "))
    lines = (match.start() + 1 for match in re.finditer(rf"\n(?=[ \t]*[{letters}])", source))
    return sorted({0, *lines, *(match.end() for some in inner for match in some)})


def _one_by_one(pattern: re.Pattern[str], source: str, places: Sequence[int]) -> Iterator[re.Match[str]]:
    """What a pattern finds in a source where it is looked for at some places only, none of two that overlap."""
    end = 0
    for at in places:
        match = pattern.match(source, at) if at >= end else None
        if match is not None:
            end = match.end()
            yield match


def _provisions(page: Page, parties: Sequence[int]) -> list[Head]:
    """The lines that are headings of provisions in a compilation: those before a delegation, in the same line or the next, or
    before another such heading; a title may stand between."""
    lines, heads = page.lines, set(parties)
    out: list[Head] = []
    for n in range(len(lines) - 1, -1, -1):
        target, line = page.targets[n], lines[n]
        if target is None:
            continue
        at = bisect_right(parties, line.start)
        glued = at < len(parties) and parties[at] <= line.start + target.end + 2
        if glued or _leads(page, n, heads):
            out.append(Head("provision", line.start, line.start + target.end, target))
            heads.add(line.start)
    return out


def _leads(page: Page, n: int, heads: set[int]) -> bool:
    """Whether the next line is a heading, or the one after the title of this provision."""
    lines = page.lines
    if len(lines[n].text) > LONGEST or (lines[n].text[-1] in ".;:" and not page.is_bare(n)):
        return False
    if n + 1 < len(lines) and lines[n + 1].start in heads:
        return True
    title = n + 2 < len(lines) and lines[n + 2].start in heads and page.targets[n + 1] is None
    return title and len(lines[n + 1].text) < LONGEST and lines[n + 1].text[-1] not in ".;:"
