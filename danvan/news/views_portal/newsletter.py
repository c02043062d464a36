"""Receive news by e-mail: ask, confirm, leave."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import TemplateView

from danvan.core.network import network_address
from danvan.core.refused import Refused
from danvan.core.throttle import allow
from danvan.core.views import Act
from danvan.news import actions
from danvan.news.actions.comment import stamp
from danvan.news.actions.newsletter import find_subscriber
from danvan.news.forms.talk import SubscribeForm
from danvan.websites.doors import SiteView

HOUR, PLACE, ADDRESS, SITE = 3600, 10, 3, 1000


class TooMany(Refused):
    """Có quá nhiều lượt đăng ký từ cùng một nơi. Hãy thử lại sau một giờ."""


class Unkept(SiteView):
    """Mixin of pages that no cache keeps."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().dispatch(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store"
        return response

    def crumbs(self, label: str) -> list[dict[str, str]]:
        return [{"label": "Trang chủ", "url": self.door.base}, {"label": label}]


class Subscribe(Unkept, Act):
    """Ask for news. The answer is the same whether the address was known or not."""

    template_name = "news/portal/newsletter.html"
    form_class = SubscribeForm
    title = "Nhận tin qua thư điện tử"

    def get_initial(self) -> dict[str, Any]:
        return {"made": stamp(self.at), "frequency": "weekly"}

    def act(self, thing: None, cleaned: dict[str, Any], at: datetime) -> str:
        keys = {f"news.place:{network_address(self.request)}": PLACE, f"news.to:{cleaned['address'].lower()}": ADDRESS,
                f"news.site:{self.door.site.pk}": SITE}  # fmt: skip
        if not all(allow(key, limit=limit, seconds=HOUR, at=self.at) for key, limit in keys.items()):
            raise TooMany()
        actions.subscribe(
            self.door.site, cleaned["address"], frequency=cleaned["frequency"], at=self.at,
            base_url=self.door.homes.own.whole(self.request, self.door.homes.own.base),
        )  # fmt: skip
        return f"{self.request.path}?da-gui=1"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            asked=self.request.GET.get("da-gui") == "1", crumbs=self.crumbs(self.title), **kwargs
        )


class FollowLink(Unkept, TemplateView):
    """A link of a letter: opening it changes nothing (mail scanners open links), its button does."""

    template_name = "news/portal/newsletter_link.html"
    title = ""
    done = ""
    submit = ""

    def act(self, subscriber: Any) -> None:
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.follow()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.follow(click=self.act)

    def follow(self, click: Callable[[Any], None] | None = None) -> HttpResponse:
        """Show what the link is for, or what its button did; a link that leads to nobody says why."""
        try:
            subscriber = find_subscriber(self.kwargs["code"], self.kwargs["secret"])
        except Refused as refused:
            return self.show(status=404, wrong=refused.sentence)
        if click:
            click(subscriber)
        return self.show(is_done=click is not None, frequency=subscriber.get_frequency_display().lower())

    def show(self, *, status: int = 200, **told: Any) -> HttpResponse:
        return self.render_to_response(
            self.get_context_data(
                title=self.title, done=self.done, submit=self.submit, crumbs=self.crumbs(self.title), **told
            ),
            status=status,
        )


class Confirm(FollowLink):
    """The second step of the double opt-in."""

    title = "Xác nhận nhận tin"
    done = "Đã xác nhận. Tin sẽ đến hộp thư của bạn; trong mỗi thư có đường dẫn để thôi nhận."
    submit = "Xác nhận nhận tin"

    def act(self, subscriber: Any) -> None:
        actions.confirm(subscriber, at=self.at)


@method_decorator(csrf_exempt, name="dispatch")
class Leave(FollowLink):
    """Leave with one click; a mail program may post here by itself (RFC 8058), the secret in the address is the key."""

    title = "Thôi nhận tin"
    done = "Đã thôi nhận. Địa chỉ của bạn đã bị xóa khỏi hệ thống."
    submit = "Thôi nhận tin"

    def act(self, subscriber: Any) -> None:
        actions.leave(subscriber, at=self.at)
