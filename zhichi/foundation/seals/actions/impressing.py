"""The impression of a seal: handed in and checked, or drawn by us; and the certificate of an electronic one."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from PIL import Image

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import RefusedError, refusing
from zhichi.foundation.seals.access import can_manage, keepers_of, keeps
from zhichi.foundation.seals.actions.drawing import drawn
from zhichi.foundation.seals.actions.noting import held_seal, note
from zhichi.foundation.seals.actions.pictures import inked, made_anew, read_png
from zhichi.foundation.seals.enums import Code
from zhichi.foundation.seals.models import Impression, Seal, rulebook
from zhichi.foundation.seals.models.impression import sealed_picture
from zhichi.foundation.seals.rules.geometry import impression_fault
from zhichi.foundation.signing.public import CertificateState, SigningCertificate
from zhichi.foundation.vault.public import crypto

SIGNING = (CertificateState.VALID, CertificateState.EXPIRING)


def set_impression(*, seal: Seal, picture: bytes, by: Actor, at: datetime) -> Impression:
    """Keep the picture that was handed in. RefusedError (picture) when it cannot be a seal of this type."""
    return _keep(seal, read_png(picture), by=by, at=at, drawn_by_us=False)


def draw_impression(*, seal: Seal, by: Actor, at: datetime) -> Impression:
    """Draw it from its name. RefusedError for a personal seal, and where there is no Chinese font."""
    kind = rulebook(localdate(at)).types[seal.kind]
    if not kind.round:
        raise RefusedError("名章请上传印模图片。")
    arc, beneath = seal.name, ""
    if seal.name.startswith(seal.organ.name) and seal.name != seal.organ.name:
        arc, beneath = seal.organ.name, seal.name.removeprefix(seal.organ.name)
    return _keep(seal, drawn(arc, beneath, star=kind.star), by=by, at=at, drawn_by_us=True)


def certify(*, seal: Seal, certificate: SigningCertificate, by: Actor, at: datetime) -> Seal:
    """An electronic seal signs with this certificate from now on: one of its own organ, that signs today."""
    with refusing(), transaction.atomic():
        held = held_seal(seal.pk)
        verdict = can_manage(by.free_of(*keepers_of(held)), held.organ)
        if not verdict:
            raise RefusedError(verdict.because)
        if keeps(by, held):
            raise RefusedError("保管人不能自己换证书，请另一位管理人办理。")
        if not held.is_electronic:
            raise RefusedError("实物印章没有证书。")
        if certificate.unit_id != held.organ_id:
            raise RefusedError(f"证书是{certificate.unit.name}的，不是{held.organ.name}的。", "certificate")
        if certificate.state(at) not in SIGNING:
            raise RefusedError("这张证书现在不能签章，请安全管理员换发。", "certificate")
        held.certificate = certificate
        held.save(update_fields=["certificate"])
        note(
            held, Code.CERTIFIED, by=by, at=at, serial=certificate.serial, fingerprint=certificate.fingerprint
        )
    return held


def _keep(seal: Seal, picture: Image.Image, *, by: Actor, at: datetime, drawn_by_us: bool) -> Impression:
    kind = rulebook(localdate(at)).types[seal.kind]
    if kind.round:
        because = impression_fault(
            inked(picture), width_mm=seal.width_mm, most_mm=kind.most_mm, star=kind.star
        )
        if because:
            raise RefusedError(because, "picture")
    data = made_anew(picture)
    with refusing(), transaction.atomic():
        held = held_seal(seal.pk)
        verdict = can_manage(by.free_of(*keepers_of(held)), held.organ)
        if not verdict:
            raise RefusedError(verdict.because)
        if keeps(by, held):
            raise RefusedError("保管人不能自己录入印模，请另一位管理人办理。")
        because = held.unusable(localdate(at)) if held.valid_from <= localdate(at) else ""
        if because:
            raise RefusedError(because)
        values: dict[str, Any] = {"sealed": sealed_picture(held.pk, data), "digest": crypto().hexdigest(data)}
        values |= {"drawn": drawn_by_us, "set_at": at, "set_by": by.ref}
        made, _ = Impression.objects.update_or_create(seal=held, defaults=values)
        note(held, Code.IMPRESSION, by=by, at=at, digest=made.digest, drawn=drawn_by_us)
    return made
