"""What can be done with an assessment: buttons for what I may do, reasons for the rest."""

from typing import Any

from django.urls import reverse

from zhichi.domains.standards.enums import Verb
from zhichi.domains.standards.models import Assessment

BUTTONS = (
    Verb.SUBMIT,
    Verb.REVIEW,
    Verb.SEND_BACK,
    Verb.VERIFY,
    Verb.HAND_IN,
    Verb.RECHECK,
    Verb.CERTIFY,
    Verb.REVOKE,
)


def button(assessment: Assessment, verb: Verb) -> dict[str, str]:
    url = reverse("standards:do", args=[assessment.pk, verb.value])
    kind = "secondary" if verb in (Verb.SEND_BACK, Verb.REVOKE) else "primary"
    return {"title": str(verb.label), "url": url, "kind": kind}


def closed(assessment: Assessment, verbs: list[Any], marking: str) -> list[dict[str, str]]:
    refused = [(verb, verdict.because) for verb, verdict in verbs if not verdict]
    if marking:
        refused.insert(0, (Verb.MARK, marking))
    return [{"title": str(verb.label), "because": because} for verb, because in refused]
