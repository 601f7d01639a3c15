"""The truth about who asked for what changed: `sources/credits.toml` with the addresses of the provisions in both drafts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from making.printing import Printed

Truth = dict[str, Any]


def credits_truth(revisions: Sequence[Mapping[str, Any]], texts: Mapping[str, Printed]) -> list[Truth]:
    """Each change that somebody asked for, with the address of its provision before and after (None: it is not there)."""
    told = []
    for revision in revisions:
        before, after = (texts[name] for name in revision["pair"].split("-"))
        for one in revision["asked"]:
            places = {"before": before.addresses.get(one["id"]), "after": after.addresses.get(one["id"])}
            told.append({"pair": revision["pair"], "part": False, **one, **places})
    return told
