"""A report as plain data (JSON): every figure with how it came about."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from danvan.reports.compiling import Compiled, Line

Amount = int | Decimal
INSIDE = "(phần đọc trong nội bộ)"


def as_dict(report: Compiled) -> dict[str, Any]:
    """Give a report as a dict of texts and numbers; amounts are whole numbers or decimals as text-free numbers."""
    period, version = report.period, report.version
    return {
        "form": report.form.form.code, "form_version": report.form.number, "form_name": report.form.name,
        "unit": report.unit.code, "unit_name": report.unit_name, "period": period.code, "period_name": period.name,
        "start": period.start.isoformat(), "end": period.end.isoformat(),
        "sheet": report.sheet.code if report.sheet else None, "state": report.sheet.state if report.sheet else None,
        "version": version.number if version else None, "frozen": bool(version and version.is_frozen),
        "hash": version.hash if version else "",
        "expected": report.expected, "received": report.received, "missing": report.missing,
        "cells": [_cell(line) for line in report.lines if line.indicator],
        "passages": report.passages,
        "units": [
            {"unit": one.code, "name": one.name, "received": one.version is not None,
             "values": {code: [_plain(now), _plain(year)] for code, (now, year) in report.by_unit.get(one.code, {}).items()}}
            for one in report.sources
        ],
    }  # fmt: skip


def _cell(line: Line) -> dict[str, Any]:
    one = line.indicator
    assert one is not None
    return {
        "code": one.code, "name": line.label, "measure": one.measure, "kind": line.kind, "value": _plain(line.value),
        "ytd": _plain(line.ytd), "own": _plain(line.own), "typed": _plain(line.typed), "by_hand": line.by_hand, "estimate": _plain(line.estimate),
        "adjustment": _plain(line.adjustment), "text": line.text, "basis": line.basis, "expected": line.expected,
        "missing": line.missing, "records": line.records, "codes": line.codes, "hash": line.hash,
    }  # fmt: skip


def _plain(amount: Amount | None) -> int | float | None:
    if amount is None or isinstance(amount, int):
        return amount
    return int(amount) if amount == amount.to_integral_value() else float(amount)


def leave_out_restricted(report: Compiled) -> None:
    """Empty the written parts that are read inside only, for readers from elsewhere."""
    for line in report.lines:
        if line.part.kind == "text" and line.part.restricted and line.part.key in report.passages:
            report.passages[line.part.key] = INSIDE
