from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from danvan.journal.guards import Guard

GUARD = Guard("petitions_petitionstep", "petition_id", "petitions_leaving", "petition")


def install(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    GUARD.install(schema_editor.connection)


def remove(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    GUARD.remove(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("petitions", "0005_own_data_and_intake")]
    operations = [migrations.RunPython(install, remove)]
