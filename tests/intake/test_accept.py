"""Accept a proposal: a meeting, an article, their documents and figures, all or nothing."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import timezone

from danvan import journal
from danvan.core.dates import local_day
from danvan.documents.models import Citation, Document
from danvan.figures.periods import Period
from danvan.intake.models import Proposal
from danvan.meetings.models import Meeting
from danvan.news.models import Article
from danvan.reports.counting import rows_of
from danvan.units.models import Person, Post
from tests.intake.conftest import filled_in
from tests.intake.sample import gold, sample


def review(client, proposal, **changes):
    return client.post(f"/desk/intake/{proposal.code}/", filled_in(client, proposal, **changes))


def figure(unit, fact, period="2026", slice_=""):
    row = next(
        (
            one
            for one in rows_of(unit, Period.parse(period), today=local_day(timezone.now()))
            if (one.fact, one.slice) == (fact, slice_)
        ),
        None,
    )
    return (row.period.counted, row.period.typed, row.period.estimate) if row else None


def test_accept_records_a_meeting_an_article_and_their_documents(cast, bring, sign_in):
    proposal = bring("quan_triet.txt", by=cast.thao)
    answer = review(sign_in(cast.thao), proposal)
    assert (answer.status_code, answer["Location"]) == (302, f"/desk/intake/{proposal.code}/")
    proposal.refresh_from_db()
    meeting, article = Meeting.objects.get(), Article.objects.get()
    assert (proposal.state, proposal.accepted_by, proposal.meeting_code, proposal.article_code) == (
        "accepted",
        cast.thao,
        meeting.code,
        article.code,
    )
    assert (meeting.kind, meeting.starts_on, meeting.day_part, meeting.own_event, meeting.origin) == (
        "conference",
        date(2026, 5, 12),
        "afternoon",
        True,
        "intake",
    )
    assert meeting.name == "Hội nghị quán triệt ba văn bản mới về dân vận"
    assert [one.printed for one in meeting.organisers.all()] == ["Đảng ủy xã Bản Mây"]
    assert [(one.printed_name, one.printed_posts, one.person) for one in meeting.appearances.all()] == [
        ("Lò Thị Sim", "Phó Bí thư Thường trực Đảng ủy xã", None),
        ("Vàng Văn Sơn", "Chủ tịch Ủy ban MTTQ Việt Nam xã", None),
    ]
    total = meeting.attendances.get(is_total=True)
    assert (total.count, total.bound, total.basis) == (120, "exact", "paper")
    assert (article.state, article.meeting_code, article.author, article.event_on) == (
        "published",
        meeting.code,
        "Hoàng Mây",
        date(2026, 5, 12),
    )
    assert article.title == "Xã Bản Mây: Hội nghị quán triệt ba văn bản mới về dân vận"
    assert [one.label for one in Document.objects.order_by("pk")] == ["43-KL/TW", "33/CT-TTg", "61-KH/TU"]
    assert Citation.objects.filter(kind="meeting", disseminated=True).count() == 3
    assert Citation.objects.filter(kind="article", disseminated=False).count() == 3


def test_accept_shows_the_article_on_the_portal_and_counts_it(cast, bring, sign_in, client):
    review(sign_in(cast.lan), bring("quan_triet.txt", by=cast.lan))
    article = Article.objects.get()
    page = client.get(f"/song-may/ban-may/tin-bai/{article.code}/", follow=True).content.decode()
    assert "Các đại biểu thảo luận cách đưa từng văn bản về tới thôn" in page
    assert "43-KL/TW" in page
    year = article.published_on.year
    assert figure(cast.units.ban_may, "meetings_held") == (1, 0, 0)
    assert figure(cast.units.ban_may, "meetings_held", slice_="conference") == (1, 0, 0)
    assert figure(cast.units.ban_may, "attendances") == (120, 0, 0)
    assert figure(cast.units.ban_may, "documents_disseminated") == (3, 0, 0)
    assert figure(cast.units.ban_may, "articles_published", str(year)) == (1, 0, 0)


def test_accept_by_a_clerk_submits_and_publishes_nothing(cast, bring, sign_in):
    review(sign_in(cast.nam), bring("quan_triet.txt"))
    assert (Article.objects.get().state, Meeting.objects.get().public_from) == ("submitted", None)


def test_accept_does_not_let_a_clerk_publish_by_forging_the_form(cast, bring, sign_in):
    proposal = bring("quan_triet.txt")
    answer = review(sign_in(cast.nam), proposal, afterwards="publish")
    assert (answer.status_code, Article.objects.count(), Meeting.objects.count()) == (422, 0, 0)


def test_accept_creates_no_person_and_no_post(cast, bring, sign_in):
    before = (Person.objects.count(), Post.objects.count())
    review(sign_in(cast.thao), bring("quan_triet.txt", by=cast.thao))
    assert (Person.objects.count(), Post.objects.count()) == before


def test_accept_sent_twice_records_once(cast, bring, sign_in):
    proposal, client = bring("quan_triet.txt"), sign_in(cast.nam)
    data = filled_in(client, proposal)
    answers = [client.post(f"/desk/intake/{proposal.code}/", data) for _ in range(2)]
    assert [one.status_code for one in answers] == [302, 302]
    assert (Article.objects.count(), Meeting.objects.count()) == (1, 1)


def test_accept_is_blocked_by_a_missing_year_until_one_is_chosen(cast, bring, sign_in):
    proposal, client = bring("khong_nam.txt"), sign_in(cast.nam)
    blocked = review(client, proposal)
    assert blocked.status_code == 422
    assert "Chưa rõ ngày diễn ra. Hãy chọn năm hoặc ghi đủ ngày, tháng, năm." in blocked.content.decode()
    assert Meeting.objects.count() == 0
    review(client, proposal, **{"e0-year": "2026-03-30"})
    meeting = Meeting.objects.get()
    assert (meeting.starts_on, meeting.year_basis) == (date(2026, 3, 30), "người nhập chọn (“Sáng 30/3”)")


def test_accept_is_blocked_by_a_month_without_a_day_until_one_is_typed(cast, bring, sign_in):
    text = sample("khong_nam.txt").decode().replace("Sáng 30/3", "Tháng 3/2026")
    proposal, client = bring("bai.txt", data=text.encode()), sign_in(cast.nam)
    assert (
        "Bài chỉ ghi “Tháng 3/2026”, không ghi ngày diễn ra."
        in client.get(f"/desk/intake/{proposal.code}/").content.decode()
    )
    assert (review(client, proposal).status_code, Meeting.objects.count(), Article.objects.count()) == (422, 0, 0)
    review(client, proposal, **{"e0-starts_on": "2026-03-20"})
    assert Meeting.objects.get().starts_on == date(2026, 3, 20)


def test_accept_keeps_the_printed_last_day_in_the_chosen_year(cast, bring, sign_in):
    text = sample("khong_nam.txt").decode().replace("Sáng 30/3", "Từ ngày 30/3 đến ngày 01/4")
    review(sign_in(cast.nam), bring("bai.txt", data=text.encode()), **{"e0-year": "2026-03-30"})
    meeting = Meeting.objects.get()
    assert (meeting.starts_on, meeting.ends_on) == (date(2026, 3, 30), date(2026, 4, 1))


def test_accept_is_blocked_by_a_unit_that_is_not_mine_until_someone_decides(cast, bring, sign_in):
    proposal, client = bring("doi_che.html"), sign_in(cast.nam)
    blocked = review(client, proposal)
    assert blocked.status_code == 422
    assert "Hãy chọn đơn vị tổ chức, hoặc chọn không ghi thành cuộc họp." in blocked.content.decode()
    assert (Meeting.objects.count(), Article.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("owner", "own", "counted"),
    [("own", True, (1, 0, 0)), ("other", False, (0, 0, 0)), ("unit:TSM-DC", False, (0, 0, 0))],
)
def test_accept_counts_only_the_own_event(cast, bring, sign_in, owner, own, counted):
    review(sign_in(cast.nam), bring("doi_che.html"), **{"e0-owner": owner})
    assert Meeting.objects.get().own_event is own
    assert figure(cast.units.ban_may, "meetings_held") == counted


def test_accept_of_an_article_without_a_meeting_records_none(cast, bring, sign_in):
    proposal = bring("doi_che.html")
    review(sign_in(cast.nam), proposal, **{"e0-owner": "none"})
    assert (Meeting.objects.count(), Article.objects.get().meeting_code) == (0, "")


def test_accept_of_a_text_without_an_event_is_an_article_unless_a_person_types_one(cast, bring, sign_in):
    text = "Cách ghi sổ tổ dân vận\n\nSổ của tổ dân vận cần ghi rõ việc bà con nêu, ai nhận việc và bao giờ trả lời.\n\nMỗi việc một dòng, viết ngắn, đủ để người sau đọc lại vẫn hiểu được câu chuyện của bà con.\n"
    proposal, client = bring("so.txt", data=text.encode()), sign_in(cast.nam)
    data = filled_in(client, proposal)
    assert data["e0-owner"] == "none"
    typed = {"e0-owner": "own", "e0-kind": "other", "e0-name": "Buổi hướng dẫn ghi sổ", "e0-starts_on": "05/06/2026"}
    client.post(f"/desk/intake/{proposal.code}/", data | typed)
    meeting = Meeting.objects.get()
    assert (meeting.name, meeting.starts_on, meeting.year_basis) == (
        "Buổi hướng dẫn ghi sổ",
        date(2026, 6, 5),
        "người nhập chọn",
    )


def test_accept_keeps_the_bound_of_an_estimate(cast, bring, sign_in):
    review(sign_in(cast.nam), bring("ban_may.txt"))
    total = Meeting.objects.get().attendances.get(is_total=True)
    assert (total.count, total.bound, total.basis) == (90, "slightly_less", "paper")
    assert figure(cast.units.ban_may, "attendances", "2025") == (0, 0, 90)


def test_accept_marks_a_changed_count_as_typed_and_keeps_what_was_read(cast, bring, sign_in):
    proposal = bring("quan_triet.txt")
    review(sign_in(cast.nam), proposal, **{"e0-total-count": "118"})
    total = Meeting.objects.get().attendances.get(is_total=True)
    assert (total.count, total.basis, total.basis_note) == (118, "typed", "Sửa khi nhận bài; bài ghi “120 đại biểu”")
    proposal.refresh_from_db()
    edits = [one for one in proposal.decisions["edits"] if one["basis"] != "span"]
    assert [(one["field"], one["basis"], one["before"], one["after"]) for one in edits] == [
        ("e0-total-count", "typed", 120, 118)
    ]
    assert figure(cast.units.ban_may, "attendances") == (0, 118, 0)


def test_accept_leaves_out_what_was_left_empty(cast, bring, sign_in):
    review(
        sign_in(cast.nam),
        bring("quan_triet.txt"),
        **{"choice-p1": "leave", "choice-d2": "leave", "choice-author": "leave"},
    )
    assert [one.printed_name for one in Meeting.objects.get().appearances.all()] == ["Lò Thị Sim"]
    assert [one.label for one in Document.objects.order_by("pk")] == ["43-KL/TW", "33/CT-TTg"]
    assert Article.objects.get().author == ""


def test_accept_asks_whether_a_page_of_two_articles_is_one(cast, bring, sign_in):
    proposal, client = bring("hai_bai.txt"), sign_in(cast.nam)
    page = client.get(f"/desk/intake/{proposal.code}/").content.decode()
    assert "Trang có mấy bài?" in page
    blocked = review(client, proposal)
    assert "Hãy xác nhận chỉ có một bài" in blocked.content.decode()
    assert Article.objects.count() == 0


def test_accept_refuses_a_day_still_to_come_and_keeps_nothing(cast, bring, sign_in):
    answer = review(sign_in(cast.nam), bring("quan_triet.txt"), **{"e0-starts_on": "12/05/2099", "e0-ends_on": ""})
    assert "Ngày 12/05/2099 chưa đến." in answer.content.decode()
    assert (answer.status_code, Meeting.objects.count(), Article.objects.count(), Document.objects.count()) == (
        422,
        0,
        0,
        0,
    )


def test_accept_keeps_local_documents_of_two_provinces_apart(cast, bring, sign_in):
    for officer in (cast.nam, cast.dao):
        proposal = bring("quan_triet.txt", by=officer)
        review(sign_in(officer), proposal, **{"e0-owner": "own", "afterwards": "submit"})
    plans = Document.objects.filter(label="61-KH/TU").order_by("pk")
    assert [one.issuer_scope for one in plans] == ["TSM", "TNX"]
    assert Document.objects.filter(label="43-KL/TW").count() == 1


def test_accept_writes_the_journal(cast, bring, sign_in):
    proposal = bring("quan_triet.txt")
    review(sign_in(cast.nam), proposal)
    assert [entry.verb for entry in journal.entries_for("proposal", proposal.code)] == [
        "proposal.accepted",
        "proposal.uploaded",
    ] or [entry.verb for entry in journal.entries_for("proposal", proposal.code)] == [
        "proposal.uploaded",
        "proposal.accepted",
    ]


def test_accept_is_refused_when_the_proposal_was_dismissed(cast, bring, sign_in):
    proposal, client = bring("quan_triet.txt"), sign_in(cast.nam)
    data = filled_in(client, proposal)
    client.post(f"/desk/intake/{proposal.code}/dismiss/", {"reason": "Bài trùng"})
    client.post(f"/desk/intake/{proposal.code}/", data)
    assert (Proposal.objects.get().state, Article.objects.count()) == ("dismissed", 0)


@pytest.mark.parametrize("who", ["tu", "dao", "mai", "son", "hoa"])
def test_accept_is_hidden_from_foreign_units_and_other_roles(cast, bring, sign_in, who):
    proposal = bring("quan_triet.txt")
    data = filled_in(sign_in(cast.nam), proposal)
    client = sign_in(getattr(cast, who))
    assert client.get(f"/desk/intake/{proposal.code}/").status_code == 404
    assert client.post(f"/desk/intake/{proposal.code}/", data).status_code == 404
    assert Article.objects.count() == 0


@pytest.mark.skipif(not gold(), reason="the shared folder is not here")
@pytest.mark.parametrize("index", range(len(gold())))
def test_accept_takes_each_seed_to_the_portal_and_the_figures(cast, bring, sign_in, client, index):
    data, record = gold()[index]
    proposal = bring(record["seed"]["file"], by=cast.thao, data=data)
    changes = {f"e{n}-owner": "own" if n == 0 else "none" for n in range(3)}
    answer = review(sign_in(cast.thao), proposal, **changes)
    assert answer.status_code == 302
    meeting, article, event = Meeting.objects.get(), Article.objects.get(), record["event"][0]
    assert (str(meeting.starts_on), meeting.kind) == (str(event["date"]["start"]), event["type"])
    assert {one["name"] for one in record["people"]} >= {one.printed_name for one in meeting.appearances.all()}
    page = client.get(f"/song-may/ban-may/tin-bai/{article.code}/", follow=True)
    assert page.status_code == 200
    assert figure(cast.units.ban_may, "meetings_held", f"{meeting.starts_on:%Y}") == (1, 0, 0)
