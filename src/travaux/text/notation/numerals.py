"""Numbers as drafts print them: figures, ordinals, numbers in words, numbers of provisions."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["is_number"]

_ONES = (
    "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    "|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion"
)
_ORDINALS = (
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth"
    "|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|fortieth|fiftieth|sixtieth|seventieth|eightieth"
    "|ninetieth|hundredth|half|halves|thirds|quarters|fifths|fourths"
)
_FIRST = "".join(sorted({word[0] for word in f"{_ONES}|{_ORDINALS}".split("|")}))
_WORDS = rf"(?:{_ONES}|{_ORDINALS}|and|a)"
_ADDED = r"(?:bis|ter|quater|quinquies|sexies|septies|octies|nonies|novies|decies|ante|alt|supra)"
_NUMBER = re.compile(
    rf"""(?:no\.?\s)?(?:
    \(?\d+(?:[.,]\d+)*(?:st|nd|rd|th)?(?:\s?{_ADDED})*\)?\s?(?:%|per\ cent)?\.?   # 15, 90th, 19 bis, (2), 4.1, 30 %
    | \(?(?:[IVXLC]+|[ivx]+|[a-z])(?:\s?{_ADDED})*\)\.?                            # (iv), (c bis)
    | [IVXLC]{{2,}}(?:\s?{_ADDED})* | (?=[ivx]*[iv])[ivx]{{2,}} | [a-z]\s?{_ADDED}
    | (?i:(?=[{_FIRST}])(?:{_ONES}|{_ORDINALS})(?:[\s-]{_WORDS})*)   # thirtieth, one hundred and eighty
    )""",
    re.X,
)


@lru_cache(maxsize=4096)
def is_number(printed: str) -> bool:
    """Whether words are a number and nothing else.

    >>> [is_number(said) for said in ("120", "90th", "19 bis", "sixtieth", "two-thirds", "(iv)", "to 206", "civil", "one Party")]
    [True, True, True, True, True, True, False, False, False]
    """
    return _NUMBER.fullmatch(printed) is not None
