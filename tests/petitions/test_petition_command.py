"""``manage petition CODE``: states, terms, explanation; no contact, no words of anybody."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.petitions.cases import SENDER, TEXT, working


def run(*words):
    out = StringIO()
    call_command("petition", *words, stdout=out)
    return out.getvalue()


def test_the_command_explains_every_term(cast):
    petition = working(cast)
    told = json.loads(run(petition.code, "--json"))
    assert (told["state"], told["citizen_state"], told["book"]) == ("verifying", "Đang giải quyết", "1/2026")
    answer = next(one for one in told["clocks"] if one["rule"] == "knpa.answer")
    assert (answer["due_on"], answer["version"], answer["open"]) == ("2026-09-28", "knpa.answer@2026-07-01", True)
    assert answer["explanation"][-1].startswith("Hạn: hết ngày (24 giờ) thứ Hai 28/9/2026")
    plain = run(petition.code)
    for text in (plain, json.dumps(told, ensure_ascii=False)):
        assert not any(word in text for word in (SENDER.name, SENDER.phone, TEXT[:20]))


def test_an_unknown_code_is_said(db):
    with pytest.raises(CommandError):
        run("BM-26-3333333")


@pytest.mark.parametrize("command", ["recognise", "similar"])
def test_an_empty_text_is_asked_for_in_a_sentence(command):
    with pytest.raises(CommandError, match="Hãy đưa đoạn văn"):
        call_command(command, " ")
