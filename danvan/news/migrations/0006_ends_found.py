"""Articles with an end tell the search index when they leave it."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def tell(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    found = apps.get_model("search", "Document").objects.filter(kind="article")
    ending = apps.get_model("news", "Article").objects.exclude(public_until=None)
    for code, until in ending.values_list("code", "public_until").iterator():
        found.filter(code=code).update(public_until=until)


class Migration(migrations.Migration):
    dependencies = [("news", "0005_newest"), ("search", "0003_until")]
    operations = [migrations.RunPython(tell, migrations.RunPython.noop)]
