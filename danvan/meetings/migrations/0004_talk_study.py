import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0003_talk"),
    ]

    operations = [
        migrations.CreateModel(
            name="QuizChoice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("text", models.CharField(max_length=300, verbose_name="phương án")),
                ("right", models.BooleanField(default=False, verbose_name="đúng")),
                (
                    "question",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="choices",
                        to="meetings.quizquestion",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("document_code", models.CharField(max_length=24, verbose_name="mã văn bản")),
                ("at", models.DateTimeField(verbose_name="lúc")),
                (
                    "learner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="readings", to="meetings.learner"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Series",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(max_length=24, unique=True, verbose_name="mã")),
                ("name", models.CharField(max_length=300, verbose_name="tên đợt học")),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                ("made_at", models.DateTimeField(verbose_name="lập lúc")),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.officer"
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.unit"),
                ),
            ],
            options={
                "verbose_name": "đợt học",
                "ordering": ["-year", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Speaker",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField(verbose_name="số")),
                ("name", models.CharField(blank=True, max_length=80, verbose_name="tên hoặc chỗ ngồi")),
                ("matter", models.CharField(blank=True, max_length=200, verbose_name="muốn nói về")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Chờ chủ tọa"),
                            ("approved", "Được mời"),
                            ("speaking", "Đang phát biểu"),
                            ("done", "Đã phát biểu"),
                            ("dropped", "Thôi phát biểu"),
                        ],
                        default="waiting",
                        max_length=8,
                        verbose_name="tình trạng",
                    ),
                ),
                ("position", models.PositiveIntegerField(verbose_name="thứ tự")),
                ("registered_at", models.DateTimeField(verbose_name="đăng ký lúc")),
                ("began_at", models.DateTimeField(blank=True, null=True, verbose_name="bắt đầu")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="kết thúc")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="speakers", to="meetings.meeting"
                    ),
                ),
                (
                    "question",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="meetings.question",
                    ),
                ),
            ],
            options={
                "verbose_name": "người phát biểu",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Study",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "pass_share",
                    models.PositiveSmallIntegerField(default=50, verbose_name="điểm đạt của bài kiểm tra, %"),
                ),
                ("needs_essay", models.BooleanField(default=False, verbose_name="phải nộp bài thu hoạch")),
                ("open_until", models.DateField(blank=True, null=True, verbose_name="đường dẫn học tập mở đến")),
                ("opened_at", models.DateTimeField(verbose_name="mở lúc")),
                (
                    "meeting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="study", to="meetings.meeting"
                    ),
                ),
                (
                    "opened_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.officer"
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="classes",
                        to="meetings.series",
                    ),
                ),
            ],
            options={
                "verbose_name": "phần học tập",
            },
        ),
        migrations.AddField(
            model_name="quizquestion",
            name="study",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="quiz", to="meetings.study"
            ),
        ),
        migrations.AddField(
            model_name="learner",
            name="study",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="learners", to="meetings.study"
            ),
        ),
        migrations.CreateModel(
            name="Expense",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("item", models.CharField(max_length=250, verbose_name="khoản chi")),
                ("amount", models.PositiveBigIntegerField(verbose_name="số tiền, đồng")),
                ("source", models.CharField(max_length=200, verbose_name="nguồn")),
                ("paper", models.CharField(blank=True, max_length=200, verbose_name="chứng từ")),
                ("noted_at", models.DateTimeField(verbose_name="ghi lúc")),
                (
                    "study",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="expenses", to="meetings.study"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Evaluation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "criterion",
                    models.CharField(
                        choices=[
                            ("content", "Nội dung thiết thực"),
                            ("reporter", "Cách trình bày của báo cáo viên"),
                            ("materials", "Tài liệu"),
                            ("organisation", "Tổ chức lớp"),
                        ],
                        max_length=12,
                        verbose_name="tiêu chí",
                    ),
                ),
                (
                    "score",
                    models.PositiveSmallIntegerField(
                        choices=[(5, "Rất tốt"), (4, "Tốt"), (3, "Khá"), (2, "Trung bình"), (1, "Chưa đạt")],
                        verbose_name="mức",
                    ),
                ),
                ("count", models.PositiveIntegerField(default=0, verbose_name="số phiếu")),
                (
                    "study",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="evaluations", to="meetings.study"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Target",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=400, verbose_name="chỉ tiêu")),
                ("measure", models.CharField(blank=True, max_length=40, verbose_name="đơn vị tính")),
                (
                    "wanted",
                    models.DecimalField(blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="mức"),
                ),
                ("set_at", models.DateTimeField(verbose_name="ghi lúc")),
                (
                    "congress",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="targets", to="meetings.congress"
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="TargetReport",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField(verbose_name="đến ngày")),
                (
                    "reached",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=14, null=True, verbose_name="đạt được"
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300, verbose_name="ghi rõ")),
                ("at", models.DateTimeField(verbose_name="ghi lúc")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="units.officer"
                    ),
                ),
                (
                    "target",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reports", to="meetings.target"
                    ),
                ),
            ],
            options={
                "ordering": ["on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.CharField(max_length=400, verbose_name="việc")),
                ("owner_name", models.CharField(max_length=250, verbose_name="ai làm")),
                ("due_on", models.DateField(verbose_name="hạn")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "Đang làm"), ("done", "Đã xong"), ("dropped", "Thôi không làm")],
                        default="open",
                        max_length=7,
                        verbose_name="tình trạng",
                    ),
                ),
                ("done_on", models.DateField(blank=True, null=True, verbose_name="xong ngày")),
                ("result", models.CharField(blank=True, max_length=400, verbose_name="kết quả")),
                ("set_at", models.DateTimeField(verbose_name="giao lúc")),
                (
                    "meeting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tasks", to="meetings.meeting"
                    ),
                ),
                (
                    "owner_unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "việc được giao",
                "ordering": ["due_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Topic",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveSmallIntegerField(default=0)),
                ("title", models.CharField(max_length=400, verbose_name="chuyên đề")),
                ("reporter", models.CharField(blank=True, max_length=120, verbose_name="báo cáo viên")),
                ("reporter_post", models.CharField(blank=True, max_length=250, verbose_name="chức vụ")),
                (
                    "study",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="topics", to="meetings.study"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="ballot",
            constraint=models.CheckConstraint(
                condition=models.Q(("collected", None), ("collected__lte", models.F("issued")), _connector="OR"),
                name="ballot_collected_of_issued",
                violation_error_message="Số phiếu thu về không được nhiều hơn số phiếu phát ra.",
            ),
        ),
        migrations.AddConstraint(
            model_name="ballot",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid", None),
                    (
                        "collected",
                        django.db.models.expressions.CombinedExpression(models.F("valid"), "+", models.F("invalid")),
                    ),
                    _connector="OR",
                ),
                name="ballot_valid_and_invalid",
                violation_error_message="Phiếu hợp lệ và không hợp lệ cộng lại phải bằng số thu về.",
            ),
        ),
        migrations.AddIndex(
            model_name="dialogueclock",
            index=models.Index(fields=["done_on", "stopped_on", "due_on"], name="dialogue_clock_due"),
        ),
        migrations.AddConstraint(
            model_name="dialogueclock",
            constraint=models.CheckConstraint(
                condition=models.Q(("done_on", None), ("stopped_on", None), _connector="OR"),
                name="dialogueclock_done_or_stopped",
                violation_error_message="Thời hạn đã xong thì không thôi tính nữa.",
            ),
        ),
        migrations.AddConstraint(
            model_name="member",
            constraint=models.UniqueConstraint(fields=("congress", "number"), name="congress_member_number_once"),
        ),
        migrations.AddIndex(
            model_name="question",
            index=models.Index(fields=["state", "due_on"], name="question_state_due"),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.UniqueConstraint(
                fields=("meeting", "number"), name="question_number_once", violation_error_message="Số câu hỏi đã có."
            ),
        ),
        migrations.AddConstraint(
            model_name="question",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "promised"), _negated=True),
                    models.Q(("due_on__isnull", False), models.Q(("owner_name", ""), _negated=True)),
                    _connector="OR",
                ),
                name="question_promise_with_owner_and_day",
                violation_error_message="Lời hứa phải có người chịu trách nhiệm và ngày xong.",
            ),
        ),
        migrations.AddConstraint(
            model_name="reading",
            constraint=models.UniqueConstraint(fields=("learner", "document_code"), name="reading_once"),
        ),
        migrations.AddConstraint(
            model_name="series",
            constraint=models.UniqueConstraint(
                fields=("unit", "name", "year"), name="series_once", violation_error_message="Đã có đợt học này."
            ),
        ),
        migrations.AddConstraint(
            model_name="speaker",
            constraint=models.UniqueConstraint(
                fields=("meeting", "number"),
                name="speaker_number_once",
                violation_error_message="Số này đã có người.",
            ),
        ),
        migrations.AddConstraint(
            model_name="speaker",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "speaking")),
                fields=("meeting",),
                name="speaker_one_at_a_time",
                violation_error_message="Đang có người phát biểu.",
            ),
        ),
        migrations.AddConstraint(
            model_name="learner",
            constraint=models.UniqueConstraint(fields=("study", "number"), name="learner_number_once"),
        ),
        migrations.AddConstraint(
            model_name="evaluation",
            constraint=models.UniqueConstraint(fields=("study", "criterion", "score"), name="evaluation_count_once"),
        ),
        migrations.AddIndex(
            model_name="task",
            index=models.Index(fields=["state", "due_on"], name="meeting_task_state_due"),
        ),
    ]
