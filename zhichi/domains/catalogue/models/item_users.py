"""Which items need a procedure: whoever takes one back is told."""

from datetime import date

from zhichi.domains.catalogue.models.item_version import ItemVersion


def users_of_procedure(kind: str, day: date) -> list[str]:
    """Fits `sockets.PROCEDURE_USERS`: the guides in force from that day on, or later, that people file under it."""
    rows = ItemVersion.objects.filter(kind=kind).exclude(effective_to__lte=day).order_by("item", "version")
    return [f"服务事项“{row.title}”第{row.version}版" for row in rows]
