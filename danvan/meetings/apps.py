"""Django application of this room."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    name = "danvan.meetings"
    label = "meetings"
    verbose_name = "Hội nghị – tập huấn"
