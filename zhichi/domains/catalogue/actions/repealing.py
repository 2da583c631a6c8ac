"""A whole law is repealed: one act, all its articles, one entry on its chain."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from zhichi.domains.catalogue.access import can_edit
from zhichi.domains.catalogue.actions.article_changes import ChangeError
from zhichi.domains.catalogue.actions.finding import tell_laws
from zhichi.domains.catalogue.actions.noting_texts import note_before
from zhichi.domains.catalogue.actions.opening_work import open_adjustments, work_rows
from zhichi.domains.catalogue.enums import ArticleChangeKind, Code
from zhichi.domains.catalogue.models import Article, ArticleChange, Law
from zhichi.domains.catalogue.models.graph import law_graph
from zhichi.domains.catalogue.models.law_stamp import renew_stamp
from zhichi.domains.catalogue.rules.law_dates import day_fault
from zhichi.domains.catalogue.rules.numerals import article_order, article_words
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append
from zhichi.foundation.sockets.public import Citing


@dataclass(frozen=True)
class RepealDraft:
    """From which day the law has no force, and the document that says so."""

    effective_on: date
    document: str
    note: str = ""


def touched_by_law(law: Law) -> list[Citing]:
    """What cites the law today, any of its articles or the whole, each thing once."""
    return law_graph().of_law(law.key)


def repeal_law(*, law: Law, draft: RepealDraft, by: Actor, at: datetime) -> ArticleChange:
    """Record the repeal: every text ends, its papers stop from the day on, adjustments are opened.

    Raises ChangeError, PermissionError when `by` may not.
    """
    verdict = can_edit(by)
    if not verdict:
        raise PermissionError(verdict.because)
    with transaction.atomic():
        held = Law.objects.select_for_update().get(pk=law.pk)
        ending = _ending(held, draft, at)
        found, numbers = touched_by_law(held), sorted({one.number for one in ending}, key=article_order)
        day = draft.effective_on
        versions = held.versions.filter(Q(effective_to=None) | Q(effective_to__gt=day))
        before = {
            "texts": [[one.pk, _iso(one.valid_to)] for one in ending],
            "versions": [[one.pk, _iso(one.effective_to)] for one in versions],
        }
        note_before([held.key], by=by.ref, at=at)
        Article.objects.filter(pk__in=[one.pk for one in ending]).update(valid_to=day)
        versions.update(effective_to=day)
        change = ArticleChange.objects.create(
            whole_law=held,
            kind=ArticleChangeKind.REPEALED,
            effective_on=day,
            document=draft.document.strip(),
            note=draft.note,
            cited_by=work_rows(found),
            before=before,
            recorded_at=at,
            recorded_by=by.ref,
        )
        payload = {"effective_on": day.isoformat(), "document": change.document, "articles": numbers}
        append(
            subject=f"law:{held.key}",
            at=at,
            actor=by.ref,
            code=Code.LAW_REPEALED,
            payload=payload | {"cited_by": len(found)},
        )
        open_adjustments(change, found, by=by, at=at)
        tell_laws([held.key])
        renew_stamp()
        return change


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _ending(law: Law, draft: RepealDraft, at: datetime) -> list[Article]:
    """The texts that end with the law on that day. Raises ChangeError."""
    day = draft.effective_on
    if ArticleChange.objects.standing().filter(whole_law=law).exists():
        raise ChangeError("这部法律已经登记过整部废止。")
    if not draft.document.strip():
        raise ChangeError("请写明依据的文件。", "document")
    if fault := day_fault(day, localdate(at)):
        raise ChangeError(fault, "effective_on")
    begun = [one.effective_from for one in law.versions.all() if one.effective_from]
    if begun and day <= max(begun):
        raise ChangeError(f"废止的日期要晚于这部法律施行的{max(begun):%Y-%m-%d}。", "effective_on")
    texts = list(law.articles.select_for_update().filter(Q(valid_to=None) | Q(valid_to__gt=day)))
    for text in texts:
        if text.valid_from is not None and text.valid_from >= day:
            raise ChangeError(
                f"{article_words(text.number)}登记了{text.valid_from:%Y-%m-%d}起的新内容，废止的日期要在那以后。",
                "effective_on",
            )
    return texts
