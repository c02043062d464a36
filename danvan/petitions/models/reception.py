"""Citizen reception: the place, the days of a post-holder, the visits of a day, conclusions, printings of the book."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from danvan.calendars.clocks import Clock, ClockChange
from danvan.core.sealed import SealedTextField
from danvan.petitions.states_reception import (
    DAY_KINDS,
    DAY_STATES,
    POSTS,
    REFUSE_GROUNDS,
    VISIT_KINDS,
    VISIT_STATES,
)
from danvan.units.models import Officer, Unit


class ReceptionPlace(models.Model):
    """Where a body receives citizens and when, as it is shown to everybody."""

    scrub = ()
    keep = ("id", "unit", "place", "hours", "receiver", "phone", "rules", "set_at", "set_by")

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    place = models.CharField("nơi tiếp", max_length=250)
    hours = models.CharField("giờ tiếp thường xuyên", max_length=250)
    receiver = models.CharField("bộ phận tiếp thường xuyên", max_length=200, blank=True)
    phone = models.CharField("điện thoại", max_length=40, blank=True)
    rules = models.TextField("nội quy", blank=True)
    set_at = models.DateTimeField("ghi lúc")
    set_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "nơi tiếp công dân"


class ReceptionDayQuerySet(models.QuerySet["ReceptionDay"]):
    def visible_to(self, officer: Officer, on: date) -> Self:
        return self.filter(unit__in=Unit.objects.in_scope_of(officer, on))

    def public(self) -> Self:
        """Keep what was published and still stands, or was postponed after it had been published."""
        return self.filter(published_at__isnull=False)

    def counted(self) -> Self:
        """Keep the days that were held; whether in person is another column."""
        return self.filter(state="held")

    def between(self, start: date, end: date) -> Self:
        return self.filter(on__range=(start, end))


class ReceptionDay(models.Model):
    """One day on which a post-holder receives: planned, published five working days before, held or postponed."""

    scrub = ()
    keep = (
        "id", "code", "unit", "post", "receiver", "kind", "state", "on", "starts_at", "ends_at", "place", "agenda", "in_person", "deputed_to",
        "made_at", "made_by", "published_at", "published_by", "held_at", "held_by", "postponed_at", "postponed_by", "postpone_reason",
        "moved_to",
    )  # fmt: skip

    code = models.CharField("mã", max_length=24, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="đơn vị")
    post = models.CharField("chức vụ", max_length=30, choices=list(POSTS.items()))
    receiver = models.CharField("người tiếp (chức danh, họ tên)", max_length=200)
    kind = models.CharField("loại", max_length=8, choices=list(DAY_KINDS.items()), default="regular")
    state = models.CharField("tình trạng", max_length=10, choices=list(DAY_STATES.items()), default="planned")
    on = models.DateField("ngày tiếp")
    starts_at = models.TimeField("từ giờ")
    ends_at = models.TimeField("đến giờ")
    place = models.CharField("nơi tiếp", max_length=250)
    agenda = models.CharField("dự kiến nội dung", max_length=300, blank=True)
    in_person = models.BooleanField("trực tiếp tiếp, không ủy quyền", default=True)
    deputed_to = models.CharField("người tiếp thay", max_length=200, blank=True)
    made_at = models.DateTimeField("lập lúc")
    made_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    published_at = models.DateTimeField("công bố lúc", null=True, blank=True)
    published_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    held_at = models.DateTimeField("kết thúc lúc", null=True, blank=True)
    held_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    postponed_at = models.DateTimeField("hoãn lúc", null=True, blank=True)
    postponed_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    postpone_reason = models.CharField("lý do hoãn", max_length=300, blank=True)
    moved_to = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="moved_from")

    objects = ReceptionDayQuerySet.as_manager()

    class Meta:
        verbose_name = "buổi tiếp công dân"
        indexes = [models.Index(fields=["unit", "-on"], name="receptionday_unit_day")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="postponed") | ~Q(postpone_reason=""),
                name="receptionday_postponed_with_reason",
                violation_error_message="Hoãn buổi tiếp phải ghi lý do.",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")),
                name="receptionday_ends_after_start",
                violation_error_message="Giờ kết thúc phải sau giờ bắt đầu.",
            ),
            models.UniqueConstraint(
                fields=["unit", "post", "on"],
                condition=~Q(state="postponed"),
                name="receptionday_once_a_day",
                violation_error_message="Ngày này đã có lịch tiếp của chức vụ đó.",
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def hours(self) -> str:
        return f"{self.starts_at:%H:%M} – {self.ends_at:%H:%M}"


class Visit(models.Model):
    """One person or group that came: queue number, what was said, what was done. Names are sealed.

    No number of an identity paper is kept: the fourth column of the register is printed empty. Of somebody who
    comes to denounce, only the queue number, the hour and «guided» are kept.
    """

    scrub = ("name", "address", "summary", "documents", "follow_up_text")
    keep = (
        "id", "code", "day", "number", "state", "kind", "people", "came_at", "heard_at", "heard_by", "signed", "settled_by", "own_competence",
        "guided_to", "guided_paper", "transferred_to", "transferred_paper", "refuse_ground", "refused_at", "refused_by", "petition",
    )  # fmt: skip

    code = models.CharField("mã", max_length=24, unique=True)
    day = models.ForeignKey(ReceptionDay, models.CASCADE, related_name="visits")
    number = models.PositiveSmallIntegerField("số thứ tự")
    state = models.CharField("tình trạng", max_length=8, choices=list(VISIT_STATES.items()), default="waiting")
    kind = models.CharField("phân loại", max_length=14, blank=True, choices=list(VISIT_KINDS.items()))
    name = SealedTextField("họ và tên", null=True, blank=True)
    address = SealedTextField("địa chỉ", null=True, blank=True)
    people = models.PositiveIntegerField("số người cùng nội dung", default=1)
    came_at = models.DateTimeField("đến lúc")
    heard_at = models.DateTimeField("tiếp lúc", null=True, blank=True)
    heard_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    summary = models.TextField("tóm tắt nội dung", blank=True)
    documents = models.TextField("giấy tờ đã nhận", blank=True)
    signed = models.BooleanField("người dân đã nghe đọc lại và ký", default=False)
    settled_by = models.CharField("cơ quan đã giải quyết", max_length=200, blank=True)
    own_competence = models.BooleanField("thuộc thẩm quyền", default=False)
    guided_to = models.CharField("hướng dẫn đến", max_length=200, blank=True)
    guided_paper = models.CharField("số phiếu hướng dẫn", max_length=80, blank=True)
    transferred_to = models.CharField("chuyển đơn đến", max_length=200, blank=True)
    transferred_paper = models.CharField("số phiếu chuyển", max_length=80, blank=True)
    follow_up_text = models.TextField("theo dõi, kết quả", blank=True)
    refuse_ground = models.CharField(
        "căn cứ từ chối", max_length=12, blank=True, choices=list(REFUSE_GROUNDS.items())
    )
    refused_at = models.DateTimeField("từ chối lúc", null=True, blank=True)
    refused_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")
    petition = models.ForeignKey("petitions.Petition", models.SET_NULL, null=True, blank=True, related_name="visits")

    class Meta:
        verbose_name = "lượt tiếp"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["day", "number"], name="visit_number_once"),
            models.CheckConstraint(
                condition=~Q(kind="denunciation")
                | Q(name__isnull=True, address__isnull=True, summary="", documents=""),
                name="visit_of_a_denouncer_is_bare",
                violation_error_message="Không ghi tên, địa chỉ, nội dung của người tố cáo trên hệ thống này.",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | ~Q(refuse_ground=""),
                name="visit_refused_with_ground",
                violation_error_message="Từ chối tiếp phải có căn cứ.",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Conclusion(models.Model):
    """A notice of what the head concluded (NĐ 154/2026 Đ26): to whom, until when, who can be asked."""

    scrub = ("text", "done_note")
    keep = (
        "id", "code", "visit", "to_body", "due_on", "contact_person", "contact_phone", "made_at", "made_by", "paper", "paper_on", "done_on",
    )  # fmt: skip

    code = models.CharField("mã", max_length=24, unique=True)
    visit = models.ForeignKey(Visit, models.CASCADE, related_name="conclusions")
    to_body = models.CharField("gửi", max_length=200)
    text = models.TextField("kết luận")
    due_on = models.DateField("thời hạn thực hiện")
    contact_person = models.CharField("người liên hệ", max_length=120)
    contact_phone = models.CharField("điện thoại liên hệ", max_length=40, blank=True)
    made_at = models.DateTimeField("lập lúc")
    made_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    paper = models.CharField("số thông báo", max_length=80, blank=True)
    paper_on = models.DateField("ngày thông báo", null=True, blank=True)
    done_on = models.DateField("thực hiện xong", null=True, blank=True)
    done_note = models.CharField("kết quả", max_length=500, blank=True)

    class Meta:
        verbose_name = "thông báo kết luận"
        ordering = ["pk"]


class RegisterPrinting(models.Model):
    """The book with names was opened for printing, once, with a reason."""

    scrub = ("reason",)
    keep = ("id", "code", "unit", "officer", "at", "start", "end", "visits")

    code = models.CharField("mã", max_length=24, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc")
    start = models.DateField("từ ngày")
    end = models.DateField("đến ngày")
    visits = models.PositiveIntegerField("số lượt")
    reason = models.CharField("lý do", max_length=300)

    class Meta:
        verbose_name = "lần in sổ"
        ordering = ["-at"]


class ReceptionClock(Clock):
    """A term of reception: the schedule before the day, the written refusal after the ground."""

    scrub = ()
    keep = (*Clock.keep, "day", "visit")

    day = models.ForeignKey(ReceptionDay, models.CASCADE, related_name="clocks")
    visit = models.ForeignKey(Visit, models.CASCADE, null=True, blank=True, related_name="clocks")

    class Meta(Clock.Meta):
        abstract = False
        verbose_name = "thời hạn tiếp công dân"


class ReceptionClockChange(ClockChange):
    """What happened to a term of reception."""

    scrub = ()
    keep = ClockChange.keep

    clock = models.ForeignKey(ReceptionClock, models.CASCADE, related_name="changes")

    class Meta(ClockChange.Meta):
        abstract = False
        verbose_name = "thay đổi của thời hạn"
