"""Django application of this room."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "danvan.intake"
    label = "intake"
    verbose_name = "Nhập bài"
