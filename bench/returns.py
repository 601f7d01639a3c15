"""Language that came back, on real drafts: what a reader found in them, and look-alikes that never left.

    python bench/returns.py [--corpora ../shared/corpora] [--misses] [--words 8]

Truth: `truth/returns.json`. A true item is found where a reported return of the draft it is back in holds a word of its
anchor; a look-alike is refused where none does. The figures are given without the doubtful items and with them.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from travaux.history import Dated, Lives, Return, grow, returns  # noqa: E402
from travaux.reading import read  # noqa: E402
from travaux.text import Kind, Text  # noqa: E402

UN = "bbnj-drafts-qabot/un"
PLASTICS = "plastics-inc-drafts"
CHAINS = (
    (
        ("4", f"{UN}/4.txt", "2017-02-28"),
        ("3", f"{UN}/3.txt", "2017-07-01"),
        ("45", f"{UN}/45.txt", "2022-06-01"),
        ("5", f"{UN}/5.txt", "2022-12-12"),
        ("0", f"{UN}/0.txt", "2023-03-04"),
        ("adopted", "bbnj-official/un/bbnj-agreement-2023/2023-06-19/text.txt", "2023-06-19"),
    ),
    (
        ("p02", f"{PLASTICS}/02_potential_options_paper.pdf", "2023-04-13"),
        ("p03", f"{PLASTICS}/03_zerodraft.pdf", "2023-09-04"),
        ("p04", f"{PLASTICS}/04_revised_zero_draft.pdf", "2023-12-28"),
        ("p05", f"{PLASTICS}/05_compilation_text.pdf", "2024-07-01"),
        ("p06", f"{PLASTICS}/06_chair_text.pdf", "2024-12-01"),
    ),
)


def words_said(text: Text) -> tuple[list[str], list[int]]:
    """The words said in a text, in small letters, and where they stand."""
    places = [n for n in range(len(text.words)) if text.words.kinds[n] == Kind.SAID]
    return [text.words[n].text.casefold() for n in places], places


def anchors_in(text: Text, anchor: str) -> list[list[int]]:
    """The words of a text at which an anchor stands, for each time it does."""
    said, places = words_said(text)
    wanted = [word.text.casefold() for word in read_words(anchor)]
    size = len(wanted)
    return [places[n : n + size] for n in range(len(said) - size + 1) if said[n : n + size] == wanted]


def read_words(anchor: str) -> list:
    from travaux.text import parse

    words = parse(anchor.replace("*", "")).words
    return [words[n] for n in range(len(words)) if words.kinds[n] != Kind.BLANK]


def reported(item: dict, found: list[Return], texts: dict[str, Text]) -> tuple[bool, int]:
    """Whether an item is reported as returned, and how often its anchor stands in the draft it is back in."""
    covered = {n for r in found if r.back_in.document == item["back_in"] for n in r.places}
    stands = anchors_in(texts[item["back_in"]], item["anchor"])
    return any(n in covered for places in stands for n in places), len(stands)


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--corpora", type=Path, default=ROOT.parent / "shared" / "corpora")
    cli.add_argument("--misses", action="store_true")
    cli.add_argument("--words", type=int, default=None)
    args = cli.parse_args()
    texts: dict[str, Text] = {}
    found: list[Return] = []
    for chain in CHAINS:
        lives, spent = Lives(), 0.0
        for symbol, path, date in chain:
            texts[symbol] = read(args.corpora / path)
            begin = time.process_time()
            lives = grow(lives, Dated(symbol, "draft", None, texts[symbol], date))
            spent += time.process_time() - begin
        begin = time.process_time()
        here = returns(lives) if args.words is None else returns(lives, args.words)
        found += here
        asked = time.process_time() - begin
        print(f"{chain[0][0]} to {chain[-1][0]}: {spent:.2f} s grown, {asked:.2f} s for {len(here)} returns")
    items = json.loads((args.corpora / "truth" / "returns.json").read_text(encoding="utf-8"))["items"]
    told = [(item, *reported(item, found, texts)) for item in items]
    for name, wanted in (("true returns found", True), ("look-alikes refused", False)):
        sure = [t for t in told if t[0]["returned"] is wanted]
        for some, said in ((sure, "all"), ([t for t in sure if not t[0].get("doubt")], "without doubtful")):
            print(f"{name}, {said}: {sum(t[1] is wanted for t in some)} of {len(some)}")
        if args.misses:
            for item, is_reported, stands in sure:
                if is_reported is not wanted:
                    print(
                        "  ",
                        item["id"],
                        item["last_in"],
                        item["back_in"],
                        repr(item["anchor"]),
                        f"stands {stands} times",
                        item.get("why", ""),
                        "(doubt)" if item.get("doubt") else "",
                    )
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
