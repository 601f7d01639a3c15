"""The invented Convention on Lanterns, and its site, made once."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from travaux.publishing import Contents, publish


@pytest.fixture(scope="session")
def lanterns() -> ModuleType:
    """The module that holds the two drafts and their comparison."""
    name = "travaux_tests_lanterns"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name("lanterns.py"))
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


@pytest.fixture(scope="session")
def contents(lanterns: ModuleType) -> Contents:
    """What the site of the Convention on Lanterns is given."""
    made: Contents = lanterns.contents()
    return made


@pytest.fixture(scope="session")
def site(contents: Contents, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site."""
    folder = tmp_path_factory.mktemp("lanterns")
    publish(contents, folder)
    return folder
