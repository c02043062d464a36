"""SQLite: the words are numbered so that the newest come first, and none is lost; filled once more where there are any."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from danvan.search.backends import sqlite


def number_downwards(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "sqlite":
        sqlite.number_downwards(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("search", "0005_title_pairs")]
    operations = [migrations.RunPython(number_downwards, migrations.RunPython.noop)]
