"""Where each page of the site lies, and how one page points to another: relative links only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from posixpath import dirname, relpath

__all__ = [
    "article_page",
    "comparison_folder",
    "draft_page",
    "evidence_page",
    "origin_page",
    "outward",
    "relative",
    "slugs",
]


def slugs(symbols: Iterable[str]) -> dict[str, str]:
    """A short name for each symbol that is safe as a file name and in an address; no two alike.

    >>> slugs(["A/CONF.9/1", "a-conf.9/1", "Проект"])
    {'A/CONF.9/1': 'a-conf.9-1', 'a-conf.9/1': 'a-conf.9-1-2', 'Проект': 'document'}
    """
    given: dict[str, str] = {}
    taken: set[str] = set()
    for symbol in symbols:
        folded = unicodedata.normalize("NFKD", symbol).encode("ascii", "ignore").decode().lower()
        name = re.sub(r"[^a-z0-9.]+", "-", folded).strip("-.")[:60] or "document"
        fresh, n = name, 1
        while fresh in taken:
            n += 1
            fresh = f"{name}-{n}"
        taken.add(fresh)
        given[symbol] = fresh
    return given


def draft_page(slug: str, number: int = 1) -> str:
    """The page of a draft; long drafts go on in numbered pages."""
    return f"drafts/{slug}.html" if number == 1 else f"drafts/{slug}-{number}.html"


def comparison_folder(names: Mapping[str, str], before: str, after: str) -> str:
    """The folder of a comparison."""
    return f"compare/{names[before]}--{names[after]}"


def article_page(slug: str, address: str) -> str:
    """The page of an article through all drafts, named by the draft and the address it was born in, so that it stays its page.

    >>> article_page("a-conf.9-1", "part_I__art_9bis")
    'articles/a-conf.9-1--part_I__art_9bis.html'
    """
    return f"articles/{slug}--{re.sub(r'[^A-Za-z0-9_.-]+', '-', address)}.html"


def evidence_page(slug: str, page: int) -> str:
    """The page that shows one printed page of a document with its changed words boxed."""
    return f"evidence/{slug}/page-{page}.html"


def party_page(slug: str) -> str:
    """The page of what one party wants."""
    return f"who/party-{slug}.html"


def origin_page(slug: str, number: int = 1) -> str:
    """The page of a draft whose words show their origin; long drafts go on in numbered pages."""
    return f"origin/{slug}.html" if number == 1 else f"origin/{slug}-{number}.html"


def redline_page(folder: str, number: int = 1) -> str:
    """The page of a redline in the folder of its comparison; long ones go on in numbered pages."""
    return f"{folder}/index.html" if number == 1 else f"{folder}/page-{number}.html"


def relative(source: str, target: str) -> str:
    """The link from one page to another, both given from the root of the site.

    >>> relative("compare/a--b/index.html", "drafts/a.html#art_1"), relative("index.html", "index.html#x")
    ('../../drafts/a.html#art_1', '#x')
    """
    path, mark, part = target.partition("#")
    if path == source and mark:
        return mark + part
    return _way(dirname(source) or ".", path) + mark + part


@lru_cache(maxsize=4096)
def _way(folder: str, path: str) -> str:
    return relpath(path, folder)


def outward(url: str | None) -> str | None:
    """The address of an original on the web, None for anything that is not http or https.

    >>> outward("https://example.org/a.pdf"), outward("javascript:alert(1)")
    ('https://example.org/a.pdf', None)
    """
    return url if url and re.match(r"https?://[^\s/]", url, re.I) else None
