"""The one who leads the talks, as a voice of its own: the Chair's text, the facilitators' option."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from .delegations import label_form, word_list
from .headings import Line
from .printed import Printed
from .records import Attribution, Proposal

__all__ = ["chair_sections", "may_hold_sections", "voice"]

HEAD = 9000
"""Characters at the beginning of a document within which it says whose text it is."""


_WORDING = "(?:[Oo]ption|[Tt]ext|[Pp]roposal|[Cc]ompromise|[Aa]lternative|[Dd]raft|[Ss]uggestion)"
_OWN = tuple(re.compile(rf"{sign}s? {_WORDING}") for sign in "’'")


@lru_cache(maxsize=1)
def _chairs() -> tuple[str, ...]:
    return tuple({form for word in word_list("chair") for form in (word, word.upper())})


@lru_cache(maxsize=1)
def _chair() -> str:
    return "|".join(sorted(map(re.escape, _chairs()), key=len, reverse=True))


@lru_cache(maxsize=1)
def _whole() -> re.Pattern[str]:
    """How a document says that its text is that of the one who leads: on its title page, or in its first paragraphs."""
    doings = (
        "submitted",
        "prepared",
        "presented",
        "issued",
        "proposed",
        "drafted",
        "note",
        "text",
        "draft",
        "non-paper",
    )
    by = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in (*doings, "proposals", "proposal"))
    own = r"(?i:own|(?:draft )?(?:text|draft|proposal|non-paper|summary|compromise|vision))"
    return re.compile(
        rf"(?:{by}) by (?P<by>the (?:{_chair()})(?: of the [A-Z][\w’' ]{{2,60}})?)(?!\w|\s?:)"
        rf"|(?P<own>(?:[Tt]he )?(?:{_chair()}))[’'][sS]? {own}(?!\w)"
        rf"|(?P<opens>[Tt]he (?:{_chair()})) (?:presents|submits) this (?:draft|text|revision)"
    )


@lru_cache(maxsize=1)
def _section() -> re.Pattern[str]:
    """A heading that sets words apart as those of the one who leads."""
    return re.compile(
        rf"(?:[A-Z][\w\-]* (?:to |in |of )?(?:the )?)*(?P<label>{_chair()})[’']s? {_WORDING}s?(?: \([^)\n]{{1,60}}\))?[:.]?"
    )


_SPONSORED = re.compile(
    r"(?P<label>[^\n:]{2,300}?)\*{0,3}\s?:\s(?:[Rr]evised |[Ff]urther )*"
    r"(?:[Dd]raft|[Ww]orking paper|[Cc]onference room paper|[Aa]mendments?|[Pp]roposals?|[Nn]on-paper)(?!\w)[^\n]{0,80}"
    r"|(?:[Ss]ubmitted|[Pp]roposed|[Pp]resented|[Tt]abled) by (?P<by>[^\n]{2,300})"
)
"""How a document says whose draft it is: "Norland and Mirrow: draft resolution", "Submitted by Norland"."""


def voice(printed: Printed) -> Attribution | None:
    """Whose own text the document is, where it says that it is the Chair's, the facilitators' or the secretariat's (form
    "chair"), or names delegations that submit it as a whole (form "heading")."""
    words = printed.text.words
    match = _whole().search(words.source, 0, min(HEAD, len(words.source)))
    if match is None:
        return _sponsors(printed)
    name = next(key for key in ("by", "own", "opens") if match[key])
    return _voiced(printed, match.span(name), "chair")


def _sponsors(printed: Printed) -> Attribution | None:
    source = printed.text.words.source
    for line in re.finditer(r"[^\n]+", source[:HEAD]):
        text = line[0].strip()
        match = _SPONSORED.fullmatch(text)
        if match is None:
            continue
        name = "label" if match["label"] else "by"
        label = match[name].rstrip(" *")
        if label_form(label, printed.names):
            start = line.start() + line[0].index(text) + match.start(name)
            return _voiced(printed, (start, start + len(label)), "heading")
    return None


def _voiced(printed: Printed, chars: tuple[int, int], form: str) -> Attribution:
    words = printed.text.words
    return Attribution(words.source[slice(*chars)], "propose", form, (words.at(chars[0]), words.at(chars[1] - 1) + 1))


def may_hold_sections(source: str) -> bool:
    """Whether a text speaks of a text, an option or a proposal of the one who leads."""
    return any(source.endswith(_chairs(), 0, match.start()) for own in _OWN for match in own.finditer(source))


def chair_sections(printed: Printed, lines: Sequence[Line]) -> tuple[Proposal, ...]:
    """The stretches that stand under a heading such as "Facilitators' option (convergent text)", to the next heading like it or
    the next article."""
    heads = [n for n, line in enumerate(lines) if len(line.text) < 120 and _section().fullmatch(line.text)]
    return tuple(one for n in heads for one in _under(printed, lines, n, heads))


def _under(printed: Printed, lines: Sequence[Line], n: int, heads: Sequence[int]) -> list[Proposal]:
    words, text = printed.text.words, printed.text
    match = _section().fullmatch(lines[n].text)
    first, last = n + 1, next((m for m in heads if m > n), len(lines)) - 1
    articles = {p.span[0] for p in text.provisions if p.kind in ("article", "rule", "part", "chapter", "annex")}
    last = next((m - 1 for m in range(first, last + 1) if words.at(lines[m].start) in articles), last)
    if match is None or last < first:
        return []
    start = lines[n].start + match.start("label")
    label = (words.at(start), words.at(start + len(match["label"]) - 1) + 1)
    span = (words.at(lines[first].start), words.at(lines[last].end - 1) + 1)
    who = Attribution(match["label"], "propose", "chair", label)
    owner = printed.owners.address(words.at(lines[n].start)).split("__opt_")[0]
    return [Proposal(who, lines[n].text, owner or None, span)]
