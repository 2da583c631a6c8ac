"""Open pages: the seals, the key that signs them, and the proof for one's own receipt. No personal data."""

import re
from datetime import date

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from zhichi.foundation.ledger.models import Entry, Seal
from zhichi.foundation.ledger.models.proofs import ALGORITHMS, proof_of, seal_sheet
from zhichi.foundation.vault.public import crypto, public_key, public_keys

PER_PAGE = 30
DIGEST = re.compile("[0-9a-f]{64}")


@login_not_required
@require_safe
def seals(request: HttpRequest) -> HttpResponse:
    """The seals, newest first."""
    page = Paginator(Seal.objects.order_by("-date"), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "ledger/citizen/seals.html", {"page": page})


@login_not_required
@require_safe
def seal_json(request: HttpRequest, day: str) -> JsonResponse:
    """One seal with its signature, as `zhichi-seal/1`."""
    try:
        on = date.fromisoformat(day)
    except ValueError as error:
        raise Http404(_("日期要写成 2026-11-22 这样")) from error
    return _json(seal_sheet(get_object_or_404(Seal, date=on)))


@login_not_required
@require_safe
def key_json(request: HttpRequest) -> JsonResponse:
    """The public key in use and the ones before it."""
    profile = crypto()
    return _json(
        {
            "format": "zhichi-key/1",
            "hash": profile.hash_name,
            "signature_algorithm": ALGORITHMS[profile.name],
            "public_key": public_key().hex(),
            "all": [
                {"signature_algorithm": ALGORITHMS[name], "public_key": key.hex()}
                for name, key in public_keys()
            ],
        }
    )


@login_not_required
@require_safe
def proof_json(request: HttpRequest, digest: str) -> JsonResponse:
    """The inclusion proof of one entry; whoever holds the digest holds the receipt."""
    entry = Entry.objects.filter(digest=digest).first() if DIGEST.fullmatch(digest) else None
    if entry is None:
        return _json({"error": _("没有这条记录，请核对回执上的 64 位指纹。")}, status=404)
    proof = proof_of(entry)
    if proof is None:
        return _json(
            {"error": _("这条记录已经登记，当天的账本还没有封印，请第二天再来下载证明。")}, status=404
        )
    return _json(proof)


def _json(body: dict[str, object], status: int = 200) -> JsonResponse:
    return JsonResponse(body, status=status, json_dumps_params={"ensure_ascii": False, "indent": 1})
