"""The redline in a terminal says the same as the page, with and without colour."""

from __future__ import annotations

import io
from types import ModuleType

from rich.console import Console

from travaux.comparison.changes import Comparison
from travaux.publishing import Contents, terminal_redline


def printed(contents: Contents, *, colour: bool) -> str:
    out = io.StringIO()
    texts = [d.text for d in contents.documents if d.text]
    console = Console(file=out, width=100, force_terminal=colour, color_system="truecolor" if colour else None)
    console.print(terminal_redline(texts[0], texts[1], contents.compared[0].comparison))
    return out.getvalue()


def test_every_change_has_its_number_in_the_terminal(contents: Contents) -> None:
    made = printed(contents, colour=False)
    assert all(f"({n})" in made for n in range(1, 13))


def test_without_colour_signs_say_what_happened(contents: Contents) -> None:
    made = printed(contents, colour=False)
    assert "[-may-] [+shall+]" in made
    assert "{+The keeper shall hold a+} (3) [+public+]" in made
    assert "\x1b" not in made


def test_with_colour_there_are_styles_and_no_signs(contents: Contents) -> None:
    made = printed(contents, colour=True)
    assert "[-may-]" not in made
    assert "\x1b[" in made


def test_both_ends_of_a_move_name_each_other(contents: Contents) -> None:
    made = printed(contents, colour=False)
    assert "← Article 3(3)" in made
    assert "→ Article 3 (2)" in made


def test_what_did_not_change_is_one_line(contents: Contents) -> None:
    assert "Preamble – Part II: unchanged" in printed(contents, colour=False)


def test_control_characters_of_a_document_do_not_reach_the_terminal(lanterns: ModuleType) -> None:
    rows = (("article", "art_1", "Article 1", "", ""), ("paragraph", "art_1__para_1", "1.", "", "a\x1b[31mb\u202ec"))
    draft = lanterns.draft(rows)
    out = io.StringIO()
    change = lanterns.Change(1, "insert", lanterns.Place("", (0, 0), ""), lanterns.whole(draft, "art_1__para_1"))
    Console(file=out, width=100, color_system=None).print(terminal_redline(draft, draft, Comparison((), (change,), {})))
    assert "\x1b" not in out.getvalue()
    assert "\u202e" not in out.getvalue()
    assert "‹U+001B›" in out.getvalue()
