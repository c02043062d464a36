import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0004_talk_study"),
        ("units", "0002_officers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Approval",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_on", models.DateField(verbose_name="ngày đề nghị")),
                ("asked_whom", models.CharField(max_length=250, verbose_name="cấp ủy cấp trên")),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("", "Chờ trả lời"), ("approved", "Đã chuẩn y"), ("returned", "Chưa chuẩn y")],
                        max_length=8,
                        verbose_name="kết quả",
                    ),
                ),
                ("decided_on", models.DateField(blank=True, null=True, verbose_name="ngày quyết định")),
                ("document", models.CharField(blank=True, max_length=200, verbose_name="văn bản")),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="ghi rõ")),
                ("noted_at", models.DateTimeField(blank=True, null=True, verbose_name="ghi kết quả lúc")),
            ],
            options={
                "verbose_name": "đề nghị chuẩn y",
                "ordering": ["pk"],
            },
        ),
        migrations.AlterModelOptions(
            name="series",
            options={"ordering": ["-year", "-pk"], "verbose_name": "chuỗi cuộc họp"},
        ),
        migrations.AddField(
            model_name="meeting",
            name="series",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="meetings",
                to="meetings.series",
            ),
        ),
        migrations.AddField(
            model_name="series",
            name="rhythm",
            field=models.CharField(
                blank=True,
                choices=[("", "Không đều"), ("week", "Hằng tuần"), ("month", "Hằng tháng"), ("quarter", "Hằng quý")],
                max_length=7,
                verbose_name="nhịp",
            ),
        ),
        migrations.AlterField(
            model_name="series",
            name="name",
            field=models.CharField(max_length=300, verbose_name="tên chuỗi"),
        ),
        migrations.AlterConstraint(
            model_name="series",
            name="series_once",
            constraint=models.UniqueConstraint(
                fields=("unit", "name", "year"),
                name="series_once",
                violation_error_message="Đã có chuỗi cuộc họp này.",
            ),
        ),
        migrations.AddField(
            model_name="approval",
            name="asked_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.officer"
            ),
        ),
        migrations.AddField(
            model_name="approval",
            name="congress",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="approvals", to="meetings.congress"
            ),
        ),
        migrations.AddField(
            model_name="approval",
            name="noted_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="units.officer",
            ),
        ),
        migrations.AddConstraint(
            model_name="approval",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome", "")),
                fields=("congress",),
                name="approval_one_waiting",
                violation_error_message="Đang có một đề nghị chuẩn y chờ trả lời.",
            ),
        ),
        migrations.AddConstraint(
            model_name="approval",
            constraint=models.CheckConstraint(
                condition=models.Q(("outcome", ""), ("decided_on__isnull", False), _connector="OR"),
                name="approval_decided_on_a_day",
                violation_error_message="Kết quả chuẩn y phải ghi ngày.",
            ),
        ),
    ]
