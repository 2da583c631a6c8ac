"""What of a form stands on the law: each thing it asks, and each column of its tables."""

from collections.abc import Collection, Iterator
from typing import Any

from django.urls import reverse

from zhichi.domains.catalogue.rules.cited_in import basis_text
from zhichi.foundation.forms.public import FormVersion
from zhichi.foundation.procedures.public import ProcedureVersion, named_forms
from zhichi.foundation.sockets.public import Citing

FIELD = "表单字段"


def citing_of(version: FormVersion) -> Iterator[Citing]:
    told: dict[str, Any] = {
        "url": reverse("forms:version", args=[version.key, version.version]),
        "version": str(version.version),
        "since": version.effective_from,
    }
    for section in version.document.get("sections", []):
        for field in section.get("fields", []):
            parts = [(field["name"], field["title"], field)]
            parts += [
                (f"{field['name']}.{column['name']}", f"{field['title']}（{column['title']}）", column)
                for column in field.get("columns") or ()
            ]
            for name, title, part in parts:
                if basis := basis_text(part.get("basis", "")):
                    yield Citing(FIELD, f"{version.key}.{name}", f"{version.title}：{title}", basis, **told)


def still_used(procedures: Collection[ProcedureVersion], beside: Collection[Any]) -> list[FormVersion]:
    """Versions that a procedure asks with although a newer one is in force; `beside` are the keys known already."""
    refs = {ref for procedure in procedures for ref in named_forms(procedure.document)}
    if not refs:
        return []
    older = FormVersion.objects.standing().exclude(pk__in=beside)
    return [
        version
        for version in older.filter(key__in={ref.partition("@")[0] for ref in refs}).order_by(
            "key", "version"
        )
        if f"{version.key}@{version.version}" in refs
    ]
