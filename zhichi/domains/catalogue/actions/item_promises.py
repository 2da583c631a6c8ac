"""The days that a guide promises are counted: the item's own limit follows its versions, and every filing starts it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from zhichi.domains.catalogue.models import ItemVersion
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.timelimits.public import end_promise, keep_promise, promise_key

UNNAMED = "本机关"


def promise_days(document: Mapping[str, Any], since: date, *, by: Actor, at: datetime) -> None:
    """Keep what a version of an item promises as its limit from a day on; a mere guide files nothing and has none."""
    promised = document["days"].get("promised")
    if not promised or not document.get("kind"):
        end_promise(item=document["code"], since=since)
        return
    keep_promise(
        item=document["code"],
        title=document["title"],
        n=promised["n"],
        unit=promised["unit"],
        promised_by=document.get("authority", {}).get("decides") or UNNAMED,
        since=since,
        by=by,
        at=at,
    )


def users_of_limit(key: str, day: date) -> list[str]:
    """Fits `sockets.LIMIT_USERS`: the guides that name a limit or promise it, from that day on."""
    rows = ItemVersion.objects.exclude(effective_to__lte=day).select_related("item")
    return [f"服务事项“{row.title}”第{row.version}版" for row in rows if key in _named(row)]


def _named(row: ItemVersion) -> set[str]:
    days = row.document["days"]
    own = {promise_key(row.item.code)} if days.get("promised") and row.document.get("kind") else set()
    return own | {days.get("statutory", {}).get("limit", "")}
