"""The citizen's word: an answered question may be shown to others, or no longer."""

from datetime import datetime

from django.db import transaction

from zhichi.domains.lawtalk.actions.finding import unlist
from zhichi.domains.lawtalk.actions.holding import told
from zhichi.domains.lawtalk.enums import Code, State
from zhichi.domains.lawtalk.models import KIND, PublicAnswer
from zhichi.domains.lawtalk.models.case_page import is_answered
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Case, RefusedError, hold, refusing


def allow(*, case: Case, by: Actor, at: datetime) -> PublicAnswer:
    """Raises RefusedError before there is an answer, for who is not the citizen, or when it was allowed before."""
    if by.kind != "citizen":
        raise RefusedError("是否公开由当事人自己决定。")
    with refusing(), transaction.atomic():
        hold(case)
        if case.kind != KIND or not is_answered(case):
            raise RefusedError("答复以后才能选择公开。")
        one = PublicAnswer.objects.select_for_update().filter(case=case).first()
        if one is not None and one.state != State.WITHDRAWN:
            raise RefusedError("您已经同意公开了。")
        if one is None:
            one = PublicAnswer(case=case, matter=matter_of(case))
        one.state, one.allowed_at, one.withdrawn_at = State.ALLOWED, at, None
        one.cleared_by, one.note = "", ""
        told(one, Code.ALLOWED, by=by, at=at)
    return one


def matter_of(case: Case) -> str:
    """What the question is about, as its citizen chose it from the list."""
    return case.title.partition(" · ")[2][:40]


def take_back(*, case: Case, by: Actor, at: datetime) -> PublicAnswer:
    """The citizen has thought better of it: gone at once, from the page and from the search."""
    with refusing(), transaction.atomic():
        hold(case)
        one = PublicAnswer.objects.select_for_update().filter(case=case).first()
        if one is None or one.state == State.WITHDRAWN:
            raise RefusedError("这个问答没有公开，不用撤回。")
        one.state, one.withdrawn_at = State.WITHDRAWN, at
        told(one, Code.WITHDRAWN, by=by, at=at)
        unlist(one)
    return one
