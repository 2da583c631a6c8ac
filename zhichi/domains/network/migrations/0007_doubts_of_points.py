"""What is known against the announced hours of a point, kept with it; read once from the checks that are there."""

from typing import Any

from django.db import migrations, models
from django.utils.timezone import localdate


def read_checks(apps: Any, schema_editor: Any) -> None:
    """The last check from outside of each point decides."""
    points, checks = apps.get_model("network", "Point"), apps.get_model("network", "Verification")
    rows = checks.objects.exclude(method="self_report").order_by("at", "pk")
    last = {row[0]: row[1:] for row in rows.values_list("point_id", "outcome", "at", "expires_on").iterator()}
    for pk, (outcome, at, until) in last.items():
        real = outcome == "real"
        points.objects.filter(pk=pk).update(
            doubt="" if real else outcome,
            doubted_on=None if real else localdate(at),
            confirmed_until=until if real else None,
        )


class Migration(migrations.Migration):
    dependencies = [("network", "0006_duty_of_a_person")]

    operations = [
        migrations.AddField(
            model_name="point",
            name="confirmed_until",
            field=models.DateField(editable=False, null=True, verbose_name="核实有效期至"),
        ),
        migrations.AddField(
            model_name="point",
            name="doubt",
            field=models.CharField(
                blank=True,
                choices=[
                    ("shut", "上门核验时门锁着"),
                    ("missing", "上门核验时没有找到"),
                    ("quiet", "近来没有服务记录"),
                ],
                default="",
                editable=False,
                max_length=10,
                verbose_name="疑点",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="point",
            name="doubted_on",
            field=models.DateField(editable=False, null=True, verbose_name="疑点日期"),
        ),
        migrations.RunPython(read_checks, migrations.RunPython.noop),
    ]
