"""The press digest at the desk: the days, one day, a piece in and out, publication, the Word file."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan.documents import papers
from danvan.news import actions
from danvan.news.forms import talk as forms
from danvan.news.letters import digest_letter
from danvan.news.models import Digest, DigestEntry
from danvan.news.permissions import WRITERS, may_draft, may_publish_digest
from danvan.news.states_talk import DIGEST_STATES
from danvan.units.doors import DeskAct, DeskList, DeskPage
from danvan.websites.addresses import base_of, site_of

KINDS = {"open": "waiting", "published": "done"}


class ListDigests(DeskList):
    """The digests of the units in scope, the newest day first."""

    template_name = "news/desk/digests.html"
    title = "Điểm báo"

    def rows(self, filters: dict[str, Any]) -> QuerySet[Digest]:
        rows = Digest.objects.visible_to(self.officer, self.today).annotate(pieces=Count("entries"))
        return rows.order_by("-day", "-pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(may_write=may_draft(self.officer, self.officer.unit, self.today), **kwargs)
        context["lines"] = [
            {"digest": row, "state": DIGEST_STATES[row.state], "kind": KINDS[row.state]}
            for row in context["sheet"].rows
        ]
        return context


class FindDigest:
    """Fetch a digest in scope; 404 for anything else."""

    def digest(self) -> Digest:
        rows = Digest.objects.visible_to(self.officer, self.today).select_related("unit")  # type: ignore[attr-defined]
        return get_object_or_404(rows, code=self.kwargs["code"].upper())  # type: ignore[attr-defined]


class ShowDigest(FindDigest, DeskPage):
    """One day: the pieces, and what may be done."""

    template_name = "news/desk/digest.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        digest = self.digest()
        site = site_of(digest.unit, self.today) if digest.state == "published" else None
        return super().get_context_data(
            title=f"Điểm báo ngày {digest.day:%d/%m/%Y}", digest=digest, entries=list(digest.entries.all()),
            state=DIGEST_STATES[digest.state], kind=KINDS[digest.state], may_write=may_draft(self.officer, digest.unit, self.today),
            may_publish=digest.state == "open" and may_publish_digest(self.officer, digest.unit, self.today),
            public_url=f"{base_of(site, self.today)}diem-bao/{digest.day:%Y-%m-%d}/" if site else "", **kwargs,
        )  # fmt: skip


class AddEntry(DeskAct):
    """Quote a piece of the press, today or in the digest of the address."""

    template_name = "news/desk/form.html"
    form_class = forms.EntryForm
    roles = WRITERS
    title = "Thêm bài báo"
    done = "Đã thêm vào điểm báo."

    def day(self) -> date:
        asked = self.request.GET.get("ngay", "")
        try:
            return date.fromisoformat(asked) if asked else self.today
        except ValueError as error:
            raise Http404 from error

    def act(self, thing: None, cleaned: dict[str, Any], at: datetime) -> str:
        entry = actions.Entry(**cleaned)
        made = actions.add_entry(self.officer.unit, self.day(), entry, by=self.officer, at=at)
        return reverse("news:digest", args=[made.digest.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            submit="Thêm",
            back=reverse("news:digests"),
            about=f"Điểm báo ngày {self.day():%d/%m/%Y}",
            draft="diem-bao",
            **kwargs,
        )


class DigestAct(FindDigest, DeskAct):
    """A verb on one digest."""

    template_name = "news/desk/form.html"
    form_class = forms.NothingForm
    roles = WRITERS

    def find(self) -> Digest:
        return self.digest()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        back = reverse("news:digest", args=[self.thing.code])
        return super().get_context_data(submit=self.title, back=back, **kwargs)


class RemoveEntry(DigestAct):
    """Take a piece out."""

    title = "Bỏ bài báo"
    done = "Đã bỏ."

    def find(self) -> Digest:
        found = super().find()
        self.entry = get_object_or_404(DigestEntry.objects.filter(digest=found), pk=self.kwargs["entry"])
        if not may_draft(self.officer, found.unit, self.today):
            raise Http404
        return found

    def act(self, thing: Digest, cleaned: dict[str, Any], at: datetime) -> str:
        actions.remove_entry(self.entry, by=self.officer, at=at)
        return reverse("news:digest", args=[thing.code])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(about=self.entry.title, danger=True, **kwargs)


class PublishDigest(DigestAct):
    """Show it, and send it to those who asked for it."""

    title = "Đăng điểm báo"
    done = "Đã đăng; thư đã xếp hàng cho người nhận điểm báo."

    def find(self) -> Digest:
        found = super().find()
        if not may_publish_digest(self.officer, found.unit, self.today):
            raise Http404
        return found

    def act(self, thing: Digest, cleaned: dict[str, Any], at: datetime) -> str:
        digest = actions.publish_digest(thing, by=self.officer, at=at)
        site = site_of(digest.unit, self.today)
        if site is not None:
            actions.send_digest(digest, site, at=at)
        return reverse("news:digest", args=[thing.code])


class DigestPaper(FindDigest, DeskPage):
    """The digest as a Word file."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        digest = self.digest()
        return papers.download(
            papers.docx(digest_letter(digest, list(digest.entries.all()))), title=f"Điểm báo {digest.day:%Y-%m-%d}", kind="docx",
            on=digest.day,
        )  # fmt: skip
