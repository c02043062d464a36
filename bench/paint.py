"""The home on a slow telephone line: bytes without pictures, largest paint (issue F, Measured).

    python3 run.py bench paint [--data FOLDER] [--base /song-may/ban-may/] [--rounds 5]

A headless Chromium (playwright) over a granian of its own; the line is that of a slow 3G: 400 kbit/s both ways, 400 ms there
and back. ``--data``: an installation prepared with the demo; made in ``var/bench/paint`` without it. Caches are empty each time.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import urllib.request
from pathlib import Path

from bench import _ground
from launch import environment

SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 400 * 1024 / 8, "uploadThroughput": 400 * 1024 / 8}
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-proxy-server", "--no-first-run"]
LARGEST = """() => new Promise((done) => { new PerformanceObserver((list) => { const all = list.getEntries(); const last = all[all.length - 1];
  done([last.startTime, last.element ? last.element.tagName + ' ' + last.element.className : '']) }).observe({type: 'largest-contentful-paint', buffered: true}) })"""


def painted(browser: object, address: str) -> tuple[float, str, float]:
    """Return (milliseconds to the largest paint, what it was, kilobytes over the line without pictures)."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN")  # type: ignore[attr-defined]
    tab = context.new_page()
    line = context.new_cdp_session(tab)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW_3G)
    kinds: dict[str, str] = {}
    sizes: dict[str, float] = {}
    line.on("Network.responseReceived", lambda seen: kinds.__setitem__(seen["requestId"], seen["type"]))
    line.on("Network.loadingFinished", lambda seen: sizes.__setitem__(seen["requestId"], seen["encodedDataLength"]))
    tab.goto(address, wait_until="networkidle")
    moment, what = tab.evaluate(LARGEST)
    context.close()
    return moment, what, sum(size for key, size in sizes.items() if kinds.get(key) != "Image") / 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=_ground.ROOT / "var" / "bench" / "paint")
    parser.add_argument("--base", default="/song-may/ban-may/")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--port", type=int, default=8497)
    wanted = parser.parse_args()
    os.environ["DANVAN_DATA"] = str(wanted.data)
    if not (wanted.data / "demo-sign-in.txt").exists():
        subprocess.run([sys.executable, "manage.py", "prepare", "--demo", "--quiet"], cwd=_ground.ROOT, check=True)
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only this bench needs it

    address = f"http://127.0.0.1:{wanted.port}{wanted.base}"
    with _ground.serving(wanted.port, workers=1), sync_playwright() as play:
        urllib.request.urlopen(address, timeout=30).close()
        browser = play.chromium.launch(executable_path=environment.chromium(), args=SWITCHES)
        seen = sorted(painted(browser, address) for _ in range(wanted.rounds))
    print("largest paint, each round:", ", ".join(f"{one[0]:.0f} ms ({one[1].strip()})" for one in seen))
    middle = seen[len(seen) // 2]
    holds = [
        _ground.say("home over the line, without pictures", middle[2], 60, "KB"),
        _ground.say("largest paint, slow 3G, middle round", middle[0] / 1000, 1.5, "s"),
    ]
    return 0 if all(holds) else 1


if __name__ == "__main__":
    raise SystemExit(main())
