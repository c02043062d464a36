"""The pages of a person's background jobs."""

from __future__ import annotations

import pytest

from danvan.jobs import actions
from danvan.jobs.models import Job
from danvan.jobs.worker import run_waiting
from tests.factories.units import AT


@pytest.fixture
def job(cast, task):
    """A job of anh Nam that waits."""
    made = task(lambda running, at: running.keep_result("Sổ.xlsx", b"PK"))
    Job.objects.filter(pk=made.pk).update(asked_by=cast.nam.code)
    return made


def test_a_waiting_job_renews_its_page_without_scripts_and_a_done_one_does_not(
    cast, sign_in, job, settings, tmp_path
):
    settings.STORAGES = {
        **settings.STORAGES,
        "private": {**settings.STORAGES["private"], "OPTIONS": {"location": tmp_path}},
    }
    client = sign_in(cast.nam)
    page = client.get(f"/desk/jobs/{job.code}/").content.decode()
    assert '<noscript><meta http-equiv="refresh" content="5"></noscript>' in page and "Đang chờ" in page
    run_waiting(AT)
    page = client.get(f"/desk/jobs/{job.code}/").content.decode()
    assert "http-equiv" not in page and "Tải Sổ.xlsx" in page
    answer = client.get(f"/desk/jobs/{job.code}/result/")
    assert b"".join(answer.streaming_content) == b"PK"
    assert answer["Content-Disposition"].startswith("attachment;") and answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("who", ["lan", "quan", "tu", "mai"])
def test_a_job_is_there_only_for_the_person_who_asked(cast, sign_in, job, who):
    client = sign_in(getattr(cast, who))
    for where in ("", "result/", "cancel/"):
        assert client.get(f"/desk/jobs/{job.code}/{where}").status_code == 404
    assert client.post(f"/desk/jobs/{job.code}/cancel/").status_code == 404
    assert job.code not in client.get("/desk/jobs/").content.decode()


def test_a_result_is_not_there_before_the_job_is_done(cast, sign_in, job):
    assert sign_in(cast.nam).get(f"/desk/jobs/{job.code}/result/").status_code == 404


def test_a_person_cancels_a_job(cast, sign_in, job):
    client = sign_in(cast.nam)
    assert client.get(f"/desk/jobs/{job.code}/cancel/").status_code == 200
    assert client.post(f"/desk/jobs/{job.code}/cancel/").status_code == 302
    assert Job.objects.get().state == "cancelled"


@pytest.mark.parametrize("more", [0, 2])
def test_the_list_costs_the_same_for_one_and_three(cast, sign_in, job, more, django_assert_num_queries):
    for _ in range(more):
        actions.ask("test_task", by=cast.nam.code, unit="BM", at=AT)
    client = sign_in(cast.nam)
    client.get("/desk/jobs/")
    with django_assert_num_queries(QUERIES):
        client.get("/desk/jobs/")


QUERIES = 5
