"""An officer records that an article changed: what stands on it is opened for adjustment, its papers stop."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from zhichi.domains.catalogue.access import can_edit
from zhichi.domains.catalogue.actions.finding import tell_laws
from zhichi.domains.catalogue.actions.noting_texts import note_before
from zhichi.domains.catalogue.actions.opening_work import open_adjustments, work_rows
from zhichi.domains.catalogue.enums import ArticleChangeKind, Code
from zhichi.domains.catalogue.models import Article, ArticleChange
from zhichi.domains.catalogue.models.graph import law_graph
from zhichi.domains.catalogue.models.law_stamp import renew_stamp
from zhichi.domains.catalogue.rules.law_dates import change_day_fault
from zhichi.domains.catalogue.rules.law_texts import text_on
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append
from zhichi.foundation.sockets.public import Citing

Kind = ArticleChangeKind


class ChangeError(ValueError):
    """What cannot be recorded, as one sentence; `field` names the answer at fault."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


@dataclass(frozen=True)
class ChangeDraft:
    """What an officer says of an article: `number` is its new one when it was renumbered, `gist` its new content."""

    kind: str
    effective_on: date
    document: str
    note: str = ""
    number: str = ""
    gist: str = ""


def touched_by(article: Article) -> list[Citing]:
    """What cites the article today: what recording a change of it will open."""
    return law_graph().of(article.law.key, article.number)


def record_change(*, article: Article, draft: ChangeDraft, by: Actor, at: datetime) -> ArticleChange:
    """Record a change: the row ends, another begins unless it was repealed, adjustments are opened.

    One case for every power that cites it; everything else is open work on the change's own page.
    Raises ChangeError, PermissionError when `by` may not.
    """
    verdict = can_edit(by)
    if not verdict:
        raise PermissionError(verdict.because)
    try:
        with transaction.atomic():
            return _record(article, draft, by, at)
    except IntegrityError as error:
        raise ChangeError("这一条刚刚由别人登记过变动，请刷新后再看。") from error


def _record(article: Article, draft: ChangeDraft, by: Actor, at: datetime) -> ArticleChange:
    rows = Article.objects.select_for_update(of=("self",))
    held = rows.select_related("law", "version").get(pk=article.pk)
    _refuse(held, draft, at)
    found = touched_by(held)
    note_before([held.law.key], number=held.number, by=by.ref, at=at)
    before = {"texts": [[held.pk, _iso(held.valid_to)]]}
    held.valid_to = draft.effective_on
    held.save(update_fields=["valid_to"])
    if draft.kind != Kind.REPEALED:
        held.followed_by = Article.objects.create(
            law=held.law,
            version=text_on(held.law.versions.all(), draft.effective_on) or held.version,
            number=draft.number if draft.kind == Kind.RENUMBERED else held.number,
            gist=draft.gist or held.gist,
            # An officer who writes what it says now has read it.
            checked=bool(draft.gist) or held.checked,
            valid_from=draft.effective_on,
        )
        held.save(update_fields=["followed_by"])
    change = ArticleChange.objects.create(
        article=held,
        kind=draft.kind,
        effective_on=draft.effective_on,
        document=draft.document,
        note=draft.note,
        cited_by=work_rows(found),
        before=before,
        recorded_at=at,
        recorded_by=by.ref,
    )
    append(
        subject=f"law:{held.law.key}",
        at=at,
        actor=by.ref,
        code=Code.ARTICLE_CHANGED,
        payload={
            "article": held.number,
            "kind": draft.kind,
            "effective_on": draft.effective_on.isoformat(),
            "document": draft.document,
            "cited_by": len(found),
        },
    )
    open_adjustments(change, found, by=by, at=at)
    tell_laws([held.law.key])
    renew_stamp()
    return change


def _refuse(article: Article, draft: ChangeDraft, at: datetime) -> None:
    if ArticleChange.objects.standing().filter(whole_law=article.law_id).exists():
        raise ChangeError("这部法律已经登记过整部废止。")
    if article.valid_to is not None:
        raise ChangeError("这一条已经登记过变动，不能再登记；有后续条文的，请在后续条文上登记。")
    if article.valid_from is not None and draft.effective_on <= article.valid_from:
        raise ChangeError(f"生效日期要晚于本条文开始生效的{article.valid_from:%Y-%m-%d}。", "effective_on")
    if fault := change_day_fault(draft.effective_on, article.law.versions.all(), localdate(at)):
        raise ChangeError(fault, "effective_on")
    if not draft.document.strip():
        raise ChangeError("请写明依据的文件。", "document")
    if draft.kind == Kind.RENUMBERED and (not draft.number or draft.number == article.number):
        raise ChangeError("请写新的条号。", "number")
    if draft.kind == Kind.AMENDED and not draft.gist.strip():
        raise ChangeError("请写修改后的要点。", "gist")
    if draft.kind == Kind.RENUMBERED and _taken(article, draft.number):
        raise ChangeError("新的条号现在是另一条的，请先登记那一条的变动。", "number")


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _taken(article: Article, number: str) -> bool:
    return Article.objects.filter(law=article.law_id, number=number, valid_to__isnull=True).exists()
