"""How provisions are numbered: 9 bis, (cter), IV, 4.1 ter, OP1 alt 2, ante 58. One table, one reading, one order.

A printed number is read into a `Number`: its style, its values and what was added to it (bis, ter, ante, alt ...). Some
are ambiguous, "(i)" may be the ninth letter or the first roman number: `readings` gives all, the sequence decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["MULTIPLICATIVES", "Number", "follows", "is_first", "order_key", "readings", "slug", "small"]

MULTIPLICATIVES: dict[str, int] = {
    "bis": 2, "ter": 3, "quater": 4, "quinquies": 5, "sexies": 6, "septies": 7, "octies": 8, "nonies": 9,
    "novies": 9, "decies": 10, "undecies": 11, "duodecies": 12, "terdecies": 13, "tredecies": 13, "quaterdecies": 14,
    "quattuordecies": 14, "quindecies": 15, "quinquiesdecies": 15, "sexdecies": 16, "sedecies": 16, "sexiesdecies": 16,
    "septdecies": 17, "septiesdecies": 17, "octodecies": 18, "octiesdecies": 18, "novodecies": 19, "noniesdecies": 19,
    "vicies": 20, "unvicies": 21, "semelvicies": 21, "duovicies": 22, "bisvicies": 22, "tervicies": 23,
    "quatervicies": 24, "quinvicies": 25, "quinquiesvicies": 25, "sexvicies": 26, "septvicies": 27, "octovicies": 28,
    "novovicies": 29, "tricies": 30,
}  # fmt: skip
BEFORE = {"ante": 1, "supra": 2}  # stand before the number they are added to
FIRST_WORDS = {
    "premier": 1,
    "première": 1,
    "premiere": 1,
    "primero": 1,
    "primera": 1,
    "first": 1,
    "unique": 1,
    "único": 1,
}
ALPHABETS = ("abcdefghijklmnopqrstuvwxyz", "абвгдежзиклмнопрстуфхцчшщэюя", "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ")
LOOKALIKES = dict(zip("аеосрхуік", "aeocpxyik", strict=True))  # Cyrillic letters set for Latin ones
HAN = {sign: n for n, sign in enumerate("〇一二三四五六七八九")} | {"零": 0}


def _any_of(words: Iterable[str]) -> str:
    """A pattern for the longest of some words, grouped by first letter: most places are ruled out at one look."""
    heads: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        heads.setdefault(word[0], []).append(word[1:])
    groups = "|".join(f"{head}(?:{'|'.join(rests)})" for head, rests in heads.items())
    return f"(?=[{''.join(heads)}])(?:{groups})"


ADDED = _any_of((*MULTIPLICATIVES, *BEFORE, "alt"))

_ADDED = re.compile(rf"({ADDED})|(\d+)", re.I)
_PRINTED = re.compile(
    rf"(?:\([A-Z]{{2,6}}\)\s*)?(?P<lead>(?:ante|supra)\s+)?(?P<base>\d+(?:\.\d+)*(?-i:[lIO])?|[^\W\d_](?:\.\d+)+|[^\W\d_]+?)"
    rf"(?P<tail>(?:[\s.()\-–]*(?:{ADDED})(?:\s*\d{{1,2}}(?!\d))?)*)[\s.():\-–—]*",
    re.I,
)

_PREFIXED = re.compile(r"\([A-Z]{2,6}\)\s*\d")

Added = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Number:
    """A printed number as read: `style` ("1", "1.1", "a", "A", "i", "I", other alphabets by their first letter),
    `values`, and what is `added` to it as (class, place): ante and supra -1, alt 1, bis ter ... 2, a digit after them 3."""

    printed: str
    style: str
    values: tuple[int, ...]
    added: tuple[Added, ...] = ()
    misprinted: bool = False

    @property
    def key(self) -> tuple[tuple[int, int], ...]:
        """Sorts numbers of one style: 58 ante < 58 < 58 alt < 58 alt 2 < 58 bis < 58 ter < 59."""
        return (*((0, v) for v in self.values), *self.added, (0, 0))


@lru_cache(maxsize=4096)
def readings(printed: str) -> tuple[Number, ...]:
    """Every way to read a printed number, dressed or not; empty when it is none.

    >>> [(n.style, n.values) for n in readings("(i)")]
    [('i', (1,)), ('a', (9,))]
    >>> readings("4.1ter")[0].added, readings("Premier")[0].values, readings("3l")[0].misprinted
    (((2, 3),), (1,), True)
    """
    text = printed.strip().lstrip("([").rstrip("])").strip()
    match = _PRINTED.fullmatch(text)
    if match is None:
        return ()
    added = _added((match["lead"] or "") + match["tail"])
    plain = match["base"]
    return tuple(Number(printed, style, values, added, wrong) for style, values, wrong in _base(plain))


_ODD = str.maketrans("ſıİ", "sii")


def small(word: str) -> str:
    """A word in small letters, also where a pattern that heeds no capitals took the long s for an s or an i without its dot
    for an i.

    >>> small("BIS"), small("bıs"), small("ſupra")
    ('bis', 'bis', 'supra')
    """
    return word.translate(_ODD).lower()


def _added(tail: str) -> tuple[Added, ...]:
    out: list[Added] = []
    for word, digits in _ADDED.findall(tail):
        if digits:
            out[-1:] = [(1, int(digits))] if out and out[-1][0] == 1 else [*out[-1:], (3, int(digits))]
        elif small(word) in BEFORE:
            out.append((-1, BEFORE[small(word)]))
        else:
            out.append((1, 1) if small(word) == "alt" else (2, MULTIPLICATIVES[small(word)]))
    return tuple(out)


def _base(plain: str) -> list[tuple[str, tuple[int, ...], bool]]:
    if plain[0].isdecimal():
        clean = plain.replace("l", "1").replace("I", "1").replace("O", "0")
        values = tuple(int(part) for part in clean.split("."))
        letter_l = [("a", (12,), True)] if plain == "1" else []
        return [("1" + ".1" * (len(values) - 1), values, clean != plain), *letter_l]
    if "." in plain:
        letter, _, rest = plain.partition(".")
        return [(s + ".1", (*v, *map(int, rest.split("."))), False) for s, v, _ in _letter(letter)]
    if plain.lower() in FIRST_WORDS:
        return [("1", (1,), False)]
    if plain[0] in HAN or plain[0] == "十":
        value = _han(plain)
        return [("1", (value,), False)] if value else []
    roman, letters = _roman(plain), [*_letter(plain), *_letter(LOOKALIKES.get(plain, "?"))]
    if plain == "l":
        return [*letters, *roman, ("1", (1,), True)]
    return [*letters, *roman] if plain.lower() in ("c", "d", "m") else [*roman, *letters]


def _roman(plain: str) -> list[tuple[str, tuple[int, ...], bool]]:
    value = _roman_values().get(plain.lower())
    if value is None or not (plain.islower() or plain.isupper()):
        return []
    return [("i" if plain.islower() else "I", (value,), False)]


@lru_cache(maxsize=1)
def _roman_values() -> dict[str, int]:
    ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    tens = ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc", "c")
    return {t + o: 10 * n + m for n, t in enumerate(tens) for m, o in enumerate(ones) if n or m}


def _letter(plain: str) -> list[tuple[str, tuple[int, ...], bool]]:
    low = plain.lower()
    for alphabet in ALPHABETS:
        if low[0] not in alphabet or len(low) > 2:
            continue
        style = alphabet[0].upper() if plain[0].isupper() else alphabet[0]
        place = alphabet.index(low[0]) + 1
        if len(low) == 1:
            return [(style, (place,), False)]
        if low[1] == low[0]:
            return [(style, (len(alphabet) + place,), False)]
    return []


def _han(plain: str) -> int:
    total, now = 0, 0
    for sign in plain:
        if sign in ("十", "百"):
            total, now = total + (now or 1) * (10 if sign == "十" else 100), 0
        elif sign in HAN:
            now = HAN[sign]
        else:
            return 0
    return total + now


@lru_cache(maxsize=4096)
def slug(printed: str) -> str:
    """A printed number as it stands in an eId: no dress, no blanks, western digits; one addition glued, more joined by _.

    >>> [slug(n) for n in ("9 bis", "(cter)", "OP1 alt 2", "54 ter ante", "ante 58", "premier", "4.1", "[X]", "٣")]
    ['9bis', 'cter', '1alt_2', '54ter_ante', '58ante', '1', '4.1', 'X', '3']
    """
    prefix, _, printed = printed.rpartition(")") if _PREFIXED.match(printed) else ("", "", printed)
    text = re.sub(r"^(?:OP|PP)\s*", "", printed.strip(), flags=re.I).strip("()[]{}.:-–— ")
    text = "".join(str(int(c)) if c.isdecimal() else c for c in text)
    match = _PRINTED.fullmatch(text)
    if match is None:
        return re.sub(r"[\W_]+", "_", text).strip("_") or "nn"
    plain = match["base"]
    values = {style: values for style, values, _ in _base(plain)}
    base = str(values["1"][0]) if "1" in values and not plain.isdigit() and plain.isalpha() else plain
    parts = [small(w) or d for w, d in _ADDED.findall((match["lead"] or "") + match["tail"])]
    return prefix.strip("(") + base + "_".join(parts)


def order_key(printed: str) -> tuple[tuple[int, int], ...]:
    """A key that puts printed numbers of one style in order (the first reading of each; (( -9, 0),) when it is none).

    >>> sorted(["2", "1 bis", "1", "1 alt 2", "1 alt", "1 ante", "10"], key=order_key)
    ['1 ante', '1', '1 alt', '1 alt 2', '1 bis', '2', '10']
    """
    found = readings(re.sub(r"^(?:OP|PP)\s*", "", printed.strip(), flags=re.I))
    return found[0].key if found else ((-9, 0),)


def is_first(number: Number) -> bool:
    """Whether a list may begin here: 1, a, i, A, 1.1, 1 ante, and 0."""
    return number.values[-1] == 0 or (number.values[-1] == 1 and (not number.added or number.added[0][0] < 0))


def follows(before: Number, after: Number) -> bool:
    """Whether one number can stand right after another: the next value, or the same with more or something else added.

    >>> a, b, c = (readings(n)[0] for n in ("9", "9 bis", "10"))
    >>> follows(a, b), follows(b, c), follows(a, c), follows(c, a)
    (True, True, True, False)
    """
    if before.style != after.style:
        return False
    if before.values == after.values:
        other_kind = bool(before.added and after.added) and before.added[0][0] != after.added[0][0]
        return after.key > before.key or other_kind
    return before.values[:-1] == after.values[:-1] and before.values[-1] + 1 == after.values[-1]
