"""What the printed name of a delegation looks like, and what a list of names with verbs says: facts of print only."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any, Literal

from .printed import Names, Printed

__all__ = ["Form", "Said", "label_at", "label_form", "parts_of", "said_of", "verb_pattern", "verb_table", "word_list"]

Form = Literal["codes", "names", ""]
"""How sure a label looks: codes ("US/SG", "G77"), capitalised names, or no label at all."""
Said = tuple[int, int, str]
"""A label in a string (first character, end) and its verb."""

LONGEST = 400
"""Characters of the longest label that is looked at."""
_CODE = r"[A-Z][A-Z0-9&.]{1,7}(?:-[A-Z0-9]{1,4})?"
_CAPITAL = r"[A-ZÀ-Þ][\w.'’&-]*+"
_SMALL = (
    r"(?:of|the|and|its|for|on|behalf|supported|by|joined|in|de|du|des|del|la|le|y|et|e|der)(?!\w)|d['’](?=[A-ZÀ-Þ])"
)
_TOKEN = rf"(?:{_CAPITAL}|\([A-Z][\w ]*+\)|{_SMALL}|[,/&+])"
_LABEL = re.compile(rf"(?:(?:{_TOKEN})\s*+)++")
_CODES = re.compile(rf"{_CODE}(?:\s*(?:/{{1,2}}|,|&|\+|\band\b)\s*(?:the )?{_CODE})*")
_NUMBERED = re.compile(
    r"(?:OP|PP|P|ART|ALT|OPT|OPTION|PARA|NB|NOTE|PART|ANNEX|CHAPTER|SECTION|TITLE|[IVX]+)\s?\d*(?:\s?(?:ALT|BIS|TER))?"
)
_LISTED = re.compile(r"(?:[IVX]+|[A-Z])\.\s")
_PARTING = re.compile(r"\s*(?:/{1,2}|;|,\s*(?:and\s)?|\sand\s|&|\+)\s*")


@lru_cache(maxsize=1)
def _tables() -> dict[str, Any]:
    return tomllib.loads((resources.files(__package__) / "delegations.toml").read_text("utf-8"))


@lru_cache(maxsize=16)
def word_list(name: str) -> tuple[str, ...]:
    """One list of `delegations.toml`: `openers`, `nouns`, `rationale`, `none_provided`, `papers` or `chair`."""
    return tuple(_tables()[name])


@lru_cache(maxsize=4)
def verb_table(name: str) -> dict[str, tuple[str, ...]]:
    """How sentences say a verb, names before it ("did") or after it ("by")."""
    return {verb: tuple(forms) for verb, forms in _tables()[name].items()}


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    return frozenset(word_list("openers"))


@lru_cache(maxsize=1)
def _no_names() -> frozenset[str]:
    return frozenset((*word_list("openers"), *word_list("nouns")))


def label_form(label: str, names: Names | None = None) -> Form:
    """How sure a string looks like the printed name of a delegation, or like a list of them.

    What the caller knows by name is as sure as a code; "" where it looks like no label. Codes are capitals, as "US/SG" or
    "G77"; numbers of options and paragraphs ("OP1 ALT", "IV") are none.

    >>> label_form("US/SG"), label_form("African Group and New Zealand"), label_form("the wording"), label_form("OP1")
    ('codes', 'names', '', '')
    """
    label = label.strip()
    if not label or len(label) > LONGEST or _NUMBERED.fullmatch(label) or _LISTED.match(label):
        return ""
    if names is not None and (names(label) or all(names(part) for part in parts_of(label))):
        return "codes"
    if _CODES.fullmatch(label) and not any(part.lower() in _no_names() for part in parts_of(label)):
        return "codes"
    if not _capitalised(label):
        return ""
    return "codes" if names is not None and any(names(part) for part in parts_of(label)) else "names"


def _capitalised(label: str) -> bool:
    if not _LABEL.fullmatch(label):
        return False
    plain = [word.strip(".,()") for word in label.removeprefix("the ").removeprefix("The ").split()]
    own = [w for w in plain if w[:1].isupper() and w.lower() not in _no_names()]
    if not own or plain[0][:1].islower() or plain[0].lower() in _openers():
        return False
    return label[-1] not in ",/&+" and plain[-1] not in ("and", "of", "the", "for", "on", "in")


def label_at(text: str, start: int, names: Names | None = None) -> int:
    """Where the label ends that begins at a character: the longest run of names and what joins them; `start` where none does.

    >>> label_at("QP on behalf of FSA, so that notice is given", 0), label_at("so that notice is given", 0)
    (19, 0)
    """
    match = _LABEL.match(text, start)
    end = min(match.end(), start + LONGEST) if match else start
    while end > start:
        piece = text[start:end].rstrip(" \n\t,/&+")
        if piece.endswith(".") and "." not in piece.rsplit(None, 1)[-1][:-1]:
            piece = piece[:-1]
        end = start + len(piece)
        if label_form(piece, names):
            return end
        cut = re.search(r"[\s,/&+]+\S*$", piece)
        end = start + cut.start() if cut else start
    return start


def parts_of(label: str) -> tuple[str, ...]:
    """The names a list may hold, parted at its signs and at "and": a name that has "and" inside is cut too, so this only helps
    to know a label; who is meant is for the resolver, which knows the names."""
    return tuple(part.removeprefix("the ") for part in _PARTING.split(label.strip()) if part)


@lru_cache(maxsize=32)
def verb_pattern(verbs: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    """Every printed verb of a style, in small letters or in capitals, also glued to a code."""
    forms = sorted({form for said, _ in verbs for form in (said, said.upper())}, key=len, reverse=True)
    written = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms)
    return re.compile(rf"(?<![a-zà-þ])(?:{written})(?!\w)")


def said_of(text: str, printed: Printed, least: Form = "names") -> tuple[Said, ...]:
    """The labels in a string that holds nothing but labels and verbs, each with its verb; none where it holds anything else.

    Labels are parted at semicolons; one without a verb proposes, and `least` is how sure such a one must look. Small words
    after a verb are a remark to it ("reserves its position pending a translation"), where the label is sure.
    """
    out: list[Said] = []
    for match in re.finditer(r"[^;]+", text):
        found = _clause(text, match.span(), printed, least)
        if not found:
            return ()
        out += found
    return tuple(out)


def _clause(text: str, span: tuple[int, int], printed: Printed, least: Form) -> list[Said]:
    """The labels of one clause, none where it is no clause about labels."""
    meaning = dict(printed.style.verbs)
    out: list[Said] = []
    at, waiting = span[0], ""
    for match in verb_pattern(printed.style.verbs).finditer(text, *span):
        label = _bare(text, at, match.start())
        verb = meaning[" ".join(match[0].lower().split())]
        before = waiting or ("propose" if match[0].lower().endswith(" by") else verb)
        if label[0] < label[1]:
            if not _sound(text[slice(*label)], printed, "names"):
                return out if out and text[label[0]].islower() else []
            out.append((*label, before))
        elif out and out[-1][2] == "propose":
            out[-1] = (*out[-1][:2], verb)
        waiting = verb if match[0].lower().endswith(" by") else ""
        at = match.end()
    rest = _bare(text, at, span[1])
    if rest[0] == rest[1]:
        return out
    if _sound(text[slice(*rest)], printed, "names" if waiting else least):
        return [*out, (*rest, waiting or "propose")]
    return out if out and text[rest[0]].islower() and not waiting else []


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the blanks and stops around it."""
    while start < end and text[start] in " \n\t,.:-–—":
        start += 1
    while end > start and text[end - 1] in " \n\t,:-–—":
        end -= 1
    if end > start and text[end - 1] == "." and text[end - 2 : end - 1].islower():
        end -= 1
    return start, end


def _sound(label: str, printed: Printed, least: Form) -> bool:
    return label_form(label, printed.names) in (("codes",) if least == "codes" else ("codes", "names"))
