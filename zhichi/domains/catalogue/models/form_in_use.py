"""Whether people would fill in the form that was made for an item, or another one."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from zhichi.domains.catalogue.models.known import filings_on
from zhichi.foundation.forms.public import FormVersion


def form_warnings(document: Mapping[str, Any], day: date) -> list[str]:
    """What a clerk must know before publishing: the item's own form unused, or an older version of it in use."""
    kind = str(document.get("kind", ""))
    filing = filings_on(day).get(kind)
    if not kind or filing is None:
        return []
    used, _, number = str(filing.get("form", "")).partition("@")
    found = []
    own = _newest(kind, day)
    if own is not None and used != own.key:
        instead = f"用的是另一份表单“{used}”" if used else "问的是程序自己的填写项"
        found.append(
            f"为本事项发布了表单“{own.title}”，可是办理程序没有用它，{instead}。"
            "要用它，请在办理程序的“申请”里选好，再发布程序的新版。"
        )
    newest = _newest(used, day) if used else None
    if newest is not None and number.isdigit() and int(number) < newest.version:
        found.append(
            f"表单“{newest.title}”已有第 {newest.version} 版，办理程序还用第 {number} 版。"
            "要换，请在办理程序的“申请”里选新版，再发布程序的新版。"
        )
    return found


def _newest(key: str, day: date) -> FormVersion | None:
    rows = FormVersion.objects.standing().filter(key=key, effective_from__lte=day)
    return rows.defer("document").order_by("-version").first()
