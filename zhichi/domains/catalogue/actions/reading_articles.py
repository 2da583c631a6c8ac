"""The mark 待核对: cleared by somebody who has read the statute, set again when it turns out that nobody had."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from zhichi.domains.catalogue.access import can_check_texts
from zhichi.domains.catalogue.actions.article_changes import ChangeError
from zhichi.domains.catalogue.actions.finding import tell_laws
from zhichi.domains.catalogue.enums import Code, ReadIn
from zhichi.domains.catalogue.models import Article, ArticleReading
from zhichi.domains.catalogue.models.law_stamp import renew_stamp
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append


@dataclass(frozen=True)
class ReadingDraft:
    """Where the statute was read, and the gist as it should be (empty: as it is)."""

    read_in: str
    source: str
    gist: str = ""
    note: str = ""


@transaction.atomic
def check_article(*, article: Article, draft: ReadingDraft, by: Actor, at: datetime) -> ArticleReading:
    """The gist was held against the statute: who, when, where. ChangeError, PermissionError."""
    held = _locked(article, by)
    if held.checked:
        raise ChangeError("这一条已经核对过了。")
    if draft.read_in not in ReadIn.values:
        raise ChangeError("请选在哪里看的原文。", "read_in")
    if not draft.source.strip():
        raise ChangeError("请写明出处：公报期号、网址或者书名页码。", "source")
    before, gist = held.gist, draft.gist.strip() or held.gist
    held.gist, held.checked = gist, True
    held.save(update_fields=["gist", "checked"])
    made = ArticleReading.objects.create(
        article=held,
        checked=True,
        read_in=draft.read_in,
        source=draft.source.strip(),
        note=draft.note.strip(),
        gist_before=before if gist != before else "",
        read_at=at,
        read_by=by.ref,
        reader=by.name,
    )
    payload = {"article": held.number, "read_in": made.read_in, "source": made.source, "gist": gist}
    if made.gist_before:
        payload["gist_before"] = before
    append(subject=f"law:{held.law.key}", at=at, actor=by.ref, code=Code.ARTICLE_CHECKED, payload=payload)
    tell_laws([held.law.key])
    renew_stamp()
    return made


@transaction.atomic
def doubt_article(*, article: Article, reason: str, by: Actor, at: datetime) -> ArticleReading:
    """The mark is set again, with why. ChangeError, PermissionError."""
    held = _locked(article, by)
    if not held.checked:
        raise ChangeError("这一条已经标着待核对。")
    if not reason.strip():
        raise ChangeError("请写明为什么要重新核对。", "note")
    held.checked = False
    held.save(update_fields=["checked"])
    made = ArticleReading.objects.create(
        article=held, checked=False, note=reason.strip(), read_at=at, read_by=by.ref, reader=by.name
    )
    payload = {"article": held.number, "reason": made.note}
    append(subject=f"law:{held.law.key}", at=at, actor=by.ref, code=Code.ARTICLE_DOUBTED, payload=payload)
    tell_laws([held.law.key])
    renew_stamp()
    return made


def _locked(article: Article, by: Actor) -> Article:
    """The text that is open now. PermissionError for whoever may not, ChangeError where it has ended meanwhile."""
    verdict = can_check_texts(by)
    if not verdict:
        raise PermissionError(verdict.because)
    held = Article.objects.select_for_update(of=("self",)).select_related("law").get(pk=article.pk)
    if held.valid_to is not None:
        raise ChangeError("这一条已经登记了变动，请核对后来的条文。")
    return held
