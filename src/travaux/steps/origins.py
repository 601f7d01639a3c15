"""Traced words as the pages colour them: each run with the page it was born on, and how many words each origin gave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from ..history import TracedRun as Traced
from ..publishing.record import Quote, TracedRun
from ..publishing.record import Traced as Shown
from ..text import Text
from ..text.words import Kind

__all__ = ["shown_runs"]


def shown_runs(symbol: str, runs: Sequence[Traced], texts: Mapping[str, Text], order: Sequence[str]) -> Shown:
    """A traced draft for its page. `texts` are the documents by symbol, for their pages; `order` their symbols by day."""
    sources, labels = Counter[str](), Counter[str]()
    shown = []
    for run in runs:
        if run.born is None:
            continue
        text = texts.get(run.born.document)
        page = text.words.page(run.born.span[0]) if text else None
        label = run.born.label if run.born.document not in texts or run.born.label else None
        shown.append(
            TracedRun(run.span, Quote(run.born.document, page=page, address=run.born.address), label or "", run.left)
        )
        said = _said(texts[symbol], run) if symbol in texts else 0
        sources[run.born.document] += said
        if label:
            labels[label] += said
    ranked = sorted(sources.items(), key=lambda one: order.index(one[0]) if one[0] in order else len(order))
    return Shown(symbol, tuple(shown), tuple(ranked), tuple(labels.most_common()))


def _said(text: Text, run: Traced) -> int:
    """How many words of a run are wording."""
    return int((text.words.kinds[run.span[0] : run.span[1]] == Kind.SAID).sum())
