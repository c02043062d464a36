"""Every check, part by part: minutes, results, and what this machine could not run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field

from launch import environment, postgres, say

TESTS = ["tests", "--ignore=tests/journeys", "-q", "-n", "2", "--dist", "loadfile", "-p", "no:playwright"]


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
    outcomes: list[Outcome] = field(default_factory=list)

    def part(self, name: str, *command: str, **more: str) -> None:
        """Run one command in the environment and keep what it said."""
        say.line(f"\n═══ {name}")
        began = time.monotonic()
        status, text = _shown(command, more)
        passed, failed = _counts(text)
        self.outcomes.append(Outcome(name, status, time.monotonic() - began, passed, failed))

    def skip(self, name: str, why: str) -> None:
        """Note a part that this machine cannot run."""
        self.outcomes.append(Outcome(name, not_run=why))


def run(words: list[str]) -> int:
    """Run every check and print a table; exit status 1 when one failed or, on CI, was not run."""
    environment.ready("test")
    this = Run(long="--long" in words)
    for part in (_lint, _types, _contracts, _unit, _on_postgres, _journeys, _other_pythons):
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
        this.part(name, "-m", "pytest", *TESTS, DANVAN_DATABASE_URL=url)
        if shutil.which("chromium"):
            this.part(
                "Hành trình trên PostgreSQL", "-m", "pytest", "tests/journeys", "-q", "-m", "each_room",
                DANVAN_DATABASE_URL=url,
            )  # fmt: skip


def _journeys(this: Run) -> None:
    name = "Hành trình trong trình duyệt"
    if not shutil.which("chromium"):
        return this.skip(name, "thiếu Chromium (gói chromium)")
    this.part(name, "-m", "pytest", "tests/journeys", "-q")


def _other_pythons(this: Run) -> None:
    for version in ("3.12", "3.13"):
        if version == f"{sys.version_info.major}.{sys.version_info.minor}":
            continue
        if not shutil.which(f"python{version}"):
            say.line(f"(Python {version} không có trên máy này, không thử)")


def _shown(command: tuple[str, ...], more: dict[str, str]) -> tuple[int, str]:
    lines: list[str] = []
    child = [environment.python(), *command]
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
