"""Registering at a desk what somebody asked for in person, by telephone or by letter."""

from dataclasses import replace
from datetime import datetime

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.access import can_act_for, can_register, working_desks
from zhichi.foundation.cases.actions.effects import desk_for
from zhichi.foundation.cases.actions.faults import KeyReusedError, RefusedError
from zhichi.foundation.cases.actions.filing import LONGEST_KEY, Filed, Filing, file
from zhichi.foundation.cases.enums import Channel
from zhichi.foundation.procedures.public import Procedure, procedure_of
from zhichi.foundation.regions.public import Region, Unit, responsible_unit

# How people reach a desk that has to write down for them (domain.md §2.5).
AT_THE_DESK = (Channel.WINDOW, Channel.PHONE, Channel.LETTER, Channel.HOTLINE)


def receiving_desk(actor: Actor, procedure: Procedure, region: Region) -> Unit | None:
    """Where a case begins that this officer registers: at his own desk where it is one of the procedure's for the
    region and he can work the case there, else at the one responsible; None where the region has none."""
    own = working_desks(actor, procedure)
    if own:
        for kind in procedure.filing.desk:
            unit = responsible_unit(region, kind)
            if unit is not None and unit.pk in own:
                return unit
    return desk_for(region, procedure.filing.desk, same=None, origin=None)


def register(*, filing: Filing, version_id: int, key: str, by: Actor, at: datetime) -> Filed:
    """File for somebody at the desk, once under a key of this officer's; the desk is decided here.

    Raises RefusedError (with the field at fault) and KeyReusedError as `file` does.
    """
    procedure = procedure_of(version_id)
    verdict = can_register(by, procedure)
    if not verdict and filing.mandate is not None:
        verdict = can_act_for(by, procedure, filing.region)
    if not verdict:
        raise RefusedError(verdict.because)
    if filing.channel not in AT_THE_DESK:
        raise RefusedError("请选择对方是怎么来的。", "channel")
    desk = receiving_desk(by, procedure, filing.region)
    if desk is None:
        raise RefusedError("所选地区还没有受理单位，请换一个地方，或者转 12348。", "region")
    mine = f"desk:{by.officer_id}:{key}"
    if len(mine) > LONGEST_KEY or not key:
        raise KeyReusedError("这一页的编号不对，请再按一次“登记”。", "key")
    return file(filing=replace(filing, desk=desk, version_id=version_id), key=mine, by=by, at=at)
