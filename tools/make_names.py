"""Makes src/travaux/positions/parties/tables/translated.tsv: names of states and areas in other languages, from open sources.

    npm pack cldr-localenames-full@48.2.0 cldr-localenames-full@29.0.0 i18n-iso-countries@7.14.0   (unpack each)
    pip download --no-deps hdx-python-country==4.2.5   (unzip it)
    python tools/make_names.py --cldr cldr-48/package cldr-29/package --iso iso/package --unterm hdx/hdx/location

Sources and terms, also in tables/NOTICES.txt: Unicode CLDR (Unicode licence), i18n-iso-countries (MIT), the taxonomy in
hdx-python-country (MIT; short names of UNTERM and M49 in the six languages of the United Nations). What the project wrote
itself is in the other tables and never overwritten. Left out: capitals only ("UK": these are in names.tsv), continents, a few
words of other meaning. A key that begins with "=" counts letter for letter.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from travaux.positions.parties.folding import fold  # noqa: E402
from travaux.positions.parties.tables import states  # noqa: E402

TABLE = ROOT / "src/travaux/positions/parties/tables/translated.tsv"
UNITED_NATIONS = ("ar", "en", "es", "fr", "ru", "zh")
SPOKEN = (
    "ar en es fr ru zh",  # the United Nations
    "bg cs da de el et fi ga hr hu it lt lv mt nl pl pt pt-PT ro sk sl sv",  # the European Union
    "be bs ca fa he hi id is ja ko mk ms nb nn sr sr-Latn th tr uk ur zh-Hans zh-Hant",
    "de-AT de-CH en-GB es-419 es-ES es-MX fr-CA fr-CH it-CH nl-BE ur-IN",
)
LANGUAGES = tuple(language for line in SPOKEN for language in line.split())
Found = tuple[str, str, str]  # language, two-letter code, name


def cldr(folder: Path) -> Iterator[Found]:
    """Names of a release of the Unicode locale names, variants ("Czech Republic" beside "Czechia") among them."""
    for language in LANGUAGES:
        path = folder / "main" / language / "territories.json"
        if path.exists():
            names = next(iter(json.loads(path.read_text())["main"].values()))["localeDisplayNames"]["territories"]
            yield from ((language, code.split("-")[0], name) for code, name in names.items())


def iso(folder: Path) -> Iterator[Found]:
    for language in LANGUAGES:
        path = folder / "langs" / f"{language}.json"
        if path.exists():
            for code, names in json.loads(path.read_text())["countries"].items():
                yield from ((language, code, name) for name in ([names] if isinstance(names, str) else names))


def unterm(folder: Path) -> Iterator[Found]:
    columns = {"English": "en", "French": "fr", "Spanish": "es", "Russian": "ru", "Chinese": "zh", "Arabic": "ar"}
    (path,) = folder.glob("*axonomy*.csv")
    for row in csv.DictReader(path.open(encoding="utf-8-sig")):
        for long, language in columns.items():
            for name in (row[f"{long} Short"], row[f"M49 {long}"]):
                yield language, row["ISO 3166-1 Alpha 2-Codes"], name


def forms(language: str, name: str) -> tuple[str, ...]:
    """The keys of a name. A short one in Latin letters ("Čad", "Inde") counts letter for letter: folded it is another word."""
    key = fold(name)
    if not key or key in WORDS or (name.isupper() and key.isascii()):
        return ()
    if len(key) > 4 or not key.isascii():
        return (key,)
    return (f"={name}", f"={name.upper()}") if language in UNITED_NATIONS and len(name) > 3 else (f"={name}",)


WORDS = frozenset({"swiss", "norfolk", "mena", "virgin islands", "tl"})  # words of other meaning, or of two areas


def gathered(found: Iterator[Found]) -> dict[str, dict[str, set[str]]]:
    """For each key the codes it stands for, and in which languages."""
    codes = {e.iso2: e.code for e in states() if e.iso2 and e.kind != "former"}
    names: dict[str, dict[str, set[str]]] = {}
    for language, iso2, name in found:
        for key in forms(language, name) if iso2 in codes else ():
            names.setdefault(key, {}).setdefault(codes[iso2], set()).add(language.split("-")[0])
    return names


def settled(meanings: dict[str, set[str]]) -> dict[str, set[str]]:
    """A name that two languages give to two states means, where only one of them is of the United Nations, that one."""
    ours = {code: languages for code, languages in meanings.items() if languages & set(UNITED_NATIONS)}
    return ours or meanings


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cldr", type=Path, nargs="+", required=True)
    parser.add_argument("--iso", type=Path, required=True)
    parser.add_argument("--unterm", type=Path, required=True)
    given = parser.parse_args()
    found = [f for folder in given.cldr for f in cldr(folder)]
    names = gathered(iter([*found, *iso(given.iso), *unterm(given.unterm)]))
    lines = ["key\tcodes\tlanguages"]
    for key, meanings in sorted(names.items()):
        kept = settled(meanings)
        lines.append(f"{key}\t{' '.join(sorted(kept))}\t{' '.join(sorted(set().union(*kept.values())))}")
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    sys.stdout.write(
        f"{len(names)} names, {sum(' ' in line.split(chr(9))[1] for line in lines)} of them of more than one state\n"
    )


if __name__ == "__main__":
    main()
