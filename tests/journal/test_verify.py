"""Whoever goes round the triggers leaves a break that the verification names."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from danvan import journal
from danvan.journal.canonical import GENESIS
from danvan.journal.models import Entry, Head
from danvan.units.models import Unit

pytestmark = pytest.mark.usefixtures("triggers_off")


def breaks():
    return [(found.unit, found.number, found.reason) for found in journal.verify().breaks]


def test_an_untouched_journal_holds(three_entries):
    report = journal.verify()
    assert (report.chains, report.entries, report.kept, report.breaks) == (1, 3, 1, [])


def test_an_empty_journal_holds():
    assert journal.verify().ok


@pytest.mark.parametrize(
    ("field", "value"),
    [("actor", "BM-LAN"), ("code", "BM-26-Z"), ("verb", "article.withdrawn"), ("fields", "body"), ("count", 7)],
)
def test_a_changed_entry_is_found(three_entries, field, value):
    Entry.objects.filter(number=2).update(**{field: value})
    assert breaks() == [("BM", 2, "changed")]


def test_an_entry_changed_with_its_hash_no_longer_links(three_entries):
    entry = Entry.objects.get(number=2)
    entry.actor = "BM-LAN"
    entry.hash = entry.computed_hash()
    entry.save()
    assert breaks() == [("BM", 3, "unlinked")]


def test_a_removed_entry_is_found(three_entries):
    Entry.objects.filter(number=2).delete()
    assert breaks() == [("BM", 2, "missing")]


def test_a_cut_tail_is_found_by_the_head(three_entries):
    Entry.objects.filter(number=3).delete()
    assert breaks() == [("BM", 2, "head")]


def test_a_chain_written_anew_with_its_head_is_found_by_the_head_kept_outside(three_entries):
    previous = GENESIS
    for entry in Entry.objects.order_by("number"):
        entry.actor, entry.previous = "BM-LAN", previous
        entry.hash = previous = entry.computed_hash()
        entry.save()
    Head.objects.update(hash=previous)
    assert breaks() == [("BM", 1, "kept")]


def test_a_journal_emptied_with_its_heads_is_found_by_the_head_kept_outside(three_entries):
    Entry.objects.all().delete()
    Head.objects.all().delete()
    assert breaks() == [("BM", 1, "missing")]


def test_two_kept_heads_that_disagree_are_found(three_entries, data_dir):
    with (data_dir / "journal-heads" / "2026-09.txt").open("a") as file:
        file.write(f"2026-09-02 BM 1 {GENESIS}\n")
    assert breaks() == [("BM", 1, "kept")]


def test_a_kept_line_that_cannot_be_read_is_said(three_entries, data_dir):
    with (data_dir / "journal-heads" / "2026-09.txt").open("a") as file:
        file.write("2026-09-03 BM\n")
    assert [found.sentence for found in journal.verify().breaks] == [
        "-, mục 0: dòng giữ ngoài cơ sở dữ liệu không đọc được (2026-09.txt:2)"
    ]


def test_the_command_says_that_all_is_well(three_entries):
    out = StringIO()
    call_command("verify_journal", stdout=out)
    assert out.getvalue() == "Đã đọc 3 mục của 1 chuỗi, đối chiếu 1 đầu chuỗi giữ ngoài. Nhật ký nguyên vẹn.\n"


def test_the_command_ends_with_1_and_says_where_it_breaks(three_entries):
    Entry.objects.filter(number=2).update(actor="BM-LAN")
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("verify_journal", "--json", stdout=out)
    said = json.loads(out.getvalue())
    assert (ended.value.code, said["ok"]) == (1, False)
    assert said["breaks"] == [
        {
            "unit": "BM",
            "number": 2,
            "reason": "changed",
            "where": "",
            "sentence": "BM, mục 2: nội dung mục không khớp với mã băm của nó",
        }
    ]


def test_one_unit_can_be_verified_alone(three_entries):
    Entry.objects.filter(number=2).update(actor="BM-LAN")
    assert journal.verify(["BT"]).ok
    assert not journal.verify(["BM"]).ok


def test_the_command_refuses_the_code_of_no_unit(three_entries):
    with pytest.raises(CommandError) as refused:
        call_command("verify_journal", unit=["BM", "ZZ", "YY"], stdout=StringIO())
    assert (refused.value.returncode, str(refused.value)) == (
        1,
        "Không có đơn vị nào mang mã «YY», «ZZ»; chưa kiểm tra gì.",
    )


def test_the_command_takes_a_unit_that_has_no_entry_yet_and_a_chain_that_lost_all_but_its_kept_head(three_entries):
    Unit.objects.create(code="BT", tree="area")
    out = StringIO()
    call_command("verify_journal", unit=["BT"], stdout=out)
    assert out.getvalue().startswith("Đã đọc 0 mục của 0 chuỗi")
    Entry.objects.all().delete()
    Head.objects.all().delete()
    with pytest.raises(SystemExit):
        call_command("verify_journal", unit=["BM"], stdout=out)
    assert "BM, mục 1" in out.getvalue()
