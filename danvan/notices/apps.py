"""Django application of this room."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "danvan.notices"
    label = "notices"
    verbose_name = "Thông báo"
