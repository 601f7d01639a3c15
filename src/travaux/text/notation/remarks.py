"""What stands beside the words: comments, tracked changes and notes, who typed them and whom they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ..marks import Mark
from ..numbering import small
from ..words import Span
from .delegations import label_at, label_form, verb_table
from .printed import Printed
from .records import Attribution, Remark

__all__ = ["remarks", "statements_in"]

Said = tuple[int, int, str]
TRACKED = {
    "tracked_insertion": "add",
    "tracked_deletion": "delete",
    "tracked_move_to": "add",
    "tracked_move_from": "delete",
}
_KIND = r"(?:[A-Z][\w’'\-]*+ (?:(?:by|of) the )?){0,4}[Nn]otes?(?: (?:by|of|from) [\w\- ]{3,40})?"
_NOTE = re.compile(rf"(?:^[ \t]*|[\[({{]\s*)(?P<kind>{_KIND})\s?:\s*(?P<said>[^\n\[\]{{}}]+)", re.M)
_NOTED = re.compile(r"ote(?<=[Nn]ote)s?(?: (?:by|of|from) [\w\- ]{3,40})?\s?:")
"""What every note has, quick to look for."""
_SENTENCE = re.compile(r"[^.;\n]+(?:\.(?=\w)[^.;\n]+)*")
_COLON = re.compile(r"\s*(?P<label>[^:\n]{1,120}?)\s*:\s+(?=\S)")


def remarks(printed: Printed) -> tuple[Remark, ...]:
    """The comments, tracked changes and notes of a text, in the order of the words they stand on.

    A comment is read for the delegations it names ("XA: prefers the first option", "XG and XH asked for these words"); its
    author is who typed it. The author of a tracked change typed it too, and is **not** the delegation that asked for it: the
    form "tracked" says so. Attributions of comments and tracked changes have no words in the text: their spans are empty.
    """
    found = [*_comments(printed), *_tracked(printed), *_notes(printed)]
    return tuple(sorted(found, key=lambda one: one.span))


def _comments(printed: Printed) -> Iterator[Remark]:
    for mark in printed.text.marks:
        if mark.kind == "comment":
            said = mark.value or ""
            empty = (mark.span[0], mark.span[0])
            named = tuple(Attribution(said[a:b], verb, "comment", empty) for a, b, verb in statements_in(said, printed))
            yield Remark("comment", mark.span, said, named, mark.author, mark.date)


def _tracked(printed: Printed) -> Iterator[Remark]:
    """Tracked changes, neighbouring runs of one change together."""
    run: list[Mark] = []
    for mark in (m for m in printed.text.marks if m.kind in TRACKED):
        if run and not _goes_on(printed, run[-1], mark):
            yield _typed(run)
            run = []
        run.append(mark)
    if run:
        yield _typed(run)


def _goes_on(printed: Printed, before: Mark, after: Mark) -> bool:
    same = (before.kind, before.author, before.date, before.value) == (
        after.kind,
        after.author,
        after.date,
        after.value,
    )
    return same and not printed.text.words.text(before.span[1], max(before.span[1], after.span[0])).strip()


def _typed(run: list[Mark]) -> Remark:
    first, span = run[0], (run[0].span[0], run[-1].span[1])
    author = Attribution(first.author or "", TRACKED[first.kind], "tracked", (span[0], span[0]))
    kind = "moved" if "move" in first.kind else "tracked"
    return Remark(kind, span, "", (author,) if first.author else (), first.author, first.date)


def _notes(printed: Printed) -> Iterator[Remark]:
    """Paragraphs and brackets that open as a note, where they name a delegation and what it did."""
    words = printed.text.words
    for match in _openings(words.source):
        begin = match.start("said")
        named = statements_in(match["said"], printed)
        if named:
            made = tuple(
                Attribution(words.source[begin + a : begin + b], verb, "note", _span(printed, begin + a, begin + b))
                for a, b, verb in named
            )
            said = match["said"].rstrip("])} \t")
            yield Remark("note", _span(printed, match.start("kind"), begin + len(said)), said, made)


def _openings(source: str) -> Iterator[re.Match[str]]:
    """Where a note opens, in order: at the last bracket before the word, with nothing between but words, or with its line."""
    end = 0
    for noted in _NOTED.finditer(source):
        line = source.rfind("\n", 0, noted.start()) + 1
        bracket = max(source.rfind(sign, end, noted.start()) for sign in "[({")
        at = bracket if bracket >= line or (bracket >= end and not source[bracket + 1 : line].strip()) else line
        match = _NOTE.match(source, at) if at >= end else None
        if match is not None:
            end = match.end()
            yield match


def _span(printed: Printed, start: int, end: int) -> Span:
    words = printed.text.words
    return words.at(start), words.at(end - 1) + 1


@lru_cache(maxsize=1)
def _did() -> tuple[re.Pattern[str], dict[str, str]]:
    return _table("did", r"\s*,?\s*(?:also |strongly |still |both |would |has |have )*(?P<verb>{})(?!\w)")


@lru_cache(maxsize=1)
def _by() -> tuple[re.Pattern[str], dict[str, str]]:
    return _table("by", r"(?<!\w)(?P<verb>{})\s+(?=[A-ZÀ-Þ]|the\s)")


def _table(name: str, frame: str) -> tuple[re.Pattern[str], dict[str, str]]:
    meaning = {form: verb for verb, forms in verb_table(name).items() for form in forms}
    written = "|".join(re.escape(form) for form in sorted(meaning, key=len, reverse=True))
    return re.compile(frame.format(written), re.I), meaning


def statements_in(said: str, printed: Printed) -> tuple[Said, ...]:
    """The delegations that a remark names and what they did: first character, end and verb of each, in order.

    "XA: words" is a remark of XA (its verb is the one the words open with, else "remark"); "XA and XC reserve" and "at the
    request of XA" are read sentence by sentence. What names nobody gives nothing.
    """
    out: list[Said] = []
    for sentence in _SENTENCE.finditer(said):
        out += _one(said, sentence.span(), printed)
    return tuple(out)


def _one(said: str, span: Span, printed: Printed) -> list[Said]:
    colon = _COLON.match(said, *span)
    if colon and label_form(colon["label"], printed.names):
        verb = _opening_verb(said[colon.end() : span[1]])
        return [(*colon.span("label"), verb)]
    out: list[Said] = []
    pattern, meaning = _did()
    start = span[0] + len(said[slice(*span)]) - len(said[slice(*span)].lstrip())
    end = label_at(said, start, printed.names)
    verb_match = pattern.match(said, end, span[1]) if end > start else None
    if verb_match:
        out.append((start, end, meaning[small(verb_match["verb"])]))
    pattern, meaning = _by()
    for match in pattern.finditer(said, *span):
        stop = label_at(said, match.end(), printed.names)
        if stop > match.end():
            out.append((match.end(), stop, meaning[small(match["verb"])]))
    return out


def _opening_verb(words: str) -> str:
    pattern, meaning = _did()
    match = pattern.match(words)
    return meaning[small(match["verb"])] if match else "remark"
