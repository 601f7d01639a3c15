"""Colours can be read on their grounds, by day and by night, and no sign rests on colour alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from travaux.publishing import site as site_module

STYLE = (Path(site_module.__file__).parent / "assets" / "style.css").read_text("utf-8")
DAY, NIGHT = (
    dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", block)) for block in re.findall(r":root \{(.*?)\}", STYLE, re.S)[:2]
)
PAIRS = [
    ("ink", "paper"),
    ("quiet", "paper"),
    ("quiet", "panel"),
    ("accent", "paper"),
    ("accent", "panel"),
    ("paper", "accent"),
    ("ins", "ins-bg"),
    ("del", "del-bg"),
    ("mv", "mv-bg"),
    ("mv", "paper"),
    ("ink", "spot"),
]


def brightness(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", [DAY, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize(("front", "ground"), PAIRS)
def test_words_stand_out_from_their_ground(scheme: dict[str, str], front: str, ground: str) -> None:
    light, dark = sorted((brightness(scheme[front]), brightness(scheme[ground])), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize(
    ("sign", "line"),
    [
        ("ins", "underline"),
        ("del", "line-through"),
        ("ins.mv", "underline double"),
        ("del.mv", "line-through double"),
        ("ins.fo", "underline dotted"),
    ],
)
def test_every_sign_has_a_line_of_its_own(sign: str, line: str) -> None:
    rules = re.findall(rf"^{re.escape(sign)} \{{(.*?)\}}", STYLE, re.M)
    assert any(f"text-decoration: {line};" in rule for rule in rules)


def test_the_style_loads_nothing() -> None:
    assert "url(" not in STYLE
    assert "@import" not in STYLE
