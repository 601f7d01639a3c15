"""What is refused, and how it is said."""

import pytest

from travaux.errors import TravauxError
from travaux.reading.pdf import pdf_manuscript


@pytest.mark.parametrize("content", [b"", b"no portable document", b"%PDF-1.7\n" + b"\0" * 400])
def test_what_is_not_a_pdf_is_refused_with_what_to_do(content: bytes) -> None:
    with pytest.raises(TravauxError) as refusal:
        pdf_manuscript(content)
    assert refusal.value.code == "unreadable_pdf"
    assert refusal.value.try_this
