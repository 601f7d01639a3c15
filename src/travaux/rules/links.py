"""Rules tied to the words they rest on: the fingerprint of a provision, and which rules a newer draft has made stale."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..text import Text, find
from .records import Article
from .variants import Variant, articles_of

__all__ = ["STATES", "Link", "fingerprint_of", "links_of"]

STATES = ("confirmed", "stale", "unconfirmed", "gone", "not held")
"""The words are those that a person confirmed; they are others; nobody has confirmed any; the provision is not in the draft;
the document is not held, so that nothing can be said."""

Follow = Callable[[str, str, str], str | None]
"""Where a provision of one document (symbol, address) stands in another (symbol); None where it does not."""


@dataclass(frozen=True, slots=True)
class Link:
    """An article of a rule file beside the words of a draft: the variant, the document, where the provision stands there (None:
    nowhere), its words and their fingerprint, and the state, one of `STATES`; `rules` are those that rest on it."""

    variant: str
    article: Article
    document: str
    address: str | None
    words: str
    fingerprint: str
    state: str
    rules: tuple[str, ...]


def fingerprint_of(words: str) -> str:
    """The SHA-256 of words, whatever stands between them; brackets and punctuation count.

    >>> fingerprint_of("Parties  shall\\n report.") == fingerprint_of("Parties shall report.")
    True
    >>> fingerprint_of("Parties shall report.") == fingerprint_of("Parties shall  [report].")
    False
    """
    return hashlib.sha256(" ".join(words.split()).encode("utf-8")).hexdigest()


def links_of(one: Variant, documents: Sequence[str], texts: Mapping[str, Text], follow: Follow) -> Iterator[Link]:
    """Every article that the rules of a variant rest on, beside the words of the draft that the variant encodes.

    A draft may stand in several documents, each a part of it. A provision is looked for where the article says it stood
    (`Article.document`) and followed from there into the first document that has it.
    """
    resting: dict[str, list[str]] = {}
    for rule in one.rules:
        resting.setdefault(rule.article, []).append(rule.id)
    for article in articles_of(one):
        if article.address in resting:
            rules = tuple(resting[article.address])
            found = [_link(one, article, document, texts, follow=follow, rules=rules) for document in documents]
            yield min(found, key=lambda link: STATES.index(link.state))


def _link(
    one: Variant, article: Article, document: str, texts: Mapping[str, Text], *, follow: Follow, rules: tuple[str, ...]
) -> Link:
    source = article.document or document
    if document not in texts or source not in texts:
        return Link(one.id, article, document, None, "", "", "not held", rules)
    address = article.address if source == document else follow(source, article.address, document)
    index = find(texts[document].provisions, address) if address else None
    if address is None or index is None:
        return Link(one.id, article, document, None, "", "", "gone", rules)
    start, end = texts[document].provisions[index].span
    words = " ".join(texts[document].words.text(start, end).split())
    found = fingerprint_of(words)
    return Link(one.id, article, document, address, words, found, _state(article, found), rules)


def _state(article: Article, found: str) -> str:
    if not article.fingerprint:
        return "unconfirmed"
    return "confirmed" if found in article.fingerprint.replace("sha256:", "").split() else "stale"
