"""WSGI entry for the server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
_site = get_wsgi_application()

from danvan.portal.cache import PageCache, QuickAnswers  # noqa: E402 - after setup

application = QuickAnswers(_site, PageCache.placed)
