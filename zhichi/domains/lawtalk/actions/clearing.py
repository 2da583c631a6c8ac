"""The second person: publishes what is clear, sends back what is not; and taking down."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from zhichi.domains.lawtalk.access import can_clear, can_withdraw, person
from zhichi.domains.lawtalk.actions.drafting import CALLED, findings
from zhichi.domains.lawtalk.actions.finding import list_again, unlist
from zhichi.domains.lawtalk.actions.holding import held, told
from zhichi.domains.lawtalk.enums import Code, State
from zhichi.domains.lawtalk.models import PublicAnswer
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import RefusedError, refusing


def publish(*, answer_id: int, by: Actor, at: datetime, revision: int | None = None) -> PublicAnswer:
    """Make it public. Raises RefusedError while anything private is found, PermissionDenied for who drafted it."""
    with refusing(), transaction.atomic():
        one = held(answer_id, by, revision)
        verdict = can_clear(by, one)
        if not verdict:
            raise PermissionDenied(verdict.because)
        private = findings(one)
        if private:
            sorts = "；".join(f"{CALLED[field]}里有{'、'.join(found)}" for field, found in private.items())
            raise RefusedError(f"还有个人信息，不能公开：{sorts}。请退回起草人改掉。")
        one.state, one.cleared_by, one.published_at = State.PUBLISHED, person(by), at
        told(one, Code.PUBLISHED, by=by, at=at, payload={"drafted_by": one.drafted_by})
        list_again(one)
    return one


def send_back(
    *, answer_id: int, note: str, by: Actor, at: datetime, revision: int | None = None
) -> PublicAnswer:
    """Back to who drafted it, with what is to be changed. Raises RefusedError, PermissionDenied."""
    if not 2 <= len(note.strip()) <= 300:
        raise RefusedError("请写明要改什么，最多 300 个字。", "note")
    with refusing(), transaction.atomic():
        one = held(answer_id, by, revision)
        verdict = can_clear(by, one)
        if not verdict:
            raise PermissionDenied(verdict.because)
        one.state, one.note = State.ALLOWED, note.strip()
        told(one, Code.RETURNED, by=by, at=at)
    return one


def withdraw(
    *, answer_id: int, note: str, by: Actor, at: datetime, revision: int | None = None
) -> PublicAnswer:
    """Take it down, whatever its state. Raises RefusedError, PermissionDenied."""
    if not 2 <= len(note.strip()) <= 300:
        raise RefusedError("请写明为什么撤下，最多 300 个字。", "note")
    with refusing(), transaction.atomic():
        one = held(answer_id, by, revision)
        verdict = can_withdraw(by, one)
        if not verdict:
            raise PermissionDenied(verdict.because)
        one.state, one.withdrawn_at, one.note = State.WITHDRAWN, at, note.strip()
        told(one, Code.WITHDRAWN, by=by, at=at)
        unlist(one)
    return one
