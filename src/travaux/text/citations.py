"""Citations as people write them, "art. 9 bis (2) (a)", "OP 4 bis alt 2", and the provisions of a text they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from .addresses import Address, Step, parse_address, spaced
from .documents import Text
from .numbering import ADDED, readings, slug, small
from .provisions import Provision

__all__ = ["as_citation", "locate", "parse_citation", "print_citation"]

WORDS: dict[str, str] = {
    "article": "article", "articles": "article", "art": "article", "arts": "article", "artículo": "article",
    "articulo": "article", "статья": "article", "статьи": "article", "المادة": "article",
    "paragraph": "paragraph", "paragraphs": "paragraph", "para": "paragraph", "paras": "paragraph", "par": "paragraph",
    "paragraphe": "paragraph", "párrafo": "paragraph", "пункт": "paragraph", "op": "paragraph",
    "subparagraph": "subparagraph", "sub-paragraph": "subparagraph", "subpara": "subparagraph", "alinéa": "subparagraph",
    "apartado": "subparagraph", "подпункт": "subparagraph", "point": "point", "clause": "clause",
    "part": "part", "partie": "part", "parte": "part", "часть": "part", "chapter": "chapter", "chap": "chapter",
    "ch": "chapter", "chapitre": "chapter", "capítulo": "chapter", "глава": "chapter", "section": "section",
    "sect": "section", "sec": "section", "sección": "section", "раздел": "section", "subsection": "subsection",
    "annex": "annex", "annexe": "annex", "anexo": "annex", "appendix": "annex", "приложение": "annex",
    "rule": "rule", "regulation": "rule", "option": "option", "preamble": "preamble", "préambule": "preamble",
    "preámbulo": "preamble", "recital": "recital", "pp": "recital", "footnote": "footnote", "fn": "footnote",
    "conclusions": "conclusions", "preface": "preface", "wrapup": "wrapup",
    "parts": "part", "chapters": "chapter", "sections": "section", "subparagraphs": "subparagraph", "points": "point",
    "sub-paragraphs": "subparagraph", "subparas": "subparagraph", "annexes": "annex", "rules": "rule",
}  # fmt: skip
BARE = frozenset(("preamble", "conclusions", "preface", "annex"))
SMALL = frozenset(("paragraph", "subparagraph", "point", "clause", "recital", "wrapup"))
CONTAINERS = frozenset(("part", "chapter", "section", "subsection", "option", "preamble"))
ASIDE = frozenset(("annex", "preface", "footnote"))
_ADDITION = rf"(?:[\s.\-]*(?:{ADDED})(?:\s*\d{{1,2}}(?!\d))?)*"
_BASE = r"(?:\d+(?:\.\d+)*|[ivxlcIVXLC]{1,7}|[^\W\d_]{1,2}|premier|première)"
_WORD = "|".join(sorted(map(re.escape, WORDS), key=len, reverse=True))
_PART = re.compile(
    rf"[\s,;]*(?:(?P<word>{_WORD})\.?(?!\w)\s*(?P<unnumbered>unnumbered\s+)?(?P<number>\(?(?:(?:ante|supra)\s+)?{_BASE}{_ADDITION}\)?(?!\w))?"
    rf"|(?P<glued>OP|PP)(?P<gluednumber>\d+{_ADDITION}(?!\w))"
    rf"|\(\s*(?P<paren>{_BASE}{_ADDITION})\s*\)|(?P<open>[a-z]{{1,2}}{_ADDITION})\))",
    re.I,
)


def parse_citation(citation: str) -> Address:
    """The steps of a citation, from the widest in; a part in parentheses has no kind. Raises ValueError for what is none.

    >>> [s.number for s in parse_citation("paragraph 1 (c) of article 9 bis")], parse_citation("OP 4 bis alt 2")[0].number
    (['9bis', '1', 'c'], '4bis_alt_2')
    """
    groups = [
        _steps(part, citation) for part in re.split(r"\s+(?:of|de|del|du)\s+(?:the\s+|l['’]|la\s+)?", citation.strip())
    ]
    steps = tuple(step for group in reversed(groups) for step in group)
    return _recitals(steps)


def _steps(text: str, citation: str) -> list[Step]:
    out: list[Step] = []
    at = 0
    while at < len(text):
        match = _PART.match(text, at)
        if match is None or (match["word"] and not match["number"] and WORDS[small(match["word"])] not in BARE):
            if text[at:].strip(" .,;"):
                raise ValueError(f"not a citation: {citation!r} (at {text[at:].strip()!r})")
            break
        step = _step(match)
        if step.number is not None and not readings(spaced(step.number)):
            raise ValueError(f"not a citation: {citation!r} (at {match[0].strip()!r})")
        out.append(step)
        at = match.end()
    if not out:
        raise ValueError(f"not a citation: {citation!r}")
    return out


def _step(match: re.Match[str]) -> Step:
    if match["glued"]:
        return Step(WORDS[small(match["glued"])], slug(match["gluednumber"]))
    if match["word"]:
        number = slug(match["number"]) if match["number"] else None
        return Step(WORDS[small(match["word"])], f"nn_{number}" if match["unnumbered"] else number)
    return Step(None, slug(match["paren"] or match["open"]))


def _recitals(steps: Address) -> Address:
    """A paragraph of the preamble is a recital; a recital stands in the preamble."""
    if steps and steps[0].kind == "recital":
        return (Step("preamble"), *steps)
    if len(steps) > 1 and steps[0].kind == "preamble" and steps[1].kind in ("paragraph", None):
        return (steps[0], Step("recital", steps[1].number), *steps[2:])
    return steps


def as_citation(address: str | Address) -> Address:
    """The steps of an address as a citation has them: what stands under an article, and deeper, is only a number."""
    steps = parse_address(address) if isinstance(address, str) else address
    out: list[Step] = []
    for step in steps:
        inner = any(s.kind in ("article", "rule", "paragraph", "recital", None) for s in out)
        plain = step.kind in SMALL and step.number is not None and not step.number.startswith("nn_")
        out.append(Step(None if plain and inner and step.kind != "wrapup" else step.kind, step.number))
    return tuple(out)


def print_citation(address: str | Address) -> str:
    """A citation as people write it. Guarantees: `parse_citation(print_citation(x)) == as_citation(x)`.

    >>> print_citation("part_II__art_9bis__para_2__subpara_a")
    'Part II, article 9 bis (2) (a)'
    """
    text = ""
    for step in as_citation(address):
        if step.kind is None:
            text += f" ({spaced(step.number or '')})"
        else:
            text += (", " if text else "") + _named(step)
    text = text.strip()
    return text[:1].upper() + text[1:]


def _named(step: Step) -> str:
    if step.number is None:
        return str(step.kind)
    if step.number.startswith("nn_"):
        return f"{step.kind} unnumbered {spaced(step.number)}"
    return f"{step.kind} {spaced(step.number)}"


def locate(text: Text, citation: str | Address) -> tuple[int, ...]:
    """The indexes of the provisions a citation (or an eId, or the steps of either) may mean: one, several in order, or none.

    Parts, chapters, sections and options may be left out. A citation that names no annex means the body of the text,
    and an annex only where the body has no such provision.
    """
    exact = tuple(
        n for n, p in enumerate(text.provisions) if isinstance(citation, str) and p.address == citation.strip()
    )
    if exact:
        return exact
    wanted = _wanted(citation) if isinstance(citation, str) else citation
    chains = _chains_of(text)
    found = [n for n, chain in enumerate(chains) if _matches(chain, wanted)]
    if any(step.kind in ASIDE for step in wanted):
        return tuple(found)
    body = tuple(n for n in found if not any(step.kind in ASIDE for step in chains[n]))
    return body or tuple(found)


def _wanted(citation: str) -> Address:
    try:
        return parse_address(citation.strip())
    except ValueError:
        return parse_citation(citation)


@lru_cache(maxsize=32)
def _chains_of(text: Text) -> list[Address]:
    return _chains(text.provisions)


def _chains(provisions: Sequence[Provision]) -> list[Address]:
    out: list[Address] = []
    for one in provisions:
        above = out[one.parent] if one.parent >= 0 else ()
        out.append((*above, _last_step(one.address, one.kind, one.number)))
    return out


@lru_cache(maxsize=1 << 15)
def _last_step(address: str, kind: str, number: str | None) -> Step:
    try:
        return parse_address(address.rsplit("__", 1)[-1])[0]
    except ValueError:  # an address that a document gives in its own way
        return Step(kind, slug(number) if number else None)


def _matches(chain: Address, wanted: Address) -> bool:
    """Whether the cited steps stand in a chain of provisions, the last of them last, only containers left out between."""
    at = len(chain) - 1
    if at < 0 or not _same(chain[at], wanted[-1]):
        return False
    for step in reversed(wanted[:-1]):
        at -= 1
        while at >= 0 and not _same(chain[at], step):
            if chain[at].kind not in CONTAINERS and not (chain[at].number or "").startswith("nn_"):
                return False
            at -= 1
        if at < 0:
            return False
    return all(step.kind in CONTAINERS or step.kind in ASIDE for step in chain[:at]) or _is_loose(chain[:at], wanted[0])


def _is_loose(above: Address, first: Step) -> bool:
    """A paragraph may be cited without the article or section it stands in only where its own kind says enough."""
    return first.kind in ("article", "rule", "annex", "section", "part", "chapter", "recital", "footnote")


def _same(here: Step, cited: Step) -> bool:
    if cited.number != here.number and not _alike(here.number, cited.number):
        return False
    if cited.copy not in (1, here.copy):
        return False
    if cited.kind is None:
        return here.kind in SMALL
    return here.kind == cited.kind or (here.kind in SMALL and cited.kind in SMALL and cited.kind != "recital")


def _alike(here: str | None, cited: str | None) -> bool:
    """Roman numbers are cited in either case."""
    if here is None or cited is None or here.lower() != cited.lower():
        return False
    return any(number.style in ("I", "i") for number in readings(spaced(here)))
