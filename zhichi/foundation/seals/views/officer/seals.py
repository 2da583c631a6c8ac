"""印章登记: the seals an officer may know of, and one of them with its keepers, its totals and what was misused."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from zhichi.foundation.accounts.public import Actor, Officer, Post, Role, refused, request_actor
from zhichi.foundation.seals.access import can_manage, can_record, can_see_picture, keeps
from zhichi.foundation.seals.enums import SealState
from zhichi.foundation.seals.forms import (
    CertificateForm,
    KeeperForm,
    LostForm,
    MisuseForm,
    PictureForm,
    StopForm,
)
from zhichi.foundation.seals.models import Impression, Keepership, Misuse, Seal, rulebook
from zhichi.foundation.seals.models.ledger import totals_of
from zhichi.foundation.seals.models.managing import MANAGERS
from zhichi.foundation.seals.models.neglected import EARLY, in_hand, lately
from zhichi.foundation.seals.views.officer.gate import gate, seal_or_404
from zhichi.foundation.signing.public import SigningCertificate


@require_safe
@gate
def seals(request: HttpRequest) -> HttpResponse:
    actor, today = request_actor(request), timezone.localdate()
    at = timezone.now()
    listed = Seal.objects.visible_to(actor).select_related("organ").order_by("organ__path", "pk")
    rows = list(listed.annotate(kept=in_hand(today), late=lately(at + EARLY)))
    keepers: dict[int, list[str]] = {}
    running = Keepership.objects.filter(seal__in=rows).running(today).select_related("officer")
    for one in running:
        keepers.setdefault(one.seal_id, []).append(one.officer.name + ("（代管）" if one.stands_in else ""))
    types = rulebook(today).types
    context = {
        "rows": [
            {"seal": one, "kind": types[one.kind].title if one.kind in types else one.kind,
             "keepers": "、".join(keepers.get(one.pk, []))}
            for one in rows
        ],
        "awaited": Keepership.objects.awaited().filter(officer=actor.officer_id or 0).select_related("seal"),
        "may_add": any(actor.has(role) for role in MANAGERS),
        "misuses": Misuse.objects.filter(seal__in=rows).select_related("seal")[:20],
    }  # fmt: skip
    return render(request, "seals/officer/seals.html", context)


@require_safe
@gate
def seal(request: HttpRequest, pk: int) -> HttpResponse:
    held = seal_or_404(request, pk)
    return render(request, "seals/officer/seal.html", shown(request, held))


def shown(request: HttpRequest, held: Seal) -> dict[str, object]:
    """What the page of one seal says, with its forms empty."""
    actor, today = request_actor(request), timezone.localdate()
    manages = bool(can_manage(actor, held.organ))
    return {
        "seal": held,
        "kind": rulebook(today).types[held.kind],
        "keeperships": held.keeperships.select_related("officer", "named_by"),
        "awaits_me": held.keeperships.awaited().filter(officer=actor.officer_id or 0).first(),
        "totals": totals_of(held),
        "misuses": held.misuses.select_related("use"),
        "impression": Impression.objects.filter(seal=held).defer("sealed").first(),
        "may_see": bool(can_see_picture(actor, held, on=today)),
        "manages": manages and held.state != SealState.RETIRED,
        "may_record": bool(can_record(actor, held)),
        "may_lose": (manages or keeps(actor, held)) and held.state == SealState.ACTIVE,
        "may_stop": manages and held.state in (SealState.ACTIVE, SealState.LOST),
        "forms": {
            "keeper": KeeperForm(officers=candidates(held, actor)),
            "lost": LostForm(),
            "stop": StopForm(),
            "picture": PictureForm(),
            "certificate": CertificateForm(certificates=certificates(held, timezone.now())),
            "misuse": MisuseForm(),
        },
    }


def candidates(held: Seal, actor: Actor) -> object:
    """Officers with a post as keeper at the organ or its parent, but for whoever names."""
    units = [held.organ_id, held.organ.parent_id or held.organ_id]
    posts = Post.objects.on(timezone.localdate()).filter(role=Role.SEAL_KEEPER, unit__in=units)
    people = Officer.objects.filter(pk__in=posts.values("officer"), is_active=True)
    return people.exclude(pk=actor.officer_id or 0).order_by("name")


def certificates(held: Seal, at: datetime) -> object:
    """Those of the seal's own organ that sign now."""
    rows = SigningCertificate.objects.filter(unit=held.organ, valid_from__lte=at, valid_to__gt=at)
    return rows.filter(revoked_at=None)


@require_safe
@gate
def picture(request: HttpRequest, pk: int) -> HttpResponse:
    held = seal_or_404(request, pk)
    verdict = can_see_picture(request_actor(request), held, on=timezone.localdate())
    if not verdict:
        return refused(request, verdict.because)
    impression = Impression.objects.filter(seal=held).first()
    if impression is None:
        return HttpResponse(status=404)
    response = HttpResponse(impression.picture, content_type="image/png")
    response["Cache-Control"] = "no-store"
    return response
