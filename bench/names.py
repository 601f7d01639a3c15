"""Names resolved to the right code, wrong, ambiguous and unknown, set by set, with the speed: python bench/names.py [CORPORA]

The truth is laid beside the project and is not part of it; a set that is not there is left out.
"""

from __future__ import annotations

import csv
import json
import runpy
import sys
import time
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from travaux.positions import Named
from travaux.positions.parties import curated, resolve, resolve_list, resolve_title
from travaux.positions.parties.folding import fold

ROOT = Path(__file__).resolve().parents[1]
CORPORA = Path(next((a for a in sys.argv[1:] if a != "-v"), ROOT.parent / "shared" / "corpora"))
Case = tuple[str, str | None, str | None, frozenset[str]]  # printed, date, printed in, the codes expected


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


def treaty_status_members() -> Iterator[Case]:
    codes = iso3() | {"TP": "TLS", "S": "SSD"}  # a withdrawn code, and a slip of the file
    for row in csv.DictReader((CORPORA / "states/human_rights_treaty_status.csv").open(encoding="utf-8")):
        yield row["member"], None, None, frozenset({codes[row["iso2"]]})


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
        native = [name for names in country["name"]["native"].values() for name in names.values()]
        found = country["altSpellings"] if field == "altSpellings" else native
        for name in found:
            yield name, None, None, frozenset({code})


def english() -> Iterator[Case]:
    for country in world():
        code = "XKX" if country["cca3"] == "UNK" else country["cca3"]
        yield country["name"]["common"], None, None, frozenset({code})
        yield country["name"]["official"], None, None, frozenset({code})


# Where the source itself is wrong: the printed name is that of another state or area than the line it stands in.
SLIPS = {
    ("Szamoa", "ASM"),
    ("WybrzeŻe Kości Słoniowej", "CMR"),
    ("Sudan", "SSD"),
    ("Tádzsikisztán", "TZA"),
    ("도미니카 공화국", "DMA"),
    ("多米尼加", "DMA"),
    ("인도", "IOT"),
    ("조지아", "SGS"),
    ("پاپوآ گینه نو", "GIN"),
    ("Guyana", "GUF"),
    ("الكونغو", "COD"),
}
GOAL = 4  # the first four sets are the ~9,600 strings of the goal
SETS = {
    "vote file, 200 names": vote_file_names,
    "2025 file, official English": official_names_2025,
    "treaty status, members": treaty_status_members,
    "translated, common": lambda: translated("common"),
    "2025 file, ISO-3": codes_2025,
    "English, common and official": english,
    "translated, official": lambda: translated("official"),
    "native": lambda: native_and_other("native"),
    "other spellings": lambda: native_and_other("altSpellings"),
}


def judged(case: Case) -> str:
    printed, date, printed_in, expected = case
    named = resolve(printed, date, printed_in=printed_in or "text")
    if named.code is None:
        return "ambiguous" if named.candidates else "unknown"
    if {named.code} == expected:
        return "right"
    return "source" if (printed, *expected) in SLIPS else "WRONG"


def measure(name: str, cases: list[Case]) -> Counter[str]:
    tally: Counter[str] = Counter()
    for case in cases:
        verdict = judged(case)
        tally[verdict] += 1
        if verdict != "right" and "-v" in sys.argv:
            named = resolve(case[0], case[1])
            print(f"    {verdict:9} {case[0]!r} -> {named.code or named.candidates} not {sorted(case[3])}  {named.why}")
    print(f"{name:32} {len(cases):6}  right {tally['right'] / len(cases):7.2%}  {dict(tally)}")
    return tally


def measure_truth() -> None:
    """The project's own list: labels as printed, and the titles of papers, which are read as titles."""
    tally: Counter[str] = Counter()
    for item in json.loads((CORPORA / "truth/names.json").read_text())["names"]:
        date = item["date"] if item["date"] != "undated" else None
        reader = resolve_title if "submissions_metadata" in item["source"] else resolve_list
        named = reader(item["name"], date)
        expected = {
            *item["iso3"],
            *item["groups"],
            *item.get("organisations", ()),
            *[item[k] for k in ("speaker",) if k in item],
        }
        got = {c for n in named for c in (n.code, n.on_behalf_of) if c in curated().entries and n.kind != "officer"}
        verdict = "right" if got == expected else "short" if got < expected else "WRONG"
        tally[f"{verdict}, a code of another system" if item["kind"] == "foreign_code" else verdict] += 1
        if verdict != "right":
            print(f"    {verdict:6} {item['kind']:12} {item['name']!r} {sorted(got)} not {sorted(expected)}")
    print("truth/names.json", dict(tally))


def measure_adversarial() -> None:
    lines = (ROOT / "tests/positions/adversarial.tsv").read_text(encoding="utf-8").splitlines()[1:]
    tally: Counter[str] = Counter()
    for line in lines:
        printed, date, expected = line.split("\t")[:3]
        got = said(resolve_list(printed, date or None))
        tally["right" if got == expected else "WRONG"] += 1
        if got != expected:
            print(f"    {printed!r} {date} -> {got} not {expected}")
    print(f"adversarial strings {len(lines)} {dict(tally)}")


def said(named: tuple[Named, ...]) -> str:
    """As adversarial.tsv writes it: CODE, CODE>GROUP, ?A,B for candidates, - for nobody; joined by " + "."""
    words = (
        f"{n.code or '-'}>{n.on_behalf_of}"
        if n.on_behalf_of
        else n.code or "?" * bool(n.candidates) + ",".join(n.candidates) or "-"
        for n in named
    )
    return " + ".join(words)


def measure_speed() -> None:
    names = [case[0] for cases in SETS.values() for case in cases()]
    for label, strings in (("all different", list(dict.fromkeys(names))), ("as they come", names)):
        best = min(spent(strings) for _ in range(3))
        print(f"names a second of CPU, {label}: {len(strings) / best:,.0f} ({len(strings)})")


def spent(strings: list[str]) -> float:
    fold.cache_clear()
    begun = time.process_time()
    for name in strings:
        resolve(name, "2024-08-08")
    return time.process_time() - begun


def measure_unseen() -> None:
    """A list that the tables were not made from, where it is installed (`pip install --no-deps countrynames`)."""
    found = find_spec("countrynames")
    if found is None or found.origin is None:
        return
    aliases = runpy.run_path(str(Path(found.origin).with_name("data.py")))["DATA"]
    codes, tally = iso3(), Counter[str]()
    for iso2, names in aliases.items():
        for name in names if iso2 in codes and isinstance(names, list) else ():
            named = resolve(str(name))
            verdict = "right" if named.code == codes[iso2] else "differs" if named.code else "unknown"
            tally["ambiguous" if named.candidates else verdict] += 1
            if verdict == "differs":
                print(f"    differs   {name!r} -> {named.code} not {codes[iso2]}  {named.why[:60]}")
    print(f"countrynames, not looked at      {tally.total():6}  {dict(tally)}")


def main() -> None:
    begun = time.process_time()
    curated()
    print(f"table read in {(time.process_time() - begun) * 1000:.0f} ms of CPU")
    total: Counter[str] = Counter()
    for i, (name, cases) in enumerate(SETS.items()):
        total += measure(name, list(cases()))
        if i == GOAL - 1:
            share = total["right"] / total.total()
            print(f"{'the four sets of the goal':32} {total.total():6}  right {share:7.2%}  {dict(total)}")
    measure_truth()
    measure_adversarial()
    measure_unseen()
    measure_speed()


if __name__ == "__main__":
    main()
