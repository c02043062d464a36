from django.db import migrations

from danvan.search.backends import backend_for


def install(apps, schema_editor):
    backend_for(schema_editor.connection).install(schema_editor.connection)


def remove(apps, schema_editor):
    backend_for(schema_editor.connection).remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_search")]
    operations = [migrations.RunPython(install, remove)]
