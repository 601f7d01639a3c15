"""What a wording would do, as pages: the cases by draft, articles beside their rules, contrasts, and a form to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace

from .columns import csv_of
from .paths import relative
from .ruled import Answered, Contrasted, DraftShown, Question, Ruled
from .stage import HERE, Stage, templates
from .visible import odd_as_text
from .writing import Shelf

__all__ = ["ask_page", "consequence_pages", "publish_rules", "render_alone", "rule_pages"]

Render = Callable[..., str]

SIGNS = {
    "NOT COVERED": ("none", "not covered"),
    "MAY": ("may", "may"),
    "MAY REFUSE": ("refuse", "may refuse"),
    "MUST": ("must", "must"),
    "MUST NOT": ("not", "must not"),
    "CONFLICT": ("clash", "two norms collide"),
}
"""The outcomes as a reader meets them: a short name for the colour, and words."""

ASSETS = ("style.css", "script.js", "icon.svg", "record.css", "rules.css")


def consequence_pages(stage: Stage) -> Iterator[tuple[str, str]]:
    """The pages of the rules that stand beside a negotiation; none where there are none."""
    ruled = stage.contents.ruled
    if ruled is not None:
        yield "rules.css", (HERE / "assets" / "rules.css").read_text("utf-8")
        yield from rule_pages(ruled, partial(_in_site, stage))


def _in_site(stage: Stage, template: str, path: str, **values: object) -> str:
    return stage.render(template, path, home=partial(_home, stage), **values)


def _home(stage: Stage, place: tuple[str, str]) -> str:
    """Where a draft of the site shows a provision; "" where it does not."""
    return stage.home_of(*place) if place[0] in stage.named else ""


def publish_rules(ruled: Ruled, folder: Path) -> tuple[str, ...]:
    """The files of a site of rules alone that were written, by their names inside `folder`; files that are as they should be
    stay, and a file of an earlier site in this folder that this one does not hold is taken away."""
    shelf, render = Shelf(folder), partial(render_alone, ruled.title)
    for name in ASSETS:
        shelf.put(name, (HERE / "assets" / name).read_text("utf-8"))
    for name, content in rule_pages(ruled, render):
        shelf.put(name, content)
    shelf.put("index.html", render("rules.html", "index.html", **_shared(ruled)))
    shelf.put("404.html", render("404.html", "404.html"))
    shelf.close()
    return tuple(shelf.changed)


def render_alone(title: str, template: str, path: str, **values: object) -> str:
    """One page of a rule set that stands by itself, with links counted from its own place."""
    site = SimpleNamespace(compared=(), title=title)
    return (
        templates()
        .get_template(template)
        .render(
            site=site, title=odd_as_text(title), to=partial(relative, path), path=path, ways=(),
            home=lambda place: "", alone=True, **values,
        )
    )  # fmt: skip


def rule_pages(ruled: Ruled, render: Render) -> Iterator[tuple[str, str]]:
    """Every page of a rule set by its name; `render` is given a template, a path and values."""
    shared = _shared(ruled)
    yield "rules/index.html", render("rules.html", "rules/index.html", **shared)
    for draft in ruled.drafts:
        path = draft_page(draft)
        yield path, render("rules-draft.html", path, draft=draft, **shared)
    for one in ruled.contrasts:
        path = contrast_page(one)
        yield path, render("rules-contrast.html", path, one=one, **shared)
    for nth, scenario in enumerate(ruled.scenarios, 1):
        yield case_page(nth), render("rules-case.html", case_page(nth), case=scenario, **shared)
    for nth, proof in enumerate(ruled.proofs, 1):
        yield proof_page(nth), render("rules-proof.html", proof_page(nth), proof=proof, **shared)
    yield "rules/ask.html", ask_page(ruled, render)
    yield "rules/cases.csv", csv_of(*_case_rows(ruled))


def _shared(ruled: Ruled) -> dict[str, object]:
    return {
        "ruled": ruled,
        "signs": SIGNS,
        "page_of": draft_page,
        "contrast_page": contrast_page,
        "case_page": case_page,
        "proof_page": proof_page,
    }


def ask_page(
    ruled: Ruled,
    render: Render,
    *,
    answers: tuple[Answered, ...] = (),
    chosen: dict[str, str] | None = None,
    wrong: str = "",
) -> str:
    """The form to ask with, filled with what was chosen, and the answers where there are any."""
    path = "rules/ask.html"
    return render(
        "rules-ask.html", path, ruled=ruled, signs=SIGNS, answers=answers, chosen=chosen or {}, wrong=wrong,
        page_of=draft_page, parts=_parts(ruled),
    )  # fmt: skip


def _parts(ruled: Ruled) -> list[tuple[str, list[Question]]]:
    """The form, part by part, in the order in which it asks."""
    names = dict.fromkeys(one.group for one in ruled.form)
    return [(name, [one for one in ruled.form if one.group == name]) for name in names]


def draft_page(draft: DraftShown) -> str:
    """The page of a draft's articles beside their rules."""
    return f"rules/draft-{_slug(draft.id)}.html"


def case_page(nth: int) -> str:
    """The page of a case by its place, from 1."""
    return f"rules/case-{nth}.html"


def proof_page(nth: int) -> str:
    """The page of a property by its place, from 1."""
    return f"rules/property-{nth}.html"


def contrast_page(one: Contrasted) -> str:
    """The page of two drafts side by side."""
    return f"rules/{_slug(one.before)}-to-{_slug(one.after)}.html"


def _slug(name: str) -> str:
    return "".join(sign if sign.isalnum() else "-" for sign in name).strip("-") or "rules"


def _case_rows(ruled: Ruled) -> tuple[tuple[str, ...], Iterator[tuple[object, ...]]]:
    names = ("case", "title", "facts", "draft", "outcome", "expected", "depends_on", "because")
    rows = (
        (one.id, one.title, "; ".join(one.facts), draft.id, " / ".join(cell.outcomes), cell.expected,
         "; ".join(cell.depends), cell.because)
        for one in ruled.scenarios
        for draft, cell in zip(ruled.drafts, one.cells, strict=True)
    )  # fmt: skip
    return names, rows
