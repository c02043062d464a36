"""Django application of the floor (templates tags only, no tables)."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "danvan.core"
    label = "core"
