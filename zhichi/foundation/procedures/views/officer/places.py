"""Faults as sentences, each with the page where it is mended."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from zhichi.foundation.procedures.actions import known_with_forms
from zhichi.foundation.procedures.actions.citing import law_faults
from zhichi.foundation.procedures.rules import ProcedureFault, faults_of


def faults_here(document: Any, day: date | None = None) -> list[ProcedureFault]:
    """Everything that would keep a draft from being published on a day (today), the law of that day too."""
    return faults_of(document, known_with_forms(document)) + law_faults(document, day or localdate())


def linked(kind: str, document: Any, faults: list[ProcedureFault]) -> list[dict[str, str]]:
    """Faults as sentences, each with the page where it is mended."""
    return [
        {"url": place_url(kind, fault.place), "where": where(document, fault.place), "said": fault.said}
        for fault in faults
    ]


def where(document: Any, place: str) -> str:
    """Where a fault lies, in words."""
    part, _, rest = place.partition(".")
    name = rest.partition(".")[0]
    if part in {"states", "verbs"} and name in document.get(part, {}):
        title = document[part][name].get("title", name)
        return f"{'状态' if part == 'states' else '动作'}“{title}”"
    return "申请" if part == "filing" else "基本情况"


def place_url(kind: str, place: str) -> str:
    """The page of the editor for a dotted place in the document."""
    part, *rest = place.split(".")
    if part == "states" and rest:
        return reverse("procedures:state", args=[kind, rest[0]])
    if part == "verbs" and rest:
        at = f"verbs.{rest[0]}"
        deeper = rest[1:]
    elif part == "filing":
        at, deeper = "filing", rest
    else:
        return reverse("procedures:about", args=[kind])
    if deeper[:1] == ["fields"] and len(deeper) > 1:
        return reverse("procedures:field", args=[kind, at, deeper[1]])
    if deeper[:1] == ["clocks"]:
        return reverse("procedures:clocks", args=[kind, at])
    # The number stands with the title, on the page of the act.
    if deeper == ["record"]:
        return reverse("procedures:paper", args=[kind, at])
    return (
        reverse("procedures:filing", args=[kind])
        if at == "filing"
        else reverse("procedures:verb", args=[kind, rest[0]])
    )
