"""The map of squares: figures, ranges, shades, and the label of an invented world."""

from __future__ import annotations

from xml.etree import ElementTree

import numpy as np
import pytest

from travaux.publishing.tile_map import SHADES, tile_map
from travaux.rules.profiles import Exposure


def drawn(asked: list[int], at_most: list[int] | None = None) -> ElementTree.Element:
    low = np.array([[asked, asked]])
    high = low if at_most is None else np.array([[at_most, at_most]])
    parties = tuple(f"X{chr(65 + nth)}" for nth in range(len(asked)))
    found = Exposure(
        "a <world> (SYNTHETIC)", parties, ("speech", "any act"), ("D1",), ("MUST",), ("search",), low, high, low, high
    )
    return ElementTree.fromstring(tile_map(found, [(nth, 20) for nth in range(len(asked))]))


def words(root: ElementTree.Element) -> list[str]:
    return [one.text or "" for one in root.iter("{http://www.w3.org/2000/svg}text")]


def test_each_square_says_who_and_how_many_and_the_map_says_what_world_it_is_about() -> None:
    said = words(drawn([0, 1, 3, 2]))
    assert {"XA", "0", "XC", "3", "a <world> (SYNTHETIC)", "D1: any act"} <= set(said)
    assert not any("at most" in one for one in said)


def test_a_range_is_written_as_one_and_shaded_by_what_is_certain() -> None:
    root = drawn([0, 1, 1], [2, 1, 1])
    assert "0–2" in words(root)
    assert any("at most" in one for one in words(root))
    squares = [one for one in root.iter("{http://www.w3.org/2000/svg}rect") if one.get("width") == "34"]
    assert [one.get("fill") for one in squares[:2]] == [SHADES[0], SHADES[-1]]


def test_acts_that_the_world_does_not_have_are_refused() -> None:
    found = Exposure("w", ("XA",), ("any act",), (), (), (), *(np.zeros((0, 1, 1), int),) * 4)
    with pytest.raises(ValueError, match="speech"):
        tile_map(found, [(0, 0)], "speech")
