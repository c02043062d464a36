"""A command line that is wrong is answered in Vietnamese."""

import argparse

import pytest

from launch import wording


def test_a_missing_file_is_asked_for_in_vietnamese(monkeypatch, capsys):
    monkeypatch.setattr(argparse, "_", argparse._)
    wording.speak_vietnamese()
    parser = argparse.ArgumentParser(prog="backup")
    parser.add_argument("file")
    with pytest.raises(SystemExit):
        parser.parse_args([])
    assert capsys.readouterr().err.splitlines()[-1] == "backup: còn thiếu: file"


def test_a_value_of_the_wrong_kind_is_told_in_vietnamese(monkeypatch, capsys):
    monkeypatch.setattr(argparse, "_", argparse._)
    wording.speak_vietnamese()
    parser = argparse.ArgumentParser(prog="verify_facts")
    parser.add_argument("--year", type=int)
    with pytest.raises(SystemExit):
        parser.parse_args(["--year", "abc"])
    assert capsys.readouterr().err.splitlines()[-1] == "verify_facts: --year: cần một số nguyên, không phải 'abc'"
