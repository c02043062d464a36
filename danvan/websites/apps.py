"""Django application of this room."""

from django.apps import AppConfig


class WebsitesConfig(AppConfig):
    name = "danvan.websites"
    label = "websites"
    verbose_name = "Trang của đơn vị"
