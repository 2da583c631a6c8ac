"""A business from nothing to live: form, procedure, guide, publication; what stands and what is still missing."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from zhichi.domains.catalogue.models import ItemVersion
from zhichi.domains.catalogue.views.officer.items.lists import state_of
from zhichi.foundation.forms.public import FormDraft, FormVersion
from zhichi.foundation.procedures.public import ProcedureDraft, ProcedureVersion

Step = dict[str, Any]


def business_steps(document: Mapping[str, Any], faults: int, *, today: date) -> list[Step]:
    """The steps of a draft in order, each with where it stands and its page; a mere guide needs only its own two."""
    url = "" if faults else reverse("catalogue:item_publish", args=[document["code"]])
    own = [
        _step("写指南", not faults, f"还有 {faults} 处要改" if faults else "写好了", ""),
        _step("发布", False, "先改好上面的" if faults else "可以发布了", url),
    ]
    return [*_online(document, today), *own]


def live_steps(version: ItemVersion, *, today: date, among: Sequence[ItemVersion]) -> list[Step]:
    """The same for what is published: whether people can really file it today."""
    state = state_of(version, today, among)
    return [
        *_online(version.document, today),
        _step("办事指南", state["kind"] == "green", state["title"], ""),
    ]


def _online(document: Mapping[str, Any], today: date) -> list[Step]:
    kind = document.get("kind", "")
    if not kind:
        return []
    title = str(document.get("title", ""))
    form = FormVersion.objects.standing().filter(key=kind).order_by("-version").first()
    procedure = ProcedureVersion.objects.standing().filter(kind=kind).order_by("-version").first()
    return [_form_step(kind, title, form, procedure), _procedure_step(kind, title, form, procedure, today)]


def _step(title: str, done: bool, state: str, url: str) -> Step:
    return {"title": title, "done": done, "state": state, "url": url}


def _form_step(kind: str, title: str, form: FormVersion | None, procedure: ProcedureVersion | None) -> Step:
    """What people fill in; nothing that the item knows is typed again."""
    new = f"{reverse('forms:new')}?{urlencode({'key': kind, 'title': title})}"
    filing = procedure.document["filing"] if procedure is not None else {}
    key, _, version = str(filing.get("form", "")).partition("@")
    if form is not None or key:
        said = f"已发布第 {form.version} 版" if form is not None else f"用的是“{key}”第 {version} 版"
        return _step("表单", True, said, reverse("forms:form", args=[form.key if form is not None else key]))
    if FormDraft.objects.filter(key=kind).exists():
        return _step("表单", False, "有草稿，还没有发布", reverse("forms:form", args=[kind]))
    if filing.get("fields"):
        return _step("为本事项编表单", True, "程序自己带了要填的内容，可以不编", new)
    return _step("为本事项编表单", False, "还没有", new)


def _procedure_step(
    kind: str, title: str, form: FormVersion | None, procedure: ProcedureVersion | None, today: date
) -> Step:
    drafted = ProcedureDraft.objects.filter(kind=kind).exists()
    draft = reverse("procedures:draft", args=[kind])
    if procedure is None:
        if drafted:
            return _step("办理程序", False, "有草稿，还没有发布", draft)
        new = f"{reverse('procedures:start')}?{urlencode({'kind': kind, 'title': title})}"
        return _step("为本事项编程序", False, "还没有", new)
    state = f"已发布第 {procedure.version} 版"
    used, _, version = str(procedure.document["filing"].get("form", "")).partition("@")
    unused = form is not None and not used
    if form is not None and used == form.key and version != str(form.version):
        state += f"，用的是表单第 {version} 版"
    elif unused:
        state += "，还没有用上表单"
    waits = not ProcedureVersion.objects.in_force(kind, today).exists()
    if waits:
        state += f"，{procedure.effective_from.month}月{procedure.effective_from.day}日起施行"
    page = draft if drafted and unused else reverse("procedures:version", args=[kind, procedure.version])
    return _step("办理程序", not unused and not waits, state, page)
