"""What every verb does first and last: lock the turn and ask whether it may; write it and its ledger entry."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.appointments.actions.claiming import release
from zhichi.foundation.appointments.actions.faults import TurnError
from zhichi.foundation.appointments.enums import LedgerCode, State, Verb
from zhichi.foundation.appointments.models import Turn
from zhichi.foundation.appointments.rules.states import HOLDING, OPEN, after, may
from zhichi.foundation.ledger.public import append
from zhichi.foundation.sockets.public import TURN_TOLD, TurnTold


def hold(pk: int, verb: Verb) -> Turn:
    """The turn, locked, if its state allows the verb; TurnError when it does not."""
    # Locked alone, so that a row that changed while we waited does not fall out of a join.
    Turn.objects.select_for_update().get(pk=pk)
    turn = Turn.objects.select_related("hall__unit", "resource", "slot").get(pk=pk)
    if not may(turn.state, verb):
        raise TurnError(f"现在是“{State(turn.state).label}”，不能{verb.label}。")
    return turn


def put(
    turn: Turn,
    verb: Verb,
    code: LedgerCode,
    *,
    by: Actor,
    at: datetime,
    payload: Mapping[str, Any] | None = None,
    basis: str = "",
) -> Turn:
    """Move the turn on, give its place back when it no longer holds one, and write the act down."""
    turn.state = after(verb)
    turn.revision += 1
    was = turn.slot.starts_at if turn.slot else turn.former_at
    if turn.state not in HOLDING and turn.slot_id is not None:
        release(turn.slot_id)
        turn.slot = None
    if turn.state not in OPEN:
        turn.seat, turn.ended_at, turn.hold_until = None, at, None
    turn.save()
    append(subject=turn.subject, at=at, actor=by.ref, code=code, payload=payload or {}, basis=basis)
    tell(turn, verb, at, was)
    return turn


def tell(turn: Turn, verb: Verb | None, at: datetime, was: datetime | None = None) -> None:
    """Pass the news to whoever sends messages; inside the transaction, for whoever left a telephone.

    `was`: the time that the turn had before, where it has none any more.
    """
    if not turn.phone:
        return
    told = TurnTold(
        turn=turn.pk,
        code=turn.code,
        phone=turn.phone,
        event=verb.value if verb else turn.state,
        hall=turn.hall.subject,
        place=turn.hall.name,
        starts_at=turn.slot.starts_at if turn.slot else None,
        former_at=turn.former_at or was,
        day=turn.day,
        answer_by=turn.hold_until,
        at=at,
    )
    for listener in TURN_TOLD:
        listener(told)
