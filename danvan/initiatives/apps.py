"""Django application of this room."""

from django.apps import AppConfig


class InitiativesConfig(AppConfig):
    name = "danvan.initiatives"
    label = "initiatives"
    verbose_name = "Dân vận khéo"
