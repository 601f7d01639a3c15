"""A comparison of loads as sentences and as a record; relative always, and with everything it takes for granted."""

from __future__ import annotations

from .comparing import Burden, LoadCompared, Range

__all__ = ["load_record", "load_story"]


def load_record(compared: LoadCompared) -> dict[str, object]:
    """The comparison as a record, `travaux/rules-load/1`: one entry a draft and authority, waits in working days."""
    return {
        "schema": "travaux/rules-load/1",
        "reference": compared.reference,
        "drafts": [_entry(one) for one in compared.burdens],
        "assumptions": list(compared.assumptions),
    }


def _entry(one: Burden) -> dict[str, object]:
    return {
        "draft": one.draft,
        "authority": one.authority,
        "median_wait": round(one.wait[1], 2),
        "interval": [round(one.wait[0], 2), round(one.wait[2], 2)],
        "backlog": round(one.backlog[1], 1),
        "more_than_can_be_done": round(one.over, 3),
        "lapsed": round(one.lapsed, 3),
        "relative": {
            "requests": _rounded(one.requests_against),
            "work": _rounded(one.work_against),
            "wait_more": _rounded(one.wait_against),
        },
    }


def _rounded(found: Range | None) -> list[float] | None:
    return None if found is None else [round(one, 3) for one in found]


def load_story(compared: LoadCompared) -> tuple[str, ...]:
    """The comparison in sentences, one a draft and authority, then everything it takes for granted."""
    told = []
    for one in compared.burdens:
        if one.draft == compared.reference:
            over = _over(one)
            told.append(f"{one.authority} under {one.draft}, which the others are held against{over}.")
            continue
        told.append(
            f"{one.authority} under {one.draft}, beside {compared.reference}: {_times(one.requests_against, 'requests')}, "
            f"{_times(one.work_against, 'work')}; the median wait {_more(one.wait_against)}{_over(one)}."
        )
    return (*told, *(f"Taken for granted: {line}" for line in compared.assumptions))


def _over(one: Burden) -> str:
    if one.over == 0:
        return ""
    return f" (in {one.over:.0%} of the rounds more comes than can be done)"


def _times(found: Range | None, what: str) -> str:
    if found is None:
        return f"{what} where there were none"
    low, middle, high = found
    if low == high == 1:
        return f"the same {what}"
    return f"{middle:.2f} times the {what} ({low:.2f} to {high:.2f})"


def _more(found: Range) -> str:
    low, middle, high = found
    if low == high == 0:
        return "is the same"
    if low < 0 < high:
        return f"between {-low:.1f} working days shorter and {high:.1f} longer"
    word = "longer" if high > 0 else "shorter"
    ends = sorted((abs(low), abs(high)))
    return f"{abs(middle):.1f} working days {word} ({ends[0]:.1f} to {ends[1]:.1f})"
