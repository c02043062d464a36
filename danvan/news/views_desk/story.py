"""The desk side of what stands beside the words: series, films, files, the end of an article."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan.core.dates import local_day
from danvan.documents.models import Attachment
from danvan.news import actions, forms
from danvan.news.models import Article, Film, Series
from danvan.news.permissions import WRITERS, may_draft
from danvan.news.views_desk.article import ArticleAct
from danvan.units.doors import DeskAct, DeskList


class ListSeries(DeskList):
    """The series of the units in scope, the newest first."""

    template_name = "news/desk/series.html"
    title = "Loạt bài"

    def rows(self, filters: dict[str, Any]) -> QuerySet[Series]:
        rows = Series.objects.visible_to(self.officer, self.today).select_related("unit")
        return rows.annotate(pieces=Count("articles"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(may_draft=may_draft(self.officer, self.officer.unit, self.today), **kwargs)


class BeginSeries(DeskAct):
    """Begin a series of the own unit."""

    template_name = "news/desk/form.html"
    form_class = forms.SeriesForm
    roles = WRITERS
    title = "Mở loạt bài"
    done = "Đã mở loạt bài. Chọn loạt bài này khi viết từng bài."
    extra_context = {"submit": "Mở loạt bài", "back": "/desk/news/series/"}

    def act(self, thing: None, cleaned: dict[str, Any], at: datetime) -> str:
        actions.begin_series(self.officer.unit, by=self.officer, at=at, **cleaned)
        return reverse("news:series")


class RenameSeries(BeginSeries):
    """Change name and introduction."""

    title = "Sửa loạt bài"
    done = "Đã lưu."
    extra_context = {"submit": "Lưu", "back": "/desk/news/series/"}

    def find(self) -> Series:
        rows = Series.objects.visible_to(self.officer, self.today).select_related("unit")
        found = get_object_or_404(rows, code=self.kwargs["series"].upper())
        if not may_draft(self.officer, found.unit, self.today):
            raise Http404
        return found

    def get_initial(self) -> dict[str, Any]:
        return {"title": self.thing.title, "about": self.thing.about}

    def act(self, thing: Any, cleaned: dict[str, Any], at: datetime) -> str:
        actions.rename_series(thing, by=self.officer, at=at, **cleaned)
        return reverse("news:series")


class SetEnd(ArticleAct):
    """Say after which day an article leaves the lists."""

    form_class = forms.EndForm
    verb = "set_end"
    done = "Đã lưu ngày hết hạn."

    def get_initial(self) -> dict[str, Any]:
        until = self.thing.public_until
        return {"last_day": local_day(until - timedelta(seconds=1)) if until else None}

    def act(self, thing: Article, cleaned: dict[str, Any], at: datetime) -> str:
        actions.set_end(thing, last_day=cleaned["last_day"], by=self.officer, at=at)
        return self.address()


class AddFilm(ArticleAct):
    """Put a film into the article."""

    form_class = forms.AddFilmForm
    verb = "add_film"
    done = "Đã thêm phim."

    def act(self, thing: Article, cleaned: dict[str, Any], at: datetime) -> str:
        subtitles = cleaned.pop("subtitles")
        said = subtitles.read() if subtitles else ""
        actions.add_film(thing, cleaned.pop("file"), subtitles=said, by=self.officer, at=at, **cleaned)
        return f"{self.address()}#phim"


class RemoveFilm(ArticleAct):
    """Take a film out."""

    form_class = forms.NothingForm
    verb = "remove_film"
    text = "Tệp phim và phụ đề bị xóa hẳn."
    done = "Đã bỏ phim."

    def find(self) -> Article:
        article = super().find()
        self.film = get_object_or_404(
            Film.objects.select_related("article"), article=article, code=self.kwargs["film"].upper()
        )
        return article

    def act(self, thing: Article, cleaned: dict[str, Any], at: datetime) -> str:
        actions.remove_film(self.film, by=self.officer, at=at)
        return f"{self.address()}#phim"


class AddFile(ArticleAct):
    """Put a file into the article."""

    form_class = forms.AddFileForm
    verb = "add_file"
    done = "Đã thêm tệp."

    def act(self, thing: Article, cleaned: dict[str, Any], at: datetime) -> str:
        actions.add_file(thing, cleaned["file"], by=self.officer, at=at)
        return f"{self.address()}#tep"


class RemoveFile(ArticleAct):
    """Take a file out."""

    form_class = forms.NothingForm
    verb = "remove_file"
    text = "Tệp bị xóa hẳn; bạn đọc không mở được nữa."
    done = "Đã bỏ tệp."

    def find(self) -> Article:
        article = super().find()
        rows = Attachment.objects.select_related("unit").filter(kind=actions.FILES, record_code=article.code)
        self.file = get_object_or_404(rows, code=self.kwargs["file"].upper())
        return article

    def act(self, thing: Article, cleaned: dict[str, Any], at: datetime) -> str:
        actions.remove_file(thing, self.file, by=self.officer, at=at)
        return f"{self.address()}#tep"
