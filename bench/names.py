"""Names resolved to the right code, wrong, ambiguous and unknown, set by set, with the speed: python bench/names.py [CORPORA]

The truth is laid beside the project and is not part of it; a set that is not there is left out.
"""

from __future__ import annotations

import csv
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from travaux.positions.parties import curated, resolve, resolve_list

ROOT = Path(__file__).resolve().parents[1]
CORPORA = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT.parent / "shared" / "corpora"
Case = tuple[str, str | None, str | None, frozenset[str]]  # printed, date, printed in, the codes expected
SHOW = 40


def world() -> list[dict]:
    return json.loads((CORPORA / "states/world_countries.json").read_text())


def iso3() -> dict[str, str]:
    old = {"CS": "CSK", "YU": "YUG", "DD": "DDR", "YD": "YMD", "XK": "XKX"}
    return {c["cca2"]: c["cca3"] for c in world()} | old | {"XK": "XKX"}


def vote_file_names() -> Iterator[Case]:
    blank = {"Federal Republic of Germany": "DEU", "Yemen Arab Republic": "YEM", "Zanzibar": "EAZ"}
    codes = iso3()
    for row in csv.DictReader((CORPORA / "states/unga_states.tsv").open(), delimiter="\t"):
        yield row["name"], "2019-12-31", None, frozenset({codes.get(row["iso2_or_old"]) or blank[row["name"]]})


def official_names_2025() -> Iterator[Case]:
    rows = list(csv.reader((CORPORA / "states/unga_votes_2025.csv").open()))
    for code, name in zip(rows[0][9:], rows[1][9:], strict=True):
        yield name, "2025-06-01", None, frozenset({code})


def codes_2025() -> Iterator[Case]:
    for code in next(csv.reader((CORPORA / "states/unga_votes_2025.csv").open()))[9:]:
        yield code, "2025-06-01", "codes", frozenset({code})


def translated(kind: str) -> Iterator[Case]:
    for country in world():
        code = "XKX" if country["cca3"] == "UNK" else country["cca3"]
        for name in country["translations"].values():
            yield name[kind], None, None, frozenset({code})


def native_and_other(field: str) -> Iterator[Case]:
    for country in world():
        code = "XKX" if country["cca3"] == "UNK" else country["cca3"]
        found = country["altSpellings"] if field == "altSpellings" else [n for v in country["name"]["native"].values() for n in v.values()]
        for name in found:
            yield name, None, None, frozenset({code})


def english() -> Iterator[Case]:
    for country in world():
        code = "XKX" if country["cca3"] == "UNK" else country["cca3"]
        yield country["name"]["common"], None, None, frozenset({code})
        yield country["name"]["official"], None, None, frozenset({code})


SHORT = {"OceanCare": "OCEANCARE", "Greenpeace": "GREENPEACE"}


def truth() -> Iterator[Case]:
    for item in json.loads((CORPORA / "truth/names.json").read_text())["names"]:
        codes = {*item["iso3"], *item["groups"], *(SHORT.get(o, o) for o in item.get("organisations", ()))}
        date = item["date"] if item["date"] != "undated" else None
        yield item["name"], date, item["kind"], frozenset(codes | ({item["speaker"]} if "speaker" in item else set()))


SETS = {
    "vote file, 200 names": vote_file_names,
    "2025 file, official English": official_names_2025,
    "2025 file, ISO-3": codes_2025,
    "English, common and official": english,
    "translated, common": lambda: translated("common"),
    "translated, official": lambda: translated("official"),
    "native": lambda: native_and_other("native"),
    "other spellings": lambda: native_and_other("altSpellings"),
}


def judged(printed: str, date: str | None, expected: frozenset[str]) -> str:
    named = resolve(printed, date)
    if named.code is None:
        return "ambiguous" if named.candidates else "unknown"
    return "right" if {named.code} == expected else "WRONG"


def measure(name: str, cases: list[Case]) -> None:
    tally: Counter[str] = Counter()
    for printed, date, _, expected in cases:
        verdict = judged(printed, date, expected)
        tally[verdict] += 1
        if verdict != "right" and "-v" in sys.argv:
            print(f"    {verdict:9} {printed!r} -> {resolve(printed, date)} not {sorted(expected)}")
    print(f"{name:32} {len(cases):6}  right {tally['right'] / len(cases):7.2%}  {dict(tally)}")


def measure_truth() -> None:
    tally: Counter[str] = Counter()
    for printed, date, kind, expected in truth():
        named = resolve_list(printed, date)
        got = {c for n in named for c in (n.code, n.on_behalf_of) if c and n.kind != "officer"}
        verdict = "right" if got == expected else "short" if got < expected else "WRONG"
        tally[verdict] += 1
        if verdict != "right":
            print(f"    {verdict:6} {kind:12} {printed!r} {sorted(got)} not {sorted(expected)}")
    print("truth/names.json", dict(tally))


def main() -> None:
    if "-v" in sys.argv:
        sys.argv.remove("-v")
    begun = time.process_time()
    curated()
    print(f"table read in {(time.process_time() - begun) * 1000:.0f} ms of CPU")
    for name, cases in SETS.items():
        measure(name, list(cases()))
    measure_truth()


if __name__ == "__main__":
    main()
