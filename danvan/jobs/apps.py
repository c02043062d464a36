"""Django application of this room."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "danvan.jobs"
    label = "jobs"
    verbose_name = "Việc chạy nền"
