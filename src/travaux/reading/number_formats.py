"""How a list number is written: "3", "c", "iii", "third". A table of Word's number formats (ECMA-376 part 1, 17.18.59)."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["KNOWN_FORMATS", "written"]

ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
LATIN = "abcdefghijklmnopqrstuvwxyz"
RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"
ARABIC_ALPHA = "أبتثجحخدذرزسشصضطظعغفقكلمنهوي"
ARABIC_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
DAGGERS = "*†‡§"
CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
CHINESE = "〇一二三四五六七八九"
ONES = (
    "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ORDINALS = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"}
ORDINALS |= {"twelve": "twelfth"}


def _roman(number: int) -> str:
    out = ""
    for value, sign in ROMAN:
        out += sign * (number // value)
        number %= value
    return out


def _letters(alphabet: str) -> Callable[[int], str]:
    """a ... z, then aa, bb, cc: Word repeats the letter instead of counting on."""
    size = len(alphabet)
    return lambda number: alphabet[(number - 1) % size] * ((number - 1) // size + 1)


def _ordinal(number: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10 if number % 100 not in (11, 12, 13) else 0, "th")
    return f"{number}{ending}"


def _cardinal_text(number: int) -> str:
    return _in_words(number).capitalize()


def _in_words(number: int) -> str:
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + ("-" + ONES[number % 10] if number % 10 else "")
    if number < 1000:
        return f"{ONES[number // 100]} hundred {_in_words(number % 100)}".strip()
    return str(number)


def _ordinal_text(number: int) -> str:
    words = _in_words(number)
    head, last = words[: len(words) - len(words.replace("-", " ").split()[-1])], words.replace("-", " ").split()[-1]
    if last.isdigit():
        return _ordinal(number)
    last = ORDINALS.get(last) or (last[:-1] + "ieth" if last.endswith("y") else last + "th")
    return (head + last).capitalize()


def _chinese(number: int) -> str:
    if number < 11:
        return "十" if number == 10 else CHINESE[number]
    if number < 100:
        tens = "" if number < 20 else CHINESE[number // 10]
        return tens + "十" + (CHINESE[number % 10] if number % 10 else "")
    return "".join(CHINESE[int(digit)] for digit in str(number))


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "lowerLetter": _letters(LATIN),
    "upperLetter": lambda number: _letters(LATIN)(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "ordinal": _ordinal,
    "cardinalText": _cardinal_text,
    "ordinalText": _ordinal_text,
    "russianLower": _letters(RUSSIAN),
    "russianUpper": lambda number: _letters(RUSSIAN)(number).upper(),
    "hebrew1": _letters(HEBREW),
    "arabicAlpha": _letters(ARABIC_ALPHA),
    "arabicAbjad": _letters(ARABIC_ABJAD),
    "chicago": _letters(DAGGERS),
    "hex": lambda number: f"{number:X}",
    "numberInDash": lambda number: f"- {number} -",
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "decimalEnclosedCircle": lambda number: CIRCLES[number - 1] if number <= len(CIRCLES) else str(number),
    "decimalEnclosedCircleChinese": lambda number: CIRCLES[number - 1] if number <= len(CIRCLES) else str(number),
    "decimalFullWidth": lambda number: "".join(chr(ord(digit) - 48 + 0xFF10) for digit in str(number)),
    "chineseCounting": _chinese,
    "chineseCountingThousand": _chinese,
    "japaneseCounting": _chinese,
    "taiwaneseCountingThousand": _chinese,
    "ideographDigital": lambda number: "".join(CHINESE[int(digit)] for digit in str(number)),
    "none": lambda number: "",
    "bullet": lambda number: "",
}
KNOWN_FORMATS = frozenset(FORMATS)
WITH_ZERO = ("decimalZero", "ordinal", "numberInDash", "decimalEnclosedParen", "decimalEnclosedFullstop", "hex")


def written(number: int, name: str) -> str:
    """A number in one of Word's formats; a format that is not known is written in figures (ask `KNOWN_FORMATS`).

    >>> written(4, "lowerRoman"), written(28, "lowerLetter"), written(22, "ordinal"), written(21, "ordinalText")
    ('iv', 'bb', '22nd', 'Twenty-first')

    Guarantees: never raises; zero and below, where a format has no sign for it, are written in figures.
    """
    if name in ("none", "bullet"):
        return ""
    if number > 30_000 or (number < 1 and not (number == 0 and name in WITH_ZERO)):
        return str(number)
    return FORMATS.get(name, str)(number)
