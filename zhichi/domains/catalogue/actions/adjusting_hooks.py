"""What two verbs of an adjustment ask besides: a day of approval that has come, a cause that was taken back."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from zhichi.domains.catalogue.actions.noting_texts import note_compared
from zhichi.domains.catalogue.enums import ArticleChangeKind
from zhichi.domains.catalogue.models import PowerAdjustment
from zhichi.domains.catalogue.models.citers import POWER
from zhichi.domains.catalogue.models.still_cited import versions_of
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import Act, Case, RefusedError
from zhichi.foundation.procedures.public import Verb
from zhichi.kernel.verdict import ALLOWED, Verdict

NOT_WITHDRAWN = "引起这件调整的条文变动没有撤回，不能这样终止。不用调整的，请用“不需要调整”或者退回。"


def check_approval(*, case: Case, verb: Verb, answers: Mapping[str, Any], by: Actor, at: datetime) -> None:
    """Nobody has approved anything tomorrow."""
    if (day := date.fromisoformat(str(answers["approved_on"]))) > localdate(at):
        said = f"{day.year}年{day.month}月{day.day}日"
        raise RefusedError(f"批准日期{said}还没有到，请检查年份。", "approved_on")


def may_end(*, case: Case, verb: Verb, by: Actor) -> Verdict:
    """Fits `sockets.Hook.may`. One statement."""
    held = PowerAdjustment.objects.filter(case=case, change__withdrawn_at__isnull=False)
    return ALLOWED if held.exists() else Verdict(False, NOT_WITHDRAWN)


def check_end(*, case: Case, verb: Verb, answers: Mapping[str, Any], by: Actor, at: datetime) -> None:
    if not (verdict := may_end(case=case, verb=verb, by=by)):
        raise RefusedError(verdict.because)


def keep_compared(*, case: Case, act: Act, answers: Mapping[str, Any], by: Actor, at: datetime) -> None:
    """Not needed: what the item cites was held against the amended article, and still holds."""
    held = PowerAdjustment.objects.select_related("power", "change__article__law").filter(case=case).first()
    change = held.change if held else None
    if held is None or held.power is None or change is None or change.article is None:
        return
    if change.withdrawn_at or change.kind != ArticleChangeKind.AMENDED:
        return
    pair = (change.article.law.key, change.article.number)
    note_compared([(one, pair) for one in versions_of(POWER, held.power.code)], by=by.ref, at=at)
