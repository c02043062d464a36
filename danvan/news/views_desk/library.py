"""The desk side of the pictures library: the pictures of the units in scope, kept, described, used, discarded."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from danvan.news import actions, forms
from danvan.news.models import Article, LibraryPicture, Picture
from danvan.news.permissions import WRITERS, may_add_picture, may_draft
from danvan.news.views_desk.article import ArticleAct, PictureAct
from danvan.units.doors import DeskAct, DeskList


class ListLibrary(DeskList):
    """The library; with ``?bai=`` each picture leads into that article."""

    template_name = "news/desk/library.html"
    title = "Kho ảnh"
    filter_form_class = forms.LibraryFilter
    page_size = 24

    def rows(self, filters: dict[str, Any]) -> QuerySet[LibraryPicture]:
        rows = LibraryPicture.objects.visible_to(self.officer, self.today).select_related("unit")
        if self.article():
            rows = rows.filter(unit=self.article().unit_id)  # type: ignore[union-attr]
        if words := filters.get("q", "").strip():
            rows = rows.filter(Q(caption__icontains=words) | Q(credit__icontains=words))
        if filters.get("shows"):
            rows = rows.filter(shows=filters["shows"])
        return rows.annotate(uses=Count("used__article", distinct=True))

    def article(self) -> Article | None:
        """Return the article that a picture is looked for, when the officer may change it."""
        code = self.request.GET.get("bai", "").upper()
        if code and not hasattr(self, "_article"):
            found = (
                Article.objects.visible_to(self.officer, self.today).select_related("unit").filter(code=code).first()
            )
            self._article = found if found and may_add_picture(self.officer, found, self.today) else None
        return getattr(self, "_article", None)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may = may_draft(self.officer, self.officer.unit, self.today)
        return super().get_context_data(article=self.article(), may_draft=may, own=self.officer.unit_id, **kwargs)


def about(cleaned: dict[str, Any]) -> actions.About:
    """Read what a form says of a picture."""
    return actions.About(**{name: cleaned[name] for name in actions.About.__slots__})


class KeepPicture(DeskAct):
    """Put a new picture into the library of the own unit."""

    template_name = "news/desk/form.html"
    form_class = forms.KeepNewForm
    roles = WRITERS
    title = "Thêm ảnh vào kho"
    done = "Ảnh đã vào kho."
    extra_context = {"submit": "Thêm vào kho", "back": "/desk/news/library/"}

    def act(self, thing: None, cleaned: dict[str, Any], at: datetime) -> str:
        actions.keep_picture(cleaned["file"], about(cleaned), unit=self.officer.unit, by=self.officer, at=at)
        return reverse("news:library")


class KeptAct(DeskAct):
    """A verb on one picture of the library."""

    template_name = "news/desk/form.html"
    roles = WRITERS

    def find(self) -> LibraryPicture:
        rows = LibraryPicture.objects.visible_to(self.officer, self.today).select_related("unit")
        kept = get_object_or_404(rows, code=self.kwargs["kept"].upper())
        if not may_draft(self.officer, kept.unit, self.today):
            raise Http404
        return kept

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(kept=self.thing, submit=self.title, back="/desk/news/library/", **kwargs)


class DescribeKept(KeptAct):
    """Say what it shows, who took it, who agreed."""

    form_class = forms.KeepForm
    title = "Sửa thông tin ảnh"
    done = "Đã lưu."

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.thing, name) for name in forms.KeepForm.base_fields}

    def act(self, thing: LibraryPicture, cleaned: dict[str, Any], at: datetime) -> str:
        actions.describe_kept(thing, about(cleaned), by=self.officer, at=at)
        return reverse("news:library")


class DiscardKept(KeptAct):
    """Take it out of the library."""

    form_class = forms.NothingForm
    title = "Bỏ ảnh khỏi kho"
    done = "Đã bỏ ảnh khỏi kho."

    def act(self, thing: LibraryPicture, cleaned: dict[str, Any], at: datetime) -> str:
        actions.discard_kept(thing, by=self.officer, at=at)
        return reverse("news:library")


class UsePicture(ArticleAct):
    """Put a picture of the library into an article."""

    form_class = forms.UseForm
    verb = "add_picture"
    done = "Đã thêm ảnh từ kho."

    def find(self) -> Article:
        article = super().find()
        self.kept = get_object_or_404(LibraryPicture, unit=article.unit_id, code=self.kwargs["kept"].upper())
        return article

    def get_initial(self) -> dict[str, Any]:
        return {"caption": self.kept.caption, "alt": self.kept.alt}

    def act(self, thing: Article, cleaned: dict[str, Any], at: datetime) -> str:
        actions.use_picture(self.kept, thing, by=self.officer, at=at, **cleaned)
        return f"{self.address()}#anh"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(kept=self.kept, **kwargs)


class KeepFromArticle(PictureAct):
    """Put a picture of an article into the library."""

    form_class = forms.KeepForm
    verb = "describe_picture"
    done = "Ảnh đã vào kho."

    def get_initial(self) -> dict[str, Any]:
        return {name: getattr(self.picture, name, None) for name in forms.KeepForm.base_fields}

    def find(self) -> Article:
        article = super().find()
        if not self.picture.file or self.picture.library_id:
            raise Http404
        return article

    def act(self, thing: Article, cleaned: dict[str, Any], at: datetime) -> str:
        actions.keep_from_article(Picture.objects.get(pk=self.picture.pk), about(cleaned), by=self.officer, at=at)
        return f"{self.address()}#anh"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(title="Đưa ảnh vào kho", submit="Đưa vào kho", **kwargs)
