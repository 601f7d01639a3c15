"""Two drafts as the secretariat shows them side by side: words struck and words underlined, from the identity of the words."""

from __future__ import annotations

from dataclasses import replace

from making.printing import Line, Printed, Run

Key = tuple[str, str]


def redline(before: Printed, after: Printed) -> Printed:
    """The later draft with what was taken out struck and what was added underlined, a moved provision in both places."""
    old, new = _by_key(before), _by_key(after)
    stays = _unmoved([key for key in old if key in new], [key for key in new if key in old])
    lines: list[Line] = []
    gone = _gone_before(list(old), stays)
    for key, line in new.items():
        lines += [_look(old[missing], "strike") for missing in gone.pop(key, [])] if key in stays else []
        lines += [_merged(old[key], line)] if key in stays else [_look(line, "under")]
    lines += [_look(old[missing], "strike") for missing in gone.pop(None, [])]
    return Printed(after.root, lines, after.footnotes, after.numbers, after.addresses)


def _by_key(draft: Printed) -> dict[Key, Line]:
    return {
        (line.node.ident, "title" if line.title else "label" if not line.runs else "body"): line for line in draft.lines
    }


def _unmoved(before: list[Key], after: list[Key]) -> set[Key]:
    """The provisions that keep their order: the longest rising run of their places."""
    place = {key: n for n, key in enumerate(before)}
    best: list[list[Key]] = []
    for key in after:
        longest = _longest([run for run in best if place[run[-1]] < place[key]])
        best.append([*longest, key])
    return set(_longest(best))


def _longest(runs: list[list[Key]]) -> list[Key]:
    return runs[max(range(len(runs)), key=lambda n: len(runs[n]))] if runs else []


def _gone_before(old: list[Key], stays: set[Key]) -> dict[Key | None, list[Key]]:
    """What left, by the provision that stays and comes after it."""
    gone: dict[Key | None, list[Key]] = {}
    waiting: list[Key] = []
    for key in old:
        if key in stays:
            gone[key], waiting = waiting, []
        else:
            waiting.append(key)
    gone[None] = waiting
    return gone


def _look(line: Line, look: str) -> Line:
    runs = tuple(replace(run, look=look) for run in line.runs if look != "strike" or run.footnote is None)
    return replace(line, runs=runs or (Run("", look=look),))


def _merged(old: Line, new: Line) -> Line:
    before = [run for run in old.runs if run.footnote is None]
    kept = {run.uid: run.text for run in before}
    runs: list[Run] = []
    waiting = list(before)
    for run in new.runs:
        same = run.uid in kept and run.footnote is None
        if same:
            while waiting and waiting[0].uid != run.uid:
                runs.append(replace(waiting.pop(0), look="strike"))
            waiting = waiting[1:]
        if same and kept[run.uid] == run.text:
            runs.append(run)
        else:
            runs += [Run(kept[run.uid], look="strike")] if same else []
            runs.append(replace(run, look="under"))
    runs += [replace(run, look="strike") for run in waiting]
    return replace(new, runs=_settled(runs))


def _settled(runs: list[Run]) -> tuple[Run, ...]:
    """Strikes before insertions wherever the two alternate, so that a phrase reads as one."""
    out: list[Run] = []
    n = 0
    while n < len(runs):
        end = n
        while end < len(runs) and (runs[end].look or (runs[end].text.isspace() and _between(runs, end))):
            end += 1
        stretch = runs[n:end]
        out += [replace(r, look="strike") for r in stretch if r.look in ("strike", "")]
        out += [replace(r, look="under") for r in stretch if r.look in ("under", "")]
        if end == n:
            out.append(runs[n])
            end = n + 1
        n = end
    return tuple(out)


def _between(runs: list[Run], n: int) -> bool:
    return 0 < n < len(runs) - 1 and bool(runs[n - 1].look) and bool(runs[n + 1].look)
