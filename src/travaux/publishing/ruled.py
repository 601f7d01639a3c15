"""What a wording would do, as the pages draw it: articles beside their rules, cases, proofs, contrasts, questions and answers.

These records are filled by `travaux.steps`; the pages draw them and add nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "Answered",
    "ArticleShown",
    "Cell",
    "Class",
    "Contrasted",
    "DraftShown",
    "FindingShown",
    "Proof",
    "ProofCell",
    "Question",
    "RuleShown",
    "Ruled",
    "Scenario",
    "Witness",
]


@dataclass(frozen=True, slots=True)
class RuleShown:
    """A rule: its name, what it does, one plain sentence, its condition in words and as written, the rules it beats."""

    id: str
    kind: str
    concludes: str
    says: str
    when: str
    written: str
    beats: tuple[str, ...] = ()
    reading: str = ""


@dataclass(frozen=True, slots=True)
class ArticleShown:
    """A provision and the rules that rest on it: address, heading, the words quoted or told in ours, where to check them, the
    mark ("S", "K"), whether it is still to be checked against the official text, and `state` against the newest words of the
    draft (one of `travaux.rules.links.STATES`, "" where no draft is held), with those words where they are others now."""

    address: str
    heading: str
    words: str
    quoted: bool
    source: str
    date: str
    confidence: str
    unverified: bool
    rules: tuple[RuleShown, ...]
    state: str = ""
    now: str = ""
    place: tuple[str, str] = ("", "")  # the draft and the address where it stands there


@dataclass(frozen=True, slots=True)
class DraftShown:
    """A draft of an instrument with its articles; `document` is the symbol of the text that it encodes ("" for none)."""

    id: str
    title: str
    date: str
    document: str
    note: str
    articles: tuple[ArticleShown, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """What a case comes to under one draft: the outcomes that can be (one where the facts decide), what was expected ("" for
    nothing), and why."""

    outcomes: tuple[str, ...]
    expected: str = ""
    because: str = ""
    depends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scenario:
    """A named case: its facts in words, whose concern it is, a cell for each draft, and the facts as the form takes them."""

    id: str
    title: str
    question: str
    facts: tuple[str, ...]
    concern: str
    cells: tuple[Cell, ...]
    chosen: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ProofCell:
    """A property held against one draft: "holds", "fails" or "vacuous"; the engines that said so; the articles that give it;
    or the case where it fails, in words, and the story of it."""

    verdict: str
    engines: tuple[str, ...] = ()
    core: tuple[str, ...] = ()
    case: tuple[str, ...] = ()
    story: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """A property with a cell for each draft."""

    id: str
    title: str
    formula: str
    note: str
    cells: tuple[ProofCell, ...]


@dataclass(frozen=True, slots=True)
class Class:
    """Cases that fare alike: what they share, in words, how many scenarios they are, and what becomes of them."""

    words: tuple[str, ...]
    count: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Witness:
    """One case that fares otherwise: its facts in words, both outcomes, where the two lines of reasoning part, and each."""

    facts: tuple[str, ...]
    before: str
    after: str
    parts: str
    story_before: tuple[str, ...] = ()
    story_after: tuple[str, ...] = ()
    chosen: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Contrasted:
    """Two drafts of a rule set: of `total` scenarios how many become a duty (`caught`) and how many cease to be one
    (`released`), how many pass from each outcome to each (`transitions`), the classes and witnesses, the facts that matter."""

    before: str
    after: str
    total: int
    caught: int
    released: int
    transitions: tuple[tuple[str, str, int], ...] = ()
    classes: tuple[Class, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    matter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingShown:
    """Something that the check of a rule file found: error, warning or note; where; what to try."""

    severity: str
    message: str
    where: str
    try_this: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One fact of the form: its name as written, what it means, and what can be chosen as (value, words)."""

    name: str
    means: str
    choices: tuple[tuple[str, str], ...]
    group: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to a case under one draft: outcomes, what they hang on, and the reasoning in sentences."""

    draft: str
    outcomes: tuple[str, ...]
    depends: tuple[str, ...]
    story: tuple[str, ...]
    unverified: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ruled:
    """Everything the pages of one rule set show. `question` is what is asked where nothing else is said; `assumptions` what
    every answer rests on."""

    id: str
    title: str
    question: str
    drafts: tuple[DraftShown, ...]
    scenarios: tuple[Scenario, ...] = ()
    proofs: tuple[Proof, ...] = ()
    contrasts: tuple[Contrasted, ...] = ()
    findings: tuple[FindingShown, ...] = ()
    form: tuple[Question, ...] = ()
    domains: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
