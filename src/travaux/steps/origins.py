"""Traced words as the pages colour them: each run with the page it was born on, and how many words each origin gave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from ..history import Dated
from ..history import TracedRun as Traced
from ..publishing.record import Quote, TracedRun
from ..publishing.record import Traced as Shown
from ..text import Text
from ..text.words import Kind, Span, Words

__all__ = ["shown_runs"]


def shown_runs(symbol: str, runs: Sequence[Traced], dated: Sequence[Dated]) -> Shown:
    """A traced draft for its page. `dated` are the documents by day; a label that is only the name of its document is none."""
    texts = {one.symbol: one.text for one in dated}
    names = {one.symbol: one.label for one in dated}
    sources, labels = Counter[str](), Counter[str]()
    shown: list[TracedRun] = []
    for run in runs:
        if run.born is None:
            continue
        text, label = texts.get(run.born.document), run.born.label or ""
        label = "" if label == names.get(run.born.document) else label
        page = text.words.page(run.born.span[0]) if text else None
        one = TracedRun(run.span, Quote(run.born.document, page=page, address=run.born.address), label, run.left)
        _lay(shown, one)
        said = _said(texts[symbol], run)
        sources[run.born.document] += said
        labels[label] += said if label else 0
    order = [one.symbol for one in dated]
    ranked = sorted(sources.items(), key=lambda one: order.index(one[0]))
    words = texts[symbol].words
    told = tuple(replace(run, span=_trimmed(words, run.span)) for run in shown)
    return Shown(symbol, told, tuple(ranked), tuple(one for one in labels.most_common() if one[0]))


def _lay(shown: list[TracedRun], one: TracedRun) -> None:
    """Put a run behind the others, into the one before it where both were born together."""
    last = shown[-1] if shown else None
    if last and last.span[1] == one.span[0] and replace(last, span=one.span) == one:
        shown[-1] = replace(one, span=(last.span[0], one.span[1]))
    else:
        shown.append(one)


def _trimmed(words: Words, span: Span) -> Span:
    """A span without the blanks at its end."""
    start, end = span
    while end > start + 1 and words.kinds[end - 1] == Kind.BLANK:
        end -= 1
    return start, end


def _said(text: Text, run: Traced) -> int:
    """How many words of a run are wording."""
    return int((text.words.kinds[run.span[0] : run.span[1]] == Kind.SAID).sum())
