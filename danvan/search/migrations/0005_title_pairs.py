"""PostgreSQL: pairs of words of titles in the index; titles with marks are asked for nowhere and leave it."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from danvan.search.backends import postgresql


def pair_titles(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        postgresql.pair_titles(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("search", "0004_short_rows")]
    operations = [migrations.RunPython(pair_titles, migrations.RunPython.noop)]
