"""Django application of this room."""

from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "danvan.news"
    label = "news"
    verbose_name = "Tin bài"
