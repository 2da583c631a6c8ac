"""A business from nothing to live: form, procedure, guide, publication; what stands and what is still missing."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Max
from django.urls import reverse

from zhichi.foundation.forms.public import FormDraft, FormVersion
from zhichi.foundation.procedures.public import ProcedureVersion


def business_steps(document: Mapping[str, Any], faults: int) -> list[dict[str, Any]]:
    """The steps in order, each with where it stands; a mere guide needs only its own two."""
    kind = document.get("kind", "")
    own = [
        {
            "title": "写指南",
            "done": not faults,
            "state": f"还有 {faults} 处要改" if faults else "写好了",
            "url": "",
        },
        {
            "title": "发布",
            "done": False,
            "state": "先改好上面的" if faults else "可以发布了",
            "url": "" if faults else reverse("catalogue:item_publish", args=[document["code"]]),
        },
    ]
    return [_form_step(kind), _procedure_step(kind), *own] if kind else own


def _form_step(kind: str) -> dict[str, Any]:
    version = FormVersion.objects.filter(key=kind).aggregate(last=Max("version"))["last"]
    drafted = version is None and FormDraft.objects.filter(key=kind).exists()
    own_fields = version is None and ProcedureVersion.objects.filter(kind=kind).exists()
    state = f"已发布第 {version} 版" if version else "有草稿，还没有发布" if drafted else "还没有"
    if own_fields:
        state = "程序自己带了要填的内容，可以不做"
    return {"title": "做表单", "done": bool(version) or own_fields, "state": state, "url": "/office/forms/"}


def _procedure_step(kind: str) -> dict[str, Any]:
    version = ProcedureVersion.objects.filter(kind=kind).aggregate(last=Max("version"))["last"]
    state = f"已发布第 {version} 版" if version else "还没有"
    return {"title": "做办理程序", "done": bool(version), "state": state, "url": "/office/procedures/"}
