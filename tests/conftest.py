"""What the tests share: where the real documents lie, when they are there at all."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of real documents; a test that needs it is skipped where it is absent."""
    folder = Path(os.environ.get("TRAVAUX_CORPORA") or ROOT.parent / "shared" / "corpora")
    if not folder.is_dir():
        pytest.skip("real documents are not part of the project: lay them beside it as ../shared/corpora")
    return folder


# Speed is measured in bench/, never asserted in a test; `make test` tries the same cases every time, TRAVAUX_EXPLORE=1 others.
settings.register_profile("house", deadline=None, derandomize=not os.environ.get("TRAVAUX_EXPLORE"))
settings.load_profile("house")
