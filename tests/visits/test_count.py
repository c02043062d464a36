"""People are counted once in a while; programs, reloads and prefetching are not."""

import threading
from datetime import date

import pytest
from django.db import OperationalError

from danvan import visits
from danvan.visits import actions
from danvan.visits import counter as counting
from danvan.visits.counter import HitCounter
from danvan.visits.models import PageDay, SiteDay, SiteNow
from tests.visits.conftest import AT, BROWSER

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.usefixtures("counter", "clock")]


def page_counts():
    return {(row.site, row.page, row.day): row.count for row in PageDay.objects.all()}


def test_a_visitor_is_counted_for_the_local_day(ask):
    assert visits.count("BM", "BM-26-A", ask()) is True
    assert visits.flush() == 1
    assert page_counts() == {("BM", "BM-26-A", date(2026, 9, 2)): 1}


def test_a_hit_after_midnight_in_viet_nam_belongs_to_the_next_day(ask, clock):
    clock[0] = AT.timestamp() + 14 * 3600
    visits.count("BM", "BM-26-A", ask())
    visits.flush()
    assert list(page_counts()) == [("BM", "BM-26-A", date(2026, 9, 3))]


def test_reloading_does_not_inflate_the_count(ask, clock):
    for _ in range(10):
        visits.count("BM", "BM-26-A", ask())
        clock[0] += 60
    assert visits.flush() == 1


def test_the_same_visitor_counts_again_after_half_an_hour(ask, clock):
    visits.count("BM", "BM-26-A", ask())
    clock[0] += 30 * 60 - 1
    assert visits.count("BM", "BM-26-A", ask()) is False
    clock[0] += 1
    assert visits.count("BM", "BM-26-A", ask()) is True


def test_another_page_another_address_and_another_browser_count(ask):
    visits.count("BM", "BM-26-A", ask())
    assert visits.count("BM", "BM-26-B", ask()) is True
    assert visits.count("BM", "BM-26-A", ask(address="203.0.113.6")) is True
    assert visits.count("BM", "BM-26-A", ask(agent=BROWSER + " x")) is True
    visits.flush()
    assert SiteDay.objects.get().count == 4


@pytest.mark.parametrize(
    "agent",
    ["", "Googlebot/2.1", "Mozilla/5.0 (compatible; bingbot/2.0)", "curl/8.5", "python-requests/2.32", "Java/17"],
)
def test_programs_are_not_counted(ask, agent):
    assert visits.count("BM", "BM-26-A", ask(agent=agent)) is False
    assert visits.flush() == 0


@pytest.mark.parametrize("method", ["HEAD", "POST", "OPTIONS"])
def test_only_get_counts(ask, method):
    assert visits.count("BM", "BM-26-A", ask(method=method)) is False


def test_prefetching_does_not_count(ask):
    assert visits.count("BM", "BM-26-A", ask(HTTP_SEC_PURPOSE="prefetch;prerender")) is False


def test_counts_add_up_over_several_writings(ask):
    for number in range(3):
        visits.count("BM", "BM-26-A", ask(address=f"203.0.113.{number}"))
        visits.flush()
    assert page_counts() == {("BM", "BM-26-A", date(2026, 9, 2)): 3}


def test_hits_are_written_after_some_seconds_or_so_many(ask, clock, counter):
    counter.write_every, counter.write_at = 5.0, 3
    visits.count("BM", "BM-26-A", ask())
    assert PageDay.objects.count() == 0
    clock[0] += 5
    visits.count("BM", "BM-26-B", ask())
    assert PageDay.objects.count() == 2
    for number in range(3):
        visits.count("BM", "BM-26-C", ask(address=f"203.0.113.{number + 10}"))
    assert PageDay.objects.count() == 3


def test_what_cannot_be_written_is_kept_for_the_next_time(ask, monkeypatch):
    def refuse(*_):
        raise OperationalError("locked")

    visits.count("BM", "BM-26-A", ask())
    with monkeypatch.context() as patched:
        patched.setattr(actions, "_write", refuse)
        assert visits.flush() == 0
    assert visits.flush() == 1


def test_writing_costs_the_same_for_one_page_or_a_hundred(ask, django_assert_num_queries):
    for number in range(100):
        visits.count("BM", f"BM-26-{number}", ask())
    using = "side" if "side" in actions.connections else "default"
    with django_assert_num_queries(6, connection=actions.connections[using]):
        visits.flush()


def test_visitors_present_are_counted_once_in_five_minutes_and_old_rows_go(ask, clock):
    for page in ("A", "B", "C"):
        visits.count("BM", page, ask())
    visits.flush()
    assert [row.count for row in SiteNow.objects.all()] == [1]
    clock[0] += 3600
    visits.count("BM", "A", ask())
    visits.flush()
    assert SiteNow.objects.count() == 1


def test_nothing_of_the_visitor_stays_in_the_database(ask):
    visits.count("BM", "BM-26-A", ask(address="203.0.113.77"))
    visits.flush()
    rows = [*PageDay.objects.values(), *SiteDay.objects.values(), *SiteNow.objects.values()]
    assert "203.0.113.77" not in repr(rows) and "Firefox" not in repr(rows)


def test_the_key_changes_every_day_and_digests_are_forgotten():
    counter = HitCounter()
    counter.count("BM", "A", "visitor", AT.timestamp())
    key, seen = counter._key, dict(counter._seen)
    counter.count("BM", "A", "visitor", AT.timestamp() + 24 * 3600)
    assert counter._key != key
    assert not set(seen) & set(counter._seen)


def test_memory_is_bounded(monkeypatch):
    monkeypatch.setattr(counting, "MOST_SEEN", 10)
    counter = HitCounter()
    for number in range(1000):
        counter.count("BM", str(number), "visitor", AT.timestamp())
    assert (len(counter._seen) <= 10, len(counter._seen_before) <= 10) == (True, True)


def test_threads_lose_no_hit():
    counter = HitCounter()

    def visit(name):
        for number in range(500):
            counter.count("BM", str(number), name, AT.timestamp())

    threads = [threading.Thread(target=visit, args=(str(number),)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counter.take(AT.timestamp()).pages.total() == 2000


def test_behind_our_https_proxy_the_address_passed_on_tells_visitors_apart(ask, settings):
    settings.BEHIND_PROXY = True
    visits.count("BM", "A", ask(HTTP_X_FORWARDED_FOR="198.51.100.1, 203.0.113.8"))
    assert visits.count("BM", "A", ask(HTTP_X_FORWARDED_FOR="198.51.100.9, 203.0.113.8")) is False
    assert visits.count("BM", "A", ask(HTTP_X_FORWARDED_FOR="203.0.113.9")) is True


@pytest.mark.parametrize(
    ("where", "counted"), [("10.8.3.4", False), ("2001:db8::7", False), ("113.0.0.1", True), ("?", True)]
)
def test_the_office_itself_is_not_counted(ask, settings, where, counted):
    settings.OFFICE_NETWORKS = "10.8.0.0/16, không phải mạng, 2001:db8::/48"
    request = ask()
    request.META["REMOTE_ADDR"] = where
    assert visits.count("BM", "BM-26-A", request) is counted
