"""What the reader of command lines says, in Vietnamese."""

import argparse
import sys
from collections.abc import Iterable, Mapping
from io import TextIOWrapper

TYPES = {"int": "một số nguyên", "float": "một số", "Path": "đường dẫn của một tệp"}


class Needed(str):
    """A sentence that names the kind of value in our words."""

    __slots__ = ()

    def __mod__(self, values: Mapping[str, str]) -> str:  # type: ignore[override]
        return str.__mod__(self, {**values, "type": TYPES.get(values["type"], values["type"])})


WORDS = {
    "usage: ": "cách dùng: ",
    "positional arguments": "tham số",
    "options": "tùy chọn",
    "optional arguments": "tùy chọn",
    "show this help message and exit": "xem hướng dẫn này",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "còn thiếu: %s",
    "one of the arguments %s is required": "cần một trong: %s",
    "not allowed with argument %s": "không dùng cùng với %s",
    "unrecognized arguments: %s": "không có tham số: %s",
    "expected one argument": "cần một giá trị",
    "expected at least one argument": "cần ít nhất một giá trị",
    "invalid %(type)s value: %(value)r": Needed("cần %(type)s, không phải %(value)r"),
    "ignored explicit argument %r": "không nhận giá trị %r",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s chưa rõ, có thể là %(matches)s",
    "expected %s argument": "cần %s giá trị",
    "expected %s arguments": "cần %s giá trị",
    "invalid choice: %(value)r (choose from %(choices)s)": "không có lựa chọn %(value)r (chọn trong: %(choices)s)",
}


def speak_vietnamese() -> None:
    """Let every parser of this process use our words; what is not in the table stays as it is."""
    argparse._ = lambda words: WORDS.get(words, words)  # type: ignore[attr-defined]
    argparse.ngettext = lambda one, many, number: WORDS.get(one, one if number == 1 else many)  # type: ignore[attr-defined]


def write_utf8() -> None:
    """Let this process write Vietnamese whatever the locale of the terminal is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.encoding.lower().replace("-", "") != "utf8":
            stream.reconfigure(encoding="utf-8")


def check_readable(arguments: Iterable[str]) -> None:
    """End the process with a sentence when an argument is not written in UTF-8."""
    for number, argument in enumerate(arguments, 1):
        if any("\ud800" <= sign <= "\udfff" for sign in argument):
            sys.exit(f"Không đọc được tham số thứ {number}: hãy gõ bằng chữ Unicode (UTF-8).")
