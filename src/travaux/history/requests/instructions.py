"""Instructions in the words of an amendment: replace “a” by “b”, insert “c” after “d”, delete the article, move it, divide it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

__all__ = ["Instruction", "instructions"]

QUOTED = r"[“\"‘«](?P<{name}>[^“”\"«»]{{1,2000}}?)[”\"’»]"
PROVISION = (
    r"(?:(?:sub-?)?paragraphs?|articles?|sentences?|chapters?|sections?|annex(?:es)?|preamble|provisions?|text|point)"
)
NOUN = (
    r"(?:(?:the|these|following|new|of|and|words?|phrases?|terms?|text|expressions?|references? to|comma|figures?)\s+)*"
)


def _pattern(written: str) -> re.Pattern[str]:
    for name in ("one", "two", "three"):
        written = written.replace(f"<{name}>", QUOTED.format(name=name))
    return re.compile(written.replace("NOUN", NOUN).replace("PROVISION", PROVISION), re.I | re.S)


INSTRUCTIONS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("replace", _pattern(r"\b(?:replac\w+|chang\w+|amend\w*)\s+NOUN<one>\s*(?:by|with|to)\s+NOUN<two>")),
    ("replace", _pattern(r"\bsubstitut\w+\s+NOUN<two>\s+for\s+NOUN<one>")),
    ("insert", _pattern(r"\b(?:insert\w*|add\w*|includ\w+)\s+NOUN<two>")),
    ("delete", _pattern(r"\b(?:delet\w+|remov\w+|strik\w+(?:\s+out)?|omit\w*)\s+NOUN<one>(?:\s*(?:,|and)\s*<three>)?")),
    ("retain", _pattern(r"\b(?:retain\w*|keep\w*|maintain\w*|restor\w+|reinstat\w+)\s+NOUN<two>")),
    ("oppose", _pattern(r"\b(?:oppos\w+|object\w* to)\s+NOUN<one>")),
    ("move", _pattern(r"(?:^|[.;]\s+)mov\w+\s+(?:the\s+)?(?P<what>[^.:]{3,80}?)\s*,?\s+(?:in)?to\b(?P<to>[^.:]{3,120})")),
    ("divide", _pattern(r"(?:^|[.;]\s+)(?:divid\w+|split\w*)\s+(?:the\s+)?(?P<what>PROVISION[^.:]{0,40}?)\s+in(?:to)?\b(?P<to>[^.]{3,160})")),
    ("merge", _pattern(r"(?:^|[.;]\s+)(?:merg\w+|join\w*|combin\w+)\s+(?:the\s+)?(?P<what>PROVISION[^.:]{0,60}?)\s+(?:with|and|into)\b(?P<to>[^.]{3,120})")),
    ("drop", _pattern(r"(?:^|[.;]\s+)(?:delet\w+|remov\w+|strik\w+(?:\s+out)?)\s+(?:the\s+|this\s+|entire\s+|whole\s+|of\s+)*(?P<what>PROVISION(?:\s*\(?[\w]{1,4}\)?)?)\s*(?:altogether|entirely)?(?=[.;,\n]|$)")),
    ("keep", _pattern(r"(?:^|[.;]\s+)(?:retain\w*|keep\w*|maintain\w*)\s+(?:the\s+|this\s+|entire\s+)*(?P<what>PROVISION(?:\s*\(?[\w]{1,4}\)?)?)\s*(?:as\b[^.]*)?(?=[.;,\n]|$)")),
    ("add", _pattern(r"(?:^|[.;]\s+)(?:add|insert)\w*\s+(?:an?|the|following|new|additional|\s)*(?P<what>PROVISION[^.:\n]{0,60}?)\s*(?:to read(?: as follows)?|as follows)?\s*:\s*(?P<text>.+)")),
    ("read", _pattern(r"(?:\bto\s+read(?:\s+as\s+follows)?|\blet\s+it\s+read|\b(?:should|shall|would|could)\s+read(?:\s+as\s+follows)?|\bas\s+follows)\s*:\s*(?P<text>.+)")),
)  # fmt: skip
"""What an instruction does, and how it is written. The first that matches a stretch has it."""

SCOPE = re.compile(
    r"\b(?:in|to|of|amend|after|delete|retain|replace)\s+(?:the\s+)?((?:sub-?)?paragraphs?\s+\(?[\w]{1,4}\)?(?:\s*(?:bis|ter))?(?:\s*\(\w{1,4}\))*|"
    r"article\s+\d+(?:\s+bis|\s+ter)?(?:\s*,\s*paragraph\s+\d+)?)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction: what it does (the first column of `INSTRUCTIONS`), words to put in and take out, what provision it says
    it is on ("" : the one of the heading), where a provision should go, the whole wording it gives, and its characters."""

    does: str
    inserts: tuple[str, ...] = ()
    strikes: tuple[str, ...] = ()
    scope: str = ""
    to: str = ""
    reads: str = ""
    span: tuple[int, int] = (0, 0)


def instructions(wording: str) -> tuple[Instruction, ...]:
    """The instructions of a wording in order; none where it is plain text of a provision.

    >>> [one] = instructions("In paragraph 2, after “include”, insert “, as appropriate,”.")
    >>> one.does, one.inserts, one.scope
    ('insert', (', as appropriate,',), 'paragraph 2')
    >>> [(one.does, one.inserts, one.strikes) for one in instructions("Replace “may” by “shall”. Delete “coercive”.")]
    [('replace', ('shall',), ('may',)), ('delete', (), ('coercive',))]
    >>> instructions("Each Party shall replace its lamps by better ones.")
    ()
    """
    found: list[Instruction] = []
    taken: list[tuple[int, int]] = []
    for does, pattern in INSTRUCTIONS:
        for match in pattern.finditer(wording):
            here = match.span() if does not in ("read", "add") else (match.start(), match.start("text"))
            if not any(a < here[1] and here[0] < b for a, b in taken):
                taken.append(here)
                found.append(_read(does, match, wording))
    return tuple(_without_swallowed(sorted(found, key=lambda one: one.span)))


def _read(does: str, match: re.Match[str], wording: str) -> Instruction:
    groups = match.groupdict()
    inserts = (groups["two"],) if groups.get("two") else ()
    strikes = tuple(groups[name] for name in ("one", "three") if groups.get(name))
    scope = _scope(wording, match, groups.get("what") or "")
    reads, to = (groups.get("text") or "").strip(), " ".join((groups.get("to") or "").split())
    return Instruction(does, inserts, strikes, scope, to, reads, match.span())


def _scope(wording: str, match: re.Match[str], what: str) -> str:
    """What provision an instruction says it is on: in its own words, or in those before it in the sentence."""
    if re.search(r"\d|\(\w{1,3}\)", what):
        return what.strip()
    before = wording[: match.start() + 1]
    sentence = before[max(before.rfind(". "), before.rfind("\n")) + 1 :] + match[0][1:]
    found = SCOPE.search(re.sub(r"[“\"][^”\"]*[”\"]", "“”", sentence))
    return found[1] if found else ""


def _without_swallowed(found: list[Instruction]) -> Iterator[Instruction]:
    """Instructions inside a wording that another gives whole are words of that wording."""
    for one in found:
        if not any(
            o is not one and o.reads and o.span[0] <= one.span[0] < o.span[1] and one.span[0] > o.span[1] - len(o.reads)
            for o in found
        ):
            yield one
