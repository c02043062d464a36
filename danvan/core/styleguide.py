"""Invented data for the page that shows every component (templates/ui/styleguide.html)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.safestring import mark_safe

LONG_NAME = "Hội nghị tập huấn nghiệp vụ công tác dân vận, tôn giáo và xây dựng hệ thống chính trị cơ sở năm 2026"
LONG_UNIT = "Ủy ban Mặt trận Tổ quốc Việt Nam phường Đồi Chè Thượng"
NAVIGATION = [
    {"label": "Hôm nay", "url": "#", "icon": "today", "current": True},
    {"label": "Ghi nhanh", "url": "#", "icon": "quick", "current": False},
    {"label": "Nhập bài", "url": "#", "icon": "intake", "current": False},
    {"label": "Tin bài", "url": "#", "icon": "news", "current": False},
    {"label": "Hội nghị – tập huấn", "url": "#", "icon": "meetings", "current": False},
    {"label": "Văn bản", "url": "#", "icon": "documents", "current": False},
    {"label": "Số liệu", "url": "#", "icon": "figures", "current": False},
    {"label": "Quản trị", "url": "#", "icon": "admin", "current": False},
]
VERBS = ["Biết", "Bàn", "Làm", "Kiểm tra – Giám sát", "Thụ hưởng"]


DAY = {"inputmode": "numeric", "placeholder": "ngày/tháng/năm", "data-day": ""}


class SampleForm(forms.Form):
    name = forms.CharField(label="Tên hội nghị", help_text="Ghi như trên giấy mời.")
    kind = forms.ChoiceField(label="Loại", choices=[("training", "Tập huấn"), ("review", "Sơ kết, tổng kết")])
    held_on = forms.DateField(label="Ngày họp", widget=forms.DateInput(DAY, format="%d/%m/%Y"))
    part = forms.ChoiceField(
        label="Buổi", choices=[("s", "Sáng"), ("c", "Chiều"), ("t", "Tối")], widget=forms.RadioSelect, required=False
    )
    notes = forms.CharField(label="Ghi chú", widget=forms.Textarea, required=False)
    is_public = forms.BooleanField(label="Đăng lên cổng thông tin", required=False)


class SampleFilter(forms.Form):
    tu_khoa = forms.CharField(label="Từ khóa", required=False)
    loai = forms.ChoiceField(label="Loại", choices=[("", "Tất cả"), ("t", "Tập huấn")], required=False)
    tu_ngay = forms.DateField(label="Từ ngày", widget=forms.DateInput(DAY, format="%d/%m/%Y"), required=False)


def _row(code: str, title: str, unit: str, people: str, state: str, kind: str) -> dict[str, Any]:
    return {
        "url": "#",
        "cells": [
            {"text": title, "more": code},
            {"text": unit},
            {"text": "12/05/2026", "short": True},
            {"text": people, "number": True},
            {"text": state, "badge": kind},
        ],
    }


def _lists() -> dict[str, Any]:
    rows = [
        _row("DC-26-7K3QXH4", LONG_NAME, LONG_UNIT, "2.353", "Đã đăng", "done"),
        _row("BM-26-4MN8PQ2", "Họp dân thôn Suối Trong", "xã Bản Mây", "gần 200", "Chờ duyệt", "waiting"),
        _row("BT-26-9RSTV63", "Đối thoại với hộ nuôi cá lồng", "xã Bến Trăng", "48", "Quá hạn 2 ngày", "late"),
    ]
    return {
        "columns": [
            {"label": "Hội nghị", "sort_url": "?xep=ten"},
            {"label": "Đơn vị"},
            {"label": "Ngày", "sort_url": "?xep=ngay", "sorted": "descending"},
            {"label": "Người dự", "number": True},
            {"label": "Tình trạng"},
        ],
        "rows": rows,
        "one_row": rows[:1],
        "sheet": SimpleNamespace(
            number=2, has_next=True, next_page_number=3, has_previous=True, previous_page_number=1
        ),
        "page": Paginator(range(2353), 50).page(2),
        "todo": [
            {"what": LONG_NAME, "more": LONG_UNIT, "url": "#", "badge": "còn 3 ngày", "badge_kind": "waiting"},
            {
                "what": "Gửi số liệu quý III",
                "more": "Hạn 14/9/2026",
                "url": "#",
                "badge": "quá hạn",
                "badge_kind": "late",
            },
        ],
    }


def _record() -> dict[str, Any]:
    at = datetime(2026, 5, 12, 7, 5, tzinfo=UTC)
    return {
        "steps": [
            {"label": "Nháp", "step": "passed"},
            {"label": "Chờ duyệt", "step": "now"},
            {"label": "Đã đăng", "step": "next"},
            {"label": "Đã gỡ", "step": "left"},
        ],
        "verbs": [{"label": "Duyệt đăng", "url": "#"}, {"label": "Trả lại", "url": "#"}],
        "entries": [
            {"what": "Gửi duyệt", "who": "Nguyễn Thị Hoài Thương", "at": at, "note": "Đã bổ sung ảnh."},
            {"what": "Tạo bài", "who": "Lò Văn Nam", "at": at, "note": ""},
        ],
        "changes": [
            {"text": "Sáng 12/5, phường Đồi Chè ", "kind": "same"},
            {"text": "đã ", "kind": "removed"},
            {"text": "tổ chức hội nghị tập huấn", "kind": "same"},
            {"text": " cho gần 200 cán bộ thôn", "kind": "added"},
            {"text": ".", "kind": "same"},
        ],
        "days": [
            {"day": date(2026, 2, 23), "text": "ngày làm việc thứ 1", "counted": True},
            {"day": date(2026, 2, 24), "text": "nghỉ bù", "counted": False},
            {"day": date(2026, 2, 25), "text": "ngày làm việc thứ 2", "counted": True},
            {"day": date(2026, 2, 26), "text": "ngày làm việc thứ 3, hạn cuối", "counted": True},
        ],
        "tabs": [
            {"label": "Nội dung", "url": "#", "current": True, "count": None},
            {"label": "Văn bản", "url": "#", "current": False, "count": 3},
            {"label": "Lịch sử", "url": "#", "current": False, "count": 1250},
        ],
    }


def _review() -> dict[str, Any]:
    return {
        "pieces": [
            {"text": "Sáng 30/3", "kind": "day", "field": "day", "number": 1, "unsure": True},
            {"text": ", tại "},
            {"text": "hội trường phường Đồi Chè", "kind": "place", "field": "place", "number": 2},
            {"text": ", "},
            {"text": LONG_UNIT, "kind": "body", "field": "body", "number": 3},
            {"text": " tổ chức tập huấn cho "},
            {"text": "gần 200 người", "kind": "count", "field": "count", "number": 4},
            {"text": ". Đồng chí "},
            {"text": "Nguyễn Thị Hoài Thương", "kind": "person", "field": "chair", "number": 5},
            {"text": " chủ trì, quán triệt "},
            {"text": "Kết luận số 00-KL/TW", "kind": "paper", "field": "paper", "number": 6},
            {"text": ".\n\nCác đại biểu đã trao đổi, thảo luận nhiều kinh nghiệm hay từ cơ sở."},
        ],
        "legend": [
            {"kind": "day", "label": "ngày"},
            {"kind": "place", "label": "nơi"},
            {"kind": "body", "label": "đơn vị"},
            {"kind": "person", "label": "người"},
            {"kind": "count", "label": "số lượng"},
            {"kind": "paper", "label": "văn bản"},
        ],
        "proposals": [
            {"key": "day", "label": "Ngày", "value": "30/3/", "state": "unsure", "note": "Bài không ghi năm.", "spans": [1]},
            {"key": "count", "label": "Người dự", "value": "gần 200", "state": "clash", "note": "Chú thích ảnh ghi 180.", "spans": [4]},
            {"key": "chair", "label": "Chủ trì", "value": "Nguyễn Thị Hoài Thương", "state": "sure", "spans": [5]},
            {"key": "time", "label": "Giờ", "value": "", "state": "empty", "spans": []},
        ],
    }  # fmt: skip


def sample() -> dict[str, Any]:
    """Return the context of the styleguide: long names, no rows, one row, many rows, a form with errors."""
    return {
        "title": "Kiểu mẫu giao diện",
        "desk_nav": NAVIGATION,
        "desk_unit": "Phường Đồi Chè, tỉnh Sông Mây",
        "long_name": LONG_NAME,
        "long_unit": LONG_UNIT,
        "day": date(2026, 5, 12),
        "form": SampleForm({"kind": "training", "held_on": "31/02"}),
        "fresh_form": SampleForm(prefix="moi"),
        "filter_form": SampleFilter(),
        "bars": [
            {"label": "Tập huấn, bồi dưỡng", "value": 2353, "url": "#"},
            {"label": "Hội nghị", "value": 1250, "url": "#"},
            {"label": "Đối thoại", "value": 48, "url": "#"},
            {"label": "Tiếp xúc cử tri", "value": 0, "url": "#"},
        ],
        "crumbs": [{"label": "Trang đầu", "url": "#"}, {"label": "Biết", "url": "#"}, {"label": LONG_NAME}],
        "qr_svg": mark_safe('<svg viewBox="0 0 9 9" role="img" aria-label="Mã QR"><path d="M0 0h3v3H0zM6 0h3v3H6zM0 6h3v3H0zM4 4h1v1H4zM6 6h1v1H6zM8 8h1v1H8z"/></svg>'),
        **_lists(),
        **_record(),
        **_review(),
    }  # fmt: skip


def portal_sample() -> dict[str, Any]:
    """Return the context of a unit's invented home page, to look at the public shell."""
    return {
        **sample(),
        "title": "Trang đầu",
        "site": {
            "name": "Phường Đồi Chè",
            "parent_name": "Tỉnh Sông Mây",
            "home_url": "#",
            "search_url": "#",
            "map_url": "#",
            "rss_url": "#",
            "sign_in_url": "#",
        },
        "owner": {
            "managing_body": "Ủy ban nhân dân phường Đồi Chè",
            "parent_body": "Ủy ban nhân dân tỉnh Sông Mây",
            "responsible": "Bà Nguyễn Thị Hoài Thương, Chủ tịch Ủy ban nhân dân phường",
            "address": "Số 1, đường Hoa Sen, phường Đồi Chè, tỉnh Sông Mây",
            "phone": "0200 000 0000",
            "email": "vanthu@doiche.example",
        },
        "portal_nav": [
            {"label": verb, "url": "#" if place < 3 else "", "current": place == 0}
            for place, verb in enumerate(VERBS)
        ],
    }
