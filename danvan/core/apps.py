"""Django application of the floor: template tags, sealed fields, the throttle."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "danvan.core"
    label = "core"
    verbose_name = "Nền"
