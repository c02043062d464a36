"""200 readers a second while editors publish: no error, no stale page, fresh within a second everywhere (issue F, Measured).

    python3 run.py bench readers [--articles 100000] [--talk 1000000] [--seconds 60] [--rate 200]

A granian of two workers answers; another process asks. An editor publishes, corrects and withdraws an article again and
again; each time every page that shows it is asked until it is fresh. A reader's answer is stale when it was asked for more
than a second after a change and does not show it. ``--talk`` comments and ratings stand beside the articles.
"""

from __future__ import annotations

import http.client
import json
import random
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from bench import _ground, page

BASE = "/mau-01/xa-mau-0001/"
UNIT = "DUMAUX0001"
WORKERS, THREADS, ASKERS = 2, 4, 16
HEADERS = {
    "Host": "localhost",
    "Accept-Encoding": "gzip",
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0",
}


def fill(talk: int) -> None:
    """Put half of ``talk`` comments and half ratings below the articles: a tenth of all below one, as talk gathers."""
    from danvan.news.models import Article, Comment, CommentOpening, RatingCount  # noqa: PLC0415 - after setup
    from danvan.units.models import Officer  # noqa: PLC0415
    from danvan.websites.models import Website  # noqa: PLC0415

    if Comment.objects.exists() or not talk:
        return
    rows = list(Article.objects.filter(state="published").values_list("pk", "code", "unit_id").order_by("pk"))
    favourite = (
        Article.objects.filter(unit__code=UNIT, state="published").values_list("pk", "code", "unit_id").first()
    )
    officer, at, luck = Officer.objects.get(code="CB-MAUTW"), datetime.now(UTC) - timedelta(days=30), random.Random(7)
    for site in Website.objects.all()[:1]:
        CommentOpening.objects.bulk_create(
            [CommentOpening(unit=site.unit, category=name, opened_at=at) for name in ("activity", "notice", "policy", "example")], ignore_conflicts=True
        )  # fmt: skip
    began = time.perf_counter()
    for start in range(0, talk // 2, 5000):
        made = []
        for n in range(start, min(start + 5000, talk // 2)):
            article, _, unit = favourite if n % 10 == 0 and n < 20_000 else rows[luck.randrange(len(rows))]
            made.append(
                Comment(
                    code=f"MAU-YK-{n:07d}", unit_id=unit, article_id=article, state="approved", shown_name="Bạn đọc mẫu", text=f"Ý kiến mẫu số {n}.",
                    text_key=f"{n}", received_at=at, received_on=at.date(), decided_at=at, decided_by=officer,
                )
            )  # fmt: skip
        Comment.objects.bulk_create(made)
    for start in range(0, talk // 4, 5000):
        made = [
            RatingCount(unit_id=rows[n % len(rows)][2], subject=rows[n % len(rows)][1], day=(at - timedelta(days=n // len(rows))).date(), stars=1 + n % 5, count=2)
            for n in range(start, min(start + 5000, talk // 4))
        ]  # fmt: skip
        RatingCount.objects.bulk_create(made, ignore_conflicts=True)
    print(f"talk filled in {time.perf_counter() - began:.0f} s", flush=True)


def ask(line: http.client.HTTPConnection, path: str) -> tuple[int, bytes]:
    line.request("GET", path, headers=HEADERS | {"Accept-Encoding": "identity"})
    answer = line.getresponse()
    return answer.status, answer.read()


class Readers:
    """Ask so many pages a second on kept connections; note errors, times, and what the home showed when."""

    def __init__(self, port: int, pages: list[str], rate: int, seconds: float) -> None:
        self.port, self.pages, self.gap, self.until = port, pages, ASKERS / rate, time.time() + seconds
        self.errors: list[str] = []
        self.times: list[float] = []
        self.homes: list[tuple[float, str]] = []

    def run(self) -> None:
        threads = [threading.Thread(target=self._one, args=(n,)) for n in range(ASKERS)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()

    def _one(self, number: int) -> None:
        line, luck = http.client.HTTPConnection("127.0.0.1", self.port, timeout=15), random.Random(number)
        due = time.time() + self.gap * number / ASKERS
        while due < self.until:
            time.sleep(max(0, due - time.time()))
            path, began = luck.choice(self.pages), time.time()
            try:
                status, body = ask(line, path)
            except (OSError, http.client.HTTPException) as error:
                self.errors.append(f"{path} {type(error).__name__}")
                line.close()
            else:
                self.times.append(time.time() - began)
                if status != 200:
                    self.errors.append(f"{path} {status}")
                if path == BASE:
                    at = body.find(b"BAI-MOI-")
                    self.homes.append((began, body[at : at + 14].decode() if at >= 0 else ""))
            due += self.gap


def asking(port: int, pages: list[str], rate: int, seconds: float) -> None:
    """Be the process that asks; say what was seen as JSON."""
    readers = Readers(port, pages, rate, seconds)
    readers.run()
    print(json.dumps({"errors": readers.errors, "times": readers.times, "homes": readers.homes}))


class Editor:
    """Publish, correct and withdraw one article after another; measure how soon each page tells it."""

    def __init__(self, port: int) -> None:
        from danvan.news import actions  # noqa: PLC0415 - after setup
        from danvan.units.models import Officer, Unit  # noqa: PLC0415

        self.port, self.news = port, actions
        self.unit = Unit.objects.get(code=UNIT)
        rows = Officer.objects.filter(unit=self.unit)
        self.officer = next((one for one in rows if one.has_any(("head", "editor"), datetime.now(UTC).date())), None)
        self.slowest: dict[str, float] = {}
        self.changes: list[tuple[float, str]] = []

    def article(self, n: int) -> None:
        """One article from draft to withdrawal."""
        from django.utils import timezone  # noqa: PLC0415 - after setup

        title = f"BAI-MOI-{n:06d}"
        text = self.news.Text(title, lead="Lời dẫn.", body="Nội dung.", category="activity")
        article = self.news.draft(text, unit=self.unit, by=self.officer, at=timezone.now())
        self.news.publish(article, by=self.officer, at=timezone.now())
        self.changes.append((time.time(), title))
        own = f"{BASE}tin-bai/{title.lower()}-{article.code}/"
        pages = {"trang chủ": BASE, "danh sách": f"{BASE}tin-bai/", "rss": f"{BASE}rss.xml", "bài": own}
        self.wait("đăng", pages, title)
        changed = self.news.Text(title, lead=f"SUA-{n:06d}.", body="Nội dung.", category="activity")
        self.news.correct(article, text=changed, reason="Sửa lời dẫn", by=self.officer, at=timezone.now())
        self.wait("sửa", {"trang chủ": BASE, "bài": own}, f"SUA-{n:06d}")
        self.news.withdraw(article, reason="Gỡ thử", by=self.officer, at=timezone.now())
        self.changes.append((time.time(), ""))
        self.wait("gỡ", {name: path for name, path in pages.items() if name != "bài"}, title, gone=True)

    def wait(self, what: str, pages: dict[str, str], words: str, *, gone: bool = False) -> None:
        """Ask all pages, each on a line of its own, until they are fresh; all count from the same commit."""
        began = time.perf_counter()

        def watch(name: str, path: str) -> None:
            line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=15)
            while (words.encode() in ask(line, path)[1]) == gone and time.perf_counter() - began < 10:
                time.sleep(0.01)
            key = f"{what}, {name}"
            self.slowest[key] = max(self.slowest.get(key, 0), time.perf_counter() - began)

        watches = [threading.Thread(target=watch, args=one) for one in pages.items()]
        for one in watches:
            one.start()
        for one in watches:
            one.join()


def stale(homes: list[tuple[float, str]], changes: list[tuple[float, str]]) -> int:
    """Count the answers of the home asked for over a second after a change that do not show what stood then."""
    wrong = 0
    for asked_at, shown in homes:
        stood = [title for at, title in changes if at < asked_at - 1]
        recent = {title for at, title in changes if asked_at - 1 <= at <= asked_at + 5}
        if stood and not (shown == stood[-1] or shown in recent):
            wrong += 1
    return wrong


def measured(wanted: Any, pages: list[str]) -> bool:
    """Serve, read and publish; print what was seen."""
    with _ground.serving(wanted.port, workers=WORKERS, threads=THREADS):
        Readers(wanted.port, pages, 60, 8).run()  # both workers have made their first page
        Readers(wanted.port, pages, 100, 4).run()
        asker = subprocess.Popen(
            [sys.executable, "-c", f"from bench.readers import asking; asking({wanted.port}, {pages!r}, {wanted.rate}, {wanted.seconds})"],
            cwd=_ground.ROOT, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        editor, until, number = Editor(wanted.port), time.time() + wanted.seconds - 3, 0
        while time.time() < until:
            number += 1
            editor.article(number)
            time.sleep(wanted.pause)
        seen = json.loads(asker.communicate(timeout=wanted.seconds + 60)[0])
    times = sorted(seen["times"])
    print(f"{len(times)} answers, {number} articles; p50 {times[len(times) // 2] * 1000:.0f} ms, p95 {times[len(times) * 95 // 100] * 1000:.0f} ms, most {times[-1] * 1000:.0f} ms")  # fmt: skip
    for one in sorted(set(seen["errors"]))[:10]:
        print("error:", one)
    holds = [
        _ground.say("answers a second", len(times) / wanted.seconds, wanted.rate * 0.97, "", at_least=True),
        _ground.say("errors", len(seen["errors"]), 0.5, ""),
        _ground.say("stale homes", stale([tuple(one) for one in seen["homes"]], editor.changes), 0.5, ""),
        *[_ground.say(f"fresh after: {name}", seconds, 1, "s") for name, seconds in editor.slowest.items()],
    ]
    return all(holds)


def main() -> int:
    parser = _ground.options(__doc__ or "", 100_000)
    parser.add_argument("--talk", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--rate", type=int, default=200)
    parser.add_argument("--pause", type=float, default=2)
    parser.add_argument("--port", type=int, default=8487)
    wanted = parser.parse_args()
    wanted.folder = wanted.folder / f"talk-{wanted.talk}"
    _ground.ready(wanted, indexed=True)
    from config.wsgi import application  # noqa: PLC0415 - after setup
    from danvan.news.models import Article  # noqa: PLC0415
    from danvan.websites.addresses import item  # noqa: PLC0415
    from danvan.websites.models import Website  # noqa: PLC0415

    Website.objects.filter(managing_body="").update(
        managing_body="UBND xã mẫu", parent_body="Tỉnh mẫu", address="Nhà mẫu", phone="0000 000 000", email="mau@vi-du.example", responsible_person="Người mẫu"
    )  # fmt: skip
    fill(wanted.talk)
    own = Article.objects.filter(unit__code=UNIT, state="published").order_by("pk")[:40]
    articles = [item(BASE, "article", one.code, one.title) for one in own]
    holds = []
    for name, path in (("trang chủ", BASE), ("danh sách", f"{BASE}tin-bai/"), ("bài nhiều ý kiến", articles[0])):
        milliseconds, queries = page.uncached(application, path, 40)
        holds += [
            _ground.say(f"{name} uncached CPU", milliseconds, 5, "ms"),
            _ground.say(f"{name} queries", queries, 6, ""),
        ]
    holds.append(
        measured(wanted, [BASE, BASE, BASE, f"{BASE}tin-bai/", f"{BASE}hoi-nghi/", f"{BASE}rss.xml", *articles])
    )
    return 0 if all(holds) else 1


if __name__ == "__main__":
    raise SystemExit(main())
