"""Django application of the visit counts."""

from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "danvan.visits"
    label = "visits"
    verbose_name = "Lượt truy cập"
