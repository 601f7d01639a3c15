"""Page furniture takes no part in a comparison, not even its brackets."""

from __future__ import annotations

from travaux.comparison import compare
from travaux.text import Text, parse
from travaux.text.manuscript import Block, Manuscript


def printed(body: str, contents: str) -> Text:
    source = f"{body}\n{contents}"
    blocks = (Block((0, len(body))), Block((len(body) + 1, len(source)), role="aside", style="contents"))
    return parse(Manuscript(source, blocks))


def test_a_bracket_in_a_contents_list_is_a_mark_and_no_change() -> None:
    before = printed("Each Party shall assist.", "Scope 3")
    after = printed("Each Party shall assist.", "[Scope] 3")
    assert compare(before, after).changes == ()
    assert [m.kind for m in after.marks] == ["bracket_open", "bracket_close"]
