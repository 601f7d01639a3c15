"""The invented Convention on Lanterns, and its site, made once."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from travaux.publishing import Contents, Record, publish


def module(stem: str) -> ModuleType:
    """A module that lies beside this file."""
    name = f"travaux_tests_{stem}"
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{stem}.py"))
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


@pytest.fixture(scope="session")
def lanterns() -> ModuleType:
    """The module that holds the two drafts and their comparison."""
    return module("lanterns")


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


@pytest.fixture(scope="session")
def record(lanterns: ModuleType, contents: Contents) -> Record:
    """All that is on record about the drafts."""
    made: Record = module("lantern_record").record(lanterns, contents)
    return made


@pytest.fixture(scope="session")
def told(record: Record, contents: Contents, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site with all that is on record about the drafts."""
    folder = tmp_path_factory.mktemp("told")
    publish(replace(contents, record=record), folder)
    return folder


@pytest.fixture(params=["site", "told"])
def every_site(request: pytest.FixtureRequest) -> Path:
    """The site of the drafts alone, and that with the record."""
    folder: Path = request.getfixturevalue(request.param)
    return folder
