"""Every link and picture of a site leads somewhere: files that exist, and places in them that exist.

python bench/links.py demo/site
"""

from __future__ import annotations

import sys
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree

FROM = (("a", "href"), ("link", "href"), ("img", "src"), ("script", "src"), ("area", "href"), ("image", "href"))


@lru_cache(maxsize=4096)
def places(page: Path) -> frozenset[str]:
    """The names that a link can point at in a page."""
    return frozenset(etree.parse(str(page), etree.HTMLParser(huge_tree=True)).xpath("//@id | //a/@name"))


def main(site: Path) -> int:
    links = broken = outside = 0
    for page in sorted(site.rglob("*.html")):
        tree = etree.parse(str(page), etree.HTMLParser(huge_tree=True))
        for said in {one for tag, name in FROM for one in tree.xpath(f"//{tag}/@{name}")}:
            parts = urlsplit(said)
            if parts.scheme:
                outside += 1
                continue
            links += 1
            target = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            target = target / "index.html" if target.is_dir() else target
            fragment = unquote(parts.fragment)
            if not target.is_file() or (fragment and target.suffix == ".html" and fragment not in places(target)):
                broken += 1
                print(f"broken: {page.relative_to(site)} -> {said}")
    print(f"{links} links and pictures, {outside} to other sites (not followed), {broken} broken")
    return int(broken > 0)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
