"""One redline in one file: it holds its own style and script, and nothing else can run in it."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from lxml import html

from travaux.publishing import Contents, redline_page
from travaux.publishing.citing import KIND_NAMES


def alone(contents: Contents) -> str:
    before, after = (d.text for d in contents.documents if d.text)
    assert before is not None
    assert after is not None
    return redline_page(before, after, contents.compared[0].comparison, names=("Zero", "<Revised>"))


def hashed(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def test_the_page_loads_nothing_and_lets_only_its_own_style_and_script_in(contents: Contents) -> None:
    page = alone(contents)
    tree = html.fromstring(page)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert hashed(re.findall(r"<style>(.*?)</style>", page, re.S)[0]) in policy
    assert hashed(re.findall(r"<script>(.*?)</script>", page, re.S)[0]) in policy
    assert not tree.xpath("//link | //img | //*[@src]")
    assert all(link.startswith("#") for link in tree.xpath("//@href"))


def test_every_link_of_the_page_has_a_target_on_it(contents: Contents) -> None:
    tree = html.fromstring(alone(contents))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in tree.xpath("//@href")} <= set(ids)
    assert "<Revised>" in tree.xpath("//h1")[0].text_content()


def test_every_kind_of_change_can_be_shown_alone() -> None:
    style = (Path(redline_page.__code__.co_filename).parent / "assets" / "style.css").read_text("utf-8")
    for kind in KIND_NAMES:
        assert f"#k-{kind}:checked" in style
        assert f":not(.has-{kind})" in style
