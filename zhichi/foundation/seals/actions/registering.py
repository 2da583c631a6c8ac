"""Putting a seal into the register."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import RefusedError, refusing
from zhichi.foundation.regions.public import Unit
from zhichi.foundation.seals.access import can_manage
from zhichi.foundation.seals.actions.noting import note
from zhichi.foundation.seals.enums import Code, SealForm, SealState
from zhichi.foundation.seals.models import Seal, rulebook


def register_seal(
    *,
    organ: Unit,
    kind: str,
    name: str,
    form: str,
    width_mm: int,
    valid_from: date,
    valid_to: date | None = None,
    by: Actor,
    at: datetime,
) -> Seal:
    """The seal, in use from `valid_from`; nobody can stamp with it until a keeper has taken it over.

    Raises RefusedError (field) for a name that does not carry the organ's, a size that the rules do not allow, a name
    that another seal in use has.
    """
    name = "".join(name.split())
    verdict = can_manage(by, organ)
    if not verdict:
        raise RefusedError(verdict.because)
    of_kind = rulebook(localdate(at)).types.get(kind)
    if of_kind is None:
        raise RefusedError("请从列出的种类里选。", "kind")
    if form not in SealForm.values:
        raise RefusedError("请选择实物印章还是电子印章。", "form")
    # 国发〔1999〕25号 §15: the statutory name. A personal seal carries its holder's.
    if of_kind.round and not name.startswith(organ.name):
        raise RefusedError(f"印文要用法定名称，以“{organ.name}”开头。", "name")
    if of_kind.round and not of_kind.star and name == organ.name:
        raise RefusedError(f"{of_kind.title}的印文要和公章不同，名称后面写明用途。", "name")
    if not 10 <= width_mm <= of_kind.most_mm:
        raise RefusedError(f"{of_kind.title}的直径应在 10 到 {of_kind.most_mm} 毫米之间。", "width_mm")
    if valid_to is not None and valid_to < valid_from:
        raise RefusedError("使用到的日期不能早于启用日期。", "valid_to")
    with refusing(), transaction.atomic():
        if Seal.objects.exclude(state=SealState.RETIRED).filter(name=name).exists():
            raise RefusedError("同样印文的印章已经在登记簿里。", "name")
        seal = Seal.objects.create(
            organ=organ,
            kind=kind,
            name=name,
            form=form,
            width_mm=width_mm,
            valid_from=valid_from,
            valid_to=valid_to,
            registered_at=at,
            registered_by=by.ref,
        )
        note(
            seal,
            Code.REGISTERED,
            by=by,
            at=at,
            basis="国发〔1999〕25号§15",
            kind=kind,
            organ=organ.code,
            form=form,
        )
    return seal
