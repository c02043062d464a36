from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from danvan.search.backends import backend_for


def install(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    backend_for(schema_editor.connection).install(schema_editor.connection)


def remove(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    backend_for(schema_editor.connection).remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_search")]
    operations = [migrations.RunPython(install, remove)]
