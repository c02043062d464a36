"""Say something below an article: the words are looked at in memory, a code comes by e-mail, then they wait for a reader.

An uncached page of its own: the article, which is cached, never holds a form token. Nothing is kept between the steps.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.views.generic import TemplateView

from danvan.core import once
from danvan.core.network import network_address
from danvan.core.refused import Refused
from danvan.core.throttle import allow
from danvan.core.views import add_refusal
from danvan.hall.judging import denounces
from danvan.news import actions
from danvan.news.actions import comment as comments
from danvan.news.forms.talk import CodeForm, CommentForm
from danvan.news.models import Article, CommentOpening
from danvan.websites.addresses import item, split_code
from danvan.websites.doors import SitePage, SiteView

HOUR = 3600
LIMITS = {"place": 12, "address": 6, "site": 300}
"""Codes an hour: from one network address, to one e-mail address, on one site."""
TRIES = 5
LARGEST = 60_000
"""Bytes of a form; more is not even read back to its sender."""
TITLES = {"write": "Viết ý kiến", "code": "Nhập mã xác nhận", "done": "Đã nhận ý kiến"}
PAGES = {
    "write": "news/portal/comment_write.html", "code": "news/portal/comment_code.html", "done": "news/portal/comment_done.html",
}  # fmt: skip


class TooMany(Refused):
    """Trong một giờ qua có quá nhiều ý kiến gửi từ cùng một nơi nên chưa nhận thêm. Nội dung vừa viết vẫn còn trên trang này; hãy thử lại sau."""


class TooBig(Refused):
    """Nội dung gửi lên lớn quá nên không nhận. Ý kiến nhiều nhất 2.000 chữ cái, không kèm tệp."""


class TooManyTries(Refused):
    """Mã đã nhập sai nhiều lần. Hãy quay lại để nhận mã mới."""


class Rules(SitePage):
    """What may be said, who reads it, what happens then."""

    template_name = "news/portal/comment_rules.html"
    title = "Quy định về ý kiến bạn đọc"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            crumbs=[{"label": "Trang chủ", "url": self.door.base}, {"label": self.title}], **kwargs
        )


class WriteComment(SiteView, TemplateView):
    """Two forms behind one address; ``step`` in the form says which one comes in."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        return response

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.show("write", CommentForm(initial={"made": comments.stamp(self.at)}))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if len(request.body) > LARGEST:
            form = CommentForm(initial={"made": comments.stamp(self.at)})
            return self.show("write", form, status=413, refusal=TooBig().sentence)
        return self.take_code() if request.POST.get("step") == "code" else self.take_words()

    def article(self) -> Article:
        """Find the article; 404 unless readers of this site may comment on it now."""
        rows = Article.objects.public(self.at).of_bodies(self.door.bodies).filter(personal_case=False)
        article = rows.select_related("unit").filter(code=split_code(self.kwargs["tail"])).first()
        opened = CommentOpening.objects.filter(unit=self.door.site.unit_id, category=getattr(article, "category", ""))
        if article is None or not opened.exists():
            raise Http404("Bài này không nhận ý kiến.")
        return article

    # ---- the words

    def take_words(self) -> HttpResponse:
        article, form = self.article(), CommentForm(self.request.POST)
        if not form.is_valid():
            return self.show("write", self.over_again(form), status=422)
        given = form.cleaned_data
        words = comments.Words(given["name"], given["text"], given["contact"])
        try:
            comments.check_words(article, words, made=given["made"], judge=denounces, at=self.at)
            self.slow_down(words.contact)
            ticket = actions.send_code(article, words, made=given["made"], judge=denounces, at=self.at)
        except Refused as refused:
            add_refusal(form, refused)
            denounced = isinstance(refused, comments.Denounces)
            return self.show("write", self.over_again(form), status=422, denounced=denounced)
        return self.show("code", CodeForm(initial={"ticket": ticket}), contact=words.contact)

    def over_again(self, form: forms.Form) -> forms.Form:
        """Give a refused form a new moment when its own is too old or missing; a quick one keeps its own."""
        form.data = form.data.copy()  # type: ignore[attr-defined]
        if any("mở đã lâu" in error for error in form.non_field_errors()) or not form.data.get("made"):
            form.data["made"] = comments.stamp(self.at)
        return form

    def slow_down(self, contact: str) -> None:
        """Few letters to one person, few from one place, so many on one site; nobody outside is asked."""
        keys = {"place": network_address(self.request), "address": contact.lower(), "site": self.door.site.pk}
        for name, value in keys.items():
            if not allow(f"comment.{name}:{value}", limit=LIMITS[name], seconds=HOUR, at=self.at):
                raise TooMany()

    # ---- the code

    def take_code(self) -> HttpResponse:
        self.article()
        form = CodeForm(self.request.POST)
        if not form.is_valid():
            return self.show("code", form, status=422)
        ticket = form.cleaned_data["ticket"]
        try:
            if not allow(f"comment.tries:{ticket}", limit=TRIES, seconds=HOUR, at=self.at):
                raise TooManyTries(field="code")
            with once.only_once("", once.token(self.request.POST.get(once.FIELD, ""))) as sent:
                if sent.address is None:
                    sent.address = actions.receive_comment(ticket, code=form.cleaned_data["code"], at=self.at).code
        except Refused as refused:
            add_refusal(form, refused)
            return self.show("code", form, status=422)
        return self.show("done", None)

    # ---- showing

    def show(self, name: str, form: forms.Form | None, *, status: int = 200, **context: Any) -> HttpResponse:
        self.template_name = PAGES[name]
        if form is not None:
            form.once = once.token(self.request.POST.get(once.FIELD, ""))  # type: ignore[attr-defined]
        article = self.article()
        address = item(self.door.base, "article", article.code, article.title)
        crumbs = [
            {"label": "Trang chủ", "url": self.door.base}, {"label": article.title, "url": address}, {"label": TITLES[name]},
        ]  # fmt: skip
        page = self.get_context_data(
            title=TITLES[name], form=form, article=article, back=address, crumbs=crumbs,
            rules_url=self.door.address("tin-bai/quy-dinh-y-kien/"), **context,
        )  # fmt: skip
        return self.render_to_response(page, status=status)
