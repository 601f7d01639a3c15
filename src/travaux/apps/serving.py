"""The site on 127.0.0.1: the files of one folder, read only, with headers that let a page do nothing but be read."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from ..errors import TravauxError
from .terminal import line

__all__ = ["HEADERS", "found", "from_the_root", "serve_folder", "serving"]

HERE = "127.0.0.1"
USUAL = 8765
LONGEST = 8_000  # signs of a question
_RELATIVE = re.compile(rb'\b(href|src)="(?![#/]|[a-z]+:)')
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


ASKED = "/rules/ask.html"
"""The one page that is made when it is asked for; its question stands in its address."""

Asked = Callable[[str], str]
"""The page that answers the query of an address ("draft=V5&measure=interception")."""


def serve_folder(site: Path, port: int | None, asked: Asked | None = None) -> None:
    """Serve a site until the user stops it; the address is printed first. `asked` answers the form of the rules."""
    if not (site / "index.html").is_file():
        raise TravauxError(
            "not_built", "There is no site here yet.", where=str(site), try_this=f"travaux build {site.parent}"
        )
    with serving(site, port, asked) as server:
        line(("Open  ", "dim"), (f"http://{HERE}:{server.server_port}/", "bold"), ("   (Ctrl-C ends)", "dim"))
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            line("")


@contextmanager
def serving(site: Path, port: int | None, asked: Asked | None = None) -> Iterator[ThreadingHTTPServer]:
    """A server bound to 127.0.0.1 alone, on this port; on the usual one or any free one where none is named."""
    answerer = partial(_Answer, site.resolve(), asked)
    for wanted in (USUAL, 0) if port is None else (port,):
        try:
            server = ThreadingHTTPServer((HERE, wanted), answerer)
        except OSError as trouble:
            if wanted != port:
                continue
            raise TravauxError(
                "port_taken",
                f"Port {port} cannot be had ({trouble.strerror}).",
                try_this="another --port, or none.",
            ) from trouble
        with server:
            yield server
        return


def found(site: Path, path: str) -> Path | None:
    """The file of a site that a request asks for, None where there is none. Never one outside the site, never a listing."""
    asked = unquote(urlsplit(path).path, errors="replace")
    if "\0" in asked or "\\" in asked:
        return None
    place = (site / asked.lstrip("/")).resolve()
    if asked.endswith("/"):
        place = place / "index.html"
    inside = place.is_relative_to(site) and not any(part.startswith(".") for part in place.relative_to(site).parts)
    return place if inside and place.is_file() else None


def from_the_root(page: bytes) -> bytes:
    """A page with its links counted from the root of the site: it may be shown at any depth.

    >>> from_the_root(b'<a href="index.html#drafts"> <a href="#main"> <script src="script.js">')
    b'<a href="/index.html#drafts"> <a href="#main"> <script src="/script.js">'
    """
    return _RELATIVE.sub(rb'\1="/', page)


class _Answer(BaseHTTPRequestHandler):
    """One request answered; the standard library asks for a class here."""

    server_version, sys_version = "travaux", ""

    def __init__(self, site: Path, asked: Asked | None, *rest: object) -> None:
        self.site, self.asked = site, asked
        super().__init__(*rest)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """A page, with its content."""
        self._answer(whole=True)

    def do_HEAD(self) -> None:
        """A page's headers."""
        self._answer(whole=False)

    def log_message(self, form: str, *rest: object) -> None:
        """Say nothing: what is read is nobody's business."""

    def end_headers(self) -> None:
        """Every answer carries the same headers, errors too."""
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()

    def _answer(self, *, whole: bool) -> None:
        name = (self.headers.get("Host") or "").rpartition(":")[0]
        if name not in (HERE, "localhost"):  # another name that leads here may belong to somebody else
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
            return
        content = self._made()
        if content is not None:
            self._send(HTTPStatus.OK, "text/html; charset=utf-8", content, whole=whole)
            return
        page = found(self.site, self.path)
        status = HTTPStatus.OK
        if page is None:
            page, status = self.site / "404.html", HTTPStatus.NOT_FOUND
        if not page.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        content = page.read_bytes()
        if status == HTTPStatus.NOT_FOUND:
            content = from_the_root(content)
        kind = mimetypes.guess_type(page.name)[0] or "application/octet-stream"
        self._send(status, f"{kind}; charset=utf-8" if kind.startswith("text/") else kind, content, whole=whole)

    def _made(self) -> bytes | None:
        """The page that answers a question, where one is asked; a question that is too long is none."""
        where = urlsplit(self.path)
        if self.asked is None or where.path != ASKED or not where.query or len(where.query) > LONGEST:
            return None
        return self.asked(where.query).encode("utf-8", "replace")

    def _send(self, status: HTTPStatus, kind: str, content: bytes, *, whole: bool) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if whole:
            self.wfile.write(content)
