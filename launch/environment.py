"""The virtual environment: made once, from hash-pinned lists, renewed when the lists change."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from launch import say

ROOT = Path(__file__).resolve().parent.parent


def folder() -> Path:
    """Return the environment's folder: one for each Python version."""
    return ROOT / f".venv-{sys.version_info.major}.{sys.version_info.minor}"


def python() -> str:
    """Return the interpreter of the environment."""
    return str(folder() / "bin" / "python")


def ready(kind: str) -> None:
    """Make sure the packages of ``requirements/<kind>.txt`` are installed.

    Raises say.Missing with one sentence when the machine lacks what is needed.
    """
    wanted = ROOT / "requirements" / f"{kind}.txt"
    mark = hashlib.sha256(wanted.read_bytes()).hexdigest()
    stamp = folder() / f"ready-{kind}"
    if stamp.exists() and stamp.read_text() == mark:
        return
    if not Path(python()).exists():
        _make()
    with say.step(f"Cài các gói phần mềm cần thiết ({wanted.name}), khoảng một phút"):
        _install(wanted)
    stamp.write_text(mark)


def _make() -> None:
    with say.step("Tạo môi trường Python riêng"):
        made = subprocess.run([sys.executable, "-m", "venv", str(folder())], capture_output=True, text=True)
    if made.returncode:
        raise say.Missing(
            "Máy thiếu gói venv của Python. Hãy cài rồi chạy lại: sudo apt-get install python3-venv"
            f"\n{made.stdout.strip()[-300:]}"
        )


def _install(wanted: Path) -> None:
    command = [
        python(),
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--no-compile",
        "--require-hashes",
        "-r",
        str(wanted),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as job:
        for text in job.stdout or ():
            if text.startswith("Collecting "):
                print(f"    {text.split()[1].split('==')[0]:<40}", end="\r", file=sys.stderr, flush=True)
        trouble = job.stderr.read() if job.stderr else ""
    if job.returncode:
        raise say.Missing(f"Không cài được các gói phần mềm (cần mạng ở lần chạy đầu tiên).\n{trouble[-1500:]}")


def variables(data: Path | None = None, **more: str) -> dict[str, str]:
    """Return the environment of a child process, which keeps what it compiled: the next one starts in half the time."""
    chosen = {"DANVAN_DATA": str(data.resolve())} if data else {}
    always = {"DJANGO_SETTINGS_MODULE": "config.settings", "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": ""}
    return {**os.environ, **always, **chosen, **more}


def call(*arguments: str, data: Path | None = None, **more: str) -> int:
    """Run Python in the environment and return its exit status."""
    return subprocess.call([python(), *arguments], cwd=ROOT, env=variables(data, **more))


def manage(*arguments: str, data: Path | None = None, **more: str) -> int:
    """Run a command of the program and return its exit status.

    Python files are run from this folder, files named in ``arguments`` stay relative to the caller's.
    """
    child = [python(), str(ROOT / "manage.py"), *arguments]
    return subprocess.call(child, env=variables(data, PYTHONPATH=str(ROOT), **more))


def chromium() -> str | None:
    """Return the path of a Chromium for pages without a window: the one built for that, which costs a fifth less, or any."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser")
    return next((path for path in map(shutil.which, names) if path), None)
