"""Give stars to an article or to the site: an uncached page of its own, without a name, without a script."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from danvan.core.network import network_address
from danvan.core.refused import Refused
from danvan.core.throttle import allow
from danvan.core.views import Act
from danvan.news import actions
from danvan.news.forms.talk import RateForm
from danvan.news.models import Article
from danvan.units.models import Unit
from danvan.websites import generation
from danvan.websites.addresses import item, split_code
from danvan.websites.doors import SiteView

DAY, HOUR = 86_400, 3600
PLACE_DAY, PLACE_HOUR, SITE_HOUR = 20, 40, 3000
"""Ratings: of one thing from one network address a day, of anything from it an hour, on one site an hour."""
REFRESH = 600
"""Seconds between two times that ratings make the kept pages new."""


class RatedAlready(Refused):
    """Hôm nay bạn đã chấm rồi. Cảm ơn bạn."""


class TooMany(Refused):
    """Có quá nhiều lượt chấm từ cùng một nơi nên chưa nhận thêm. Hãy thử lại sau."""


class Rate(SiteView, Act):
    """What articles and sites share: one form, one count, nothing about who."""

    template_name = "news/portal/rating.html"
    form_class = RateForm
    title = "Đánh giá"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        return response

    def subject(self) -> tuple[Unit, str]:
        """Return the unit and the code that are rated; the code is empty for a site."""
        raise NotImplementedError

    def back(self) -> str:
        raise NotImplementedError

    def act(self, thing: Any, cleaned: dict[str, Any], at: datetime) -> str:
        unit, code = self.subject()
        self.slow_down(f"{unit.pk}.{code}")
        actions.rate(unit, code, stars=cleaned["stars"], day=self.today)
        if allow(f"rating.refresh:{self.door.site.pk}", limit=1, seconds=REFRESH, at=self.at):
            generation.raise_after_commit()
        return f"{self.request.path}?da-cham=1"

    def slow_down(self, thing: str) -> None:
        """One rating of a thing a day from one device; only keyed digests are kept, for a day."""
        place = network_address(self.request)
        device = f"{place}\0{self.request.META.get('HTTP_USER_AGENT', '')}\0{self.today}\0{thing}"
        limits = ((f"rating.place:{place}", PLACE_HOUR, HOUR), (f"rating.site:{self.door.site.pk}", SITE_HOUR, HOUR),
                  (f"rating.thing:{place}:{thing}", PLACE_DAY, DAY))  # fmt: skip
        if not all(allow(key, limit=limit, seconds=seconds, at=self.at) for key, limit, seconds in limits):
            raise TooMany()
        if not allow(f"rating.once:{device}", limit=1, seconds=DAY, at=self.at):
            raise RatedAlready()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        unit, code = self.subject()
        return super().get_context_data(
            rated=self.request.GET.get("da-cham") == "1", standing=actions.standing(unit.pk, code), back=self.back(),
            crumbs=[{"label": "Trang chủ", "url": self.door.base}, {"label": self.title}], **kwargs,
        )  # fmt: skip


class RateArticle(Rate):
    """Rate one article."""

    title = "Chấm điểm bài viết"

    def find(self) -> Article:
        rows = Article.objects.public(self.at).of_bodies(self.door.bodies).select_related("unit")
        article = rows.filter(code=split_code(self.kwargs["tail"])).first()
        if article is None:
            raise Http404("Không có bài này.")
        return article

    def subject(self) -> tuple[Unit, str]:
        return self.thing.unit, self.thing.code

    def back(self) -> str:
        return item(self.door.base, "article", self.thing.code, self.thing.title)


class RateSite(Rate):
    """Say how satisfied one is with the information of the site (NĐ 224/2026 Đ10.3b)."""

    title = "Đánh giá trang thông tin"

    def subject(self) -> tuple[Unit, str]:
        return self.door.site.unit, ""

    def back(self) -> str:
        return self.door.base
