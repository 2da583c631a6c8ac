"""A business from nothing to live: form, procedure, guide, publication; what stands and what is still missing."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from zhichi.foundation.forms.public import FormDraft, FormVersion
from zhichi.foundation.procedures.public import ProcedureVersion

Step = dict[str, Any]


def business_steps(document: Mapping[str, Any], faults: int) -> list[Step]:
    """The steps in order, each with where it stands and its page; a mere guide needs only its own two."""
    kind = document.get("kind", "")
    url = "" if faults else reverse("catalogue:item_publish", args=[document["code"]])
    own = [
        _step("写指南", not faults, f"还有 {faults} 处要改" if faults else "写好了", ""),
        _step("发布", False, "先改好上面的" if faults else "可以发布了", url),
    ]
    if not kind:
        return own
    form = FormVersion.objects.filter(key=kind).order_by("-version").first()
    procedure = ProcedureVersion.objects.filter(kind=kind).order_by("-version").first()
    return [_form_step(kind, form, procedure), _procedure_step(kind, form, procedure), *own]


def _step(title: str, done: bool, state: str, url: str) -> Step:
    return {"title": title, "done": done, "state": state, "url": url}


def _form_step(kind: str, form: FormVersion | None, procedure: ProcedureVersion | None) -> Step:
    title = f"做表单（标识用 {kind}）"
    if form is not None:
        return _step(title, True, f"已发布第 {form.version} 版", reverse("forms:form", args=[kind]))
    if procedure is not None and procedure.document["filing"].get("fields"):
        return _step(title, True, "程序自己带了要填的内容，可以不做", reverse("forms:new"))
    if FormDraft.objects.filter(key=kind).exists():
        return _step(title, False, "有草稿，还没有发布", reverse("forms:form", args=[kind]))
    return _step(title, False, "还没有", reverse("forms:new"))


def _procedure_step(kind: str, form: FormVersion | None, procedure: ProcedureVersion | None) -> Step:
    title = f"做办理程序（标识用 {kind}）"
    if procedure is None:
        return _step(title, False, "还没有发布", reverse("procedures:list"))
    state = f"已发布第 {procedure.version} 版"
    used = str(procedure.document["filing"].get("form", ""))
    newest = f"{form.key}@{form.version}" if form else ""
    if used.partition("@")[0] == kind and used != newest:
        state += f"，用的是表单第 {used.partition('@')[2]} 版"
    elif newest and not used:
        state += "，还没有用上表单"
    done = not (newest and not used)
    return _step(title, done, state, reverse("procedures:version", args=[kind, procedure.version]))
