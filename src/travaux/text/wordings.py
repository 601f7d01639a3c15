"""The words that headings and formulas are made of, in the six languages of the United Nations: a table, no branches."""

from __future__ import annotations

import re

__all__ = [
    "ANNEX_WORDS",
    "CONCLUSIONS",
    "CONTENTS",
    "ENACTED",
    "OPENERS",
    "PREAMBLE",
    "SUBJECT",
    "UNITS",
    "kind_of_word",
]

UNITS: dict[str, tuple[str, ...]] = {
    "part": ("Part", "Partie", "Parte", "Часть", "الجزء"),
    "chapter": ("Chapter", "Chapitre", "Capítulo", "Capitulo", "Глава", "الفصل"),
    "section": ("Section", "Sección", "Seccion", "Раздел", "القسم", "الفرع"),
    "subsection": ("Subsection", "Sub-section", "Sous-section", "Subsección", "Subseccion", "Подраздел"),
    "article": ("Article", "Artículo", "Articulo", "Статья", "المادة"),
    "rule": ("Rule", "Règle", "Regle", "Regla", "Правило", "Regulation"),
    "resolution": ("RESOLUTION", "RÉSOLUTION", "RESOLUCIÓN"),
    "annex": ("Annex", "Annexe", "Anexo", "Appendix", "Appendice", "Apéndice", "Schedule", "Приложение", "المرفق"),
    "option": (
        "Option",
        "Sub-option",
        "Sub-Option",
        "Suboption",
        "Opción",
        "Opcion",
        "Вариант",
        "Alternative",
        "Variante",
        "الخيار",
    ),
}
HAN_UNITS = {"条": "article", "部分": "part", "章": "chapter", "节": "section", "條": "article", "節": "section"}
ANNEX_WORDS = UNITS["annex"]

PREAMBLE = ("Preamble", "Préambule", "Preámbulo", "Преамбула", "الديباجة", "序言")
CONTENTS = (
    "Contents", "Table of contents", "Sommaire", "Table des matières", "Índice", "Contenido", "Содержание", "المحتويات",
    "目录", "Table of Contents", "Summary of contents",
)  # fmt: skip
ENACTED = (
    "Have agreed as follows", "Have agreed on the following", "Agree as follows", "Hereby agree", "Have decided as follows",
    "Sont convenus", "Sont convenues", "Conviennent", "Han convenido", "Convienen", "Han acordado", "Acuerdan",
    "Согласились о нижеследующем", "Договорились о нижеследующем", "اتفقت على ما يلي", "兹协议如下", "协议如下",
)  # fmt: skip
CONCLUSIONS = (
    "In witness whereof", "Done at", "Done in", "En foi de quoi", "Fait à", "En fe de lo cual", "En testimonio de lo cual",
    "Hecho en", "В удостоверение чего", "Совершено в", "وإثباتا لذلك", "为此", "IN FAITH WHEREOF",
)  # fmt: skip
# the subject of a preamble stands on a line of its own and ends with a comma: "The Parties to this Agreement,"
SUBJECT = re.compile(
    r"[\[(“\"]*(?:The|Les|La|Le|L['’]|Los|Las|El|Государства|Участники|Генеральная|Стороны)\b[^.;:\n]{2,140}?,"
)
OPENERS = re.compile(
    r"[\[\s“\"]*(?:(?:[A-Z][a-z]{2,}ing|Having|Aware|Mindful|Conscious|Committed|Convinced|Concerned|Alarmed|Determined|Guided|"
    r"Deeply|Gravely|Resolved|Encouraged|Inspired|Prompted|Disturbed|Also|Further|Fully|Firmly|Profoundly|Expressing|"
    r"Desirous|Anxious|"
    r"[A-ZÉ][a-zéèêç]+(?:ant|ants|ante|antes)|Ayant|Conscient(?:e?s)?|Désireu(?:x|ses?)|Soucieu(?:x|ses?)|"
    r"Convaincu(?:e?s)?|Résolu(?:e?s)?|Préoccupé(?:e?s)?|Déterminé(?:e?s)?|Animé(?:e?s)?|Attaché(?:e?s)?|"
    r"[A-ZÁÉÍÓÚ][a-záéíóúñ]+(?:ando|iendo|yendo)|Conscientes?|Desea\w+|Deseos[ao]s?|Convencid[ao]s?|Comprometid[ao]s?|"
    r"Decidid[ao]s?|Resuelt[ao]s?|Preocupad[ao]s?|Alarmad[ao]s?|Guiad[ao]s?|Animad[ao]s?|Tomando|Teniendo|"
    r"[А-Я][а-я]+(?:ая|яя|уя|ив|ав|ясь)|Будучи))\b"
)
FUNCTION_WORDS = frozenset(
    (
     "a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or", "nor", "as",
     "than", "that", "which", "under", "into", "upon", "between", "within", "de", "la", "le", "les", "des",
     "du", "et", "ou", "à", "au", "aux", "en", "par", "pour", "sur", "dans", "del", "los", "las", "el", "y",
     "o", "e", "con", "para", "por", "una", "un"
    )
)  # fmt: skip
# words after which a number is the end of a reference, not the beginning of a provision
CITING = frozenset(
    (
     "paragraph", "paragraphs", "para", "paras", "subparagraph", "subparagraphs", "article", "articles", "art",
     "arts", "section", "sections", "part", "parts", "rule", "rules", "annex", "annexes", "chapter", "and",
     "or", "to", "in", "of", "under", "with", "by", "resolution", "item", "items", "option", "options", "see",
     "point", "points", "paragraphe", "paragraphes", "alinéa", "alinéas", "et", "ou", "à", "au", "aux", "du",
     "des", "párrafo", "párrafos", "artículo", "artículos", "apartado", "y", "o", "a", "del", "from", "between",
     "through", "no", "pages", "page"
    )
)  # fmt: skip


def _both(words: tuple[str, ...]) -> list[str]:
    return sorted({form for word in words for form in (word, word.upper())}, key=len, reverse=True)


UNIT_WORDS = {form: kind for kind, words in UNITS.items() for form in _both(words)}


def kind_of_word(word: str) -> str | None:
    """The kind of provision a heading word names ("Artículo", "ЧАСТЬ"), None when it names none."""
    return UNIT_WORDS.get(word) or HAN_UNITS.get(word)


def starts_with(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern that finds one of the phrases at the head of a line, in capitals or not, after opening brackets."""
    forms = sorted(phrases, key=len, reverse=True)
    heads = "".join(sorted({form[0] for form in forms}))  # most lines are ruled out at one look
    return re.compile(rf"[\[\s“\"(]*(?=[{heads}])(?:{'|'.join(map(re.escape, forms))})(?!\w)", re.I)
