"""PostgreSQL: short rows of the index; a table that is already filled is rewritten by rebuild_search or VACUUM FULL."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from danvan.search.backends import postgresql


def lay_out(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor == "postgresql":
        postgresql.lay_out(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("search", "0003_until")]
    operations = [migrations.RunPython(lay_out, migrations.RunPython.noop)]
