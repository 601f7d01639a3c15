"""Facts of a document guessed from its first page, conservatively: symbol, title, language. Unknown stays unknown."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from ..text.manuscript import Block, Facts, Manuscript

__all__ = ["is_symbol", "language_of", "symbol_of", "title_of", "with_guesses"]

FIRST_PAGE = 3_000
STEP = r"/[A-Z0-9][A-Za-z0-9.\-()*]*"
ORGANS = (
    "A|E|S|T|ST|DP|TD|ID|CCPR|CEDAW|CRC|CAT|CERD|CMW|CRPD|CED|HRI|FCCC|CBD|ICCD|BWC|CD|CTOC|CAC|LOS|SPLOS|ISBA|HSP|NPT|PBC|"
    "ECE|ESCAP|UNEP|UNODC|UNITAR|UNCITRAL|UNCTAD|WTO|WIPO|IOC|IMO|WHO|ILO"
)
SYMBOL = re.compile(rf"(?<![\w/.])(?:(?:{ORGANS})(?:{STEP}){{1,8}}|[A-Z]{{2,8}}(?:{STEP}){{2,8}})(?<![.,(*\-])")
"""Document symbols: an organ, then steps; `A/CONF.232/2022/5`, `UNEP/PP/INC.5/4`. An organ not listed needs two steps."""

ENGLISH = "the of and to in shall be by for this that with or as any which parties article"
FRENCH = "le la les des du de et en à aux une un par pour que dans au qui présent parties article sont"
SPANISH = "el la los las del de y en a que por para con una un se al como presente partes artículo sus"
STOP_WORDS = {name: frozenset(words.split()) for name, words in (("en", ENGLISH), ("fr", FRENCH), ("es", SPANISH))}
SCRIPTS = {"ru": re.compile("[а-яёА-ЯЁ]"), "zh": re.compile("[\u4e00-\u9fff]"), "ar": re.compile("[\u0621-\u064a]")}
OTHER_SCRIPTS = {
    "ru": re.compile("[іїєґўІЇЄҐЎђјљњћџЂЈЉЊЋЏ]"),
    "ar": re.compile("[پچژگکی]"),
    "zh": re.compile("[\u3040-\u30ff]"),
}
LETTERS = re.compile(r"[^\W\d_]+")
OPENING = re.compile(rf"\s*(?:United Nations|Nations Unies|Naciones Unidas)\s+({SYMBOL.pattern})\s")
MASTHEAD = re.compile(
    r"united nations|nations unies|naciones unidas|general assembly|assemblée générale|asamblea general|distr\.?\s*:|"
    r"original\s*:|(?:fifth|sixth|seventh|first|second|third|fourth|\w+-\w+) session|agenda item|^\W*$|^\d",
    re.IGNORECASE,
)
TITLE = re.compile(
    r"\b(?:draft|text|agreement|convention|treaty|protocol|instrument|report|statement|resolution|proposals?|compilation|note|"
    r"projet|accord|traité|protocole|proyecto|acuerdo|convenio|convención|tratado)\b",
    re.IGNORECASE,
)


def with_guesses(found: Manuscript, facts: Facts) -> Facts:
    """The facts of a file, with symbol, title and language guessed from the text where the format did not give them."""
    return replace(
        facts,
        symbol=facts.symbol or symbol_of(found),
        title=facts.title or title_of(found),
        language=facts.language or language_of(found.source),
    )


def is_symbol(text: str) -> bool:
    """Whether a text is a document symbol: an organ, steps after it, and a number in one of them.

    >>> is_symbol("A/CONF.232/2022/5"), is_symbol("A/B")
    (True, False)
    """
    return SYMBOL.fullmatch(text) is not None and any(sign.isdecimal() for sign in text)


def symbol_of(found: Manuscript) -> str | None:
    """The symbol of a document, when one stands in the masthead, or alone on a line, or as a running head.

    A symbol inside a sentence is another document's, and does not count.
    """
    opening = OPENING.match(found.source)
    if opening and is_symbol(opening[1]):
        return opening[1]
    lines = [line.strip() for line in found.source[:FIRST_PAGE].splitlines()]
    heads = [found.source[b.span[0] : b.span[1]].strip() for b in found.blocks if b.role == "aside"][:200]
    own = Counter(m[0] for line in lines[:25] + heads if (m := SYMBOL.fullmatch(line.rstrip("*"))) and is_symbol(m[0]))
    beside = (m[0] for line in lines[:6] if (m := _beside_masthead(line)) is not None)
    first = next(beside, None)
    return first or (own.most_common(1)[0][0] if own else None)


def _beside_masthead(line: str) -> re.Match[str] | None:
    """The symbol at the end of a line that says nothing else but whose paper it is: "United Nations A/CONF.232/2022/5"."""
    found = [m for m in SYMBOL.finditer(line) if is_symbol(m[0])]
    if len(found) != 1 or line[found[0].end() :].strip(" *"):
        return None
    body = line[: found[0].start()].split()
    named = 0 < len(body) <= 4 and all(word[0].isupper() for word in body) and not body[-1].endswith((".", ",", ":"))
    return found[0] if named else None


def title_of(found: Manuscript) -> str | None:
    """The title of a document: a block with a title style, else a centred or bold heading before the first article."""
    blocks = [b for b in found.blocks if b.role in ("body", "heading", "cell")][:40]
    styled = next(
        (b for b in blocks if (b.style or "").lower() in ("title", "titre", "título", "h1", "doctitle")), None
    )
    for block in ([styled] if styled else []) + [
        b for b in blocks if b.centred or b.bold or b.level == 1 or b.role == "heading"
    ]:
        words = _folded(found, block)
        if block is styled or (TITLE.search(words) and 3 <= len(words.split()) <= 60 and not MASTHEAD.match(words)):
            return words or None
    return None


def _folded(found: Manuscript, block: Block) -> str:
    return " ".join(found.source[block.span[0] : block.span[1]].split())


def language_of(source: str) -> str | None:
    """The language of a text (ISO 639-1) among en, fr, es, ru, zh, ar; None when it is short, mixed or none of these.

    >>> language_of("Each Party shall take the measures that are necessary for the protection of the sea. " * 3)
    'en'
    >>> language_of("42 [ ] 17") is None
    True
    """
    sample = source[:20_000]
    letters = sum(len(word) for word in LETTERS.findall(sample))
    if letters < 40:
        return None
    for language, script in SCRIPTS.items():
        if len(script.findall(sample)) > 0.6 * letters:
            return language if len(OTHER_SCRIPTS[language].findall(sample)) < 0.01 * letters else None
    words = [word.lower() for word in LETTERS.findall(sample)]
    shares = {language: sum(w in stop for w in words) / len(words) for language, stop in STOP_WORDS.items()}
    ranked = sorted(shares.items(), key=lambda item: -item[1])
    return ranked[0][0] if ranked[0][1] > 0.18 and ranked[0][1] > 1.3 * ranked[1][1] else None
