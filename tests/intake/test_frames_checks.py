"""Questions: contradictions are shown in Vietnamese, never repaired."""

from datetime import date

from danvan.intake.frames import read_page
from tests.intake.pages import page, read


class Places:
    """Two wards of one name, as a gazetteer would answer."""

    def __init__(self, *names, decided=False, then=True):
        self.names, self.decided, self.then = names, decided, then

    def find(self, text):
        return []

    def candidates(self, surface, on, context):
        return [{"full_name": n, "decided": self.decided, "valid_on_day": self.then} for n in self.names]


HELD = "Tin xã\nSáng 3/4/2031, Đảng ủy phường Đồi Chè tổ chức tập huấn."


def codes(frames):
    return [(q.code, q.blocks) for q in frames.questions]


def test_an_ambiguous_unit_blocks_and_offers_the_candidates():
    frames = read_page(page(HELD), Places("Phường Đồi Chè, Tỉnh Sông Mây", "Phường Đồi Chè, Tỉnh Núi Đá"))
    assert codes(frames) == [("ambiguous_unit", True)]
    assert frames.questions[0].options == ("Phường Đồi Chè, Tỉnh Sông Mây", "Phường Đồi Chè, Tỉnh Núi Đá")


def test_a_decided_unit_asks_nothing():
    assert codes(read_page(page(HELD), Places("Phường Đồi Chè, Tỉnh Sông Mây", decided=True))) == []


def test_a_unit_that_did_not_exist_then_is_shown():
    frames = read_page(page(HELD), Places("Phường Đồi Chè", decided=True, then=False))
    assert codes(frames) == [("unit_not_then", False)]


def test_a_citation_dated_after_the_event_is_shown():
    frames = read(
        "Tin\nSáng 3/4/2031, Đảng ủy xã Bản Mây tổ chức tập huấn theo Kế hoạch số 12-KH/TU ngày 5/6/2031 của Tỉnh ủy."
    )
    assert codes(frames) == [("before_cited_document", False)]


def test_a_wrong_weekday_is_shown():
    frames = read("Tin\nThứ Hai, ngày 3/4/2031, Đảng ủy xã Bản Mây tổ chức tập huấn.")
    assert codes(frames) == [("weekday", False)]


def test_a_page_older_than_the_event_is_shown():
    frames = read("Tin\nSáng 3/4/2031, Đảng ủy xã Bản Mây tổ chức tập huấn.", posted_on=date(2031, 4, 1))
    assert codes(frames) == [("after_posting", False)]


def test_parts_that_do_not_add_up_are_shown():
    frames = read(
        "Tin\nSáng 3/4/2031, Đảng ủy xã Bản Mây tổ chức tập huấn.\nXã có 612 đảng viên gồm 205 đảng viên nữ và 400 đảng viên nam."
    )
    assert codes(frames) == [("sum_of_parts", False)]


def test_parts_that_add_up_are_not():
    frames = read(
        "Tin\nSáng 3/4/2031, Đảng ủy xã Bản Mây tổ chức tập huấn.\nXã có 612 đảng viên gồm 205 đảng viên nữ và 407 đảng viên nam."
    )
    assert codes(frames) == []


def test_a_title_that_tells_another_number_is_shown():
    frames = read("46 học viên dự tập huấn\nSáng 3/4/2031, Đảng ủy xã Bản Mây tổ chức tập huấn cho 45 học viên.")
    assert codes(frames) == [("title_number", False)]


def test_an_odd_term_is_shown():
    frames = read("Tin\nSáng 3/4/2031, Chi bộ thôn Mây tổ chức đại hội nhiệm kỳ 2030 - 2041.")
    assert codes(frames) == [("term_length", False)]


def test_two_people_in_one_post_are_shown():
    frames = read(
        "Tin\nSáng 3/4/2031, Đảng ủy xã Bản Mây tổ chức tập huấn. Dự có đồng chí Lê Thị Na, Bí thư Đảng ủy xã; đồng chí Trần Văn Tư, Bí thư Đảng ủy xã."
    )
    assert codes(frames) == [("two_in_one_post", False)]
