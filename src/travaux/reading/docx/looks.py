"""What a run looks like, as marks: bold, italic, strike, underline, highlight, colour, superscript."""

from __future__ import annotations

from ..composition import Ink
from .desk import Desk, style_of
from .styles import TOGGLES, Properties

__all__ = ["look"]

ON_OFF = {"b": "bold", "i": "italic", "strike": "strike"}


def look(desk: Desk, own: Properties) -> tuple[tuple[Ink, ...], Properties]:
    """The marks of a run with these properties of its own in the paragraph at hand, and all properties that hold for it."""
    key = (desk.style_id, tuple(own.items()))
    if key not in desk.looks:
        holding = _holding(desk, own)
        desk.looks[key] = (_inks(holding), holding)
    return desk.looks[key]


def _holding(desk: Desk, own: Properties) -> Properties:
    """Styles first, then what the run says itself. A toggle set by both of its styles is off again (17.7.3)."""
    of_paragraph = style_of(desk, desk.style_id).run
    of_run = desk.styles.by_id[own["rStyle"]].run if own.get("rStyle") in desk.styles.by_id else {}
    found = {**desk.styles.everywhere, **of_paragraph, **of_run}
    for name in TOGGLES & of_paragraph.keys() & of_run.keys():
        found[name] = "1" if (of_paragraph[name] == "1") != (of_run[name] == "1") else "0"
    return {**found, **own}


def _inks(holding: Properties) -> tuple[Ink, ...]:
    inks = [Ink(kind) for name, kind in ON_OFF.items() if holding.get(name) == "1"]
    if holding.get("dstrike") == "1":
        inks.append(Ink("strike", value="double"))
    if holding.get("u", "none") not in ("none", ""):
        inks.append(Ink("underline", value=None if holding["u"] in ("single", "words") else holding["u"]))
    if holding.get("highlight", "none") not in ("none", ""):
        inks.append(Ink("highlight", value=holding["highlight"]))
    if _colour(holding.get("shd"), "FFFFFF"):
        inks.append(Ink("highlight", value=_colour(holding.get("shd"), "FFFFFF")))
    if _colour(holding.get("color"), "000000"):
        inks.append(Ink("colour", value=_colour(holding.get("color"), "000000")))
    if holding.get("vertAlign") == "superscript":
        inks.append(Ink("superscript"))
    return tuple(inks)


def _colour(written: str | None, usual: str) -> str | None:
    if not written or written.lower() in ("auto", "none") or written.upper() == usual:
        return None
    return f"#{written.upper()}"
