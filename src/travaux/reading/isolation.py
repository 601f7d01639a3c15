"""Reading in a disposable child process: with limits of memory and time, and with nothing but plain data coming back.

A hostile or broken file can at worst bring down the child. What the child sends is bytes; they are decoded here against the
types of `Text`, so nothing of it is ever run. The children are forked from a clean server process that has the readers
loaded, so each costs some hundredths of a second.
"""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Lock

from ..errors import TravauxError
from ..text.documents import Text
from .files import look_at
from .limits import Limits, set_limits
from .open_document import read
from .plain_columns import as_bytes, as_refusal, as_text

__all__ = ["USUAL", "Limits", "read_safely", "start_child"]

USUAL = Limits()
STARTING = Lock()
MOST_SENT = 400_000_000
BROKE = "The reader broke down over it ({})."
TRY_OTHERWISE = "Save it as PDF or DOCX from the program that made it, or paste its text into a .txt file."


def read_safely(path: str | Path, limits: Limits = USUAL) -> Text:
    """One document, structured, as `read` gives it, read in a child process that may fail without harm.

    Raises `TravauxError`: all those of `read`, and `too_slow` (the time limit), `too_much_memory`, `reader_died`.

    Guarantees: ends within `limits.seconds` and a second or two more; the calling process opens the file only to look whether it
    can be read, and runs none of the parsers.
    """
    look_at(Path(path))
    child, ours = start_child(_read_in_child, path, limits)
    try:
        content = _received(ours, str(path), limits)
    finally:
        ours.close()
        child.kill()
        child.join()
        died = child.exitcode
        child.close()
    if content is None:
        raise _death(died, str(path), limits)
    return _opened(content, str(path), limits)


def start_child(work: Callable[..., None], path: str | Path, *said: object) -> tuple[BaseProcess, Connection]:
    """A child process that runs `work(path, *said, its end of the line)`, and our end of the line to it."""
    ours, theirs = _context().Pipe()
    child = _context().Process(target=work, args=(str(path), *said, theirs), daemon=True)
    with _main_left_out():
        child.start()
    theirs.close()
    return child, ours


def _context() -> ForkServerContext | SpawnContext:
    """A fork server where there is one; elsewhere (Windows) a fresh process each time."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["travaux.reading"])
    return context


@contextmanager
def _main_left_out() -> Iterator[None]:
    """Keeps the child from importing the caller's script again, as `multiprocessing` would: it needs nothing of it.

    So a script of two lines can read safely without `if __name__ == "__main__"`, and a command pays for its imports once.
    """
    main = sys.modules["__main__"]
    with STARTING:
        held: dict[str, object] = {
            name: main.__dict__[name] for name in ("__file__", "__spec__") if name in main.__dict__
        }
        main.__dict__.pop("__file__", None)
        main.__spec__ = None
        try:
            yield
        finally:
            main.__dict__.update(held)


def _read_in_child(path: str, limits: Limits, answer: Connection) -> None:
    """Runs in the child: reads one document and sends it, or the refusal, as bytes."""
    set_limits(limits)
    try:
        content = b"T" + as_bytes(read(path))
    except TravauxError as refusal:
        content = b"R" + as_bytes((refusal.code, refusal.what, refusal.where, refusal.try_this))
    except MemoryError:
        content = b"M"
    except Exception as trouble:
        content = b"R" + as_bytes(("reader_died", BROKE.format(type(trouble).__name__), path, TRY_OTHERWISE))
    answer.send_bytes(content)
    answer.close()


def _received(ours: Connection, path: str, limits: Limits) -> bytes | None:
    try:
        if not ours.poll(limits.seconds):
            raise _too_slow(path, limits)
        return ours.recv_bytes(MOST_SENT)
    except (EOFError, OSError):
        return None


def _opened(content: bytes, path: str, limits: Limits) -> Text:
    """What came back, as a text; raises the refusal when it is one."""
    if content[:1] == b"T":
        return as_text(content[1:])
    if content[:1] == b"M":
        what = f"Reading it took more than {limits.memory // 1_000_000:,} MB of memory."
        raise TravauxError("too_much_memory", what, where=path, try_this=TRY_OTHERWISE)
    raise as_refusal(content[1:])


def _too_slow(path: str, limits: Limits) -> TravauxError:
    what = f"Reading it took more than {limits.seconds:.0f} seconds, or {limits.cpu} seconds of processor time."
    return TravauxError("too_slow", what, where=path, try_this=TRY_OTHERWISE)


def _death(exit_code: int | None, path: str, limits: Limits) -> TravauxError:
    """The refusal for a child that died without a word: by the signal that it died of."""
    if exit_code == -getattr(signal, "SIGXCPU", 24):
        return _too_slow(path, limits)
    what = BROKE.format(f"exit {exit_code}")
    return TravauxError("reader_died", what, where=path, try_this=TRY_OTHERWISE)
