"""The ways into a site: what each page of the record answers, for the header and for the start page."""

from __future__ import annotations

from dataclasses import dataclass

from .contents import Contents

__all__ = ["Way", "ways"]


@dataclass(frozen=True, slots=True)
class Way:
    """A page a reader can begin with: where it lies, its short name, the question it answers, what it shows in a sentence, and
    how much of it there is."""

    path: str
    name: str
    question: str
    says: str
    figure: str = ""


def ways(contents: Contents) -> tuple[Way, ...]:
    """The pages of the record that this site has, in the order a newcomer asks.

    >>> ways(Contents("Convention on Lanterns", ()))
    ()
    """
    record, ruled = contents.record, contents.ruled
    grid = record.grid if record.grid and record.grid.issues else None
    last = record.brackets[-1] if record.brackets else None
    return tuple(
        way
        for there, way in (
            (record.brackets, Way("brackets.html", "Open points", "What is still open?",
             "Brackets by draft, kind and article, and since when.", f"{last.total:,} now" if last else "")),
            (record.articles, Way("articles/index.html", "Articles", "What happened to this article?",
             "Each article from first to last: versions, requests, open points, the text as each side would have it.",
             _counted(len(record.articles), "article"))),
            (grid, Way("who/index.html", "Who wants what", "Who wants which words?",
             "Parties and groups against issues, with a source in each cell.",
             _counted(len(grid.actors), "name") if grid else "")),
            (record.traced, Way("origin/index.html", "Origins", "Who wrote these words first?",
             "Drafts coloured by the document or label their words were born under.", _counted(len(record.traced), "draft"))),
            (record.returns, Way("returns.html", "Returns", "What was thrown out and came back?",
             "Dropped language that stands again, and who had asked for it.", _counted(len(record.returns), "passage"))),
            (record.residue, Way("residue.html", "Residue", "What did nobody ask for?",
             "Changes without a request on record, the weightiest first.", _counted(len(record.residue), "change"))),
            (record.uptake, Way("uptake.html", "Uptake", "What became of the requests?",
             "How many of the words each label asked for stand in each draft.", _counted(len(record.uptake), "label"))),
            (record.demands, Way("demands.html", "Demands", "Is our demand met?",
             "Each demand held against each draft, with the words that show it.", _counted(len(record.demands), "demand"))),
            (ruled, Way("rules/index.html", "Rules", "What would it do?",
             "Cases and properties held against each draft, with the reasoning and the articles behind it.",
             _counted(len(ruled.scenarios), "case") if ruled else "")),
        )
        if there
    )  # fmt: skip


def _counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> _counted(1, "article"), _counted(2410, "change")
    ('1 article', '2,410 changes')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
