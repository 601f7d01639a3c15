"""What a demand is, and what a draft does with it: verdicts with the words that show them."""

from __future__ import annotations

from dataclasses import dataclass

from ...errors import Doubt
from ...text import Span

__all__ = ["TESTS", "VERDICTS", "Answered", "Checked", "Condition", "Demand", "Proved", "Shift", "Shown", "Verdict"]

TESTS = (
    "delete",  # the provision goes
    "keep",  # the provision stays; with words: these words stay
    "restore",  # a provision that was taken out comes back
    "add",  # words come in
    "remove",  # words go
    "replace",  # words give way to others
    "at_least",  # a number is so high, or higher
    "at_most",  # a number is so low, or lower
    "applies_only_to",  # the provision refers to these provisions and to no others
    "property",  # what the wording does, as rules that stand beside it prove
)
VERDICTS = ("met", "partly", "not_met", "relocated", "unknown")


@dataclass(frozen=True, slots=True)
class Condition:
    """What is looked for: `kind` is one of `TESTS`; `words` any of which will do, `by` what replaces them, `number` with its
    unit ("four years") and `after` the words it comes after, `only` a citation, `property` the name of one."""

    kind: str
    words: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    number: str | None = None
    after: str | None = None
    only: str | None = None
    property: str | None = None


@dataclass(frozen=True, slots=True)
class Demand:
    """What an organisation asks of a text: `about` the provisions as cited from the draft `against` (both None: the whole
    text, the latest draft), its tests, all of which have to hold, and `where` it stands in its file."""

    id: str
    owner: str
    text: str
    tests: tuple[Condition, ...]
    about: str | None = None
    against: str | None = None
    date: str | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Proved:
    """What rules say of a property of a draft: the verdict (one of `VERDICTS`), why in a sentence, and the addresses of the
    provisions of that draft that it rests on."""

    verdict: str
    why: str
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """Words of a draft that show a verdict: the address, the half-open span of words, the page, the words as printed and,
    where they are not settled, the bracket they stand in."""

    address: str
    span: Span
    page: int | None
    text: str
    bracket: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one draft does with a demand: `verdict` one of `VERDICTS`, the address where the provision stands there (None:
    nowhere), the words that show it, and the reason in a sentence. Where the provision is gone, `last` is the draft and the
    address where it last stood on the way."""

    draft: str
    verdict: str
    address: str | None
    evidence: tuple[Shown, ...] = ()
    why: str = ""
    last: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """A verdict that changed from one draft to one that goes on from it: `kind` is "gain", "loss",
    "relocation", or "regression": what was met is no longer met at all, at once or by steps."""

    demand: str
    before: str
    after: str
    was: str
    now: str
    kind: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A demand with a verdict for every draft in order, and where the verdict turned."""

    id: str
    owner: str
    text: str
    about: str | None
    against: str | None
    verdicts: tuple[Verdict, ...]
    shifts: tuple[Shift, ...] = ()
    where: str = ""


@dataclass(frozen=True, slots=True)
class Checked:
    """Every demand answered, the regressions by themselves, and what could not be judged and why."""

    demands: tuple[Answered, ...]
    regressions: tuple[Shift, ...] = ()
    doubts: tuple[Doubt, ...] = ()
