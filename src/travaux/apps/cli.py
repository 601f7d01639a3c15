"""The command line: `travaux COMMAND`. Turns whatever goes wrong into one clear line and an exit code.

Light on purpose: what the commands need is imported inside, so that Ctrl-C is answered from the first moment on.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import tempfile
import traceback
from pathlib import Path

from .. import __version__
from ..errors import TravauxError

__all__ = ["main"]


def main() -> None:
    """Run one command and exit: 0 done, 1 what was asked does not hold, 2 refused, 130 stopped by the user."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        sys.exit(_run())
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:  # whoever read the output has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)


def _run() -> int:
    from .commands import app
    from .terminal import refuse

    gc.freeze()  # what was loaded stays: the collector need not look at it again
    try:
        app(prog_name="travaux")
    except TravauxError as refusal:
        refuse(refusal)
        return 2
    except BrokenPipeError:
        raise
    except Exception as trouble:
        refuse(_unexpected(trouble))
        return 2
    return 0


def _unexpected(trouble: Exception) -> TravauxError:
    """The refusal for a fault of the program itself; its details go to a file and, with --debug, to stderr."""
    details = "".join(traceback.format_exception(trouble))
    if "--debug" in sys.argv:
        sys.stderr.write(details)
    what = f"Something failed that should not ({type(trouble).__name__}: {trouble})."
    return TravauxError("unexpected", what, try_this=f"report it with {_log(details)}; what was taken in is safe.")


def _log(details: str) -> str:
    """Where the details were written: beside the negotiation where there is one, else among passing files."""
    folders = [Path(word) for word in sys.argv[1:] if Path(word, "negotiation.toml").is_file()]
    for folder in (*folders, Path(tempfile.gettempdir())):
        with contextlib.suppress(OSError):
            path = folder / "travaux-error.log"
            said = f"travaux {__version__}, Python {sys.version}\n{details}"
            path.write_text(said, encoding="utf-8", errors="backslashreplace")
            return str(path)
    return "the output of the same command with --debug"
