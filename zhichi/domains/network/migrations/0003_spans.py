from django.db import migrations
from django.utils import timezone

KINDS = {"city": "centre", "county": "centre", "township": "station", "village": "room"}


def begin_spans(apps, schema_editor):
    """Points registered before spans were kept: in their state since today, of the kind their tier usually has."""
    point_model = apps.get_model("network", "Point")
    span = apps.get_model("network", "PointSpan")
    today = timezone.localdate()
    for tier, kind in KINDS.items():
        point_model.objects.filter(tier=tier).update(kind=kind)
    bare = point_model.objects.filter(spans__isnull=True).values_list("pk", "status")
    span.objects.bulk_create(
        (span(point_id=pk, status=status, from_on=today) for pk, status in bare.iterator()), batch_size=500
    )


class Migration(migrations.Migration):
    dependencies = [("network", "0002_register")]
    operations = [migrations.RunPython(begin_spans, migrations.RunPython.noop)]
