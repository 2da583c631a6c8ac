"""Who keeps a seal: named by somebody else, and it is his from when he says that he has it in his hands."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.timezone import localdate

from zhichi.foundation.accounts.public import Actor, Officer, Post, Role
from zhichi.foundation.cases.public import RefusedError, refusing
from zhichi.foundation.seals.access import can_manage, has_keepers_post
from zhichi.foundation.seals.actions.noting import held_seal, note
from zhichi.foundation.seals.enums import Code, SealState
from zhichi.foundation.seals.models import Keepership, Seal, rulebook


def name_keeper(
    *, seal: Seal, officer: Officer, until: date | None = None, by: Actor, at: datetime
) -> Keepership:
    """Name the next keeper, or with `until` who stands in so long. Begins when he takes over.

    RefusedError: a keeper changes nothing himself, neither the one who goes nor the one who comes; whoever is named
    has a post as keeper (监印人) at the organ or its parent; a stand-in has a last day, not too far away.
    """
    with refusing(), transaction.atomic():
        held = held_seal(seal.pk)
        running = Keepership.objects.filter(seal=held, ended_at=None)
        # Nobody hands the seal to himself, nor through whoever holds his post for him.
        apart = by.free_of(officer.pk, *running.values_list("officer_id", flat=True))
        verdict = can_manage(apart, held.organ)
        if not verdict:
            raise RefusedError(verdict.because)
        if held.state == SealState.RETIRED:
            raise RefusedError("这枚印章已经停用。")
        if by.officer_id == officer.pk or running.filter(officer=by.officer_id or 0).exists():
            raise RefusedError("保管人不能由自己指定、自己更换，请另一位管理人办理。")
        if running.filter(officer=officer).exists():
            raise RefusedError("这个人已经是保管人，或者正等着接印。", "officer")
        today = localdate(at)
        units = [held.organ_id, held.organ.parent_id or held.organ_id]
        posts = Post.objects.on(today).filter(officer=officer, role=Role.SEAL_KEEPER, unit__in=units)
        if not officer.is_active or not posts.exists():
            raise RefusedError(f"{officer.name}在这个单位没有监印人的岗位，请先由安全管理员授予。", "officer")
        longest = rulebook(today).stand_in_days
        if until is not None and not today <= until <= today + timedelta(longest):
            raise RefusedError(f"临时代管最多 {longest} 天，请写从今天起 {longest} 天内的日期。", "until")
        running.awaited().filter(stands_in=until is not None).update(ended_at=at)
        made = Keepership.objects.create(
            seal=held,
            officer=officer,
            stands_in=until is not None,
            until=until,
            named_at=at,
            named_by_id=by.officer_id,
        )
        note(held, Code.NAMED, by=by, at=at, keeper=officer.pk, until=until.isoformat() if until else "")
    return made


def take_over(*, keepership: Keepership, by: Actor, at: datetime) -> Keepership:
    """The seal is in his hands: what the keeper before him had ends at this moment. A stand-in ends nobody's."""
    with refusing(), transaction.atomic():
        seal = held_seal(keepership.seal_id)
        held = Keepership.objects.select_for_update().get(pk=keepership.pk)
        if by.officer_id is None or by.officer_id != held.officer_id:
            raise RefusedError("由接印的人自己确认。")
        if held.taken_at is not None or held.ended_at is not None:
            raise RefusedError("这次交接已经办完了。")
        if not has_keepers_post(by, seal):
            raise RefusedError("您已经没有监印人的岗位，不能接印。")
        if not held.stands_in:
            Keepership.objects.filter(seal=seal, stands_in=False, ended_at=None).exclude(
                taken_at=None
            ).update(ended_at=at)
        held.taken_at = at
        held.save(update_fields=["taken_at"])
        note(seal, Code.TOOK, by=by, at=at, keeper=held.officer_id, stands_in=held.stands_in)
    return held
