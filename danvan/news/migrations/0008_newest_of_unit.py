from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('news', '0007_comments_shown'),
        ('units', '0002_officers'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['unit', 'state', '-public_from', '-id', 'public_until', 'code'], name='article_newest_of_unit'),
        ),
        migrations.RemoveIndex(
            model_name='article',
            name='article_public',
        ),
    ]
