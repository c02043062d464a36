"""The commands of run.py."""

from __future__ import annotations

import argparse
import signal
import subprocess
from pathlib import Path

from launch import checks, environment, say, server, wording

COMMANDS = ("serve", "test", "manage", "intake", "bench", "backup", "restore")


def main(arguments: list[str]) -> int:
    """Run one command line and return the exit status. SIGTERM ends it as Ctrl-C does."""
    signal.signal(signal.SIGTERM, _leave)
    wording.speak_vietnamese()
    try:
        return _run(_split(arguments))
    except say.Missing as missing:
        say.line(str(missing))
        return 1
    except KeyboardInterrupt:
        return 130
    except subprocess.CalledProcessError as failed:
        return failed.returncode


def _leave(*_: object) -> None:
    raise KeyboardInterrupt


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="run.py", description="Cài đặt và chạy danvan.", add_help=True)
    parser.add_argument("--port", type=int, default=8000, help="cổng của máy chủ web (8000)")
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ nghe (127.0.0.1: chỉ máy này)")
    parser.add_argument("--data", type=Path, default=environment.ROOT / "var", help="thư mục dữ liệu (var/)")
    parser.add_argument("--no-demo", action="store_true", help="không nạp dữ liệu thử; hỏi đơn vị của bạn")
    parser.add_argument("--once", action="store_true", help="cài đặt, kiểm tra sức khỏe rồi thoát")
    parser.add_argument("--tls", nargs=2, metavar=("CERT", "KEY"), type=Path, help="chạy HTTPS với chứng thư này")
    parser.add_argument(
        "command", nargs="?", default="serve", help="serve, test, manage, intake, bench, backup, restore"
    )
    parser.add_argument("rest", nargs=argparse.REMAINDER)
    return parser


def _split(arguments: list[str]) -> argparse.Namespace:
    """Read our options before the command; everything after the command belongs to it."""
    return _parser().parse_args(arguments)


def _run(asked: argparse.Namespace) -> int:
    if asked.command == "test":
        return checks.run(asked.rest)
    if asked.command not in COMMANDS:
        raise say.Missing(
            f"Không có lệnh «{asked.command}». Các lệnh: {', '.join(COMMANDS)}. Xem: python3 run.py --help"
        )
    environment.ready("run")
    if asked.command == "serve":
        return server.run(asked)
    if asked.command == "bench":
        return _bench(asked)
    if asked.command == "restore":
        server.make_folder(asked.data)
    else:
        server.prepare(asked, quiet=True, demo=False)
    words = asked.rest if asked.command == "manage" else [asked.command, *asked.rest]
    return environment.manage(*words, data=asked.data)


def _bench(asked: argparse.Namespace) -> int:
    names = sorted(path.stem for path in (environment.ROOT / "bench").glob("*.py") if not path.stem.startswith("_"))
    if not asked.rest or asked.rest[0] not in names:
        raise say.Missing(f"Chọn một phép đo: {', '.join(names)}")
    return environment.call("-m", f"bench.{asked.rest[0]}", *asked.rest[1:], data=asked.data)
