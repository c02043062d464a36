"""Comments at the desk: what waits, one comment, one form for each verb, where readers may comment."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan.calendars import clocks
from danvan.calendars.models import load
from danvan.core.steps import verbs_from
from danvan.news import actions
from danvan.news.actions.digest import QUOTE_LIMIT
from danvan.news.forms import talk as forms
from danvan.news.models import Comment, CommentOpening, TalkRules
from danvan.news.permissions import PUBLISHERS, may_moderate, may_set_talk
from danvan.news.states_talk import COMMENT_STATES, COMMENT_STEPS, TALK_DONE
from danvan.units.doors import DeskAct, DeskList, DeskPage
from danvan.units.timeline import timeline
from danvan.websites.addresses import site_of
from danvan.websites.models import Website

KINDS = {"pending": "waiting", "approved": "done", "refused": "note", "removed": "late"}


class ListComments(DeskList):
    """The comments of the units in scope, those that wait the longest first."""

    template_name = "news/desk/comments.html"
    title = "Ý kiến bạn đọc"
    filter_form_class = forms.CommentFilter
    roles = PUBLISHERS

    def filter_form(self) -> forms.CommentFilter:
        """Begin with those that wait; the row of filters says so."""
        form = forms.CommentFilter(self.request.GET if "state" in self.request.GET else {"state": "pending"})
        form.full_clean()
        return form

    def rows(self, filters: dict[str, Any]) -> QuerySet[Comment]:
        rows = Comment.objects.visible_to(self.officer, self.today).select_related("article")
        state = filters.get("state")
        rows = rows.filter(state=state) if state else rows
        return rows.order_by("received_at" if state == "pending" else "-received_at", "pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context["lines"] = [
            {"comment": row, "state": COMMENT_STATES[row.state], "kind": KINDS[row.state]}
            for row in context["sheet"].rows
        ]
        return context


class FindComment:
    """Fetch a comment that the officer may moderate; 404 for anything else."""

    def comment(self) -> Comment:
        rows = Comment.objects.visible_to(self.officer, self.today).select_related("article", "unit")  # type: ignore[attr-defined]
        found = get_object_or_404(rows, code=self.kwargs["code"].upper())  # type: ignore[attr-defined]
        if not may_moderate(self.officer, found.unit, self.today):  # type: ignore[attr-defined]
            raise Http404
        return found


DANGER = ("take_down", "forget_writer")


class ShowComment(FindComment, DeskPage):
    """One comment to read, with what the machine noticed and what may be done."""

    template_name = "news/desk/comment.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        comment = self.comment()
        reachable = comment.identity.contact is not None
        verbs = [verb for verb in verbs_from(COMMENT_STEPS, comment.state) if verb != "forget_writer" or reachable]
        running = list(comment.clocks.prefetch_related("changes"))
        if any(one.is_open for one in running):  # what was asked for comes first
            verbs.sort(key=lambda verb: verb != "take_down")
        calendar = load(comment.unit) if running else None
        return super().get_context_data(
            title="Ý kiến bạn đọc", comment=comment, reachable=reachable, way=comment.identity.get_way_display().lower(), state=COMMENT_STATES[comment.state], kind=KINDS[comment.state],
            verbs=[
                {"label": COMMENT_STEPS[verb].label, "url": reverse(f"news:{verb}", args=[comment.code]), "kind": "danger" if verb in DANGER else ""}
                for verb in verbs
            ],
            deadlines=[
                clocks.deadline(one, calendar, self.today, one.changes.all(), at=self.at, done_at=comment.removed_at) | {"paper": one.paper}
                for one in running
            ],
            entries=timeline("comment", comment.code, TALK_DONE), **kwargs,
        )  # fmt: skip


class CommentAct(FindComment, DeskAct):
    """A verb on one comment; its text stands above the form."""

    template_name = "news/desk/comment_act.html"
    roles = PUBLISHERS
    verb = ""

    def find(self) -> Comment:
        return self.comment()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        label = COMMENT_STEPS[self.verb].label
        back = reverse("news:comment", args=[self.thing.code])
        return super().get_context_data(title=label, submit=label, back=back, danger=self.verb in DANGER, **kwargs)

    def address(self) -> str:
        return reverse("news:comments")


class ApproveComment(CommentAct):
    """Let it stand."""

    form_class = forms.ApproveForm
    verb = "approve_comment"
    done = "Đã đăng ý kiến; người viết được báo qua thư."

    def act(self, thing: Comment, cleaned: dict[str, Any], at: datetime) -> str:
        actions.approve_comment(thing, by=self.officer, at=at)
        return self.address()


class RefuseComment(CommentAct):
    """Do not show it."""

    form_class = forms.RefuseForm
    verb = "refuse_comment"
    done = "Đã ghi; người viết được báo lý do qua thư."

    def act(self, thing: Comment, cleaned: dict[str, Any], at: datetime) -> str:
        actions.refuse_comment(thing, by=self.officer, at=at, **cleaned)
        return self.address()


class RequestTakedown(CommentAct):
    """Write down who asked, when: the term of the law runs."""

    form_class = forms.RequestForm
    verb = "request_takedown"
    done = "Đã ghi yêu cầu; hạn gỡ ghi ở trang của ý kiến, tính từ giờ nhận."

    def act(self, thing: Comment, cleaned: dict[str, Any], at: datetime) -> str:
        actions.request_takedown(thing, paper=cleaned["paper"], asked_at=cleaned["asked_at"], by=self.officer, at=at)
        return reverse("news:comment", args=[thing.code])


class TakeDown(CommentAct):
    """Take it off."""

    form_class = forms.TakeDownForm
    verb = "take_down"
    done = "Đã gỡ ý kiến; người viết được báo qua thư."

    def act(self, thing: Comment, cleaned: dict[str, Any], at: datetime) -> str:
        actions.take_down(thing, by=self.officer, at=at, **cleaned)
        return reverse("news:comment", args=[thing.code])


class ForgetWriter(CommentAct):
    """Erase how the writer can be reached, as they asked."""

    form_class = forms.ForgetForm
    verb = "forget_writer"
    done = "Đã xóa thông tin người viết; một thư cuối báo cho họ biết."

    def act(self, thing: Comment, cleaned: dict[str, Any], at: datetime) -> str:
        actions.forget_writer(thing, paper=cleaned["paper"], by=self.officer, at=at)
        return reverse("news:comment", args=[thing.code])


class SetTalk(DeskAct):
    """Where readers may comment on the own site, how long a quote of the press may be."""

    template_name = "news/desk/form.html"
    form_class = forms.SettingsForm
    roles = PUBLISHERS
    title = "Nhận ý kiến bạn đọc ở chuyên mục nào"
    done = "Đã lưu."

    def find(self) -> Website:
        site = site_of(self.officer.unit, self.today)
        if site is None or not may_set_talk(self.officer, site, self.today):
            raise Http404
        return site

    def get_initial(self) -> dict[str, Any]:
        limit = TalkRules.objects.filter(unit=self.thing.unit_id).values_list("quote_limit", flat=True).first()
        opened = list(CommentOpening.objects.filter(unit=self.thing.unit_id).values_list("category", flat=True))
        return {"categories": opened, "quote_limit": limit or QUOTE_LIMIT}

    def act(self, thing: Website, cleaned: dict[str, Any], at: datetime) -> str:
        actions.set_comments(thing, categories=cleaned["categories"], by=self.officer, at=at)
        actions.set_quote_limit(thing, limit=cleaned["quote_limit"], by=self.officer, at=at)
        return reverse("news:comments")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(submit="Lưu", back=reverse("news:comments"), about=self.thing.name, **kwargs)
