"""Lives of words, measured: language that came back in made histories, one more draft, and a real negotiation.

    python bench/lives.py returned HISTORY.json ...       # with truth, from histories.py of the shared bench
    python bench/lives.py add HISTORY.json ...            # CPU of the last draft onto all before it
    python bench/lives.py bbnj CORPORA                    # five drafts, INF.5 and small-group outcomes

`returned` counts as score.py does: a true event is found where half its words lie in reports of the same revision, a report is
right where half its words came back; reports of eight words and more are asked for.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "bench")]

from trace_candidate import lives_of  # noqa: E402

from travaux.history import Dated, Lives, freeze_lives, grow, rebuild, returns, thaw_lives, trace  # noqa: E402
from travaux.history.blocks import sheet_of_paragraphs  # noqa: E402
from travaux.history.growing import NO_TEXT, grow_sheet  # noqa: E402
from travaux.history.places import columns_of  # noqa: E402
from travaux.reading import read  # noqa: E402
from travaux.text import Kind, parse  # noqa: E402

UN = "bbnj-drafts-qabot/un"
BBNJ = (
    ("3", "draft", f"{UN}/3.txt", "2017-07-01"),
    ("45", "draft", f"{UN}/45.txt", "2022-06-01"),
    ("6", "proposals", f"{UN}/6.txt", "2022-08-01"),
    ("5", "draft", f"{UN}/5.txt", "2022-12-12"),
    ("2", "report", f"{UN}/2.txt", "2023-02-01"),
    ("0", "draft", f"{UN}/0.txt", "2023-03-04"),
    ("adopted", "draft", "bbnj-official/un/bbnj-agreement-2023/2023-06-19/text.txt", "2023-06-19"),
)


def events(lives: Lives) -> list[dict[str, object]]:
    """Returns of eight words and more as the bench writes them."""
    numbers = {entry.symbol: n for n, entry in enumerate(lives.entries)}
    out: list[dict[str, object]] = []
    for one in returns(lives, least=8):
        revision = numbers[one.back_in.document]
        counted = np.cumsum(columns_of(lives.entries[revision].sheet)[1] != Kind.BLANK) - 1
        start, end = one.back_in.span
        spans = [[int(counted[start]), int(counted[end - 1]) + 1]]
        event = {"kind": "returned", "revision": revision, "words": one.words, "spans": spans}
        out.append(event | {"dropped": numbers[one.dropped_in]})
    return out


def places(event: dict) -> set[tuple[int, int]]:
    return {(event["revision"], n) for start, end in event["spans"] for n in range(start, end)}


def returned(path: Path) -> str:
    """Precision and recall of the returned language of one made history."""
    history = json.loads(path.read_text(encoding="utf-8"))
    true = [e for e in history["events"] if e["kind"] == "returned"]
    unclear = set().union(*(places(e) for e in history["doubtful"] if e["kind"] == "returned"))
    claims = [e for e in events(lives_of(history["revisions"], False)) if not places(e) <= unclear]
    truly, told = set().union(*map(places, true)), set().union(*map(places, claims))
    right = sum(2 * len(places(e) & truly) >= len(places(e)) for e in claims)
    found = sum(2 * len(places(e) & told) >= e["words"] for e in true)
    return f"precision {right / len(claims):.4f} of {len(claims)}, recall {found / len(true):.4f} of {len(true)}"


def added(path: Path) -> str:
    """CPU of the last draft onto the others: of its paragraphs, and of its parsed text (best of seven, parsing not counted)."""
    revisions = json.loads(path.read_text(encoding="utf-8"))["revisions"]
    out = []
    for parsed in (False, True):
        best = 9e9
        for _ in range(7):
            lives, dated = lives_of(revisions[:-1], parsed), Dated("last", "draft", None, NO_TEXT, "9999")
            text = parse(revisions[-1])
            begin = time.process_time()
            if parsed:
                grow(lives, Dated("last", "draft", None, text, "9999"))
            else:
                grow_sheet(lives, dated, sheet_of_paragraphs(revisions[-1], lives.memory.known))
            best = min(best, time.process_time() - begin)
        out.append(f"{best * 1000:.1f} ms {'parsed' if parsed else 'in paragraphs'}")
    return ", ".join(out)


def bbnj(corpora: Path) -> None:
    """A real negotiation from files to lives."""
    begin, lives, sources = time.process_time(), Lives(), {}
    for symbol, kind, path, date in BBNJ:
        text = read(corpora / path)
        sources[symbol] = text.words.source
        lives = grow(lives, Dated(symbol, kind, None, text, date))
    print(f"read and grown {time.process_time() - begin:.2f} s, {len(lives):,} identities")
    begin = time.process_time()
    found, runs = returns(lives), trace(lives, "adopted")
    print(f"{len(found)} returns and {len(runs)} runs of the adopted text in {time.process_time() - begin:.2f} s")
    begin = time.process_time()
    kept = freeze_lives(lives)
    again = thaw_lives(kept)
    print(f"kept in {len(kept) / 1e6:.1f} MB and back in {time.process_time() - begin:.2f} s")
    print("rebuilt byte for byte:", all(rebuild(again, symbol) == source for symbol, source in sources.items()))
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def main() -> None:
    if len(sys.argv) < 3 or sys.argv[1] not in ("returned", "add", "bbnj"):
        raise SystemExit(__doc__)
    if sys.argv[1] == "bbnj":
        return bbnj(Path(sys.argv[2]))
    for name in sys.argv[2:]:
        print(Path(name).stem, (returned if sys.argv[1] == "returned" else added)(Path(name)))
    return None


if __name__ == "__main__":
    main()
