"""Instructions in the words of an amendment: replace “a” by “b”, insert “c” after “d”, delete the article, move it, divide it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files

__all__ = ["Instruction", "instructions"]


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What an instruction does and how it is written, in the order of `instructions.toml`."""
    table = tomllib.loads(files(__package__).joinpath("instructions.toml").read_text(encoding="utf-8"))
    return tuple((one["does"], re.compile(_spelt(one["written"], table), re.I | re.S)) for one in table["instruction"])


def _spelt(written: str, table: dict[str, str]) -> str:
    for name in ("one", "two", "three"):
        written = written.replace(f"<{name}>", table["quoted"].replace("NAME", name))
    for name in ("noun", "provision", "start", "articles"):
        written = written.replace(name.upper(), table[name])
    return written


SCOPE = re.compile(
    r"\b(?:in|to|of|amend|after|delete|retain|replace)\s+(?:the\s+)?((?:sub-?)?paragraphs?\s+\(?[\w]{1,4}\)?(?:\s*(?:bis|ter))?(?:\s*\(\w{1,4}\))*|"
    r"article\s+\d+(?:\s+bis|\s+ter)?(?:\s*,\s*paragraph\s+\d+)?)",
    re.I,
)


_LINK = (
    r"(?:\s+(?:be|to|the|any|for|with|on|of|an?|agree|accept|support|see|wish|want|propos(?:al|als|ing|e)|suggestions?"
    r"|idea))*\s+$"
)
_REFUSED = re.compile(
    r"\b(?:oppos\w+|object\w*|reject\w*|disagree\w*|(?:can|could|do|did|would)\s*not|(?:can|could|do|did|would)n[’']t|not)\b"
    + _LINK,
    re.I,
)
"""What before an instruction turns it round: oppose the deletion of, cannot accept adding."""
_NOT_MEANT = re.compile(
    r"\b(?:(?:no|without)\s+objections?|(?:do|does|did|would|will)\s+not\s+oppose|(?:shall|must|may|does|will)\s+not)\b"
    + _LINK,
    re.I,
)
"""What before an instruction leaves nothing asked: no objection to inserting; and the prose of a provision, shall not include."""
_NO = re.compile(r"\b(?:no|not|without|never)\s+(?:longer\s+)?$", re.I)
"""What before “oppose” makes it the contrary."""


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction: what it does (`does` in `instructions.toml`), words to put in and take out, what provision it says
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
    >>> [(one.does, one.inserts, one.strikes) for one in instructions("Oppose the deletion of “coercive”.")]
    [('retain', ('coercive',), ())]
    >>> instructions("Each Party shall replace its lamps by better ones.")
    ()
    """
    found: list[Instruction] = []
    taken: list[tuple[int, int]] = []
    for does, pattern in _patterns():
        for match in pattern.finditer(wording):
            here = match.span() if does not in ("read", "add") else (match.start(), match.start("text"))
            if not any(a < here[1] and here[0] < b for a, b in taken):
                taken.append(here)
                found += _meant(_read(does, match, wording), wording[: match.start()])
    return _in_turn(sorted(found, key=lambda one: one.span))


def _read(does: str, match: re.Match[str], wording: str) -> Instruction:
    groups = match.groupdict()
    inserts = (groups["two"],) if groups.get("two") else ()
    strikes = tuple(groups[name] for name in ("one", "three") if groups.get(name))
    scope = _scope(wording, match, groups.get("what") or "")
    reads, to = (groups.get("text") or "").strip(), " ".join((groups.get("to") or "").split())
    return Instruction(does, inserts, strikes, scope, to, reads, match.span())


def _meant(one: Instruction, before: str) -> tuple[Instruction, ...]:
    """The instruction as the words before it mean it: turned round where they refuse it, none where they leave it open.

    Who opposes a deletion asks to retain; who opposes new words asks that they stay out.
    """
    if one.does not in ("replace", "insert", "delete", "retain", "oppose"):
        return (one,)
    if _NOT_MEANT.search(before) or (one.does == "oppose" and _NO.search(before)):
        return ()
    if not _REFUSED.search(before):
        return (one,)
    if one.does == "delete":
        return (replace(one, does="retain", inserts=one.strikes, strikes=()),)
    return () if one.does == "oppose" else (replace(one, does="oppose", inserts=(), strikes=one.inserts),)


def _scope(wording: str, match: re.Match[str], what: str) -> str:
    """What provision an instruction says it is on: in its own words, or in those around it in the sentence."""
    if re.search(r"\d|\(\w{1,3}\)", what):
        return what.strip()
    before = wording[: match.start() + 1]
    sentence = before[max(before.rfind(". "), before.rfind("\n")) + 1 :] + match[0][1:]
    rest = re.split(r"\.\s|\n", wording[match.end() :], maxsplit=1)[0] if not match.groupdict().get("text") else ""
    for part in (sentence, rest):
        found = SCOPE.search(re.sub(r"[“\"][^”\"]*[”\"]", "“”", part))
        if found:
            return found[1]
    return ""


def _in_turn(found: list[Instruction]) -> tuple[Instruction, ...]:
    """Instructions inside a wording that another gives whole are words of that wording; a new wording ("let it read") is of
    the provision that the instruction before it names."""
    out: list[Instruction] = []
    for one in found:
        if any(o.reads and o.span[1] - len(o.reads) <= one.span[0] < o.span[1] for o in out):
            continue
        if one.does == "read" and not one.scope and out:
            one = replace(one, scope=out[-1].scope)
        out.append(one)
    return tuple(out)
