"""Papers of a meeting from plain values: invitation, roll, minutes, ballot, tally. Any room may call them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from danvan.core.dates import HERE, WEEKDAYS, long_day
from danvan.documents.papers.foot import recipients
from danvan.documents.papers.layout import paper, read
from danvan.documents.papers.letterhead import Letterhead
from danvan.documents.papers.shapes import (
    Block,
    Bullets,
    ClosingLine,
    Column,
    Field,
    Heading,
    Letter,
    Paragraph,
    Run,
    Signature,
    Table,
)


@dataclass(frozen=True, slots=True)
class Gathering:
    """A meeting as its papers speak of it. ``begins_at`` is aware; ``name`` begins small within a sentence."""

    head: Letterhead
    name: str
    begins_at: datetime
    place: str = ""
    chair: str = ""
    secretary: str = ""
    agenda: Sequence[str] = ()
    note: str = ""

    @property
    def on(self) -> date:
        return self.begins_at.astimezone(HERE).date()

    @property
    def when(self) -> str:
        """Say «08 giờ 00, ngày 20 tháng 11 năm 2026 (thứ Sáu)»."""
        return f"{_clock(self.begins_at)}, {long_day(self.on)} ({WEEKDAYS[self.on.weekday()]})"


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody invited or present: a name, or a post, or a body."""

    name: str
    post: str = ""

    @property
    def full(self) -> str:
        return ", ".join(one for one in (self.name, self.post) if one)


@dataclass(frozen=True, slots=True)
class Vote:
    """What was voted on and how many for, against, otherwise. Tallies only: who voted how is never kept."""

    matter: str
    agreed: int
    against: int
    other: int = 0
    form: str = ""


@dataclass(frozen=True, slots=True)
class Minutes:
    """What minutes hold besides the meeting itself. ``absent``: (who, why)."""

    called: int | None = None
    present: int | None = None
    absent: Sequence[tuple[str, str]] = ()
    course: Sequence[str] = ()
    votes: Sequence[Vote] = ()
    conclusion: str = ""
    ended_at: datetime | None = None
    guests: Sequence[Guest] = field(default_factory=tuple)


def invitation(meeting: Gathering, guest: Guest, *, on: date, keeper: str = "") -> Letter:
    """Write one «Giấy mời»; give many to ``merge``. ``on``: today, for the year of the date left open."""
    head, party = meeting.head, meeting.head.system == "party"
    called = "kính mời đồng chí: " if party else "trân trọng kính mời: "
    lines = [
        ("Dự" if party else "Tới dự", meeting.name), ("Thời gian", meeting.when), ("Địa điểm", meeting.place), ("Chủ trì", meeting.chair),
        ("Ghi chú", meeting.note),
    ]  # fmt: skip
    body: list[Block] = [Paragraph([f"{head.name} {called}", Run(guest.full, bold=True)])]
    body += [Paragraph(f"{label}: {text.rstrip('.')}.") for label, text in lines if text]
    if meeting.agenda:
        body += [Paragraph("Chương trình:"), listed(meeting.agenda)]
    title = f"{'dự' if party else 'Dự'} {_small(meeting.name)}"
    return head.letter(
        "GM", paper("giay_moi", head.system)["title"], title, on=on, body=body,
        recipients=recipients(head.system, "Như trên", [], keeper=keeper),
    )  # fmt: skip


def roll(meeting: Gathering, people: Sequence[Guest], *, spare: int = 0) -> Letter:
    """Write the sheet that everybody signs at the door; ``spare`` empty lines for who came without being called."""
    columns = [
        Column("TT", 12, "center"),
        Column("Họ và tên", 55),
        Column("Chức vụ, đơn vị", 58),
        Column("Ký tên", 25),
        Column("Ghi chú", 20),
    ]
    rows = [[number, one.name, one.post, "", ""] for number, one in enumerate(people, 1)]
    return meeting.head.letter(
        None, "Danh sách điểm danh", meeting.name, on=meeting.on, dated=False, end_mark=False,
        body=[
            Paragraph(f"Thời gian: {meeting.when}. Địa điểm: {meeting.place or '……………………'}."),
            Table(columns, rows, fill_rows=spare, row_mm=9),
            Field("Số người được triệu tập:", str(len(people))), Field("Số người có mặt:"),
        ],
        left_signature=Signature(title="Người điểm danh", note="(Ký, ghi rõ họ tên)"),
        signature=Signature(title="Chủ trì", note="(Ký, ghi rõ họ tên)"),
    )  # fmt: skip


def minutes(meeting: Gathering, held: Minutes) -> Letter:
    """Write «Biên bản»: beginning, place, who came, course, votes, conclusion, end (NĐ 30/2020, form 1.9)."""
    body: list[Block] = [
        Field("Thời gian bắt đầu:", meeting.when), Field("Địa điểm:", meeting.place), Field("Chủ trì:", meeting.chair),
        Field("Thư ký:", meeting.secretary), *_attendance(held), Heading("Nội dung"),
    ]  # fmt: skip
    body += [Paragraph(one) for one in held.course] or [Field("", lines=6)]
    if held.votes:
        body += [Heading("Biểu quyết"), _votes(held.votes, held.present)]
    body += [Heading("Kết luận"), Paragraph(held.conclusion) if held.conclusion else Field("", lines=3)]
    ended = (
        f"{_clock(held.ended_at)}, {long_day(held.ended_at.astimezone(HERE).date())}"
        if held.ended_at
        else "…… giờ ……, ngày …… tháng …… năm 20……"
    )
    body.append(
        Paragraph(
            f"Cuộc họp kết thúc vào {ended}. Biên bản đã được đọc lại cho những người dự họp cùng nghe và nhất trí."
        )
    )
    signers = paper("bien_ban", meeting.head.system)["two_signers"]
    return meeting.head.letter(
        "BB", "Biên bản", meeting.name, on=meeting.on, dated=False, end_mark=False, body=body,
        left_signature=Signature(title=signers["left"]), signature=Signature(title=signers["right"]),
    )  # fmt: skip


def _attendance(held: Minutes) -> list[Block]:
    counts = [
        ("được triệu tập", held.called),
        ("có mặt", held.present),
        ("vắng mặt", len(held.absent) if held.absent else None),
    ]
    said = "; ".join(f"{label} {count:02d}" for label, count in counts if count is not None)
    blocks: list[Block] = [Field("Thành phần:", said)]
    if held.guests:
        blocks += [Paragraph("Tham dự:"), listed([one.full for one in held.guests])]
    if held.absent:
        blocks += [
            Paragraph("Vắng mặt:"),
            listed([f"{who} (lý do: {why})" if why else who for who, why in held.absent]),
        ]
    return blocks


def _votes(votes: Sequence[Vote], base: int | None) -> Table:
    columns = [Column("TT", 10, "center"), Column("Nội dung biểu quyết", 75), Column("Đồng ý", 18, "center"), Column("Không đồng ý", 20, "center"),
               Column("Ý kiến khác", 18, "center"), Column("Tỷ lệ đồng ý (%)", 24, "center")]  # fmt: skip
    rows = [[n, one.matter, one.agreed, one.against, one.other, share(one, base)] for n, one in enumerate(votes, 1)]
    return Table(columns, rows)


def share(vote: Vote, base: int | None) -> str:
    """Say the share of those who agreed with one decimal: «83,3». ``base`` None: of the votes given."""
    whole = base or vote.agreed + vote.against + vote.other
    if not whole:
        return ""
    ratio = (Decimal(vote.agreed) * 100 / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{ratio}".replace(".", ",")


def ballot(meeting: Gathering, candidates: Sequence[str], *, matter: str) -> Letter:
    """Write one ballot paper: each line agreed to or not; no name, no number of the voter."""
    columns = [
        Column("TT", 12, "center"),
        Column("Tập thể, cá nhân hoặc nội dung", 93),
        Column("Đồng ý", 30, "center"),
        Column("Không đồng ý", 30, "center"),
    ]
    return meeting.head.letter(
        None, "Phiếu biểu quyết", matter, on=meeting.on, dated=False, end_mark=False, signature=None,
        body=[
            Paragraph(f"{meeting.name}, {long_day(meeting.on)}", align="center", italic=True),
            Table(columns, [[n, one, "", ""] for n, one in enumerate(candidates, 1)], pt=13, row_mm=11),
            ClosingLine("Đánh dấu X vào một ô của mỗi dòng. Phiếu hợp lệ là phiếu do ban tổ chức phát ra, có đóng dấu treo; người bỏ phiếu không ký tên."),
        ],
    )  # fmt: skip


def tally(
    meeting: Gathering, votes: Sequence[Vote], *, members: int, given: int, returned: int, invalid: int = 0
) -> Letter:
    """Write «Biên bản kiểm phiếu»; shares are of all ``members``, as the rules of review boards count."""
    columns = [
        Column(name, width, "left" if name.startswith(("Tên", "Hình")) else "center")
        for name, width in read("tables")["tables"]["ket_qua_kiem_phieu"]["columns"]
    ]
    rows = [[n, one.matter, one.form, one.agreed, one.against, share(one, members)] for n, one in enumerate(votes, 1)]
    counts = [("Tổng số thành viên", members), ("Số phiếu phát ra", given), ("Số phiếu thu về", returned), ("Số phiếu hợp lệ", returned - invalid),
              ("Số phiếu không hợp lệ", invalid)]  # fmt: skip
    return meeting.head.letter(
        "BB", "Biên bản kiểm phiếu", meeting.name, on=meeting.on, dated=False, end_mark=False,
        body=[
            Field("Thời gian:", meeting.when), Field("Địa điểm:", meeting.place),
            listed([f"{label}: {count:02d}" for label, count in counts]), Paragraph("Kết quả:"), Table(columns, rows),
            Paragraph(f"Tỷ lệ tính trên tổng số {members:02d} thành viên."),
        ],
        left_signature=Signature(title="Ban kiểm phiếu", note="(Ký, ghi rõ họ tên)"), signature=Signature(title="Chủ trì", note="(Ký, ghi rõ họ tên)"),
    )  # fmt: skip


def listed(items: Sequence[str]) -> Bullets:
    """Make a list of which every line ends with «;» and the last with «.»."""
    lines = [one.strip().rstrip(" .;,") for one in items]
    return Bullets([f"{one}{';' if at < len(lines) - 1 else '.'}" for at, one in enumerate(lines)])


def _clock(at: datetime) -> str:
    here = at.astimezone(HERE)
    return f"{here:%H} giờ {here:%M}"


def _small(text: str) -> str:
    """Begin small when the first word is a common one."""
    common = ("Hội", "Lớp", "Buổi", "Cuộc", "Tọa", "Đại", "Lễ", "Ngày", "Họp")
    return text[:1].lower() + text[1:] if text.split(" ")[0] in common else text
