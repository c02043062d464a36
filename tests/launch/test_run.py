"""What run.py says before anything is served. Nothing here needs the network."""

from __future__ import annotations

import fcntl
import socket
import subprocess
import sys
from argparse import Namespace
from pathlib import Path

import pytest

from launch import checks, commands, environment, pythons, say, server


@pytest.fixture
def asked(tmp_path):
    return Namespace(host="127.0.0.1", port=0, data=tmp_path / "data", no_demo=False, once=True, tls=None)


def test_an_unknown_command_is_named_with_those_that_exist(capsys):
    assert commands.main(["nonsense"]) == 1
    assert capsys.readouterr().err == (
        "Không có lệnh «nonsense». Các lệnh: serve, test, manage, intake, bench, backup, restore. Xem: python3 run.py --help\n"
    )


def test_options_before_the_command_are_ours_and_the_rest_is_its_own():
    read = commands._split(["--port", "8123", "manage", "figures", "BM", "--period", "2026-Q3", "--json"])
    assert (read.port, read.command, read.rest) == (
        8123,
        "manage",
        ["figures", "BM", "--period", "2026-Q3", "--json"],
    )


def test_a_busy_port_is_refused_with_another_to_try(asked):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        asked.port = other.getsockname()[1]
        with pytest.raises(say.Missing, match=f"Chọn cổng khác: --port {asked.port + 1}"):
            server._check_port(asked)


def test_a_certificate_that_is_not_there_is_refused(asked, tmp_path):
    asked.port, asked.tls = 8999, [tmp_path / "none.pem", tmp_path / "key.pem"]
    with pytest.raises(say.Missing, match="none.pem để chạy HTTPS"):
        server._check_port(asked)


def test_the_data_folder_is_closed_to_others(asked):
    asked.data.mkdir(mode=0o755)
    server.make_folder(asked.data)
    assert asked.data.stat().st_mode & 0o777 == 0o700


def test_a_data_folder_that_cannot_be_made_is_told_in_a_sentence(asked, tmp_path):
    asked.data = tmp_path / "a-file" / "data"
    (tmp_path / "a-file").touch()
    with pytest.raises(say.Missing, match="Không lập được thư mục dữ liệu"):
        server.make_folder(asked.data)


def test_a_second_server_on_the_same_data_is_refused(asked):
    server.make_folder(asked.data)
    with (
        server.held(asked.data),
        pytest.raises(say.Missing, match="đang có một máy chủ danvan khác dùng"),
        server.held(asked.data),
    ):
        pass


def test_the_data_folder_is_free_again_after_a_server(asked):
    server.make_folder(asked.data)
    with server.held(asked.data):
        pass
    with (asked.data / "serving.lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_a_server_that_lost_its_starter_still_holds_the_data(asked):
    server.make_folder(asked.data)
    with server.held(asked.data) as lock:
        child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, pass_fds=(lock,))
    try:
        with pytest.raises(say.Missing), server.held(asked.data):
            pass
    finally:
        child.communicate(b"\n")


def test_the_demo_is_asked_for_once_and_never_after_no_demo(asked, monkeypatch):
    called = []
    monkeypatch.setattr(environment, "manage", lambda *words, data: called.append(words) or 0)
    server.prepare(asked)
    server.prepare(asked)
    assert called == [("prepare", "--demo")]
    asked.no_demo = True
    server.prepare(asked)
    (asked.data / "prepared").unlink()
    asked.no_demo = False
    server.prepare(asked)
    assert called == [("prepare", "--demo"), ("prepare",)]


def test_a_failed_preparation_is_tried_again(asked, monkeypatch):
    monkeypatch.setattr(environment, "manage", lambda *words, data: 1)
    with pytest.raises(say.Missing, match="máy chủ chưa chạy"):
        server.prepare(asked)
    assert not (asked.data / "prepared").exists()


def test_a_python_without_venv_is_told_what_to_install(monkeypatch):
    monkeypatch.setattr(
        subprocess, "run", lambda *words, **more: Namespace(returncode=1, stdout="ensurepip is not available")
    )
    with pytest.raises(say.Missing, match="sudo apt-get install python3-venv"):
        environment._make()


def test_an_old_python_is_told_in_one_sentence(tmp_path):
    text = (environment.ROOT / "run.py").read_text().replace("(3, 11)", "(99, 0)")
    (tmp_path / "run.py").write_text(text)
    done = subprocess.run([sys.executable, str(tmp_path / "run.py")], capture_output=True, text=True)
    assert (done.returncode, done.stderr.startswith("danvan cần Python 3.11 trở lên")) == (1, True)


def test_a_bench_is_chosen_among_those_that_exist():
    with pytest.raises(say.Missing) as missing:
        commands._bench(Namespace(rest=["nothing"], data=Path("var")))
    names = str(missing.value).removeprefix("Chọn một phép đo: ").split(", ")
    assert {"law", "list", "page", "search", "startup"} <= set(names)
    assert not [name for name in names if name.startswith("_")]


def test_run_test_refuses_words_that_it_does_not_know():
    with pytest.raises(say.Missing, match="Cách dùng"):
        checks.run(["--lnog"])


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("3 passed, 1 failed in 2s", (3, 1)),
        ("12 passed in 2s", (12, 0)),
        ("2 errors in 1s", (0, 2)),
        ("All checks passed!", (0, 0)),
    ],
)
def test_counts_are_read_from_what_a_part_printed(text, counted):
    assert checks._counts(text) == counted


@pytest.mark.parametrize(("ci", "status"), [("", 0), ("1", 1)])
def test_a_part_that_was_not_run_fails_only_on_ci(monkeypatch, capsys, ci, status):
    monkeypatch.setenv("CI", ci)
    this = checks.Run(long=False)
    this.skip("Hành trình", "thiếu Chromium")
    assert checks._report(this) == status
    assert "KHÔNG CHẠY: thiếu Chromium" in capsys.readouterr().out


def test_a_part_that_cannot_begin_counts_as_broken_and_the_next_one_runs(monkeypatch):
    this = checks.Run(long=False)
    with this.whole("first"):
        raise OSError("no such program")
    with this.whole("second"):
        this.keep("second", 0, 0, "5 passed")
    assert [(one.name, one.status, one.passed) for one in this.outcomes] == [("first", 1, 0), ("second", 0, 5)]


def test_the_other_pythons_do_not_include_this_one():
    running = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert sorted([*pythons.others(), running]) == ["3.11", "3.12", "3.13"]


def test_children_keep_what_python_compiled_whatever_the_machine_says(monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    said = subprocess.run(
        [sys.executable, "-c", "import sys; print(sys.dont_write_bytecode)"], env=environment.variables(),
        capture_output=True, text=True,
    )  # fmt: skip
    assert said.stdout.strip() == "False"
