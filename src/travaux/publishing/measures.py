"""What history and positions measured: returns, changes nobody asked for, uptake, demands, brackets over the drafts."""

from __future__ import annotations

from dataclasses import dataclass

from .record import Claim, Quote, Run

__all__ = ["Bracketing", "Demand", "Opened", "Return", "Taken", "Unasked", "Uptake", "Verdict"]


@dataclass(frozen=True, slots=True)
class Return:
    """Language that was dropped and came back: the words as they last stood and as they stand again, the draft that dropped
    them, whether they came back word for word, and who had asked for them in between; `edits` are both wordings in one: runs
    marked "gone", "come", or "" where they are the same; `stands_in` the other instruments that say it too."""

    last_in: Quote
    dropped_in: str
    back_in: Quote
    words: int
    exact: bool = True
    asked: tuple[Claim, ...] = ()
    edits: tuple[Run, ...] = ()
    stands_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unasked:
    """A change that nobody on the record asked for: the comparison and the number of the change in it, what left and what
    came, its weight (1 is the most) with the reason, and the nearest requests with why they do not match."""

    before: str
    after: str
    change: int
    address: str
    gone: str = ""
    come: str = ""
    weight: float = 0.0
    reason: str = ""
    nearest: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """How much of what a label asked for stands in one draft: words asked to come in by then, words of them that stand, words
    that stood in an earlier draft and are lost; words that stood on the table and were to stay, and those of them that do."""

    document: str
    asked: int
    taken: int
    lost: int = 0
    keeping: int = 0
    kept: int = 0


@dataclass(frozen=True, slots=True)
class Uptake:
    """What became of the requests under one printed label, draft by draft, and by article of the newest draft (address, words
    asked, words taken)."""

    label: str
    drafts: tuple[Taken, ...]
    articles: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """A demand held against one draft: met, partly, not met, relocated or unknown; where; the words that show it; why; and
    whether the draft before met it better."""

    document: str
    verdict: str
    address: str = ""
    quote: Quote | None = None
    why: str = ""
    worse: bool = False


@dataclass(frozen=True, slots=True)
class Demand:
    """What an organisation or a party asks of the text: number in its paper, owner, the words, what they are about as cited,
    and the verdict on each draft."""

    id: str
    owner: str
    text: str
    about: str = ""
    verdicts: tuple[Verdict, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """The open points of one article in one draft: the article's first version names its row."""

    born: tuple[str, str]
    address: str
    count: int
    oldest: str = ""


@dataclass(frozen=True, slots=True)
class Bracketing:
    """The open points of one draft: how many, by kind, by holder, by article; how many are new since the draft before and how
    many closed (None: not known); how many were first seen in which draft; brackets that never close; and how many brackets
    are remarks (status, notes, text left out), which leave nothing open. `closings` says what became of the words of those
    that closed: kept, gone, or chosen among rivals."""

    document: str
    total: int
    kinds: tuple[tuple[str, int], ...] = ()
    holders: tuple[tuple[str, int], ...] = ()
    articles: tuple[Opened, ...] = ()
    opened: int | None = None
    closed: int | None = None
    ages: tuple[tuple[str, int], ...] = ()
    unbalanced: int = 0
    remarks: int = 0
    closings: tuple[tuple[str, int], ...] = ()
