"""The plain twin of the passes of notation: each bracket a record, read one after the other, nothing looked up beforehand.

It shares with the passes only what decides about words: what a label says, what words show, when two wordings are rivals.
"""

import re
from dataclasses import replace

from travaux.text import Text
from travaux.text.notation import Attribution, Bracket, Option
from travaux.text.notation import attributions as labels
from travaux.text.notation import kinds as alone
from travaux.text.notation import rivals as groups
from travaux.text.notation.delegations import said_of
from travaux.text.notation.owners import Owners
from travaux.text.notation.printed import Names, Printed
from travaux.text.notation.profiles import find_profile
from travaux.text.notation.shapes import Shape, may_rival, shape

from .plain_pairs import plain_brackets, plain_pairs

SLASH = re.compile(r"(?<=[^\s\[\]{}［］/])\s+/\s+(?=[^\s\[\]{}［］/])")


def plain_notation(text: Text, names: Names | None = None) -> tuple[Bracket, ...]:
    """The brackets of a text, read record by record."""
    printed = Printed(text, Owners(text), find_profile(text)[0], names)
    found = plain_brackets(text, printed.owners, plain_pairs(text, printed.owners))
    inner = {one.parent for one in found}
    found = [_slashed(printed, one, n in inner) for n, one in enumerate(found)]
    found = [_named(printed, one) for one in found]
    found = [replace(one, kind=kind, reason=why) for one in found for kind, why in (_kind(printed, one),)]
    return _grouped(printed, found)


def chars(printed: Printed, span: tuple[int, int]) -> tuple[int, int]:
    return printed.owners.starts[span[0]], printed.owners.starts[span[1]]


def _slashed(printed: Printed, one: Bracket, nested: bool) -> Bracket:
    source, at = printed.text.words.source, printed.owners.at
    near = [m for m in SLASH.finditer(source, *chars(printed, one.span)) if m[0].index("/") <= 12]
    start, end = chars(printed, one.options[0].span)
    if not near or not one.closed or end - start > 4000:
        return one
    edges = [start]
    for match in SLASH.finditer(source, start, end):
        before = source[start : match.start()]
        if not nested or sum(before.count(s) for s in "[{［") == sum(before.count(s) for s in "]}］"):
            edges += match.span()
    edges.append(end)
    options = tuple(Option((at(a), at(b))) for a, b in zip(edges[::2], edges[1::2], strict=True))
    return replace(one, options=options) if len(options) > 1 else one


def _named(printed: Printed, one: Bracket) -> Bracket:
    """A bracket with the labels before its words, after them and beside them."""
    source, forms = printed.text.words.source, printed.style.attribution
    if not {"prefix", "suffix"} & set(forms):
        return one
    begin, end = chars(printed, one.span)
    options, whole = list(one.options), tuple[Attribution, ...]()
    head = labels._HEAD.match(source, begin) if "prefix" in forms else None
    first, last = chars(printed, options[0].span)
    if head is not None and head.end() <= last:
        said = _said(printed, source[first : head.end() - 1], first, "prefix")
        if said:
            at = head.end()
            while at < last and source[at].isspace():
                at += 1
            span = (printed.owners.at(at), options[0].span[1])
            whole = said if len(options) > 1 else ()
            options[0] = Option(span, () if whole else said)
    if "suffix" in forms:
        options = [_suffixed(printed, option) for option in options]
    for match in labels._SUPPORT.finditer(source, begin, end + 400):
        said = _said(printed, match[0][1:-1], match.start() + 1, "suffix")
        if match.start() >= end:
            whole += said if match.start() < end + 3 and not source[end : match.start()].strip() else ()
            continue
        for n, option in enumerate(options):
            last = chars(printed, option.span)[1]
            if said and match.start() < last and not source[match.end() : last].strip(" \n.,;"):
                options[n] = _cut(printed, option, match.start(), said)
    return replace(one, options=tuple(options), attributions=whole)


def _suffixed(printed: Printed, option: Option) -> Option:
    begin, end = chars(printed, option.span)
    source = printed.text.words.source
    dashes = [m.start() for m in labels._DASH.finditer(source) if max(begin, end - labels.REACH) <= m.start() < end]
    for dash in dashes[:-4:-1]:
        if set(source[dash + 1 : end]) & set("[]{}"):
            return option
        said = _said(printed, source[dash + 1 : end], dash + 1, "suffix")
        if said:
            return _cut(printed, option, dash, said)
    return option


def _cut(printed: Printed, option: Option, at: int, said: tuple[Attribution, ...]) -> Option:
    begin, _ = chars(printed, option.span)
    at = max(begin, len(printed.text.words.source[:at].rstrip()))
    end = max(option.span[0], min(printed.owners.at(at), option.span[1]))
    return Option((option.span[0], end), (*option.attributions, *said))


def _said(printed: Printed, text: str, offset: int, form: str) -> tuple[Attribution, ...]:
    at = printed.owners.at
    return tuple(
        Attribution(text[a:b], verb, form, (at(offset + a), at(offset + b - 1) + 1))
        for a, b, verb in said_of(text, printed, "codes" if form == "prefix" else "names")
    )


def _kind(printed: Printed, one: Bracket) -> tuple[str, str]:
    """What a bracket is: what its words say first, then what they touch, then what they cover."""
    if len(one.options) > 1:
        return alone.SLASHED
    source, owners = printed.text.words.source, printed.owners
    start, end = chars(printed, one.options[0].span)
    if end - start <= 12 and alone._is_letters(source, start, end):
        return alone.LETTERS
    said = source[start : min(end, start + alone.LOOKED_AT)]
    found = alone._by_its_words(said, printed.style, end - start <= alone.LOOKED_AT)
    found = found or (alone._by_what_it_touches(source, start, end) if end - start <= 40 else None)
    index = owners.of(one.span[0])
    if found is None and index >= 0 and owners.covers(index, one.span):
        found = "whole_provision", "It holds a whole provision."
    if found is None and alone._LABELLED.match(said.lstrip(" \n\t[")):
        found = "whole_provision", "It begins with the number of a provision."
    return found or alone.OPTIONAL


def _grouped(printed: Printed, found: list[Bracket]) -> tuple[Bracket, ...]:
    """The same brackets, with neighbours that stand for one another made one."""
    out: list[list[int]] = []
    why: dict[int, str] = {}
    latest: dict[int, list[list[int]]] = {}
    for index, one in enumerate(found):
        chain = latest.get(one.parent)
        gap = _gap(printed, found[chain[-1][-1]], one) if chain else None
        if chain is None or gap is None:
            chain = latest[one.parent] = []
        reason = _joined(printed, found, chain, (index, gap)) if chain and gap is not None else ""
        if not reason:
            chain.append([index])
            out.append(chain[-1])
        else:
            why.setdefault(chain[-1][0], reason)
    kept = [members for members in out if members]
    place = {member: n for n, members in enumerate(kept) for member in members} | {-1: -1}
    return tuple(_one(printed, [found[m] for m in members], place, why.get(members[0], "")) for members in kept)


def _gap(printed: Printed, before: Bracket, after: Bracket) -> str | None:
    if after.span[0] - before.span[1] > groups.NEAR or not before.closed or before.address != after.address:
        return None
    start, end = chars(printed, (before.span[1], after.span[0]))
    said = printed.text.words.source[start:end]
    return said.strip() if said.strip() in ("", "/", "or") and said.count("\n") < 2 else None


def _joined(printed: Printed, found: list[Bracket], chain: list[list[int]], coming: tuple[int, str | None]) -> str:
    """Why a bracket joined the last group of a chain, or over a word that only joins the one before; empty where it did not."""
    index, gap = coming
    reason = _reason(printed, found[chain[-1][-1]], found[index], gap)
    if reason:
        chain[-1].append(index)
        return reason
    if len(chain) < 2 or gap or len(chain[-1]) > 1 or _shape(printed, found[chain[-1][0]]).part != "joiner":
        return ""
    reason = _reason(printed, found[chain[-2][-1]], found[index], gap)
    if reason:
        joiner = chain.pop()
        chain[-1] += [joiner.pop(), index]
    return reason


def _reason(printed: Printed, last: Bracket, one: Bracket, gap: str | None) -> str:
    kinds = (last.kind, one.kind)
    if set(kinds) & groups.APART or not one.closed:
        return ""
    if gap == "/":
        return groups.SLASHED
    if set(kinds) <= groups.COUNTED:
        return "Rival numbers." if "number" in kinds else ""
    if "empty" in kinds:
        stands = one.kind != "empty" and _shape(printed, one).part in ("modal", "plain", "determiner")
        return "No word, or these." if stands else ""
    if "in_word" in kinds:
        before, after = _words(printed, last.options[-1]), _words(printed, one.options[0])
        alike = one.kind == "in_word" and last.span[1] == one.span[0] and before[-1:].lower() == after.lower()
        return "Rival letters of a word." if alike and len(after) == 1 else ""
    return may_rival(_shape(printed, last), _shape(printed, one))


def _words(printed: Printed, option: Option) -> str:
    start, end = chars(printed, option.span)
    said = printed.text.words.source[start:end]
    return said if len(said) <= 240 else said[:120] + said[-120:]


def _shape(printed: Printed, one: Bracket) -> Shape:
    return shape(_words(printed, one.options[-1]))


def _one(printed: Printed, members: list[Bracket], place: dict[int, int], why: str) -> Bracket:
    first = replace(members[0], parent=place[members[0].parent])
    if len(members) == 1:
        return first
    options = tuple(Option(o.span, (*o.attributions, *m.attributions)) for m in members for o in m.options)
    kinds = {member.kind for member in members}
    said = [_words(printed, member.options[0]).strip() for member in members]
    kind = "alternatives"
    if "in_word" in kinds:
        kind = "in_word"
    elif first.kind == "empty":
        kind = "empty"
    elif kinds <= groups.COUNTED:
        lettered = all(len(one) == 1 and one.isalpha() for one in said) and "blank" not in kinds
        kind = "alternatives" if lettered else "number"
    span, each = (first.span[0], members[-1].span[1]), tuple(member.span for member in members)
    return replace(first, kind=kind, span=span, options=options, attributions=(), reason=why, members=each)
