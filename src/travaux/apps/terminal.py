"""What a command says: results on stdout, progress and refusals on stderr, one JSON document where asked for."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Mapping

from rich.console import Console
from rich.text import Text

from ..errors import TravauxError

__all__ = ["answer", "notices", "plain", "refuse", "results"]

results = Console(highlight=False, soft_wrap=True)
notices = Console(stderr=True, highlight=False, soft_wrap=True)


def answer(command: str, content: Mapping[str, object]) -> None:
    """Print the one JSON document of a command."""
    document = {"schema": f"travaux/{command}/1", **content}
    utf8 = (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"
    sys.stdout.write(json.dumps(document, ensure_ascii=not utf8, indent=2) + "\n")


def refuse(refusal: TravauxError) -> None:
    """Say a refusal: where, what, and what to try."""
    where = plain(refusal.where)
    head, _, caret = refusal.what.partition("\n")
    notices.print(Text.assemble(("travaux: ", "bold red"), f"{where}: " if where else "", plain(head)))
    if caret:
        notices.print(Text("\n".join("  " + plain(line) for line in caret.split("\n"))))
    if refusal.try_this:
        notices.print(Text.assemble(("Try: ", "bold"), plain(refusal.try_this)))


def plain(words: str) -> str:
    """Words safe to show in a terminal: control characters and direction overrides are shown as their code.

    >>> plain("Article\\x1b[31m 5")
    'Article\\\\x1b[31m 5'
    """
    return "".join(_shown(sign) for sign in words)


def _shown(sign: str) -> str:
    if unicodedata.category(sign) not in ("Cc", "Cf", "Cs") or sign in "\n\t\u00ad\u200c\u200d":
        return sign
    code = ord(sign)
    return f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}"
