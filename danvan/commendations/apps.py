"""Django application of this room."""

from django.apps import AppConfig


class CommendationsConfig(AppConfig):
    name = "danvan.commendations"
    label = "commendations"
    verbose_name = "Khen thưởng"
