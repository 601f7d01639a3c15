"""Provisions and the head of a file: what their items and quoted lines say."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from ..records import Article
from .outline import Item, Provision
from .places import Source, Span, Wrong, near

__all__ = ["Head", "article_of", "head_of"]

OURS = "In our words:"
STATUSES = ("verified", "unverified")
Head = dict[str, tuple[Item, ...]]

_FINGERPRINT = re.compile(r"sha256:[0-9a-f]{64}(?:\s+sha256:[0-9a-f]{64})*")


def head_of(provision: Provision) -> Head:
    """What stands before the first provision, by key."""
    found: Head = {}
    for one in provision.items:
        found[one.key] = (*found.get(one.key, ()), one)
    return found


def article_of(provision: Provision, source: Source, wrongs: list[Wrong], odd: list[Wrong]) -> Article:
    """The record of a provision; what cannot be read goes into `wrongs`, what is odd into `odd`."""
    items: dict[str, Item] = {}
    for one in provision.items:
        if one.key in items:
            wrongs.append(Wrong("said_twice", f"{one.key!r} is said twice of one provision.", one.key_at, "keep one."))
        items[one.key] = one

    def read(key: str, how: Callable[[Item], object]) -> object:
        try:
            return how(items[key]) if key in items else None
        except Wrong as wrong:
            wrongs.append(wrong)
            return None

    def plain(key: str) -> str:
        return items[key].value if key in items else ""

    words, quoted = _words(provision, odd)
    day = read("date", _day)
    return Article(
        provision.address,
        provision.heading,
        words,
        quoted,
        plain("source"),
        day if isinstance(day, date) else None,
        plain("confidence"),
        str(read("status", _status) or "unverified"),
        plain("document"),
        str(read("fingerprint", _fingerprint) or ""),
        tuple(one.strip() for one in plain("drafts").split(",") if one.strip()),
        source.place(provision.at),
    )


def _words(provision: Provision, odd: list[Wrong]) -> tuple[str, bool]:
    text = " ".join(one for _, line in provision.words for one in line.split())
    if not text:
        return "", False
    if text.startswith(OURS):
        return text.removeprefix(OURS).strip(), False
    for opening, closing in ("“”", '""'):
        if text.startswith(opening) and text.endswith(closing) and len(text) > 1:
            return text[1:-1].strip(), True
    line, first = provision.words[0]
    hint = f"put the provision's own words in “ ”, and begin a paraphrase with “{OURS}”."
    odd.append(Wrong("whose_words", "It is not said whose words these are.", Span(line, 3, 3 + len(first)), hint))
    return text, False


def _day(item: Item) -> date:
    try:
        return date.fromisoformat(item.value)
    except ValueError:
        what = f"{item.value!r} is no day."
        raise Wrong("no_such_day", what, item.at, "write it as 2024-08-07.") from None


def _status(item: Item) -> str:
    if item.value not in STATUSES:
        what = f"There is no status {item.value!r}."
        raise Wrong("unknown_status", what, item.at, near(item.value, STATUSES))
    return item.value


def _fingerprint(item: Item) -> str:
    if not _FINGERPRINT.fullmatch(item.value):
        hint = "write sha256: and 64 signs of 0-9 and a-f, as `travaux rules links` gives them."
        raise Wrong("wrong_fingerprint", "This is no fingerprint.", item.at, hint)
    return item.value
