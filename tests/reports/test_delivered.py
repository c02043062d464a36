"""The delivered catalogue and forms: complete, each with a source, public tables apart; charts; the command suppress."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command

from danvan.core.yaml_files import read_yaml
from danvan.figures import charts
from danvan.figures.pictures import fonts, png
from danvan.reports import loader

FORMS = [read_yaml(path) for path in sorted((loader.DATA / "forms").glob("*.yaml"))]
ROWS = {row["code"]: row for row in loader.read_indicators()}


def test_the_delivered_data_agree_and_every_entry_has_a_source():
    loader.check(ROWS.values(), FORMS)
    assert all(form["source"] for form in FORMS)
    assert {"BC-THANG-TGDV", "BC-THANG-MT", "BC-QUY-QCDC", "BC-NAM-DV", "BC-QUY-DAYDU", "BC-TDDT-QUY1"} <= {
        form["form"] for form in FORMS
    }


def test_the_monthly_form_of_the_front_has_its_65_fields():
    """Five fields of the heading are the system's own; «nợ quá hạn» is one field of two numbers."""
    form = next(form for form in FORMS if form["form"] == "BC-THANG-MT")
    fields = [part for part in form["parts"] if "heading" not in part]
    assert len(fields) - 1 + 5 == 65


def test_every_ratio_stands_with_its_two_parts():
    for form in FORMS:
        codes = set(loader.codes_in(form))
        for code in codes:
            if ROWS[code]["kind"] == "ratio":
                assert {ROWS[code]["numerator_code"], ROWS[code]["denominator_code"]} <= codes, (form["form"], code)


def test_public_tables_have_one_measure_add_up_and_share_no_indicator():
    seen: set[str] = set()
    for form in FORMS:
        if not form["public"]:
            continue
        table = next(part for part in form["parts"] if part.get("table") == "so-lieu")
        rows = [ROWS[code] for code in table["indicators"]]
        assert form["period"] == "quarter" and len({row["measure"] for row in rows}) == 1
        assert {row["kind"] for row in rows} == {"counted"} and all(
            row.get("adds_up", "sum") == "sum" for row in rows
        )
        pairs = [(row["fact"], value) for row in rows for value in row["values"].split("|")]
        assert len(pairs) == len(set(pairs)), "a record would stand in two columns"
        facts = {row["fact"] for row in rows}
        assert not facts & seen, "two public tables of one fact could be subtracted"
        seen |= facts


POINTS = [charts.Point("Xã A & B", 12), charts.Point("Xã C", None, hidden=True), charts.Point("Xã D", Decimal("1.5"))]


@pytest.mark.parametrize("draw", [charts.compare, charts.share, charts.time_line])
def test_a_chart_writes_every_number_and_has_its_table(draw):
    chart = draw("Tên", "cuộc", POINTS)
    written = charts.svg(chart)
    assert "12" in written and "1,5" in written and ".." in written and "Xã A &amp; B" in written
    assert "style=" not in written and "<script" not in written
    assert chart.rows == (("Xã A & B", "12"), ("Xã C", ".."), ("Xã D", "1,5"))


def test_shares_tell_no_per_cent_beside_a_hidden_part():
    assert "%" not in charts.svg(charts.share("Tên", "cuộc", POINTS))


@pytest.mark.skipif(fonts() is None, reason="no font with Vietnamese letters")
def test_a_picture_for_word_is_png():
    assert png(charts.compare("Tên", "cuộc", POINTS)).startswith(b"\x89PNG")


def test_suppress_writes_the_table_back(tmp_path):
    file, out = tmp_path / "a.csv", io.StringIO()
    file.write_text("Xã,A,B,Cộng\nX,3,12,15\nY,10,9,19\nTổng,13,21,34\n")
    call_command("suppress", str(file), stdout=out)
    assert out.getvalue() == "Xã,A,B,Cộng\nX,..,..,15\nY,..,..,19\nTổng,13,21,34\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("X,1,2\n", "ít nhất một hàng"),
        ("X,A,T\nx,a,3\nT,1,3\n", "không phải là số"),
        ("X,A,T\nx,5,6\nT,5,6\n", "cộng lại được 5"),
    ],
)
def test_suppress_says_what_is_wrong(tmp_path, text, said):
    file = tmp_path / "a.csv"
    file.write_text(text)
    with pytest.raises(CommandError, match=said):
        call_command("suppress", str(file))
