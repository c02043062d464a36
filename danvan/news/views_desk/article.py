"""The desk side of articles: the list, one article with its corridor, one form for each verb."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan import search, visits
from danvan.core.dates import local_day
from danvan.core.steps import verbs_from
from danvan.documents.models import Attachment, Citation
from danvan.documents.reading import read_documents
from danvan.news import actions, forms, permissions
from danvan.news.changes import LABELS, changes
from danvan.news.letters import zalo_text
from danvan.news.models import Article, Picture, Revision, Series
from danvan.news.permissions import PUBLISHERS, WRITERS, may_draft
from danvan.news.states import CATEGORIES, DONE, STATES, STEPS
from danvan.news.views_desk.rows import drawn
from danvan.search.titles import titles
from danvan.units.doors import DeskAct, DeskList, DeskPage
from danvan.units.models import Officer
from danvan.units.timeline import timeline
from danvan.websites.addresses import url_for

FOUND = 300
LISTED = ("code", "unit", "state", "category", "title", "author", "created_at", "public_from")
"""What a line of the list shows."""
KINDS = {"draft": "note", "submitted": "waiting", "published": "done", "withdrawn": "late"}
NEXT_FIRST = (
    "publish", "submit", "send_back", "correct", "edit", "add_picture", "add_film", "add_file", "set_end", "withdraw",
)  # fmt: skip
May = Callable[[Officer, Article, date], bool]


class ListArticles(DeskList):
    """The articles of the units in scope, the latest work first."""

    template_name = "news/desk/list.html"
    title = "Tin bài"
    filter_form_class = forms.FilterForm

    def rows(self, filters: dict[str, Any]) -> QuerySet[Article]:
        rows = Article.objects.visible_to(self.officer, self.today)
        for name in ("state", "category"):
            rows = rows.filter(**{name: filters[name]}) if filters.get(name) else rows
        if words := filters.get("q", "").strip():
            units = list(self.units_in_scope().values_list("code", flat=True))
            found = [hit.code for hit in search.find(words, kinds=["article"], units=units, limit=FOUND)]
            rows = rows.filter(Q(code__in=found) | Q(author__icontains=words) | Q(code__iexact=words))
        return rows.only(*LISTED).with_unit_name(self.today).order_by("-created_at", "-pk")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(
            may_draft=may_draft(self.officer, self.officer.unit, self.today),
            may_moderate=self.officer.has_any(PUBLISHERS, self.today),
            **kwargs,
        )
        read = visits.totals_for(row.code for row in context["sheet"].rows)
        context["lines"] = [
            {
                "article": row, "kind": "note" if row.is_scheduled(self.at) else KINDS[row.state], "read": read[row.code],
                "state": "Hẹn giờ đăng" if row.is_scheduled(self.at) else STATES[row.state], "unit": row.unit_name,
                "category": CATEGORIES[row.category],
            }
            for row in context["sheet"].rows
        ]  # fmt: skip
        context["rows"] = drawn(context["lines"])
        return context


class ShowArticle(DeskPage):
    """One article: where it stands, what may be done now, what it says, cites and shows, what was done."""

    template_name = "news/desk/article.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        article = self.find()
        address = self.request.build_absolute_uri(
            url_for(article.unit, "article", article.code, article.title, self.today)
        )
        verbs = [name for name in NEXT_FIRST if name in verbs_from(STEPS, article.state) and self.may(name, article)]
        return super().get_context_data(
            title=article.title, article=article, state=STATES[article.state], state_kind=KINDS[article.state],
            steps=corridor(article, self.at), verbs=[verb_line(name, article) for name in verbs],
            scheduled=article.is_scheduled(self.at), public_url=address if article.is_public(self.at) else "",
            zalo=zalo_text(article, address), citations=list(Citation.objects.of("article", article.code)),
            pictures=list(article.pictures.all()), films=list(article.films.all()), over=article.is_over(self.at),
            files=list(Attachment.objects.filter(kind=actions.FILES, record_code=article.code).order_by("pk")),
            last_day=local_day(article.public_until - timedelta(seconds=1)) if article.public_until else None, may_picture="add_picture" in verbs, read=visits.totals(article.code),
            unit_name=article.unit.name_on(self.today), revisions=list(article.revisions.select_related("made_by__person", "made_by__user").order_by("-number")),
            meeting=titles([("meeting", article.meeting_code)]).get(("meeting", article.meeting_code), "") if article.meeting_code else "",
            entries=timeline("article", article.code, DONE), **kwargs,
        )  # fmt: skip

    def find(self) -> Article:
        rows = Article.objects.visible_to(self.officer, self.today).select_related("unit", "series")
        return get_object_or_404(rows, code=self.kwargs["code"].upper())

    def may(self, verb: str, article: Article) -> bool:
        return permission(verb)(self.officer, article, self.today)


def permission(verb: str) -> May:
    """Return the question that a verb asks."""
    may: May = getattr(permissions, f"may_{verb}")
    return may


def verb_line(verb: str, article: Article) -> dict[str, Any]:
    """Give one button of ``ui/record_head.html``."""
    label = "Đăng lại" if verb == "publish" and article.state == "withdrawn" else STEPS[verb].label
    return {
        "label": label,
        "url": reverse(f"news:{verb}", args=[article.code]),
        "kind": "danger" if verb == "withdraw" else "",
    }


def corridor(article: Article, at: datetime) -> list[dict[str, str]]:
    """Give the inputs of ``ui/corridor.html``; one published without waiting shows no waiting."""
    waited = article.submitted_at is not None or article.published_at is None
    order = ("draft", "submitted", "published") if waited else ("draft", "published")
    here = order.index(article.state) if article.state in order else len(order)
    steps = [
        {"label": STATES[name], "step": "passed" if n < here else "now" if n == here else "next"}
        for n, name in enumerate(order)
    ]
    if article.is_scheduled(at):
        steps[-1]["label"] = "Hẹn giờ đăng"
    return [*steps, {"label": STATES["withdrawn"], "step": "now"}] if article.state == "withdrawn" else steps


class CompareRevision(DeskPage):
    """What one revision changed, by words."""

    template_name = "news/desk/revision.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = Article.objects.visible_to(self.officer, self.today)
        article = get_object_or_404(rows, code=self.kwargs["code"].upper())
        found = {
            one.number: one
            for one in article.revisions.filter(number__in=(self.kwargs["number"], self.kwargs["number"] - 1))
        }
        if self.kwargs["number"] not in found:
            raise Http404
        revision, before = found[self.kwargs["number"]], found.get(self.kwargs["number"] - 1)
        return super().get_context_data(
            title=f"Lần sửa {revision.number}", article=article, revision=revision, before=before,
            changes=changes(before, revision), **kwargs,
        )  # fmt: skip


class WriteText(DeskAct):
    """What the forms with the words of an article share."""

    template_name = "news/desk/form.html"
    roles = WRITERS

    def words(self, cleaned: dict[str, Any]) -> actions.Text:
        return actions.Text(**{name: cleaned[name] for name in asdict(actions.Text(""))})

    def get_form_kwargs(self) -> dict[str, Any]:
        unit = self.thing.unit if self.thing else self.officer.unit
        return super().get_form_kwargs() | {"series": Series.objects.filter(unit=unit)}

    def cite(self, article: Article, at: datetime) -> str:
        """Link what the words cite and go to the article."""
        found = read_documents(f"{article.title}\n{article.lead}\n{article.body}")
        actions.cite(article, found, by=self.officer, at=at)
        return reverse("news:show", args=[article.code])


class DraftArticle(WriteText):
    """Begin an article."""

    form_class = forms.DraftForm
    title = "Viết tin bài"
    done = "Đã lưu bản thảo."
    extra_context = {"submit": "Lưu bản thảo", "draft": "viet", "back": "/desk/news/"}

    def get_initial(self) -> dict[str, Any]:
        return {"author": self.officer.full_name}

    def act(self, thing: None, cleaned: dict[str, Any], at: datetime) -> str:
        article = actions.draft(self.words(cleaned), unit=self.officer.unit, by=self.officer, at=at)
        return self.cite(article, at)


class ArticleAct(DeskAct):
    """A verb on one article: who may not take it does not find it; a wrong state is said in a sentence."""

    template_name = "news/desk/form.html"
    verb = ""
    text = ""

    def find(self) -> Article:
        rows = Article.objects.visible_to(self.officer, self.today).select_related("unit")
        article = get_object_or_404(rows, code=self.kwargs["code"].upper())
        if not permission(self.verb)(self.officer, article, self.today):
            raise Http404
        return article

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        label = STEPS[self.verb].label
        kwargs = {
            "title": label,
            "submit": label,
            "text": self.text,
            "back": self.address(),
            "danger": self.verb in ("withdraw", "remove_picture"),
        } | kwargs
        return super().get_context_data(about=self.thing.title, **kwargs)

    def address(self) -> str:
        return reverse("news:show", args=[self.thing.code])

    def newest(self) -> int:
        """Return the number of the newest revision."""
        return self.thing.revisions.aggregate(newest=Max("number"))["newest"] or 0

    def form_invalid(self, form: Any) -> HttpResponse:
        """After a refusal the form stands over the newest revision: sent again, it was meant."""
        if "seen" in form.fields:
            form.data = form.data.copy()
            form.data["seen"] = self.newest()
        return super().form_invalid(form)


class EditArticle(ArticleAct, WriteText):
    """Change a draft."""

    form_class = forms.EditForm
    verb = "edit"
    done = "Đã lưu."
    meanwhile: Revision | None = None

    def get_initial(self) -> dict[str, Any]:
        words = {name: getattr(self.thing, name) for name in asdict(actions.Text(""))}
        until = self.thing.public_until
        return words | {
            "seen": self.newest(), "series": self.thing.series_id,
            "last_day": local_day(until - timedelta(seconds=1)) if until else None,
        }  # fmt: skip

    def form_invalid(self, form: Any) -> HttpResponse:
        """Beside a text that another person changed meanwhile stands what was changed: both texts, nothing lost."""
        opened, newest = form.data.get("seen", ""), self.newest()
        if opened.isdigit() and 0 < int(opened) < newest:
            self.meanwhile = self.thing.revisions.select_related("made_by__person").get(number=newest)
        return super().form_invalid(form)

    def act(self, thing: Article, cleaned: dict[str, Any], at: datetime) -> str:
        seen = cleaned["seen"] or 0
        return self.cite(actions.edit(thing, text=self.words(cleaned), by=self.officer, at=at, seen=seen), at)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if now := self.meanwhile:
            kwargs["meanwhile"] = now
            kwargs["differences"] = changes(now, self.typed(kwargs["form"].data))
        return super().get_context_data(submit="Lưu", draft=self.verb, **kwargs)

    @staticmethod
    def typed(data: Any) -> Revision:
        """Return what stands in the form as a revision that is kept nowhere."""
        fields = forms.DraftForm.base_fields
        return Revision(**{name: fields[name].to_python(data.get(name, "")) for name in LABELS})


class CorrectArticle(EditArticle):
    """Change what is public, with a reason."""

    form_class = forms.CorrectForm
    verb = "correct"
    text = "Bài đang công khai: người đọc thấy bản mới ngay sau khi lưu. Bản cũ và lý do được giữ trong các lần sửa."
    done = "Đã đính chính."

    def act(self, thing: Article, cleaned: dict[str, Any], at: datetime) -> str:
        text = self.words(cleaned)
        seen = cleaned["seen"] or 0
        article = actions.correct(thing, text=text, reason=cleaned["reason"], by=self.officer, at=at, seen=seen)
        return self.cite(article, at)


class SubmitArticle(ArticleAct):
    """Hand it over for approval."""

    form_class = forms.SubmitForm
    verb = "submit"
    text = "Bài sẽ nằm trong mục chờ duyệt của lãnh đạo và biên tập. Bạn vẫn sửa được; khi sửa, bài trở lại bản thảo."
    done = "Đã gửi duyệt."

    def act(self, thing: Article, cleaned: dict[str, Any], at: datetime) -> str:
        actions.submit(thing, by=self.officer, at=at)
        return self.address()


class SendBackArticle(ArticleAct):
    """Return it to the writer."""

    form_class = forms.SendBackForm
    verb = "send_back"
    done = "Đã trả lại người viết."

    def act(self, thing: Article, cleaned: dict[str, Any], at: datetime) -> str:
        actions.send_back(thing, reason=cleaned["reason"], by=self.officer, at=at)
        return self.address()


class PublishArticle(ArticleAct):
    """Publish now or at an hour."""

    form_class = forms.PublishForm
    verb = "publish"
    text = "Bài hiện trên cổng thông tin của đơn vị và được tính vào số liệu của ngày đăng."

    def get_initial(self) -> dict[str, Any]:
        return {"seen": self.newest()}

    def act(self, thing: Article, cleaned: dict[str, Any], at: datetime) -> str:
        seen = cleaned["seen"] or 0
        actions.publish(thing, public_from=cleaned["public_from"], by=self.officer, at=at, seen=seen)
        return self.address()


class WithdrawArticle(ArticleAct):
    """Take it off the portal."""

    form_class = forms.WithdrawForm
    verb = "withdraw"
    text = "Bài không còn trên cổng và không còn được tính vào số liệu. Có thể đăng lại sau."
    done = "Đã gỡ bài."

    def act(self, thing: Article, cleaned: dict[str, Any], at: datetime) -> str:
        actions.withdraw(thing, reason=cleaned["reason"], by=self.officer, at=at)
        return self.address()


class AddPicture(ArticleAct):
    """Put a picture into the article."""

    form_class = forms.AddPictureForm
    verb = "add_picture"
    done = "Đã thêm ảnh."

    def act(self, thing: Article, cleaned: dict[str, Any], at: datetime) -> str:
        actions.add_picture(thing, cleaned.pop("file"), by=self.officer, at=at, **cleaned)
        return f"{self.address()}#anh"


class PictureAct(ArticleAct):
    """A verb on one picture of the article."""

    def find(self) -> Article:
        article = super().find()
        self.picture = get_object_or_404(
            Picture.objects.select_related("article"), article=article, code=self.kwargs["picture"].upper()
        )
        return article

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(picture=self.picture, **kwargs)


class DescribePicture(PictureAct):
    """Say what it shows."""

    form_class = forms.DescribePictureForm
    verb = "describe_picture"
    done = "Đã lưu chú thích."

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.picture, name) for name in forms.DescribePictureForm.base_fields}

    def act(self, thing: Article, cleaned: dict[str, Any], at: datetime) -> str:
        actions.describe_picture(self.picture, by=self.officer, at=at, **cleaned)
        return f"{self.address()}#anh"


class RemovePicture(PictureAct):
    """Take it out."""

    form_class = forms.RemovePictureForm
    verb = "remove_picture"
    text = "Ảnh và các cỡ của ảnh bị xóa hẳn."
    done = "Đã bỏ ảnh."

    def act(self, thing: Article, cleaned: dict[str, Any], at: datetime) -> str:
        actions.remove_picture(self.picture, by=self.officer, at=at)
        return f"{self.address()}#anh"
