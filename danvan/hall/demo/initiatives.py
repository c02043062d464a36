"""The movement of the demo commune: one launch, models at every step, a lineage over two communes, a commendation."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from danvan.commendations import actions as commendations
from danvan.core.dates import HERE, local_day
from danvan.hall.demo.drawings import draw
from danvan.hall.model_commendation import propose_commendation
from danvan.initiatives import actions
from danvan.initiatives.models import Initiative, Movement
from danvan.units.models import Officer, Unit

D = Decimal
CRITERIA = (
    (0, "Tổ chức thực hiện", None), (1, "Có kế hoạch, phân công rõ người, rõ việc", D(20)), (1, "Nhiều lực lượng cùng tham gia", D(20)),
    (0, "Kết quả", None), (1, "Đạt chỉ tiêu đã đăng ký", D(40)), (2, "Chỉ tiêu chính", D(30)), (2, "Chỉ tiêu khác", D(10)),
    (1, "Người dân đồng tình, có thể nhân rộng", D(20)),
)  # fmt: skip
FIELDS = ("Kinh tế", "Văn hóa – xã hội", "Quốc phòng – an ninh", "Xây dựng hệ thống chính trị")
MODELS = (
    # name, field, place, kind of registrant, goal, target, unit word, how far it goes
    ("Lùi rào mở đường Bản Trên", 1, "Thôn Bản Trên", "area", "Số hộ lùi rào, hiến đất", 40, "hộ", "recognised"),
    ("Nhà sạch, ngõ hoa, thùng phân loại", 1, "Thôn Bản Giữa", "area", "Số hộ phân loại rác tại nhà", 120, "hộ", "assessed"),
    ("Tổ tự quản tiếng kẻng an ninh", 2, "Thôn Bản Dưới", "area", "Số đêm trực theo lịch", 180, "đêm", "running"),
    ("Chi bộ nhận đỡ đầu hộ khó", 3, "Chi bộ thôn Bản Trên", "cell", "Số hộ được đỡ đầu", 6, "hộ", "silent"),
    ("Bữa cơm bán trú ba chung", 1, "Trường Tiểu học Bản Mây (hư cấu)", "school", "Số bữa đủ món", 150, "bữa", "registered"),
    ("Chợ phiên không túi ni lông", 0, "Ban quản lý chợ phiên (hư cấu)", "agency", "Số quầy tham gia", 35, "quầy", "ended"),
)  # fmt: skip
STORY = {
    "story_problem": "Đường vào thôn rộng hai mét rưỡi, xe chở nông sản không vào được, mỗi vụ gùi bộ hơn một cây số.",
    "story_done": "Tổ dân vận đến từng nhà, đo trước mặt chủ hộ, vẽ chung một bản đồ. Hộ nào lùi rào thì cả xóm góp công dựng lại.",
    "story_result": "Bốn mươi hai hộ lùi rào, đường rộng bốn mét. Xe ba bánh vào tận sân phơi.",
    "story_how": "Bắt đầu từ hai hộ đầu ngõ. Đo xong mới nói đến đất. Ghi công từng nhà lên bảng tin của thôn.",
}
NOTE = "Nội dung thử, hoàn toàn hư cấu."


def launch_movement(bodies: dict[str, Unit], officers: dict[str, Officer], *, at: datetime) -> int:
    """Write the movement, its models, a taken-over one, a commendation; return how many models."""
    unit, clerk, head = bodies["commune-0"], officers["nam"], officers["lan"]
    movement = _movement(unit, clerk, head, at)
    made = [_walk(row, movement, bodies, officers, at) for row in MODELS]
    _replicate(made[0], bodies["commune-1"], officers["tu"], at)
    _commend(made[0], unit, clerk, head, at)
    return len(made) + 1


def _day(at: datetime, ago: int) -> datetime:
    day = local_day(at) - timedelta(days=ago)
    return datetime(day.year, day.month, day.day, 9, tzinfo=HERE)


def _movement(unit: Unit, clerk: Officer, head: Officer, at: datetime) -> Movement:
    begun = _day(at, 250)
    plan = actions.Plan(
        f"Phong trào thi đua Dân vận khéo năm {begun.year}", begun.date(), date(begun.year, 12, 31) if begun.month < 12 else begun.date() + timedelta(days=300),
        plan_label="Kế hoạch thử của xã hư cấu", aims=f"Mỗi thôn một việc khó làm được. {NOTE}",
    )  # fmt: skip
    measures = actions.Measures(
        fields=FIELDS, levels=[("Cấp xã", D(70)), ("Cấp tỉnh", D(85))], stages=["Tổ thẩm định của xã", "Ban chỉ đạo xã"], combine="average",
        criteria=[actions.CriterionRow(depth, text, points) for depth, text, points in CRITERIA],
    )  # fmt: skip
    movement = actions.prepare(plan, measures, unit=unit, by=clerk, at=begun)
    return actions.announce(movement, on=begun.date(), by=head, at=begun)


def _walk(
    row: Any, movement: Movement, bodies: dict[str, Unit], officers: dict[str, Officer], at: datetime
) -> Initiative:
    name, field, place, kind, goal, target, word, until = row
    unit, by = (
        (bodies["hamlet"], officers["son"]) if place == "Thôn Bản Trên" else (bodies["commune-0"], officers["nam"])
    )
    ten = actions.Ten(
        name, registrant_kind=kind, registrant_name=place, field=FIELDS[field], situation=STORY["story_problem"], aims="Làm xong trong năm, ai cũng thấy.",
        content=STORY["story_done"], place=f"{place}, các hộ tự nguyện", forces="Tổ dân vận chủ trì; chi hội phụ nữ, đoàn thanh niên phối hợp",
        resources="Nhân dân góp ngày công, xã hỗ trợ xi măng", starts_on=_day(at, 230).date(), assess_on=_day(at, 20).date(), timing="Ba đợt",
        outputs="Kết quả đếm được, có ảnh trước và sau", outlook="Thôn khác làm được ngay", update_every=90,
        goals=[actions.Aim(goal, D(target), word)],
    )  # fmt: skip
    thing = actions.begin(ten, movement=movement, unit=unit, by=by, at=_day(at, 240))
    thing = actions.register(thing, difference="Làm ở thôn này, chỉ tiêu riêng.", by=by, at=_day(at, 239))
    if until == "registered":
        return thing
    head, clerk = officers["lan"], officers["nam"]
    thing = actions.accept(thing, by=head, at=_day(at, 232))
    actions.launch(
        thing,
        on=_day(at, 225).date(),
        decision="Quyết định thử",
        commitments="Tổ trưởng phụ trách; báo cáo mỗi quý.",
        by=clerk,
        at=_day(at, 224),
    )
    for number, ago in enumerate((150, 90, 40) if until != "silent" else (190,), start=1):
        figures = actions.Figures(
            f"Đợt {number}: {NOTE.lower()}", people=30 * number, people_bound="about" if number == 2 else "exact", people_basis="danh sách họp thôn",
            money=5_000_000 * number, labour_days=40 * number, land=60 * number,
            values={one.pk: D(target * number // 3) for one in thing.goals.all()},
        )  # fmt: skip
        actions.report_progress(thing, on=_day(at, ago).date(), figures=figures, by=by, at=_day(at, ago))
    return _finish(thing, until, by, officers, at)


def _finish(thing: Initiative, until: str, by: Officer, officers: dict[str, Officer], at: datetime) -> Initiative:
    head, clerk = officers["lan"], officers["nam"]
    if until == "silent":
        return actions.ask_update(thing, by=head, at=_day(at, 5))
    if until == "ended":
        return actions.end(
            thing,
            on=_day(at, 15).date(),
            reason="Chợ chuyển địa điểm, mô hình không còn phù hợp.",
            by=head,
            at=_day(at, 15),
        )
    if until == "running":
        return thing
    results = [(one.pk, "met", one.target, "") for one in thing.goals.all()]
    thing = actions.self_assess(
        thing, text=STORY["story_result"], results=results, own_points=D(92), by=by, at=_day(at, 30)
    )
    if until == "assessed":
        return thing
    made = actions.open_round(
        thing, stage="Tổ thẩm định của xã", assessors=[clerk, head, officers["quan"]], by=head, at=_day(at, 28)
    )
    for place, assessor in enumerate((clerk, head, officers["quan"])):
        points = {one.pk: (one.points or D(0)) - place for one in made.edition.leaves()}
        actions.score(
            thing, points=points, notes={}, remark="Làm thật, đếm được.", hand_in=True, by=assessor, at=_day(at, 26)
        )
    actions.close_round(thing, verdict="effective", by=head, at=_day(at, 25))
    actions.confirm_effective(thing, basis="Vòng thẩm định của xã, kiểm tra tại chỗ", by=head, at=_day(at, 25))
    actions.recognise(
        thing,
        level="Cấp xã",
        decision="Số thử/QĐ-ĐU",
        decided_on=_day(at, 24).date(),
        decided_by_name="Đảng ủy xã (hư cấu)",
        by=head,
        at=_day(at, 24),
    )
    actions.add_photo(
        thing,
        draw("road", "Đường Bản Trên"),
        caption="Đường sau khi mở rộng (ảnh thử)",
        alt="Hình vẽ một con đường thẳng giữa hai hàng rào thấp.",
        is_shown=True,
        by=by,
        at=_day(at, 23),
    )
    return actions.publish(thing, story=actions.Story(**STORY), by=head, at=_day(at, 22))


def _replicate(origin: Initiative, unit: Unit, by: Officer, at: datetime) -> Initiative:
    thing = actions.replicate(
        origin, name="Lùi rào mở ngõ phường Đồi Chè", movement=None, unit=unit, by=by, at=_day(at, 20)
    )
    ten = actions.Ten(
        thing.name, registrant_name="Tổ dân phố Đồi Chè 2 (hư cấu)", field=thing.field, situation="Ngõ hẹp, xe cứu thương không vào được.",
        aims=thing.aims, content=thing.content, place="Tổ dân phố Đồi Chè 2", forces="Tổ dân phố, chi hội phụ nữ", resources="Ngày công của các hộ",
        assess_on=local_day(at) + timedelta(days=120), outputs="Ngõ rộng ba mét rưỡi", outlook="Tổ khác làm được", update_every=90,
        goals=[actions.Aim("Số hộ lùi rào", D(25), "hộ")],
    )  # fmt: skip
    thing = actions.rewrite(thing, ten=ten, by=by, at=_day(at, 19))
    thing = actions.register(thing, by=by, at=_day(at, 18))
    thing = actions.accept(thing, by=by, at=_day(at, 17))
    thing = actions.launch(
        thing, on=_day(at, 16).date(), decision="", commitments="Tổ trưởng phụ trách.", by=by, at=_day(at, 16)
    )
    story = actions.Story(
        "Ngõ hẹp, xe cứu thương không vào được.",
        "Đi từng nhà như Bản Trên đã làm.",
        "Mười hộ đầu ngõ đã lùi rào.",
        STORY["story_how"],
    )
    return actions.publish(thing, story=story, by=by, at=_day(at, 10))


def _commend(model: Initiative, unit: Unit, clerk: Officer, head: Officer, at: datetime) -> None:
    award = commendations.set_award(
        commendations.AwardTerms("party", "Giấy khen", "Ban Thường vụ Đảng ủy xã Bản Mây", date(2024, 1, 1)),
        unit=unit,
        by=head,
        at=_day(at, 60),
    )
    details = commendations.Details(
        f"Khen thưởng Dân vận khéo năm {model.year}", f"Đã có thành tích xuất sắc trong phong trào thi đua “Dân vận khéo” năm {model.year}", model.year, "party",
        model.movement.code if model.movement else "",
    )  # fmt: skip
    proposal = commendations.begin(details, unit=unit, giver=unit, by=clerk, at=_day(at, 16))
    propose_commendation(model, proposal=proposal, award=award, by=clerk, at=_day(at, 16))
    person = commendations.Subject("individual", "Vàng Văn Sơn", "Vận động các hộ lùi rào mở đường", honorific="Đồng chí",
                                   detail="Tổ trưởng tổ dân vận thôn Bản Trên", report=f"Đi từng nhà, đo trước mặt chủ hộ. {NOTE}", initiative=model.code)  # fmt: skip
    commendations.nominate(proposal, person, award=award, by=clerk, at=_day(at, 16))
    commendations.submit(proposal, by=clerk, at=_day(at, 15))
    commendations.receive(proposal, on=_day(at, 15).date(), kind="", by=clerk, at=_day(at, 15))
    lines = list(proposal.nominees.all())
    ballots = [commendations.Ballot(one.pk, 9, 0, 0) for one in lines]
    commendations.review(
        proposal,
        meeting=commendations.Meeting(_day(at, 12).date(), 9, 9, minutes=NOTE),
        ballots=ballots,
        by=clerk,
        at=_day(at, 12),
    )
    commendations.propose(proposal, on=_day(at, 11).date(), by=clerk, at=_day(at, 11))
    signed = commendations.Signed(
        "Số thử-QĐ/ĐU", _day(at, 10).date(), "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", head.full_name
    )
    outcomes = [commendations.Granted(one.pk, "granted") for one in lines]
    commendations.decide(proposal, signed=signed, outcomes=outcomes, by=clerk, at=_day(at, 10))
    past = commendations.Past(
        "Khen thưởng Dân vận khéo năm 2024",
        "Thành tích trong phong trào Dân vận khéo năm 2024",
        date(2024, 10, 15),
        "Sổ khen thưởng thử của xã",
    )
    names = [("group", f"Tập thể thử số {n}") for n in (1, 2)] + [
        ("individual", f"Cá nhân thử số {n}") for n in range(1, 9)
    ]
    subjects = [commendations.Subject(kind, name, past.deed) for kind, name in names]
    commendations.record_history(past, subjects, award=award, unit=unit, by=clerk, at=_day(at, 9))
    actions.enter_tally(unit=unit, kind="registered", first_on=date(2020, 7, 1), last_on=date(2025, 6, 30), amount=260, bound="more_than",
                        basis="Báo cáo tổng kết nhiệm kỳ (hư cấu)", by=clerk, at=_day(at, 9))  # fmt: skip
