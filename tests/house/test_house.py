"""The rules of the house that a linter does not know: sizes, arrows, printing, names, and documentation of public names."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import travaux

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "travaux"
FILES = sorted(p for p in SOURCE.rglob("*.py"))
EXCEPTIONS = tomllib.loads((Path(__file__).parent / "exceptions.toml").read_text(encoding="utf-8"))
FORBIDDEN = {
    "manager",
    "handler",
    "helper",
    "helpers",
    "util",
    "utils",
    "common",
    "core",
    "base",
    "data",
    "info",
    "engine",
}


def room_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def functions(path: Path) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{room_of(path)}:{node.name}", node


def size(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or 0) - node.lineno + 1


def test_no_file_is_longer_than_four_hundred_lines() -> None:
    long = {room_of(p) for p in FILES if p.read_text(encoding="utf-8").count("\n") > 400}
    assert long == set(EXCEPTIONS["long_files"])


def test_no_function_is_longer_than_forty_lines() -> None:
    long = {name for p in FILES for name, node in functions(p) if size(node) > 40}
    assert long == set(EXCEPTIONS["long_functions"])


def test_no_function_takes_more_than_four_positional_arguments() -> None:
    def count(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
        names = [a.arg for a in node.args.posonlyargs + node.args.args]
        return len([n for n in names if n not in ("self", "cls")])

    commands = ("apps/",)  # a command's options are keywords on the command line
    many = {
        name for p in FILES if not room_of(p).startswith(commands) for name, node in functions(p) if count(node) > 4
    }
    assert many == set(EXCEPTIONS["many_arguments"])


@pytest.mark.parametrize("path", [p for p in FILES if "apps" not in p.parts], ids=room_of)
def test_only_the_doors_print_read_the_environment_or_open_sockets(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = {n.func.id for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)}
    touched = {
        f"{n.value.id}.{n.attr}"
        for n in ast.walk(tree)
        if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name)
    }
    imported = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
    imported |= {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and not n.level}
    assert not calls & {"print", "input", "breakpoint", "eval", "exec"}
    assert not touched & {"os.environ", "os.getenv", "sys.stdout", "sys.stderr", "sys.argv"}
    assert not imported & {"socket", "http.server", "http.client", "urllib.request", "requests", "httpx"}


@pytest.mark.parametrize("path", FILES, ids=room_of)
def test_files_are_named_in_the_words_of_the_field(path: Path) -> None:
    assert not set(path.stem.split("_")) & FORBIDDEN


def modules() -> list[str]:
    found = [m.name for m in pkgutil.walk_packages(travaux.__path__, "travaux.")]
    return [name for name in found if not name.endswith("__main__")]


@pytest.mark.parametrize("name", modules())
def test_every_public_name_says_what_comes_back(name: str) -> None:
    module = importlib.import_module(name)
    assert inspect.getdoc(module), f"{name} has no docstring"
    for public in getattr(module, "__all__", ()):
        thing = getattr(module, public)
        if inspect.isfunction(thing) or inspect.isclass(thing):
            doc = inspect.getdoc(thing) or ""
            assert len(doc.split()) >= 4, f"{name}.{public} has no docstring"
            assert not doc.startswith(f"{public}("), f"{name}.{public} has only a made docstring"


def test_no_mark_of_unfinished_work_is_left() -> None:
    marks = ("TO" + "DO", "FIX" + "ME", "X" * 3, "NotImplemented" + "Error")
    left = [f"{room_of(p)}: {m}" for p in FILES for m in marks if m in p.read_text(encoding="utf-8")]
    assert left == []
