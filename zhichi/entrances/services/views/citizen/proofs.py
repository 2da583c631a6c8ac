"""Proofs for the party: the ledger's entry of each public act, and that it stands under a published seal."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from zhichi.entrances.services.story import public_acts
from zhichi.entrances.services.views.citizen.tracking import opened
from zhichi.foundation.cases.public import Act, Case
from zhichi.foundation.ledger.public import Entry, entries_of, sealed_on, whole_proof_of

NOT_YET = "这一步已经记进账本，当天的账本还没有封印，请第二天再来下载证明。"


@opened
def proofs(request: HttpRequest, case: Case) -> HttpResponse:
    """Every public act of the case with its fingerprint, and what can be kept of it."""
    entries = {entry.digest: entry for entry in entries_of(case.subject)}
    days = sealed_on(entries.values())
    lines = [
        {"act": act, "entry": entry, "sealed_on": days.get(entry.pk)}
        for act in public_acts(case)
        if (entry := entries.get(act.entry_digest)) is not None
    ]
    return render(request, "services/citizen/proofs.html", {"case": case, "lines": lines})


@opened
def entry_json(request: HttpRequest, case: Case, seq: int) -> HttpResponse:
    """The entry of an act as it stands on the ledger (zhichi-ledger/1); its payload stays behind, the hash is in it."""
    return keepsake(entry_of(case, seq).statement(), f"{case.number}-{seq}-entry.json")


@opened
def proof_json(request: HttpRequest, case: Case, seq: int) -> HttpResponse:
    """The entry with the proof that it stands under the seal of its day (zhichi-proof/1)."""
    proof = whole_proof_of(entry_of(case, seq))
    if proof is None:
        return keepsake({"error": NOT_YET}, status=404)
    return keepsake(proof, f"{case.number}-{seq}-proof.json")


def entry_of(case: Case, seq: int) -> Entry:
    """The ledger's entry of a public act of this case."""
    act: Act | None = next((act for act in public_acts(case) if act.seq == seq), None)
    entry = entries_of(case.subject).filter(digest=act.entry_digest).first() if act else None
    if entry is None:
        raise Http404
    return entry


def keepsake(said: dict[str, Any], name: str = "", status: int = 200) -> JsonResponse:
    """JSON that the browser offers to keep under a name."""
    response = JsonResponse(said, status=status, json_dumps_params={"ensure_ascii": False, "indent": 1})
    if name:
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
