"""Symbol, title and language are guessed from the first page, and only where the page says so; unknown stays unknown."""

from __future__ import annotations

import pytest

from travaux.reading import manuscript_of
from travaux.reading.facts import is_symbol, language_of
from travaux.text import Facts


def facts(text: str, name: str = "draft.txt") -> Facts:
    return manuscript_of(text.encode("utf-8"), name).facts


@pytest.mark.parametrize(
    "symbol",
    [
        "A/CONF.232/2022/5", "UNEP/PP/INC.5/4", "A/AC.291/22/Rev.3", "A/RES/77/321", "A/C.3/74/L.11/Rev.1", "CBD/COP/15/L.25",
        "E/2020/INF/1/Add.2",
    ],
)  # fmt: skip
def test_symbols_of_the_united_nations_are_known(symbol: str) -> None:
    assert is_symbol(symbol)
    assert facts(f"{symbol}\nDraft text\nArticle 1\n").symbol == symbol


@pytest.mark.parametrize("word", ["and/or", "A/B", "A/RES", "km/h", "https://x.org/A/1", "he/she", "UNEP", "A/"])
def test_what_only_looks_like_a_symbol_is_none(word: str) -> None:
    assert facts(f"{word}\nDraft text\n").symbol is None


def test_a_symbol_beside_the_masthead_is_the_documents_own() -> None:
    assert facts("United Nations A/CONF.999/2031/5*\nGeneral Assembly\n").symbol == "A/CONF.999/2031/5"


def test_the_papers_of_another_body_have_symbols_too() -> None:
    assert facts("The Concordance\tCME/AC.1/7\nDistr.: Limited\n").symbol == "CME/AC.1/7"
    assert facts("CME/AC.1/L.9\nThe Concordance\n").symbol == "CME/AC.1/L.9"


def test_a_symbol_inside_a_sentence_is_that_of_another_document() -> None:
    assert facts("See A/CONF.999/2031/5.\nRecalling resolution A/RES/77/321\n").symbol is None
    assert facts("The Committee took note of document A/CONF.999/2031/5 and of its annex.\n").symbol is None


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Each Party shall take the measures that are necessary for the protection of the rivers."),
        (
            "fr",
            "Chaque Partie prend les mesures qui sont nécessaires à la protection des eaux dans les limites de la loi.",
        ),
        ("es", "Cada Parte adoptará las medidas que sean necesarias para la protección de los ríos en el territorio."),
        ("ru", "Каждая Сторона принимает меры, необходимые для охраны рек и озер на своей территории."),
        ("ar", "يتخذ كل طرف التدابير اللازمة لحماية الأنهار والبحيرات في أراضيه وفقا لهذه الاتفاقية"),
        (
            "zh",
            "各缔约方应采取必要措施，在其领土内按照本公约的规定保护河流和湖泊，并每年向秘书处提交报告，说明所采取的措施。",
        ),
    ],
)
def test_the_language_is_told_by_script_and_by_small_words(language: str, sentence: str) -> None:
    assert language_of(sentence) == language


@pytest.mark.parametrize(
    "sentence",
    [
        "", "42 / 17 [ ]", "XA XB XC XD XE QM QN ZZ AA XF XG XH XI XJ XK XL XM XN",
        "Кожна Сторона вживає заходів, необхідних для охорони річок і озер на своїй території.",
        "Jede Vertragspartei ergreift die Massnahmen, die zum Schutz der Gewässer in ihrem Gebiet nötig sind.",
    ],
)  # fmt: skip
def test_a_language_that_is_none_of_the_six_or_not_to_be_told_is_unknown(sentence: str) -> None:
    assert language_of(sentence) is None


def test_the_title_is_the_heading_that_names_an_instrument() -> None:
    page = "<h1>Draft Convention on Shared Rivers</h1><h2>Article 1</h2><p>Each Party"
    assert facts(f"<!doctype html><html><body>{page}", "a.html").title == "Draft Convention on Shared Rivers"
    assert facts("Article 1\nEach Party shall report.\n").title is None
