"""What can go wrong, said so that a reader can act on it.

Three kinds of trouble, and only three: a caller's mistake is a `ValueError`; an input that cannot be gone on with is a
`TravauxError`; something odd inside a document is a `Doubt` in the result, shown on the page, and the run goes on.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Doubt", "TravauxError"]


class TravauxError(Exception):
    """A refusal: what is wrong, where it is, and what to try.

    `code` is a stable short name (`encrypted`, `scanned`, `unreadable_toml`) that programs and records may rely on.

    >>> str(TravauxError("encrypted", "The file asks for a password.", where="draft.pdf", try_this="Save it without one."))
    'draft.pdf: The file asks for a password. Try: Save it without one.'
    """

    def __init__(self, code: str, what: str, *, where: str = "", try_this: str = "") -> None:
        self.code, self.what, self.where, self.try_this = code, what, where, try_this
        super().__init__(self._sentence())

    def _sentence(self) -> str:
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head} Try: {self.try_this}" if self.try_this else head


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something odd in a document, kept beside the result instead of being repaired.

    `page` counts from 1; `address` is an eId; `span` is a half-open range of word indexes of the text it belongs to.

    >>> Doubt("unbalanced_bracket", "A bracket opens here and never closes.", page=3).page
    3
    """

    code: str
    message: str
    page: int | None = None
    address: str | None = None
    span: tuple[int, int] | None = None
