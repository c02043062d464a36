"""Background jobs of an officer: the list, one job while it runs, its result, giving it up."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.core.files.storage import storages
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from config.schedule import TASKS
from danvan.jobs import actions
from danvan.jobs.models import Job
from danvan.jobs.states import STATES
from danvan.units.doors import DeskAct, DeskList, DeskPage

KINDS = {"waiting": "waiting", "running": "waiting", "done": "done", "failed": "late", "cancelled": "note"}


def label_of(job: Job) -> str:
    """Name a job as people do; a task that is no more keeps a plain name."""
    return TASKS[job.task][0] if job.task in TASKS else "Việc chạy nền"


def line_of(job: Job) -> dict[str, Any]:
    """A job as lists and its page show it."""
    return {
        "job": job, "label": label_of(job), "state": STATES[job.state], "kind": KINDS[job.state],
        "result_url": reverse("jobs:result", args=[job.code]) if job.result_path and job.state == "done" else "",
    }  # fmt: skip


class JobList(DeskList):
    """The jobs that I asked for, the newest first."""

    template_name = "desk/jobs.html"
    title = "Việc chạy nền của tôi"

    def rows(self, filters: dict[str, Any]) -> QuerySet[Job]:
        return Job.objects.visible_to(self.officer, self.today)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"lines": [line_of(job) for job in context["sheet"].rows]}


class OneJob:
    """Finds the job of the address among those of the officer."""

    def find(self) -> Job:
        rows = Job.objects.visible_to(self.officer, self.today)  # type: ignore[attr-defined]
        return get_object_or_404(rows, code=self.kwargs["code"])  # type: ignore[attr-defined]


class ShowJob(OneJob, DeskPage):
    """One job: where it stands, how far it is, its result."""

    template_name = "desk/job.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        job = self.find()
        return super().get_context_data(title=label_of(job), **line_of(job), **kwargs)


class FetchResult(OneJob, DeskPage):
    """The file that a job has made, as attachment, for the person who asked."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        job = self.find()
        if not job.result_path or not storages["private"].exists(job.result_path):
            raise Http404
        return FileResponse(
            storages["private"].open(job.result_path), as_attachment=True, filename=job.result_name,
            headers={"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"},
        )  # fmt: skip


class CancelJob(OneJob, DeskAct):
    """Give up a job that waits or runs."""

    template_name = "desk/cancel_job.html"
    form_class = forms.Form
    title = "Hủy việc chạy nền"
    done = "Đã hủy việc."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(label=label_of(self.thing), **kwargs)

    def allowed(self) -> bool:
        return super(DeskAct, self).allowed()

    def act(self, thing: Job, cleaned: dict[str, Any], at: datetime) -> str:
        actions.cancel(thing, at=at)
        return reverse("jobs:show", args=[thing.code])
