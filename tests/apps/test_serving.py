"""The site is served to this machine only, read only, with headers that let a page do nothing but be read."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from socket import create_connection

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from travaux.apps.serving import HEADERS, found, serving
from travaux.errors import TravauxError


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "drafts").mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "index.html").write_text("<h1>Index</h1>")
    (folder / "404.html").write_text("<h1>Nothing here</h1>")
    (folder / "drafts" / "one.html").write_text("<h1>One</h1>")
    (folder / "style.css").write_text("body {}")
    (folder / ".published.json").write_text("[]")
    (folder / "out").symlink_to(tmp_path)
    return folder.resolve()


@pytest.fixture
def port(site: Path) -> Iterator[int]:
    with serving(site, None) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def ask(port: int, path: str, method: str = "GET", host: str = "127.0.0.1") -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", f"{host}:{port}")
    connection.endheaders()
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer, content


@pytest.mark.parametrize(
    ("path", "words", "kind"),
    [
        ("/", b"Index", "text/html; charset=utf-8"),
        ("/index.html?from=mail", b"Index", "text/html; charset=utf-8"),
        ("/drafts/one.html", b"One", "text/html; charset=utf-8"),
        ("/style.css", b"body", "text/css; charset=utf-8"),
    ],
)
def test_pages_come_with_their_type(port: int, path: str, words: bytes, kind: str) -> None:
    answer, content = ask(port, path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)
    assert words in content
    head, nothing = ask(port, path, "HEAD")
    assert (head.status, head.headers["Content-Length"], nothing) == (200, str(len(content)), b"")


OUTSIDE = (
    "/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/..%c0%afsecret.txt", "//secret.txt", "/out/secret.txt",
    "/drafts/../../secret.txt", "/..\\secret.txt", "/secret.txt%00.html", "/drafts", "/drafts/",
    "/.published.json", "/nothing.html",
)  # fmt: skip


@pytest.mark.parametrize("path", OUTSIDE)
def test_nothing_outside_the_site_and_no_listing_is_ever_shown(port: int, path: str) -> None:
    answer, content = ask(port, path)
    assert answer.status == 404
    assert b"secret" not in content
    assert b"one.html" not in content


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(["..", "/", "%2e", "%2f", "\\", ".", "secret.txt", "out", "drafts", "\0", "é"]), max_size=8
    )
)
def test_no_path_leads_out(site: Path, steps: list[str]) -> None:
    page = found(site, "/" + "".join(steps))
    assert page is None or page.is_relative_to(site)


@pytest.mark.parametrize("path", ["/", "/nothing.html", "/style.css"])
def test_every_answer_carries_the_headers(port: int, path: str) -> None:
    answer, _ = ask(port, path)
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_nothing_can_be_written(port: int, method: str) -> None:
    answer, _ = ask(port, "/index.html", method)
    assert answer.status == 501
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS


def test_another_name_that_leads_here_is_not_answered(port: int) -> None:
    answer, content = ask(port, "/", host="evil.example")
    assert answer.status == 421
    assert b"Index" not in content
    assert ask(port, "/", host="localhost")[0].status == 200


def test_only_this_machine_can_connect(port: int) -> None:
    with create_connection(("127.0.0.1", port), timeout=5) as here:
        assert here.getpeername()[0] == "127.0.0.1"
    with pytest.raises(OSError, match=r"refused|unreachable|timed out|[Aa]ddress"):
        create_connection(("::1", port), timeout=1)


def test_a_port_that_is_taken_is_refused_by_name_and_passed_over_without(site: Path, port: int) -> None:
    with pytest.raises(TravauxError, match=f"Port {port} cannot be had"), serving(site, port):
        pass
    with serving(site, None) as other:
        assert other.server_port != port


def test_the_page_for_a_wrong_address_finds_its_links_at_any_depth(site: Path, port: int) -> None:
    (site / "404.html").write_text('<link href="style.css"> <a href="index.html#drafts"> <a href="#main">')
    answer, content = ask(port, "/drafts/no/such/page.html")
    assert answer.status == 404
    assert content == b'<link href="/style.css"> <a href="/index.html#drafts"> <a href="#main">'
