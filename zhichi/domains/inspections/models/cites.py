"""What the items of inspection stand on. Fits `sockets.CITERS`."""

from collections.abc import Iterator

from zhichi.domains.inspections.enums import Directory
from zhichi.domains.inspections.models.entry import EntryVersion
from zhichi.foundation.sockets.public import Citing


def inspection_items() -> Iterator[Citing]:
    """Every valid item as it stands, of each unit."""
    rows = EntryVersion.objects.filter(entry__directory=Directory.ITEMS, to_at__isnull=True)
    for row in rows.select_related("entry__unit").order_by("entry__unit", "entry__code"):
        if row.public["valid"]:
            key = f"{row.entry.unit.code}.{row.entry.code}"
            yield Citing("抽查事项", key, row.public["name"], row.public["basis"], version=str(row.number))
