"""WSGI entry for the server. Without the keys of what is sealed it answers nothing but a sentence."""

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterable
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
_site = get_wsgi_application()

from django.db import DatabaseError, connections  # noqa: E402 - after setup
from django.urls import get_resolver  # noqa: E402
from django.utils import timezone  # noqa: E402

from danvan.core import routes, sealing  # noqa: E402
from danvan.core.refused import Refused  # noqa: E402
from danvan.portal.cache import PageCache, QuickAnswers  # noqa: E402


def _refusing(sentence: str) -> Callable[..., Iterable[bytes]]:
    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        start_response("503 Service Unavailable", [("Content-Type", "text/plain; charset=utf-8")])
        return [sentence.encode()]

    return answer


def _guarded() -> Callable[..., Iterable[bytes]]:
    try:
        sealing.check(timezone.now())
    except Refused as refused:
        print(refused.sentence, file=sys.stderr, flush=True)
        return _refusing("Hệ thống tạm dừng vì thiếu khóa niêm phong. Người vận hành xem thông báo trên máy chủ.")
    except DatabaseError as error:  # no tables yet, or a server that comes up later: pages say so themselves
        print(f"danvan: {error}", file=sys.stderr, flush=True)
    finally:
        connections.close_all()
    return QuickAnswers(_site, PageCache.placed)


def _read_rooms() -> None:
    """Read the rooms that nobody has entered yet, once the first readers have their answer."""
    routes.read(get_resolver().url_patterns)
    gc.freeze()


SECONDS_FOR_FIRST_READERS = 10
application = _guarded()
gc.freeze()  # what is loaded by now stays: looking through it for garbage took a tenth of a page's time
gc.set_threshold(20_000, 20, 50)
later = threading.Timer(SECONDS_FOR_FIRST_READERS, _read_rooms)
later.daemon = True
later.start()
