"""Other Python versions of this machine: found, tried by the set-up and the tests of the pure rooms."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
from pathlib import Path

from launch import environment

SUPPORTED = ("3.11", "3.12", "3.13")
PURE = ("tests/core", "tests/text", "tests/law", "tests/figures")


def others() -> list[str]:
    """Name the supported versions besides the running one."""
    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    return [version for version in SUPPORTED if version != running]


def find(version: str) -> str | None:
    """Return an interpreter of ``version`` that starts, or None."""
    on_path = shutil.which(f"python{version}")
    kept = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python{version}"), reverse=True)
    for path in [*([on_path] if on_path else []), *map(str, kept)]:
        said = subprocess.run([path, "--version"], capture_output=True, text=True)
        if said.returncode == 0 and f" {version}." in said.stdout:
            return path
    return None


def trials(path: str, version: str, data: str) -> list[list[str]]:
    """Give the commands that try a version: set up and serve once, install the tests, run the pure rooms."""
    here = str(environment.ROOT / f".venv-{version}" / "bin" / "python")
    pure = [folder for folder in PURE if (environment.ROOT / folder).exists()]
    return [
        [path, "run.py", "--once", "--no-demo", "--port", str(_free_port()), "--data", data],
        [path, "-c", "from launch import environment; environment.ready('test')"],
        [here, "-m", "pytest", *pure, "-q", "-p", "no:cacheprovider", "-p", "no:playwright"],
    ]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
