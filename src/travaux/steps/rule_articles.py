"""The articles of a draft beside the rules that rest on them, as the pages show them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..publishing.ruled import (
    ArticleShown,
    DraftShown,
    RuleShown,
)
from ..rules import (
    Article,
    Instrument,
    Norm,
    Patch,
    Rule,
    Variant,
)
from ..rules.language import in_words, written
from ..rules.links import Link
from ..rules.traces import (
    norm_in_words,
)

__all__ = ["draft_shown"]


def draft_shown(one: Variant, patch: Patch | None, links: Sequence[Link] = ()) -> DraftShown:
    """A draft with its articles and, where its text is held, how the words stand."""
    instrument = one.instrument
    linked = {link.article.address: link for link in links}
    by_article: dict[str, list[Rule]] = {}
    for rule in one.rules:
        by_article.setdefault(rule.article, []).append(rule)
    articles = [
        _article(one, article, by_article[article.address], linked.get(article.address))
        for article in _in_force(one)
        if article.address in by_article
    ]
    date = patch.date.isoformat() if patch and patch.date else ""
    title = patch.title if patch else instrument.title
    return DraftShown(
        one.id, title or one.id, date, patch.document if patch else "", patch.note if patch else "", tuple(articles)
    )


def _in_force(one: Variant) -> Iterator[Article]:
    """The articles of a draft, each address once: a wording that names one of its patches before one that names none."""
    laid = set(one.patches)
    taken = set()
    for article in one.instrument.articles:
        named = [a for a in one.instrument.articles if a.address == article.address and laid & set(a.drafts)]
        if article.address in taken or (article.drafts and not laid & set(article.drafts)):
            continue
        taken.add(article.address)
        yield named[-1] if named else article


def _article(one: Variant, article: Article, rules: Sequence[Rule], link: Link | None) -> ArticleShown:
    return ArticleShown(
        article.address,
        article.heading or article.address,
        article.words,
        article.quoted,
        article.source,
        article.date.isoformat() if article.date else "",
        article.confidence,
        article.status != "verified",
        tuple(_rule(_as_set(one), rule) for rule in rules),
        link.state if link else "",
        link.words if link and link.state == "stale" else "",
        (link.document, link.address or "") if link else ("", ""),
    )


def _as_set(one: Variant) -> Instrument:
    """The instrument with each parameter as the draft sets it, so that a condition is told with the draft's own number."""
    held = tuple(replace(each, values=((None, one.parameters[each.name]),)) for each in one.instrument.parameters)
    return replace(one.instrument, parameters=held)


def _rule(instrument: Instrument, rule: Rule) -> RuleShown:
    return RuleShown(
        rule.id,
        rule.kind,
        _concluded(rule),
        rule.says,
        in_words(rule.when, instrument),
        written(rule.when, instrument),
        rule.beats,
        f"{rule.reading[0].replace('_', ' ')} is {rule.reading[1].replace('_', ' ')}" if rule.reading else "",
    )


_CONCLUDED = {"must": "MUST", "must_not": "MUST NOT", "may": "MAY", "may_refuse": "MAY REFUSE"}


def _concluded(rule: Rule) -> str:
    if rule.concludes is None:
        return "sets another rule aside"
    if isinstance(rule.concludes, Norm):
        return norm_in_words(rule.concludes.subject, _CONCLUDED[rule.concludes.modality])
    name, yes = rule.concludes
    return f"{name.replace('_', ' ')}{'' if yes else ': no'}"
