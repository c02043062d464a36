"""200 letters a minute from 200 telephones while 20 officers work: none lost, how long a sending takes.

    .venv/bin/python bench/submissions.py                    # one minute, SQLite, the server as run.py starts it
    .venv/bin/python bench/submissions.py --minutes 3 --rate 200 --officers 20

Every telephone has its own loopback address. The officers open their list, a record, and enter what came into the
book, each in a rhythm of its own. At the end every acknowledged code is looked for in the database.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench import _ground  # noqa: E402
from tests import installation  # noqa: E402
from tests.petitions.citizen import Citizen, Refused  # noqa: E402

TEXT = "Đèn đường số {number} ở đầu thôn hỏng đã hai tuần nay, đi lại buổi tối rất khó, mong xã cho sửa sớm."
LIMIT = 500
"""Milliseconds within which 95 of 100 sendings must be answered (issue B, Measured)."""
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
CODE = re.compile(r"/desk/petitions/([A-Z0-9]+-\d\d-[A-Z0-9]{7})/")


class Officer(threading.Thread):
    """Somebody at the desk: list, record, book, over and over."""

    def __init__(self, port: int, cookie: str, stop: threading.Event, pause: float) -> None:
        super().__init__(daemon=True)
        self.pause = pause
        self.door, self.stop_at, self.times, self.registered = Citizen("127.0.0.1", port), stop, [], 0
        self.door.cookie = cookie
        self.kept = cookie
        self.pages: list[float] = []

    def page(self, method: str, path: str, fields: dict[str, str] | None = None) -> tuple[int, str]:
        """Ask for one page as the signed-in officer and keep how long it took."""
        self.door.cookie = self.kept
        start = time.perf_counter()
        answer = self.door.ask(method, path, fields)
        self.pages.append(time.perf_counter() - start)
        return answer

    def run(self) -> None:
        self.stop_at.wait(random.uniform(0, self.pause))  # people do not begin at one stroke
        while not self.stop_at.is_set():
            start = time.perf_counter()
            _, page = self.page("GET", "/desk/petitions/")
            codes = CODE.findall(page)
            for code in random.sample(codes, min(2, len(codes))):
                status, form = self.page("GET", f"/desk/petitions/{code}/register/")
                token = TOKEN.search(form)
                if status == 200 and token:
                    fields = {
                        "csrfmiddlewaretoken": token[1],
                        "once": re.findall(r'name="once" value="([0-9a-f]{32})"', form)[0],
                    }
                    status, _ = self.page("POST", f"/desk/petitions/{code}/register/", fields)
                    self.registered += status == 302
            self.times.append(time.perf_counter() - start)
            self.stop_at.wait(self.pause * random.uniform(0.5, 1.5))


def sign_in(port: int, data: Path) -> str:
    password = (data / "demo-sign-in.txt").read_text().splitlines()[0].split()[-1]
    door = Citizen("127.0.0.1", port)
    _, page = door.ask("GET", "/accounts/login/")
    status, _ = door.ask(
        "POST",
        "/accounts/login/",
        {"csrfmiddlewaretoken": TOKEN.search(page)[1], "login": "nam", "password": password},
    )
    assert status == 302, status
    return door.cookie


def main() -> None:
    given = argparse.ArgumentParser()
    given.add_argument("--rate", type=int, default=200, help="thư mỗi phút")
    given.add_argument("--officers", type=int, default=20)
    given.add_argument("--minutes", type=float, default=1)
    given.add_argument(
        "--pause", type=float, default=10, help="giây mỗi cán bộ đọc, nghĩ giữa hai lượt (5 trang mỗi lượt)"
    )
    options = given.parse_args()
    folder = Path(tempfile.mkdtemp())
    data = folder / "data"
    port = installation.a_free_port()
    try:
        with installation.a_copy(data, ""), _ground.serving(port, surroundings=installation.environment(data)) as job:
            run(data, port, options, job.pid)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def cpu_of(group: int) -> float:
    """Return the CPU-seconds that the server's processes have used (Linux; 0 elsewhere)."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        if int(fields[2]) == group:
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def p95(seconds: list[float]) -> float:
    """Return the 95th percentile in milliseconds; 0 for none."""
    return sorted(seconds)[max(0, int(len(seconds) * 0.95) - 1)] * 1000 if seconds else 0.0


def run(data: Path, port: int, options: argparse.Namespace, group: int) -> None:
    stop = threading.Event()
    officers = [Officer(port, sign_in(port, data), stop, options.pause)]
    officers += [Officer(port, officers[0].kept, stop, options.pause) for _ in range(options.officers - 1)]
    for one in officers:
        one.start()
    number = int(options.rate * options.minutes)
    done: list[tuple[str, float]] = []
    faults: list[str] = []

    def sends(at: int) -> None:
        citizen = Citizen("127.0.0.1", port, f"127.0.{at // 250 + 1}.{at % 250 + 2}")
        try:
            code, _, taken = citizen.send(TEXT.format(number=at), f"{at:032x}")
            done.append((code, taken))
        except (Refused, OSError, TypeError) as fault:
            faults.append(str(fault)[:200])

    print(f"load before: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores", flush=True)
    start, used, own = time.perf_counter(), cpu_of(group), time.process_time()
    threads = []
    for at in range(number):
        wait = start + at * 60 / options.rate - time.perf_counter()
        time.sleep(max(wait, 0))
        threads.append(threading.Thread(target=sends, args=(at,), daemon=True))
        threads[-1].start()
    for one in threads:
        one.join(60)
    stop.set()
    for one in officers:
        one.join(60)
    took = time.perf_counter() - start
    used, own = (cpu_of(group) - used) / took, (time.process_time() - own) / took
    told(
        data,
        done,
        faults,
        officers,
        f"sent {number} in {took:.0f} s",
        f"server {used:.2f} cores, this bench {own:.2f}",
    )


def told(
    data: Path, done: list[tuple[str, float]], faults: list[str], officers: list[Officer], sent: str, cpu: str
) -> None:
    """Look every acknowledged code up and print what was measured."""
    rows = sqlite3.connect(f"file:{data / 'danvan.sqlite3'}?mode=ro", uri=True)
    kept = {code for (code,) in rows.execute("SELECT code FROM petitions_petition")}
    lost = [code for code, _ in done if code not in kept]
    taken, pages = [seconds for _, seconds in done], [one for officer in officers for one in officer.pages]
    print(f"{sent}, acknowledged {len(done)}, refused {len(faults)}, lost {len(lost)} (limit 0)")
    print(
        f"sending: median {statistics.median(taken) * 1000:.0f} ms, p95 {p95(taken):.0f} ms (limit {LIMIT}, ratio {p95(taken) / LIMIT:.2f}), "
        f"longest {max(taken) * 1000:.0f} ms"
    )
    print(
        f"officers: {len(pages)} pages, median {statistics.median(pages) * 1000:.0f} ms, p95 {p95(pages):.0f} ms, "
        f"{sum(one.registered for one in officers)} entered into the book"
    )
    print(
        f"CPU: {cpu}; load after {os.getloadavg()[0]:.1f}"
        f"{'' if os.getloadavg()[0] < 3 else ': others were at work, the times above say little'}"
    )
    for fault in faults[:5]:
        print("  ", fault)


if __name__ == "__main__":
    main()
