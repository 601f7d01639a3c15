"""The pages in a real browser, where one is installed: they open from disk, under their own policy, with and without script."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import html

from travaux.publishing import Contents, redline_page

REDLINE = "compare/xa-lan-1--xa-lan-3/index.html"


def opened(page: str, tmp_path: Path, *more: str) -> tuple[html.HtmlElement, str]:
    """The page as the browser holds it after loading, and what the browser complained of."""
    browser = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chromium-browser")
    if browser is None:
        pytest.skip("no browser is installed: apt-get install chromium")
    command = [
        browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--dump-dom",
        "--enable-logging=stderr", "--virtual-time-budget=3000", f"--user-data-dir={tmp_path}", *more, page,
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, timeout=120, check=False)
    if not done.stdout:
        pytest.skip("the browser that is installed does not start here")
    return html.fromstring(done.stdout.decode()), done.stderr.decode()


def test_a_page_opens_from_disk_and_its_script_runs_under_its_policy(site: Path, tmp_path: Path) -> None:
    tree, complaints = opened((site / REDLINE).as_uri(), tmp_path, "--window-size=1280,1600")
    assert tree.get("class") == "js"
    assert "Content Security Policy" not in complaints


def test_a_link_to_a_change_opens_the_fold_it_stands_in(site: Path, tmp_path: Path) -> None:
    tree, _ = opened((site / REDLINE).as_uri() + "#part_II__art_5__para_3", tmp_path)
    assert tree.xpath("//details[@class='fold'][@open]")


def test_all_text_is_there_without_script(site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "site", ignore=shutil.ignore_patterns("script.js"))
    tree, _ = opened((tmp_path / "site" / REDLINE).as_uri(), tmp_path / "profile")
    assert tree.get("class") is None
    assert len(tree.xpath("//aside//li")) == 12


def test_keys_go_from_change_to_change(site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "site")
    script = tmp_path / "site" / "script.js"
    press = "dispatchEvent(new KeyboardEvent('keydown', {key: '%s'}));"
    keys = "".join(press % key for key in "nnjp")
    note = "document.documentElement.dataset.at = location.hash;"
    script.write_text(script.read_text("utf-8") + f"location.hash = 'c5'; {keys} {note}", "utf-8")
    tree, _ = opened((tmp_path / "site" / REDLINE).as_uri(), tmp_path / "profile", "--window-size=1280,1600")
    assert tree.get("data-at") == "#c7"


def test_the_page_of_one_file_runs_under_its_policy(contents: Contents, tmp_path: Path) -> None:
    before, after = (d.text for d in contents.documents if d.text)
    assert before is not None
    assert after is not None
    page = redline_page(before, after, contents.compared[0].comparison, names=("Zero", "Revised"))
    (tmp_path / "alone.html").write_text(page, "utf-8")
    tree, complaints = opened((tmp_path / "alone.html").as_uri(), tmp_path / "profile")
    assert tree.get("class") == "js"
    assert "Content Security Policy" not in complaints


RECORD = (
    "articles/xa-lan-1--part_II__art_4.html",
    "who/index.html",
    "origin/xa-lan-3.html",
    "demands.html",
    "brackets.html",
)


@pytest.mark.parametrize("name", RECORD)
def test_a_page_of_the_record_opens_from_disk_under_its_policy(name: str, told: Path, tmp_path: Path) -> None:
    tree, complaints = opened((told / name).as_uri(), tmp_path)
    assert tree.xpath("//main//h1")
    assert "Content Security Policy" not in complaints
    assert "Failed to load" not in complaints
