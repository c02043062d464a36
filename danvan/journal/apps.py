"""Django application of the journal."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "danvan.journal"
    label = "journal"
    verbose_name = "Nhật ký"
