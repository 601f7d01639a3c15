"""Credit measured on LobbyPlag: amendments to a regulation, and the lobby proposals that were found to stand behind them.

    python bench/lobbyplag.py [--corpora FOLDER]

Every amendment is a revision of one provision; the requests are all proposals on that provision. For each verified pair the
rank of its proposal among them is printed, two ways: strictly, and with proposals that ask for the same words (likeness of
what they ask .9 and more) sharing a rank, as credit shows them. Then precision and recall over the threshold, with the pairs
that were looked at and never confirmed beside them; these are no proven negatives.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Indel

from travaux.comparison import compare
from travaux.history import Dated, Request, Revision
from travaux.history.asking.rewriting import replaced
from travaux.history.crediting.judging import judged
from travaux.history.crediting.pool import Seat
from travaux.history.crediting.sides import desk_of, side_of, why_editorial
from travaux.history.wording import tokens
from travaux.text import parse

SAME = 0.9
HEAD = "Article 1"
Pair = Mapping[str, Any]
Table = dict[str, dict[str, Any]]


class Corpus:
    """Amendments, proposals, and proposals by provision."""

    def __init__(self, folder: Path) -> None:
        lobbyplag = folder / "lobbyplag-gdpr"
        self.amendments: Table = {a["uid"]: a for a in json.loads((lobbyplag / "index.amd.json").read_text("utf-8"))}
        self.proposals: Table = {p["uid"]: p for p in json.loads((lobbyplag / "proposals.json").read_text("utf-8"))}
        self.pairs = json.loads((folder / "truth" / "lobbyplag_pairs.json").read_text("utf-8"))["pairs"]
        self.on: dict[str, set[str]] = defaultdict(set)
        for uid, one in self.proposals.items():
            for provision in one["relations"]:
                self.on[provision].add(uid)

    def rivals(self, pair: Pair) -> set[str]:
        """All proposals on the provision of a pair."""
        return {uid for provision in pair["relations"] for uid in self.on[provision]} | {pair["proposal"]}

    @cache  # noqa: B019
    def request(self, uid: str) -> Request:
        """What a proposal asks for."""
        one = self.proposals[uid]
        asked = replaced((one["text"]["old"] or "",), (one["text"]["new"] or "",))
        gone = not one["text"]["new"]
        strikes = (one["text"]["old"] or "",) if gone else asked.strikes
        return Request(
            one["doc"], one["lobbyist_title"], "delete" if gone else "propose", "art_1", "old", () if gone else asked.inserts,
            strikes, (0, 0), "2013-01-01", act="whole" if gone else "wording",
        )  # fmt: skip

    @cache  # noqa: B019
    def revision(self, uid: str) -> Revision:
        """An amendment as two drafts of one provision."""
        text = self.amendments[uid]["text"]
        old, new = (parse(f"{HEAD}\n\n{(text[key] or '').strip()}\n") for key in ("old", "new"))
        drafts = Dated("old", "draft", None, old, "2012-01-25"), Dated("new", "draft", None, new, "2013-06-01")
        return Revision(*drafts, compare(old, new))

    def scores(self, pair: Pair) -> dict[str, float]:
        """How much of an amendment each proposal on its provision has asked for, weighed over its changes."""
        revision = self.revision(pair["amendment"])
        desks = desk_of(revision.before, None), desk_of(revision.after, None)
        out = dict.fromkeys(self.rivals(pair), 0.0)
        total = 0.0
        for change in revision.comparison.changes:
            sides = side_of(desks[0], change.before), side_of(desks[1], change.after)
            if why_editorial(change, sides, revision) or HEAD in (change.before.text, change.after.text):
                continue
            weight = sides[0].weight + sides[1].weight
            total += weight
            for uid in out:
                found = judged(change, sides, Seat(self.request(uid), ("art_1",), ("art_1",)), ("same", frozenset()))
                out[uid] += weight * found.candidate.score if found is not None else 0.0
        return {uid: score / total if total else 0.0 for uid, score in out.items()}

    def same(self, one: str, other: str) -> bool:
        """Whether two proposals ask for the same words."""
        a, b = self.request(one), self.request(other)
        sides = [
            (tokens(" ".join(x)), tokens(" ".join(y))) for x, y in ((a.inserts, b.inserts), (a.strikes, b.strikes))
        ]
        size = sum(len(x) + len(y) for x, y in sides)
        like = sum((len(x) + len(y)) * Indel.normalized_similarity(x, y) for x, y in sides)
        return size == 0 or like / size >= SAME


def rank(corpus: Corpus, pair: Pair, *, shared: bool) -> int:
    """The rank of the proposal of a pair among all proposals on its provision; other verified ones do not count against it."""
    scores = corpus.scores(pair)
    mine = scores[pair["proposal"]]
    verified = {p["proposal"] for p in corpus.pairs if p["amendment"] == pair["amendment"] and p["label"] == "positive"}
    better = [uid for uid, score in scores.items() if score > mine + 1e-9 and uid not in verified]
    return 1 + sum(not (shared and corpus.same(uid, pair["proposal"])) for uid in better)


def curve(positives: list[float], negatives: list[float]) -> Iterable[tuple[float, float, float, float]]:
    """(threshold, share of verified pairs over it, share of unconfirmed pairs over it, verified among those over it)."""
    for threshold in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95):
        yes, no = (sum(score >= threshold for score in listed) for listed in (positives, negatives))
        yield threshold, yes / len(positives), no / len(negatives), yes / max(1, yes + no)


def main() -> None:
    """Print ranks and the curve."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--corpora", type=Path, default=Path(__file__).parents[2] / "shared" / "corpora")
    cli.add_argument("--missed", action="store_true", help="show the verified pairs that are not first")
    args = cli.parse_args()
    corpus = Corpus(args.corpora)
    scores: dict[str, list[float]] = {}
    for label in ("positive", "weak_negative"):
        pairs = [pair for pair in corpus.pairs if pair["label"] == label]
        scores[label] = [corpus.scores(pair)[pair["proposal"]] for pair in pairs]
        rivals = sum(len(corpus.rivals(pair)) for pair in pairs) / len(pairs)
        print(f"{label}: {len(pairs)} pairs, {rivals:.1f} proposals on the provision on average")
        for shared in (False, True):
            ranks = Counter(rank(corpus, pair, shared=shared) for pair in pairs)
            listed = "  ".join(f"{n}: {ranks[n]} ({ranks[n] / len(pairs):.3f})" for n in sorted(ranks))
            print(f"  rank, {'same words share it' if shared else 'strict'}:  {listed}")
    print("threshold  verified over it  unconfirmed over it  verified among both")
    for row in curve(scores["positive"], scores["weak_negative"]):
        print("{:9.2f}  {:16.3f}  {:19.3f}  {:19.3f}".format(*row))
    if args.missed:
        for pair in corpus.pairs:
            if pair["label"] == "positive" and (n := rank(corpus, pair, shared=True)) > 1:
                mine = corpus.scores(pair)
                names = {
                    corpus.proposals[u]["lobbyist_title"]: round(s, 3)
                    for u, s in sorted(mine.items(), key=lambda x: -x[1])[:4]
                }
                print(
                    n,
                    pair["relations"],
                    pair["amendment"][:8],
                    pair["proposal"][:8],
                    round(mine[pair["proposal"]], 3),
                    names,
                )


if __name__ == "__main__":
    main()
