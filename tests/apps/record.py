"""A small invented negotiation with something on record: brackets with names, a proposal, a statement, demands, choices."""

from __future__ import annotations

from pathlib import Path

FIRST = """\
Convention on Quiet Harbours

Article 1
Use of terms

1. For the purposes of this Convention, "harbour" means any sheltered water where boats lie at rest.

2. "Quiet hours" means the time between dusk and dawn.

Article 2
General obligation

1. Each Party shall keep its harbours quiet during quiet hours and shall tell the people who live beside them when it does not.

2. A Party may close a harbour that is loud by night.
"""
SECOND = """\
Convention on Quiet Harbours

Article 1
Use of terms

1. For the purposes of this Convention, "harbour" means any sheltered water where boats lie at rest.

2. "Quiet hours" means the time between [dusk] [sunset] and dawn.

Article 2
General obligation

1. Each Party [shall - XA, HAL; XB delete] keep its harbours quiet during quiet hours.

2. A Party may close a harbour that is loud by night [for a stated time - XC].

Article 3
Reports

Parties shall report every [two] [five] years.
"""
THIRD = """\
Convention on Quiet Harbours

Article 1
Use of terms

1. For the purposes of this Convention, "harbour" means any sheltered water where boats lie at rest.

2. "Quiet hours" means the time between sunset and dawn.

Article 2
General obligation

1. Each Party shall keep its harbours quiet during quiet hours and shall tell the people who live beside them when it does not.

2. A Party may close a harbour that is loud by night for a stated time.

Article 4
Reports

Parties shall report every two years to a secretariat that answers to nobody.
"""
PROPOSALS = """\
Article 2
Halyard Group
1. Each Party shall keep its harbours quiet during quiet hours and shall tell the people who live beside them when it does not.
Rationale
People who sleep should know.
"""
PARTIES = """\
[parties]
XA = "Astrevane"
XB = "Brindomar"
XC = "Calvessin"
QN = { name = "North Orle", also = ["Orle"] }
QS = { name = "South Orle", also = ["Orle"] }

[groups.HAL]
name = "Halyard Group"
members = ["XC", { party = "QN", since = "2026-06-01" }]
"""
STATEMENTS = """\
[[statements]]
id = "S1"
party = "Brindomar"
date = 2026-02-01
published = 2026-04-20
quote = "We cannot live with shall."
article = "Article 2(1)"
verb = "oppose"
option = "shall"
issue = "duties"
source = "Recording of the third meeting"
at = "12:44"
confidence = "heard"
against = "HARB/2"
"""
DEMANDS = """\
owner = "Lantern League"
against = "HARB/1"

[[demands]]
id = "D1"
about = "art. 2 (1)"
text = "People are told."
test = "keep"
words = "shall tell the people"

[[demands]]
id = "D2"
about = "art. 1 (2)"
text = "Quiet begins at dusk."
test = "keep"
words = "between dusk and dawn"
"""
CHOICES = """\
draft = "HARB/2"

[[bracket]]
at = "art_2__para_2"
says = "[for a stated time"
kind = "editor_note"
why = "The facilitator said so."
"""
LISTING = """\
title = "Convention on Quiet Harbours"
language = "en"
"""
TEXTS = {
    "HARB/1": ("draft", "2026-01-01", "", FIRST),
    "HARB/2": ("draft", "2026-02-01", "", SECOND),
    "HARB/CRP.1": ("proposals", "2026-02-10", "2026-02-12", PROPOSALS),
    "HARB/3": ("draft", "2026-03-01", "", THIRD),
}
PAPERS = {"parties.toml": PARTIES, "statements.toml": STATEMENTS, "demands.toml": DEMANDS}


def laid_out(folder: Path, *, papers: dict[str, str] = PAPERS) -> Path:
    """The negotiation in a folder, with some papers beside its listing."""
    folder.mkdir()
    said = [LISTING]
    for symbol, (kind, date, published, text) in TEXTS.items():
        name = f"{symbol.replace('/', '-').lower()}.txt"
        (folder / name).write_text(text, encoding="utf-8")
        said.append(f'\n[[documents]]\nsymbol = "{symbol}"\nkind = "{kind}"\ndate = {date}\nfile = "{name}"\n')
        said += [f"published = {published}\n"] if published else []
    (folder / "negotiation.toml").write_text("".join(said), encoding="utf-8")
    for name, written in papers.items():
        (folder / name).write_text(written, encoding="utf-8")
    return folder
