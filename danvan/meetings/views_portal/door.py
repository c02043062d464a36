"""The page of a door: a phone calls the roll by number, name or scan, with a network or without.

Whoever holds the secret address may add marks until the day after the meeting. Without JavaScript each number is one
form; with it marks are kept on the phone first and pushed in batches.
"""

from __future__ import annotations

import json
import secrets
from datetime import UTC, datetime
from typing import Any

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import TemplateView, View

from danvan.core.refused import Refused
from danvan.meetings import actions
from danvan.meetings.actions.doors import Verdict
from danvan.meetings.models import Door, Slot
from danvan.meetings.states_roll import MARK_KINDS, SOURCES
from danvan.meetings.views_portal.replying import Unkept
from danvan.text.folding import key3

MOST_BYTES = 400_000
MOST_NAMESAKES = 20


class Unreadable(Refused):
    """Không đọc được dữ liệu máy gửi lên; máy vẫn giữ các lượt ấy."""


class AtDoor(Unkept):
    """Mixin: a closed door is said in a sentence and not as a missing page."""

    request: HttpRequest

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().dispatch(request, *args, **kwargs)
        except Refused as refused:
            if request.headers.get("Accept", "").startswith("application/json"):
                response: HttpResponse = JsonResponse({"sentence": refused.sentence}, status=410)
            else:
                context = {
                    "title": "Cửa điểm danh",
                    "sentence": refused.sentence,
                    "site": {"name": "Điểm danh", "home_url": "/"},
                }
                response = render(request, "meetings/portal/door_closed.html", context, status=410)
            response.headers["Cache-Control"] = "no-store"
            return response


class ShowDoor(AtDoor, TemplateView):
    """The page itself; its form works without JavaScript."""

    template_name = "meetings/portal/door.html"

    def get(self, request: HttpRequest, *args: Any, secret: str, **kwargs: Any) -> HttpResponse:
        return self.show(actions.find_door(secret, at=self.at))

    def post(self, request: HttpRequest, *args: Any, secret: str, **kwargs: Any) -> HttpResponse:
        """Take one number or name from the plain form."""
        door = actions.find_door(secret, at=self.at)
        words, kind = request.POST.get("who", "").strip()[:120], request.POST.get("kind", "arrive")
        sitting = request.POST.get("sitting", "")
        mark = {"nonce": secrets.token_hex(12), "at": self.at, "sitting": int(sitting) if sitting.isdigit() else 0,
                "kind": kind if kind in MARK_KINDS else "arrive"}  # fmt: skip
        if "add" in request.POST and words:
            said = actions.Said(**mark, source="walk_in", name=words, post=request.POST.get("post", "")[:250])
        elif words.isdigit() and len(words) < 8:
            said = actions.Said(**mark, number=int(words))
        else:
            return self.show(door, words=words, alike=self.alike(door, words))
        (verdict,) = actions.push(secret, [said], device_at=self.at, at=self.at)
        return self.show(door, verdict=verdict)

    def alike(self, door: Door, words: str) -> list[Slot]:
        """Find whose name contains the words, in the order of the list."""
        if not words:
            return []
        rows = Slot.objects.standing().filter(meeting=door.roll.meeting_id, name_key__contains=key3(words))
        return list(rows.order_by("number")[:MOST_NAMESAKES])

    def show(self, door: Door, **more: Any) -> HttpResponse:
        meeting = door.roll.meeting
        return self.render_to_response(
            {"title": door.name, "gate": door, "meeting": meeting, "sittings": list(meeting.sittings.all()), "site": {"name": meeting.name, "home_url": "/"},
             "expires": int(door.expires_at.timestamp() * 1000), **more}
        )  # fmt: skip


class Snapshot(AtDoor, View):
    """The list for a phone to work from without a network: number, name, post, unit, print of the ticket; no telephone."""

    def get(self, request: HttpRequest, *args: Any, secret: str, **kwargs: Any) -> HttpResponse:
        door = actions.find_door(secret, at=self.at)
        rows = Slot.objects.standing().filter(meeting=door.roll.meeting_id).order_by("number")
        came = door.roll.marks.counted().values_list("slot__number", "sitting", "came_at", "door__name")
        return JsonResponse({
            "places": list(rows.values_list("number", "name", "post", "unit_name", "ticket", "name_key", "seat")),
            "came": [[number, sitting, int(at.timestamp() * 1000), name or "tờ ký tên"] for number, sitting, at, name in came],
            "expires": int(door.expires_at.timestamp() * 1000), "open": door.roll.state == "open",
        })  # fmt: skip


@method_decorator(csrf_exempt, name="dispatch")
class PushMarks(AtDoor, View):
    """Marks that a phone kept: a verdict for each. The secret address is the permission; no cookie is read."""

    def post(self, request: HttpRequest, *args: Any, secret: str, **kwargs: Any) -> HttpResponse:
        marks, device_at, waiting = read_push(request.body)
        verdicts = actions.push(secret, marks, device_at=device_at, waiting=waiting, at=self.at)
        return JsonResponse({"verdicts": [_plain(one) for one in verdicts]})


def read_push(body: bytes) -> tuple[list[actions.Said], datetime, int]:
    """Read what a phone pushed: {"now": ms, "waiting": n, "marks": [{nonce, at: ms, sitting, kind, source, …}]}. Raises Unreadable."""
    if len(body) > MOST_BYTES:
        raise Unreadable()
    try:
        sent = json.loads(body)
        marks = [_said(one) for one in sent["marks"]]
        return marks, _moment(sent["now"]), max(0, min(int(sent.get("waiting", 0)), 100_000))
    except (KeyError, TypeError, ValueError, OverflowError, OSError):
        raise Unreadable() from None


def _said(one: dict[str, Any]) -> actions.Said:
    nonce, number = str(one["nonce"]), one.get("number")
    if (
        not 8 <= len(nonce) <= 40
        or one.get("kind", "arrive") not in MARK_KINDS
        or one.get("source", "number") not in SOURCES
    ):
        raise ValueError(nonce)
    if number is not None and not 0 < int(number) < 10_000_000:
        raise ValueError(number)
    return actions.Said(
        nonce, _moment(one["at"]), int(one.get("sitting") or 0) % 2**62, one.get("kind", "arrive"), one.get("source", "number"),
        int(number) if number is not None else None, str(one.get("ticket") or "")[:64], " ".join(str(one.get("name") or "").split())[:120],
        str(one.get("post") or "")[:250],
    )  # fmt: skip


def _moment(milliseconds: Any) -> datetime:
    return datetime.fromtimestamp(int(milliseconds) / 1000, UTC)


def _plain(one: Verdict) -> dict[str, Any]:
    since = int(one.since.timestamp() * 1000) if one.since else None
    return {
        "nonce": one.nonce,
        "verdict": one.verdict,
        "number": one.number,
        "said": one.said,
        "since": since,
        "door": one.door,
    }


def worker(request: HttpRequest) -> HttpResponse:
    """Give the service worker; it stands at this address so that it reaches the pages of doors and no others."""
    path = finders.find("js/door-worker.js")
    with open(str(path), "rb") as script:
        response = HttpResponse(script.read(), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response
