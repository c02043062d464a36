"""Things that leave the public search by themselves at a moment."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("search", "0002_words")]
    operations = [
        migrations.AddField(
            model_name="document",
            name="public_until",
            field=models.DateTimeField(null=True, verbose_name="Công khai đến trước"),
        ),
    ]
