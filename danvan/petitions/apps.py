"""Django application of this room."""

from django.apps import AppConfig


class PetitionsConfig(AppConfig):
    name = "danvan.petitions"
    label = "petitions"
    verbose_name = "Phản ánh, kiến nghị"
