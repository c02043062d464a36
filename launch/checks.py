"""Every check, part by part: minutes, results, and what this machine could not run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from launch import environment, postgres, pythons, say

ON_TWO_CORES = ["-q", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
"""Files go to the cores in their order: by number of tests, the slow ones with few tests would all come last."""
TESTS = ["tests", "--ignore=tests/journeys", *ON_TWO_CORES, "-p", "no:playwright"]
ON_POSTGRES = [*TESTS, *(f"--ignore=tests/{room}" for room in ("text", "launch", "house"))]
"""Without rooms that ask no database (tests/conftest.py leaves out such tests elsewhere), and the crawl of the house
over every address: no query of theirs is their own."""
JOURNEYS = environment.ROOT / "tests" / "journeys"
IN_BROWSER = ["tests/journeys", *ON_TWO_CORES]
"""Two browsers, each with a server and a copy of the demo of its own."""


@dataclass
class Outcome:
    """What one part gave: exit status, counts, seconds, or why it was not run."""

    name: str
    status: int = 0
    seconds: float = 0
    passed: int = 0
    failed: int = 0
    not_run: str = ""


@dataclass
class Run:
    """All parts of one run."""

    long: bool
    prepared: str = ""
    """Folder where an installation with the demo is prepared once for all parts (tests/installation.py)."""
    outcomes: list[Outcome] = field(default_factory=list)

    def part(self, name: str, *command: str, **more: str) -> None:
        """Run one Python command in the environment and keep what it said."""
        say.line(f"\n═══ {name}")
        began = time.monotonic()
        self.keep(name, began, *_shown([environment.python(), *command], {"DANVAN_PREPARED": self.prepared, **more}))

    def keep(self, name: str, began: float, status: int, text: str) -> None:
        """Keep the outcome of one command: exit status, the counts it printed, the time it took."""
        passed, failed = _counts(text)
        self.outcomes.append(Outcome(name, status, time.monotonic() - began, passed, failed))

    @contextmanager
    def whole(self, name: str) -> Iterator[None]:
        """Go on with the next part when this one cannot even begin; it counts as broken."""
        began = time.monotonic()
        try:
            yield
        except (OSError, subprocess.SubprocessError) as error:
            say.line(f"{name}: {error}")
            self.outcomes.append(Outcome(name, 1, time.monotonic() - began))

    def skip(self, name: str, why: str) -> None:
        """Note a part that this machine cannot run."""
        self.outcomes.append(Outcome(name, not_run=why))


def run(words: list[str]) -> int:
    """Run every check and print a table; exit status 1 when one failed or, on CI, was not run.

    Words: ``--long`` adds the kill and million-row tests and the other Python versions. Any other word is refused.
    """
    if set(words) - {"--long"}:
        raise say.Missing("Cách dùng: python3 run.py test [--long]")
    environment.ready("test")
    this = Run(long="--long" in words)
    with tempfile.TemporaryDirectory(prefix="danvan-prepared-") as folder:
        this.prepared = folder
        for part in (_lint, _types, _contracts, _unit, _on_postgres, _journeys, _fonts, _other_pythons):
            with this.whole(part.__name__.strip("_")):
                part(this)
    return _report(this)


def _lint(this: Run) -> None:
    this.part("Kiểm tra cách viết", "-m", "ruff", "check", ".")
    this.part("Kiểm tra định dạng", "-m", "ruff", "format", "--check", ".")
    this.part("Kiểm tra khuôn trang", "-m", "djlint", "templates", "--lint", "--quiet")


def _types(this: Run) -> None:
    this.part("Kiểu dữ liệu", "-m", "mypy")


def _contracts(this: Run) -> None:
    this.part("Ai được gọi ai", "-c", "from importlinter.cli import lint_imports_command as c; c()")


def _unit(this: Run) -> None:
    this.part("Kiểm thử trên SQLite", "-m", "pytest", *TESTS, *(["--long"] if this.long else []))


def _on_postgres(this: Run) -> None:
    name = "Kiểm thử trên PostgreSQL"
    if not postgres.binaries():
        return this.skip(name, "thiếu PostgreSQL (gói postgresql)")
    with postgres.temporary() as url:
        this.part(name, "-m", "pytest", *ON_POSTGRES, *(["--long"] if this.long else []), DANVAN_DATABASE_URL=url)
        if environment.chromium() and JOURNEYS.exists():
            this.part(
                "Hành trình trên PostgreSQL", "-m", "pytest", *IN_BROWSER, "-m", "each_room",
                DANVAN_DATABASE_URL=url,
            )  # fmt: skip


def _journeys(this: Run) -> None:
    name = "Hành trình trong trình duyệt"
    if not environment.chromium():
        return this.skip(name, "thiếu Chromium (gói chromium-headless-shell hoặc chromium)")
    if not JOURNEYS.exists():
        return this.skip(name, "chưa có tests/journeys")
    this.part(name, "-m", "pytest", *IN_BROWSER)


def _fonts(this: Run) -> None:
    """Pictures of pages need letters with Vietnamese marks."""
    listed = (
        subprocess.run(["fc-list", ":lang=vi"], capture_output=True, text=True).stdout
        if shutil.which("fc-list")
        else ""
    )
    if not listed.strip():
        this.skip("Phông chữ tiếng Việt", "thiếu phông chữ (gói fonts-noto-core, fontconfig)")


def _other_pythons(this: Run) -> None:
    for version in pythons.others():
        path = pythons.find(version)
        if path is None:
            say.line(f"(Python {version} không có trên máy này, không thử)")
        elif not this.long:
            say.line(f"(Python {version} có trên máy này; thử bằng: python3 run.py test --long)")
        else:
            _try(this, version, path)


def _try(this: Run, version: str, path: str) -> None:
    name, began = f"Python {version}", time.monotonic()
    say.line(f"\n═══ {name}")
    with tempfile.TemporaryDirectory(prefix="danvan-python-") as data:
        for command in pythons.trials(path, version, data):
            status, text = _shown(command, {})
            if status:
                break
    this.keep(name, began, status, text)


def _shown(child: list[str], more: dict[str, str]) -> tuple[int, str]:
    lines: list[str] = []
    with subprocess.Popen(
        child, cwd=environment.ROOT, env=environment.variables(None, **more), text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as job:  # fmt: skip
        for text in job.stdout or ():
            print(text, end="", flush=True)
            lines.append(text)
    return job.returncode, "".join(lines[-40:])


def _counts(text: str) -> tuple[int, int]:
    def last(word: str) -> int:
        found = re.findall(rf"(\d+) {word}", text)
        return int(found[-1]) if found else 0

    return last("passed"), last("failed") + last("errors?")


def _report(this: Run) -> int:
    print("\n═══ Kết quả")
    for one in this.outcomes:
        verdict = f"KHÔNG CHẠY: {one.not_run}" if one.not_run else ("đạt" if one.status == 0 else "HỎNG")
        print(f"{one.seconds / 60:6.2f} phút  {one.name:<34} {verdict}")
    print(f"{sum(one.seconds for one in this.outcomes) / 60:6.2f} phút  tất cả")
    broken = [one for one in this.outcomes if one.status]
    missing = [one for one in this.outcomes if one.not_run]
    passed = sum(one.passed or (not one.status and not one.not_run) for one in this.outcomes)
    failed = sum(one.failed or bool(one.status) for one in this.outcomes)
    print(f"{passed} passed, {failed} failed")
    return 1 if broken or (missing and os.environ.get("CI")) else 0
