"""What the items of the checklists stand on. Fits `sockets.CITERS`."""

from collections.abc import Iterator

from django.urls import reverse

from zhichi.domains.standards.models.checklist import Checklist
from zhichi.foundation.sockets.public import Citing


def checklist_items() -> Iterator[Citing]:
    """Every item with a source, of the newest version of each checklist."""
    newest = {checklist.key: checklist for checklist in Checklist.objects.order_by("key", "version")}
    for checklist in newest.values():
        url = reverse("standards:checklist", args=[checklist.key, checklist.version])
        for item in checklist.document["items"]:
            key, title = f"{checklist.key}.{item['code']}", f"{checklist.title}：{item['text']}"
            yield Citing("检查条目", key, title, item["source"], url, version=str(checklist.version))
