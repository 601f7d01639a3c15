"""What credit is made of: a revision, the candidates for each of its changes with their evidence, what is left over."""

from __future__ import annotations

from dataclasses import dataclass

from ...comparison import Change, Comparison
from ...text.notation import Notation
from ..records import Dated, Request

__all__ = ["THRESHOLD", "VERDICTS", "Candidate", "Credit", "Left", "Revision", "Taken"]

THRESHOLD = 0.6
"""From this score on a request is given as one behind a change; below it is only shown as near."""
VERDICTS = ("asked", "partly", "nobody", "editorial")
PLACES = ("same", "within", "article", "neighbour", "elsewhere", "unknown")


@dataclass(frozen=True, slots=True, eq=False)
class Revision:
    """Two drafts and what changed between them; the notation of each (None: not read), so that labels are not taken for
    wording; `beside` are other drafts that the later one goes on from: what stands there is not new."""

    before: Dated
    after: Dated
    comparison: Comparison
    signs: tuple[Notation | None, Notation | None] = (None, None)
    beside: tuple[Dated, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A request that may be behind a change: `put_in` and `taken_out` are the shares (0-1) of the words that came and of those
    that went that it asked for, weighed by how much they say and how near they stand (None: the change has none, or the
    request asks for none); `score` is the whole of it. `place` is one of `PLACES`; `words` what they share; `why` in words;
    `of_request` how much of the wording it asked for stands in the change (0-1)."""

    request: Request
    score: float
    put_in: float | None
    taken_out: float | None
    place: str
    words: tuple[str, ...]
    why: str
    of_request: float = 0.0


@dataclass(frozen=True, slots=True)
class Credit:
    """One change and who asked for it on the record, as printed.

    `verdict` is "asked", "partly" (a part of it was asked for: `why` says which, `unasked` what was not), "nobody", or
    "editorial" (numbers, signs, labels, cover pages: nothing to ask for; `why` says which). `came` and `went` are the words,
    without labels and signs. `asked_by` holds every request over the threshold, or whose whole wording the change holds, the
    strongest first; `near` the strongest below it; `opposed` those that asked for the opposite; `late` those that would fit
    and were tabled after the draft; `typed_by` who typed it where the draft shows that. `unasked` are the runs of words that
    came in and that no request in `asked_by` has.
    """

    change: Change
    before: str
    after: str
    verdict: str
    why: str
    came: str
    went: str
    asked_by: tuple[Candidate, ...] = ()
    near: tuple[Candidate, ...] = ()
    opposed: tuple[Candidate, ...] = ()
    late: tuple[Candidate, ...] = ()
    typed_by: tuple[str, ...] = ()
    unasked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Left:
    """A change, or the part of it, that nobody on the record asked for: how much it weighs and why, and the nearest requests
    (each says in `why` what is missing)."""

    credit: Credit
    weight: float
    reasons: tuple[str, ...]
    words: tuple[str, ...]
    nearest: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """How much of what a label asked for stands in one draft.

    `asked` words were to come in, `taken` of them stand there, `lost` stood in an earlier draft and do no more; `keeping`
    words stood on the table and were to stay, `kept` of them stand there. `articles` has (article, asked, taken) for each.
    """

    label: str
    draft: str
    asked: int
    taken: int
    lost: int
    keeping: int = 0
    kept: int = 0
    articles: tuple[tuple[str, int, int], ...] = ()
