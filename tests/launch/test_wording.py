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


def test_an_option_that_may_be_two_is_told_in_vietnamese(monkeypatch, capsys):
    monkeypatch.setattr(argparse, "_", argparse._)
    monkeypatch.setattr(argparse, "ngettext", argparse.ngettext)
    wording.speak_vietnamese()
    parser = argparse.ArgumentParser(prog="deadline")
    parser.add_argument("--from")
    parser.add_argument("--for")
    parser.add_argument("--pair", nargs=2)
    for line, said in (("--f=1", "--f=1 chưa rõ, có thể là --from, --for"), ("--pair 1", "--pair: cần 2 giá trị")):
        with pytest.raises(SystemExit):
            parser.parse_args(line.split())
        assert capsys.readouterr().err.splitlines()[-1] == f"deadline: {said}"


def test_an_argument_that_is_no_unicode_is_refused_in_a_sentence():
    with pytest.raises(SystemExit, match="tham số thứ 2: hãy gõ bằng chữ Unicode"):
        wording.check_readable(["find", "d\udcffn"])
    wording.check_readable(["find", "dân vận 😀"])
