"""A law, a further text of it and an article come into the register: what nothing can be set up without."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Max, Q
from django.utils.timezone import localdate

from zhichi.domains.catalogue.access import can_edit
from zhichi.domains.catalogue.actions.article_changes import ChangeError
from zhichi.domains.catalogue.actions.finding import tell_laws
from zhichi.domains.catalogue.actions.noting_texts import note_before
from zhichi.domains.catalogue.enums import Code
from zhichi.domains.catalogue.models import Article, ArticleChange, Law, LawVersion
from zhichi.domains.catalogue.models.law_stamp import renew_stamp
from zhichi.domains.catalogue.models.named import law_names
from zhichi.domains.catalogue.rules.citing import plain
from zhichi.domains.catalogue.rules.law_dates import Span, change_day_fault, order_faults, span_faults
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.ledger.public import append


@dataclass(frozen=True)
class VersionDraft:
    """One text of a law: 2024年修订, its document number, when it was made public and since when it has force."""

    name: str
    source: str
    effective_from: date
    number: str = ""
    adopted_on: date | None = None


@dataclass(frozen=True)
class LawDraft:
    title: str
    kind: str
    issuer: str
    version: VersionDraft
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class ArticleDraft:
    """`number` as recorded ("43", "12之1"); `valid_from` None: since the law's own text has force."""

    number: str
    gist: str
    valid_from: date | None = None


def register_law(*, draft: LawDraft, by: Actor, at: datetime) -> Law:
    """Record a law with its text. ChangeError for a name that another has; PermissionError when `by` may not."""
    _allowed(by)
    _refuse_days(draft.version, at)
    with transaction.atomic():
        taken = law_names()
        for field, name in (("title", draft.title), *(("aliases", alias) for alias in draft.aliases)):
            if (key := taken.get(plain(name))) is not None:
                title = Law.objects.values_list("title", flat=True).get(key=key)
                raise ChangeError(f"“{name}”已经是《{title}》的名称或者简称，不用再登记。", field)
        number = (Law.objects.aggregate(last=Max("pk"))["last"] or 0) + 1
        law = Law.objects.create(
            key=f"law-{number}",
            title=draft.title,
            aliases=list(draft.aliases),
            kind=draft.kind,
            issuer=draft.issuer,
        )
        payload = {"title": law.title, "issuer": law.issuer, "kind": law.kind}
        _tell(law, Code.LAW_REGISTERED, payload | _add_version(law, draft.version), by, at)
    return law


def register_version(*, law: Law, draft: VersionDraft, by: Actor, at: datetime) -> LawVersion:
    """Record a further text of a law; the one before ends where it begins. ChangeError, PermissionError."""
    _allowed(by)
    with transaction.atomic():
        held = _held(law)
        if held.versions.filter(name=draft.name).exists():
            raise ChangeError("这个版本已经登记过了。", "name")
        begun = [one.effective_from for one in held.versions.all() if one.effective_from]
        if begun and draft.effective_from <= max(begun):
            raise ChangeError(f"施行日期要晚于前一个版本的{max(begun):%Y-%m-%d}。", "effective_from")
        _refuse_days(draft, at, after=held.versions.all())
        note_before([held.key], by=by.ref, at=at)
        ends = Q(effective_to=None) | Q(effective_to__gt=draft.effective_from)
        held.versions.filter(ends).update(effective_to=draft.effective_from)
        _tell(held, Code.LAW_VERSION_REGISTERED, _add_version(held, draft), by, at)
        return held.versions.get(name=draft.name)


def register_article(*, law: Law, draft: ArticleDraft, by: Actor, at: datetime) -> Article:
    """Record an article that was not in the register. ChangeError, PermissionError."""
    _allowed(by)
    with transaction.atomic():
        held = _held(law)
        if held.articles.filter(number=draft.number).exists():
            raise ChangeError("这一条已经登记过了；内容变了的，请登记变动。", "number")
        newest = held.versions.order_by(F("effective_from").desc(nulls_last=True), "-pk").first()
        if newest is None:
            raise ChangeError("这部法律还没有登记版本，请先登记版本。")
        begin = draft.valid_from or newest.effective_from
        if begin and (fault := change_day_fault(begin, held.versions.all(), localdate(at))):
            raise ChangeError(fault, "valid_from")
        article = Article.objects.create(
            law=held, version=newest, number=draft.number, gist=draft.gist, valid_from=begin
        )
        payload = {
            "article": draft.number,
            "gist": draft.gist,
            "valid_from": begin.isoformat() if begin else None,
        }
        _tell(held, Code.ARTICLE_REGISTERED, payload, by, at)
    return article


def _refuse_days(draft: VersionDraft, at: datetime, after: Iterable[LawVersion] = ()) -> None:
    """ChangeError for days that the text cannot have, alone or after those there are."""
    span = Span(draft.name, draft.adopted_on, draft.effective_from)
    held = [Span(one.name, one.adopted_on, one.effective_from) for one in after]
    held.sort(key=lambda one: one.effective_from or date.min)
    for fault in (*span_faults(span, localdate(at)), *order_faults([*held, span])):
        if fault.name == draft.name:
            raise ChangeError(fault.sentence, fault.field)


def _allowed(by: Actor) -> None:
    verdict = can_edit(by)
    if not verdict:
        raise PermissionError(verdict.because)


def _held(law: Law) -> Law:
    held = Law.objects.select_for_update().get(pk=law.pk)
    if ArticleChange.objects.standing().filter(whole_law=held).exists():
        raise ChangeError("这部法律已经登记过整部废止，不能再添内容。")
    return held


def _add_version(law: Law, draft: VersionDraft) -> dict[str, str]:
    LawVersion.objects.create(
        law=law,
        name=draft.name,
        number=draft.number,
        adopted_on=draft.adopted_on,
        effective_from=draft.effective_from,
        source=draft.source,
    )
    return {
        "version": draft.name,
        "number": draft.number,
        "effective_from": draft.effective_from.isoformat(),
        "source": draft.source,
    }


def _tell(law: Law, code: Code, payload: Mapping[str, str | None], by: Actor, at: datetime) -> None:
    append(subject=f"law:{law.key}", at=at, actor=by.ref, code=code, payload=payload)
    tell_laws([law.key])
    renew_stamp()
