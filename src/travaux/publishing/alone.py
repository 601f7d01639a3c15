"""One redline in one file: nothing beside it, so that it can be sent by mail."""

from __future__ import annotations

import base64
import hashlib

from markupsafe import Markup

from ..comparison.changes import Comparison
from ..text.documents import Text
from .listing import groups, lead, tally
from .overlay import worn_in_redline
from .setting import Setting
from .shape import redline
from .sheet import Sheet
from .stage import HERE, templates
from .strip import strip
from .visible import odd_as_text

__all__ = ["redline_page"]


def redline_page(before: Text, after: Text, comparison: Comparison, *, names: tuple[str, str]) -> str:
    """A redline as one HTML page that holds its own style and script; `names` are those of the two drafts.

    Guarantees: the page loads nothing, and its policy lets nothing run but the script it was made with.
    """
    line = redline(before, after, comparison)
    listed = groups(line, line.sections, set())
    here = [entry.change for group in listed for entry in group.entries]
    overlays = {"before": worn_in_redline(before), "after": worn_in_redline(after)}
    setting = Setting(line, lambda change: f"#l{change.number}", worn=overlays)
    style, script = (_asset(name) for name in ("style.css", "script.js"))
    return (
        templates()
        .get_template("alone.html")
        .render(
            before=odd_as_text(names[0]),
            after=odd_as_text(names[1]),
            lead=lead(comparison),
            tally=tally(comparison.changes),
            body=Sheet(setting).page(line.sections, first=True),
            groups=listed,
            here=tally(here),
            shown=len(here),
            total=len(here),
            pages=(),
            proofs={change.number: () for change in here},
            bars=strip(comparison, (line.sections,), lambda page: ""),
            to=str,
            style=style,
            script=script,
            style_hash=_hash(style),
            script_hash=_hash(script),
        )
    )


def _asset(name: str) -> Markup:
    return Markup((HERE / "assets" / name).read_text("utf-8"))  # noqa: S704 - a file of the package


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
