"""A series holds meetings of any kind; until now it held classes alone."""

from django.db import migrations

CARRY = (
    "UPDATE meetings_meeting SET series_id = "
    "(SELECT series_id FROM meetings_study WHERE meetings_study.meeting_id = meetings_meeting.id)"
)
CARRY_BACK = (
    "UPDATE meetings_study SET series_id = "
    "(SELECT series_id FROM meetings_meeting WHERE meetings_meeting.id = meetings_study.meeting_id)"
)


class Migration(migrations.Migration):
    dependencies = [("meetings", "0005_series")]

    operations = [
        migrations.RunSQL(CARRY, CARRY_BACK, elidable=True),
        migrations.RemoveField(model_name="study", name="series"),
    ]
