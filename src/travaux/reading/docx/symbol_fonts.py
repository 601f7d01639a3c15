"""Signs of the Symbol and Wingdings fonts as the letters and signs they look like."""

from __future__ import annotations

__all__ = ["symbol"]

GREEK = dict(
    zip(
        "ABGDEZHQIKLMNXOPRSTUFCYWabgdezhqiklmnxoprstufcyw",
        "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψω",
        strict=True,
    )
)
SYMBOL = GREEK | {chr(code): chr(code) for code in range(0x20, 0x40)} | {
    "\xb7": "•", "\xb0": "°", "\xb1": "±", "\xa3": "≤", "\xb3": "≥", "\xb9": "≠", "\xb4": "×", "\xa2": "′", "\xb2": "″",
    "\xae": "→", "\xac": "←", "\xde": "⇒", "\xce": "∈", "\xc5": "⊕", "\xe3": "©", "\xe2": "®", "\xe4": "™", "\xd2": "®",
    "\xd3": "©", "\xd4": "™", "[": "[", "]": "]", "{": "{", "}": "}", "|": "|", "_": "_",
}  # fmt: skip
WINGDINGS = {
    "\xfc": "✓", "\xfb": "✗", "\xfe": "☑", "\xfd": "☒", "\xa8": "☐", "\x6f": "☐", "\xa7": "▪", "\xd8": "➢", "\x76": "❖",
    "\x6c": "●", "\x6e": "■", "\x71": "❑", "\xe0": "→", "\xdf": "←", "\x9f": "•", "\x4a": "☺",
}  # fmt: skip
FONTS = {"symbol": SYMBOL, "wingdings": WINGDINGS}


def symbol(font: str, code: str) -> tuple[str, bool]:
    """The sign that a code (hexadecimal) shows in a font, and whether it is known; an unknown one is kept as it is.

    >>> symbol("Symbol", "F0B3"), symbol("Wingdings", "F0FC"), symbol("Oddments", "F041")
    (('≥', True), ('✓', True), ('\\uf041', False))
    """
    try:
        sign = chr(int(code, 16))
    except (ValueError, OverflowError):
        return "", False
    low = chr(ord(sign) - 0xF000) if 0xF000 <= ord(sign) <= 0xF0FF else sign
    if 0xD800 <= ord(sign) <= 0xDFFF:
        return "\ufffd", False
    found = FONTS.get(font.lower(), {}).get(low)
    return (found, True) if found else (sign, not 0xE000 <= ord(sign) <= 0xF8FF)
