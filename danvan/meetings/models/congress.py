"""A congress of a cell or committee: convened members, ballots and their tallies, targets. Never who voted what."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from danvan.meetings.models.meeting import Meeting
from danvan.meetings.states_talk import BALLOT_STATES, MEMBER_KINDS, MODES, OUTCOMES
from danvan.units.models import Officer, Person


class Congress(models.Model):
    """The congress of one term; the rule set that judges its elections is pinned."""

    scrub = ()
    keep = ("id", "meeting", "term", "body_name", "rule_set", "opened_at", "opened_by")

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="congress")
    term = models.CharField("nhiệm kỳ", max_length=20)
    body_name = models.CharField("tổ chức", max_length=250)
    rule_set = models.CharField("bộ quy tắc bầu cử", max_length=40)
    opened_at = models.DateTimeField("mở lúc")
    opened_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "đại hội"

    def __str__(self) -> str:
        return f"{self.body_name}, nhiệm kỳ {self.term}"


class Member(models.Model):
    """Somebody convened. ``left_out``: a reason of the rule set why the base does not count this member."""

    scrub = ("full_name", "person")
    keep = ("id", "congress", "number", "post", "kind", "present", "left_out")

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="members")
    number = models.PositiveIntegerField("số")
    full_name = models.CharField("họ và tên", max_length=120)
    post = models.CharField("chức vụ", max_length=250, blank=True)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    kind = models.CharField("tư cách", max_length=12, choices=list(MEMBER_KINDS.items()), default="official")
    present = models.BooleanField("có mặt", default=True)
    left_out = models.CharField("không tính vào số triệu tập vì", max_length=40, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["congress", "number"], name="congress_member_number_once")]

    def __str__(self) -> str:
        return self.full_name


class Ballot(models.Model):
    """One round of one election. Only counts of paper are kept."""

    scrub = ("counters",)
    keep = (
        "id", "congress", "title", "post_name", "mode", "seats", "round", "previous", "state", "base", "threshold", "issued", "collected",
        "valid", "invalid", "counted_at", "counted_by",
    )  # fmt: skip

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="ballots")
    title = models.CharField("bầu gì", max_length=250)
    post_name = models.CharField("chức vụ người trúng cử giữ", max_length=200, blank=True)
    mode = models.CharField("hình thức", max_length=5, choices=list(MODES.items()))
    seats = models.PositiveSmallIntegerField("số lượng bầu")
    round = models.PositiveSmallIntegerField("lần", default=1)
    previous = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="next_rounds")
    state = models.CharField("tình trạng", max_length=8, choices=list(BALLOT_STATES.items()), default="prepared")
    base = models.PositiveIntegerField("số triệu tập để tính", null=True, blank=True)
    threshold = models.PositiveIntegerField("số phiếu cần để trúng cử", null=True, blank=True)
    issued = models.PositiveIntegerField("phát ra", null=True, blank=True)
    collected = models.PositiveIntegerField("thu về", null=True, blank=True)
    valid = models.PositiveIntegerField("hợp lệ", null=True, blank=True)
    invalid = models.PositiveIntegerField("không hợp lệ", null=True, blank=True)
    counters = models.CharField("ban kiểm phiếu", max_length=300, blank=True)
    counted_at = models.DateTimeField("kiểm xong lúc", null=True, blank=True)
    counted_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "lần bầu"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(collected=None) | Q(collected__lte=F("issued")), name="ballot_collected_of_issued",
                violation_error_message="Số phiếu thu về không được nhiều hơn số phiếu phát ra.",
            ),
            models.CheckConstraint(
                condition=Q(valid=None) | Q(collected=F("valid") + F("invalid")), name="ballot_valid_and_invalid",
                violation_error_message="Phiếu hợp lệ và không hợp lệ cộng lại phải bằng số thu về.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title if self.round == 1 else f"{self.title} (lần {self.round})"

    @property
    def missing(self) -> int:
        """Papers given out that did not come back."""
        return (self.issued or 0) - (self.collected or 0)


class Candidate(models.Model):
    """A name on a ballot, its votes, and, once a second person has confirmed it, the post entered."""

    scrub = ("full_name", "person", "post_before")
    keep = ("id", "ballot", "position", "votes", "elected", "confirmed_at", "confirmed_by")

    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="candidates")
    position = models.PositiveSmallIntegerField(default=0)
    full_name = models.CharField("họ và tên", max_length=120)
    post_before = models.CharField("chức vụ hiện nay", max_length=250, blank=True)
    person = models.ForeignKey(Person, models.SET_NULL, null=True, blank=True, related_name="+")
    votes = models.PositiveIntegerField("số phiếu", null=True, blank=True)
    elected = models.BooleanField("trúng cử", default=False)
    confirmed_at = models.DateTimeField("xác nhận lúc", null=True, blank=True)
    confirmed_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.full_name


class Approval(models.Model):
    """The upper committee was asked to approve a result, and what it decided; a new request is a new row."""

    scrub = ()
    keep = (
        "id", "congress", "asked_on", "asked_whom", "outcome", "decided_on", "document", "note", "asked_by", "noted_at", "noted_by",
    )  # fmt: skip

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="approvals")
    asked_on = models.DateField("ngày đề nghị")
    asked_whom = models.CharField("cấp ủy cấp trên", max_length=250)
    outcome = models.CharField("kết quả", max_length=8, blank=True, choices=list(OUTCOMES.items()))
    decided_on = models.DateField("ngày quyết định", null=True, blank=True)
    document = models.CharField("văn bản", max_length=200, blank=True)
    note = models.CharField("ghi rõ", max_length=300, blank=True)
    asked_by = models.ForeignKey(Officer, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField("ghi kết quả lúc", null=True, blank=True)
    noted_by = models.ForeignKey(Officer, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "đề nghị chuẩn y"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["congress"], condition=Q(outcome=""), name="approval_one_waiting",
                violation_error_message="Đang có một đề nghị chuẩn y chờ trả lời.",
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(decided_on__isnull=False), name="approval_decided_on_a_day",
                violation_error_message="Kết quả chuẩn y phải ghi ngày.",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Đề nghị chuẩn y {self.asked_on:%d/%m/%Y}"


class Target(models.Model):
    """A target of the term, as the resolution puts it."""

    scrub = ()
    keep = ("id", "congress", "text", "measure", "wanted", "set_at")

    congress = models.ForeignKey(Congress, models.CASCADE, related_name="targets")
    text = models.CharField("chỉ tiêu", max_length=400)
    measure = models.CharField("đơn vị tính", max_length=40, blank=True)
    wanted = models.DecimalField("mức", max_digits=14, decimal_places=2, null=True, blank=True)
    set_at = models.DateTimeField("ghi lúc")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text


class TargetReport(models.Model):
    """What had been reached of a target on a day; rows are only added."""

    scrub = ()
    keep = ("id", "target", "on", "reached", "note", "at", "by")

    target = models.ForeignKey(Target, models.CASCADE, related_name="reports")
    on = models.DateField("đến ngày")
    reached = models.DecimalField("đạt được", max_digits=14, decimal_places=2, null=True, blank=True)
    note = models.CharField("ghi rõ", max_length=300, blank=True)
    at = models.DateTimeField("ghi lúc")
    by = models.ForeignKey(Officer, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["on", "pk"]

    @property
    def share(self) -> int | None:
        """Reached of what was wanted, in whole percent, never rounded up; None where either is not a number."""
        if self.reached is None or not self.target.wanted:
            return None
        return int(self.reached * 100 / self.target.wanted)
