"""The components keep their promises: inputs are told, nothing inline, every word escaped."""

import re
from pathlib import Path

import pytest
from django.conf import settings as config
from django.template.loader import render_to_string
from django.test import RequestFactory
from lxml import html

from danvan.core.styleguide import SampleForm, portal_sample, sample

ROOT = Path(config.BASE_DIR)
COMPONENTS = sorted((ROOT / "templates" / "ui").glob("*.html"))
ERRORS = ["403", "404", "500", "503", "csrf"]
NASTY = '<script>alert("x")</script>'


@pytest.fixture(autouse=True)
def plain_files(settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


def styleguide() -> html.HtmlElement:
    return html.fromstring(render_to_string("ui/styleguide.html", sample(), RequestFactory().get("/")))


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_a_component_begins_by_listing_its_inputs(path):
    comment = re.search(r"\{% comment %\}(.*?)\{% endcomment %\}", path.read_text(), re.DOTALL)
    assert comment is not None
    assert re.search(r"^(Inputs:|Every component)", comment[1], re.MULTILINE)


def test_the_styleguide_shows_every_component():
    shown = " ".join(path.read_text() for path in COMPONENTS) + (ROOT / "templates/desk/base.html").read_text()
    unseen = [path.stem for path in COMPONENTS if f'"ui/{path.name}"' not in shown and path.stem != "styleguide"]
    assert unseen == []


@pytest.mark.parametrize("template", ["ui/styleguide.html", "portal/base.html"])
def test_nothing_is_inline_so_that_a_strict_policy_holds(template):
    page = html.fromstring(render_to_string(template, portal_sample(), RequestFactory().get("/")))
    assert page.xpath("//@style") == []
    assert page.xpath("//style") == []
    assert page.xpath("//script[not(@src)]") == []
    assert page.xpath("//@*[starts-with(name(), 'on')]") == []


def test_every_id_of_the_styleguide_is_there_once_and_every_label_meets_its_field():
    page = styleguide()
    ids = page.xpath("//@id")
    assert sorted(ids) == sorted(set(ids))
    assert [name for name in page.xpath("//label/@for") if name not in ids] == []
    described = [name for value in page.xpath("//@aria-describedby") for name in value.split()]
    assert [name for name in described if name not in ids] == []


def test_every_icon_that_is_used_is_drawn():
    drawn = set(re.findall(r'<symbol id="(\w+)"', (ROOT / "static/img/icons.svg").read_text()))
    used = {href.rpartition("#")[2] for href in styleguide().xpath("//use/@href")}
    assert used - drawn == set()


def test_errors_are_told_in_a_summary_that_leads_to_the_field_and_beside_it():
    page = html.fragment_fromstring(
        render_to_string("ui/form_fields.html", {"form": SampleForm({})}), create_parent="div"
    )
    assert page.xpath("//*[@role='alert']//a/@href") == ["#id_name", "#id_kind", "#id_held_on"]
    assert page.xpath("//input[@id='id_name']/@aria-invalid") == ["true"]
    assert page.xpath("//input[@id='id_name']/@aria-describedby") == ["id_name_helptext id_name_error"]


def test_a_list_without_rows_says_what_to_do_next():
    page = html.fragment_fromstring(
        render_to_string(
            "ui/list.html",
            {"rows": [], "empty_title": "Chưa có hội nghị nào", "empty_url": "/ghi/", "empty_label": "Ghi nhanh"},
        ),
        create_parent="div",
    )
    assert page.xpath("//table") == []
    assert page.xpath("//a/@href") == ["/ghi/"]


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_draws_as_many_rows_as_it_is_given(count):
    rows = [{"url": f"/{n}/", "cells": [{"text": f"Dòng {n}"}, {"text": NASTY}]} for n in range(count)]
    drawn = render_to_string("ui/list.html", {"rows": rows, "columns": [{"label": "Tên"}, {"label": "Chữ"}]})
    page = html.fragment_fromstring(drawn, create_parent="div")
    assert page.xpath("//tbody/tr/th/a/@href") == [f"/{n}/" for n in range(count)]
    assert page.xpath("//script") == []


def test_the_chart_writes_every_number_and_nought_has_no_bar():
    rows = [{"label": "Tập huấn", "value": 2353}, {"label": "Đối thoại", "value": 0}]
    drawn = render_to_string("ui/bar_chart.html", {"title": "Lượt", "rows": rows})
    page = html.fragment_fromstring(drawn, create_parent="div")
    assert page.xpath("//td[last()]/text()") == ["2.353", "0"]
    assert page.xpath("//rect[not(@class)]/@width") == ["100.0%", "0%"]


def test_the_source_of_a_review_is_whole_and_in_order():
    pieces = sample()["pieces"]
    drawn = render_to_string("ui/spans.html", {"pieces": pieces})
    page = html.fragment_fromstring(drawn, create_parent="div")
    for number in page.xpath("//sup"):
        number.drop_tree()
    assert page.xpath("string(//*[@class='spans'])") == "".join(piece["text"] for piece in pieces)


@pytest.mark.parametrize("code", ERRORS)
def test_an_error_page_says_what_is_wrong_and_what_to_do(code):
    page = html.fromstring(render_to_string(f"errors/{code}.html"))
    assert len(page.xpath("//h1")) == 1
    assert len(page.xpath("//main//p")) >= 2
    assert page.xpath("//main//a[@class]/@href")
    assert "Có lỗi xảy ra" not in page.text_content()
