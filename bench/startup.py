"""Starting: how long a second start takes and what a worker holds in memory (platform.md, Budgets).

python3 run.py bench startup [--port 8478]
"""

from __future__ import annotations

import argparse
import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from bench import _ground

PAGES = ("/", "/tsm/", "/accounts/login/", "/desk/")


def start(data: Path, port: int) -> tuple[subprocess.Popen[bytes], float]:
    """Start as a person does and return when the health page answers, with the seconds."""
    began = time.perf_counter()
    job = subprocess.Popen(
        [os.environ.get("DANVAN_PYTHON", sys.executable), "run.py", "--port", str(port), "--data", str(data)],
        cwd=_ground.ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    while job.poll() is None:
        if answers(f"http://127.0.0.1:{port}/health/"):
            return job, time.perf_counter() - began
        time.sleep(0.02)
    raise SystemExit("run.py did not start")


def answers(address: str) -> bool:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(address, timeout=5) as answer:
            return bool(answer.status == 200)
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False


def descendants(process: int) -> list[int]:
    """List the processes below one."""
    try:
        children = [int(one) for one in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except FileNotFoundError:
        return []
    return children + [deeper for child in children for deeper in descendants(child)]


def held_memory(process: int) -> float:
    """Return the megabytes that belong to one process (PSS)."""
    return int(re.search(r"^Pss:\s+(\d+)", Path(f"/proc/{process}/smaps_rollup").read_text(), re.M)[1]) / 1024  # type: ignore[index]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=8478)
    parser.add_argument("--folder", type=Path, default=_ground.ROOT / "var" / "bench" / "startup")
    asked = parser.parse_args()
    first, seconds = start(asked.folder, asked.port)
    stop(first)
    print(f"first start {seconds:.1f} s")
    job, seconds = start(asked.folder, asked.port)
    for page in PAGES * 25:
        answers(f"http://127.0.0.1:{asked.port}{page}")
    sizes = sorted(held_memory(one) for one in descendants(job.pid))
    began = time.perf_counter()
    below = descendants(job.pid)
    stop(job)
    print(
        f"stopped in {time.perf_counter() - began:.1f} s, left behind: {[one for one in below if Path(f'/proc/{one}').exists()]}"
    )
    holds = [_ground.say("second start", seconds, 3, "s"), _ground.say("largest worker (PSS)", sizes[-1], 150, "MB")]
    return 0 if all(holds) else 1


def stop(job: subprocess.Popen[bytes]) -> None:
    job.send_signal(signal.SIGINT)
    job.wait(30)


if __name__ == "__main__":
    raise SystemExit(main())
