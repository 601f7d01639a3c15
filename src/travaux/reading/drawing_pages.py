"""Pages drawn in a child process that may fail without harm: it is asked for one page after another, and lives as long."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

import msgspec

from .isolation import USUAL, start_child
from .limits import Limits, set_limits
from .pdf.page_pictures import PagePicture, drawn_page, opened_for_pictures

__all__ = ["PageDrawer", "PagePicture", "draw_pages"]

PATIENCE = 60.0  # seconds of wall time for one page
DRAWING = Limits(memory=USUAL.memory, cpu=1200, seconds=PATIENCE)


@dataclass(slots=True)
class PageDrawer:
    """A document open for drawing, in a child process of its own."""

    path: Path
    child: BaseProcess
    line: Connection

    def page(self, number: int) -> PagePicture | None:
        """The picture of a page (from 1); None where there is none, or where the child broke down over the file."""
        with suppress(OSError, EOFError):
            self.line.send(number)
            if self.line.poll(DRAWING.seconds):
                return msgspec.msgpack.decode(self.line.recv_bytes(), type=PagePicture | None)
            self.child.kill()
        return None

    def close(self) -> None:
        """End the child."""
        self.line.close()
        self.child.kill()
        self.child.join()
        self.child.close()


def draw_pages(path: Path) -> PageDrawer:
    """What draws the pages of one document, in a child process with limits; the calling process opens nothing of it.

    Guarantees: a hostile or broken file can at worst end the child; then every page asked for is None.
    """
    child, ours = start_child(_draw_in_child, path)
    return PageDrawer(path, child, ours)


def _draw_in_child(path: str, line: Connection) -> None:
    """Runs in the child: answers the number of a page with its picture, until nobody asks."""
    set_limits(DRAWING)
    document = opened_for_pictures(Path(path))
    with suppress(EOFError):
        while True:
            number = int(line.recv())
            picture = None if document is None else drawn_page(document, number)
            line.send_bytes(msgspec.msgpack.encode(picture))
