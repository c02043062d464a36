"""Public pages: CPU cached and uncached, queries, weight, rate against a bare hello, freshness (platform.md, Budgets).

    python3 run.py bench page [--articles 20000] [--units 300] [--requests 1500]

CPU is that of one process through the WSGI door. The rate compares the CPU that one granian worker spends on a
cached page and on a bare hello, so that the speed of the asking side does not count.
"""

from __future__ import annotations

import gzip
import io
import os
import re
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bench import _ground

HELLO = "bench._hello:application"
PAGES = ("", "tin-bai/", "hoi-nghi/", "van-ban/", "don-vi/", "so-do/")
TICK = os.sysconf("SC_CLK_TCK")


def environ(path: str) -> dict[str, Any]:
    route, _, query = path.partition("?")
    return {
        "REQUEST_METHOD": "GET", "PATH_INFO": route, "QUERY_STRING": query, "SERVER_NAME": "localhost", "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "localhost", "HTTP_ACCEPT_ENCODING": "gzip", "REMOTE_ADDR": "127.0.0.1",
        "HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0", "wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr,
        "wsgi.url_scheme": "http", "wsgi.version": (1, 0), "wsgi.multithread": True, "wsgi.multiprocess": True, "wsgi.run_once": False,
    }  # fmt: skip


def get(application: Any, path: str) -> tuple[str, bytes]:
    """Ask the application as a server does; return status and body."""
    seen: list[str] = []
    answer = application(environ(path), lambda status, headers, *rest: seen.append(status))
    body = b"".join(answer)
    getattr(answer, "close", bool)()
    return seen[0], body


def item_pages(base: str) -> list[str]:
    """Give one article, one meeting and one document of the site."""
    from danvan.documents.models import Document  # noqa: PLC0415 - after setup
    from danvan.meetings.models import Meeting  # noqa: PLC0415
    from danvan.news.models import Article  # noqa: PLC0415
    from danvan.websites.addresses import item  # noqa: PLC0415

    article = (
        Article.objects.filter(unit__code="DUMAUX0001").exclude(meeting_code="").first()
        or Article.objects.filter(unit__code="DUMAUX0001").first()
    )
    meeting = Meeting.objects.filter(unit__code="DUMAUX0001").first()
    document = Document.objects.filter(citations__unit__code="DUMAUX0001").first()
    return [
        item(base, "article", article.code, article.title),
        *([item(base, "meeting", meeting.code, meeting.name)] if meeting else []),
        item(base, "document", document.code, document.label),
    ]


def uncached(application: Any, path: str, times: int) -> tuple[float, int]:
    """Return CPU-milliseconds and queries of a page that is made anew each time."""
    from django.db import connections  # noqa: PLC0415 - after setup
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    from danvan.websites import generation  # noqa: PLC0415

    get(application, path)
    counted = 0
    application.cache.pages.clear()
    captures = [CaptureQueriesContext(connections[alias]) for alias in connections]
    for one in captures:
        one.__enter__()
    get(application, path)
    for one in captures:
        one.__exit__(None, None, None)
        counted += sum(
            not query["sql"].startswith(("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")) for query in one.captured_queries
        )

    def make() -> None:
        application.cache.pages.clear()
        get(application, path)

    generation.current()
    return _ground.cpu_ms(make, times), counted


def weight(body: bytes) -> float:
    """Return the gzipped kilobytes of a page with its styles, scripts and pictures of our own."""
    from django.contrib.staticfiles.storage import staticfiles_storage  # noqa: PLC0415 - after setup

    text = gzip.decompress(body).decode() if body[:2] == b"\x1f\x8b" else body.decode()
    total = len(gzip.compress(text.encode(), 6))
    for address in set(re.findall(r'(?:href|src)="/static/([^"#?]+\.(?:css|js|svg|png|woff2))', text)):
        raw = Path(staticfiles_storage.path(address)).read_bytes()
        total += len(raw) if address.endswith(("png", "woff2")) else len(gzip.compress(raw, 6))
    return total / 1024


@contextmanager
def watched(application: str, port: int) -> Iterator[list[int]]:
    """Serve with one worker; give the ids of all its processes."""
    with _ground.serving(port, workers=1, threads=1, application=application) as job:
        children = Path(f"/proc/{job.pid}/task/{job.pid}/children").read_text().split()
        yield [job.pid, *map(int, children)]


def spent(processes: list[int]) -> float:
    """Return the CPU-seconds that processes have used."""
    fields = [Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split() for one in processes]
    return sum(int(one[11]) + int(one[12]) for one in fields) / TICK


def asked(port: int, path: str, times: int) -> float:
    """Ask ``times`` over one kept connection and return the seconds."""
    question = f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip\r\nUser-Agent: Mozilla/5.0 Firefox/140.0\r\n\r\n".encode()
    with socket.create_connection(("127.0.0.1", port), 30) as line:
        began = time.perf_counter()
        for _ in range(times):
            line.sendall(question)
            answer = line.recv(1 << 20)
            head, _, body = answer.partition(b"\r\n\r\n")
            wanted = int(re.search(rb"content-length: (\d+)", head, re.I)[1])  # type: ignore[index]
            while len(body) < wanted:
                body += line.recv(1 << 20)
        return time.perf_counter() - began


def rate(application: str, path: str, times: int, port: int) -> tuple[float, float]:
    """Return the CPU-milliseconds of the server and the answers a second on one connection."""
    with watched(application, port) as processes:
        asked(port, path, times // 5)
        before = spent(processes)
        seconds = asked(port, path, times)
        return (spent(processes) - before) * 1000 / times, times / seconds


def freshness(application: Any, path: str) -> float:
    """Return the seconds from a commit of a publication to the first fresh page."""
    from danvan.websites import generation  # noqa: PLC0415 - after setup

    get(application, path)
    kept = next(iter(application.cache.pages.values()))
    began = time.perf_counter()
    generation.raise_now()
    while True:
        get(application, path)
        if next(reversed(application.cache.pages.values())).generation != kept.generation:
            return time.perf_counter() - began


def main() -> int:
    parser = _ground.options(__doc__ or "", 20_000)
    parser.add_argument("--requests", type=int, default=1500)
    parser.add_argument("--port", type=int, default=8477)
    wanted = parser.parse_args()
    _ground.ready(wanted, indexed=True)
    from config.wsgi import application  # noqa: PLC0415 - after setup

    base, holds = "/mau-01/xa-mau-0001/", []
    for path in [*(base + page for page in PAGES), *item_pages(base)]:
        status, body = get(application, path)
        shown = path.removeprefix(base) or "(trang chủ)"
        if not status.startswith("200"):
            print(f"{shown}: {status}")
            holds.append(False)
            continue
        milliseconds, queries = uncached(application, path, 60)
        holds += [
            _ground.say(f"{shown[:30]} uncached CPU", milliseconds, 5, "ms"), _ground.say(f"{shown[:30]} queries", queries, 6, ""),
            _ground.say(f"{shown[:30]} weight", weight(body), 60, "KB"),
        ]  # fmt: skip
    get(application, base)
    holds.append(
        _ground.say("home cached CPU", _ground.cpu_ms(lambda: get(application, base), wanted.requests), 0.2, "ms")
    )
    holds.append(_ground.say("fresh after publishing", freshness(application, base), 1, "s"))
    page, page_rate = rate("config.wsgi:application", base, wanted.requests, wanted.port)
    hello, hello_rate = rate(HELLO, "/", wanted.requests, wanted.port + 1)
    print(
        f"server CPU: page {page:.3f} ms, hello {hello:.3f} ms; one connection: {page_rate:.0f} and {hello_rate:.0f} answers/s"
    )
    holds.append(
        _ground.say("cached rate against bare hello (by CPU)", hello / page if page else 1, 0.25, "×", at_least=True)
    )
    return 0 if all(holds) else 1


if __name__ == "__main__":
    raise SystemExit(main())
