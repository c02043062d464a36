"""Papers of invitation and roll-call: letters of invitation, the sheet, the calendar file, the QR of an address."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import segno
from django.utils.safestring import SafeString, mark_safe

from danvan.core.dates import HERE
from danvan.documents import papers
from danvan.documents.papers import gatherings
from danvan.meetings.models import Meeting, Programme, Slot

DAY_PARTS_BEGIN = {"morning": time(8), "noon": time(11), "afternoon": time(14), "evening": time(19)}


def begins_at(meeting: Meeting) -> datetime:
    """Return the moment a meeting begins; without an hour the usual one of its day part."""
    hour = meeting.starts_at_time or DAY_PARTS_BEGIN.get(meeting.day_part, time(8))
    return datetime.combine(meeting.starts_on, hour, HERE)


def gathering_of(meeting: Meeting, on: date) -> gatherings.Gathering:
    """Say what the papers of a meeting say of it."""
    issued = meeting.programmes.exclude(issued_at=None).prefetch_related("items").first()
    agenda = (
        [f"{f'{one.begins:%H:%M}, ' if one.begins else ''}{one.title}" for one in issued.items.all()]
        if issued
        else []
    )
    chair = meeting.appearances.filter(role="chair").values_list("printed_name", flat=True).first() or ""
    return gatherings.Gathering(
        head=papers.letterhead(meeting.unit, on), name=meeting.name, begins_at=begins_at(meeting), place=meeting.place, chair=chair, agenda=agenda,
    )  # fmt: skip


def invitations(meeting: Meeting, slots: Iterable[tuple[Slot, str]], on: date) -> Iterator[papers.Letter]:
    """Write one letter for each (place, address of its reply page), with the code that a door scans."""
    held = gathering_of(meeting, on)
    for slot, address in slots:
        guest = gatherings.Guest(
            slot.name or "(đơn vị cử người)", ", ".join(filter(None, (slot.post, slot.unit_name)))
        )
        letter = gatherings.invitation(held, guest, on=on)
        number = f"Số {slot.number} trong danh sách" + (f", chỗ ngồi {slot.seat}" if slot.seat else "")
        tail = papers.Paragraph(
            f"{number}. Quét mã để trả lời giấy mời; mang giấy này khi đến dự để điểm danh.", italic=True
        )
        yield replace(
            letter, body=[*letter.body, tail, papers.Picture(qr_png(address), 28, "Mã để trả lời và điểm danh")]
        )


def programme(meeting: Meeting, version: Programme, on: date) -> papers.Letter:
    """Write the programme: hours, what, who, on which paper; days apart where there are several."""
    columns = [
        papers.Column("Thời gian", 30, "center"), papers.Column("Nội dung", 70), papers.Column("Người thực hiện", 45),
        papers.Column("Tài liệu", 30),
    ]  # fmt: skip
    items = list(version.items.all())
    several = len({one.day for one in items if one.day}) > 1
    rows, day = [], None
    for one in items:
        if several and one.day and one.day != day:
            day = one.day
            rows.append([f"{day:%d/%m/%Y}", "", "", ""])
        who = ", ".join(filter(None, (one.speaker, one.speaker_post)))
        rows.append([_hours(one.begins, one.minutes), one.title, who, one.document])
    where = f"Thời gian: {meeting.when_and_where()}." if meeting.place else f"Thời gian: {meeting.when()}."
    return papers.letterhead(meeting.unit, on).letter(
        None, "Chương trình", meeting.name, on=on, dated=False, end_mark=False,
        body=[papers.Paragraph(where), papers.Table(columns, rows)],
    )  # fmt: skip


def _hours(begins: time | None, minutes: int | None) -> str:
    if begins is None:
        return ""
    ends = datetime.combine(date.min, begins) + timedelta(minutes=minutes or 0)
    return f"{begins:%H:%M}" + (f" – {ends:%H:%M}" if minutes else "")


def sheet(meeting: Meeting, slots: Iterable[Slot], on: date) -> papers.Letter:
    """Write the sheet that everybody signs, with the numbers of the list."""
    letter = gatherings.roll(gathering_of(meeting, on), [])
    columns = [papers.Column("Số", 12, "center"), papers.Column("Họ và tên", 55), papers.Column("Chức vụ, đơn vị", 58), papers.Column("Ký tên", 25), papers.Column("Ghi chú", 20)]  # fmt: skip
    rows = [[one.number, one.name, ", ".join(filter(None, (one.post, one.unit_name))), "", ""] for one in slots]
    body = [
        papers.Table(columns, rows, fill_rows=10, row_mm=9) if isinstance(one, papers.Table) else one
        for one in letter.body
    ]
    called = papers.Field("Số người được triệu tập:", str(len(rows)))
    return replace(
        letter, body=[called if isinstance(one, papers.Field) and one.label == called.label else one for one in body]
    )


def qr_png(address: str) -> bytes:
    sink = io.BytesIO()
    segno.make(address, error="m").save(sink, kind="png", scale=6, border=2)
    return sink.getvalue()


def qr_svg(address: str) -> SafeString:
    """Draw an address as markup."""
    return mark_safe(segno.make(address, error="m").svg_inline(scale=4, border=2, omitsize=True))


def calendar_file(meeting: Meeting, *, stamp: datetime, address: str = "") -> str:
    """Write a calendar file (RFC 5545): one event for each sitting, the whole day where no hour is known."""
    rows = [(one.name, one.day, one.begins, one.ends) for one in meeting.sittings.all()]
    rows = rows or [("", meeting.starts_on, meeting.starts_at_time, None)]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//danvan//VN", "METHOD:PUBLISH"]
    for n, (name, day, begins, ends) in enumerate(rows):
        title = f"{meeting.name} ({name})" if name and len(rows) > 1 else meeting.name
        lines += [
            "BEGIN:VEVENT",
            f"UID:{meeting.code}-{n}@danvan",
            f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}",
            *_span(day, begins, ends),
        ]
        lines += [f"SUMMARY:{_escaped(title)}", f"LOCATION:{_escaped(meeting.place)}"]
        lines += [f"URL:{address}"] if address else []
        lines += ["STATUS:CANCELLED" if meeting.state == "cancelled" else "STATUS:CONFIRMED", "END:VEVENT"]
    return "\r\n".join([_folded(line) for line in (*lines, "END:VCALENDAR")]) + "\r\n"


def _span(day: date, begins: time | None, ends: time | None) -> list[str]:
    if begins is None:
        return [f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"]
    first = datetime.combine(day, begins, HERE)
    last = datetime.combine(day, ends, HERE) if ends and ends > begins else first + timedelta(hours=2)
    zone = timedelta(hours=7)
    return [f"DTSTART:{(first - zone):%Y%m%dT%H%M%SZ}", f"DTEND:{(last - zone):%Y%m%dT%H%M%SZ}"]


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """Fold a line at 75 octets without cutting a letter."""
    parts, part = [], ""
    for sign in line:
        if len((part + sign).encode()) > 73:
            parts.append(part)
            part = ""
        part += sign
    return "\r\n ".join([*parts, part])
