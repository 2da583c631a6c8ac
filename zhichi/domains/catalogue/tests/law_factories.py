"""People of the city's legal affairs, and changes of articles, for the tests of laws and powers."""

from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone

from tests.cast import LONG_AGO, PASSWORD, City
from zhichi.domains.catalogue.actions.adjusting import open_adjustment, write_proposal
from zhichi.domains.catalogue.actions.article_changes import ChangeDraft, record_change
from zhichi.domains.catalogue.models import Article, ArticleChange, Power, PowerAdjustment, PowerVersion
from zhichi.foundation.accounts.public import Actor, Officer, Post, Role, actor_of
from zhichi.foundation.cases.public import perform
from zhichi.foundation.timelimits.public import Limit

DOCUMENT = "关于修改律师法的决定（测试）"
# What each verb of the adjustment asks, on the way to publication.
WAY: dict[str, dict[str, Any]] = {
    "take": {},
    "propose": {"opinion": "条文变了，依据要换。"},
    "submit": {"opinion": "依据现行有效。", "has_basis": True, "signed_by": "郑局"},
    "review": {},
    "pass_legality": {"opinion": "同意。"},
    "record_manager_opinion": {"body": "市委编办", "document": "济编办〔2026〕1号"},
    "record_approval": {"document": "济政字〔2026〕1号", "approved_on": "2026-11-20"},
    "publish": {"checked": True},
    "sync": {"where": ["portal"]},
}


JUDGING = ("submit", "review", "pass_legality", "record_approval")


def legal_affairs(city: City, username: str = "songfa", unit: str = "city") -> Actor:
    """宋法, legal affairs of the bureau (or of a county)."""
    name = {"heshen": "何审"}.get(username, "宋法")
    person = Officer.objects.filter(username=username).first()
    if person is None:
        person = Officer.objects.create_user(
            username,
            PASSWORD,
            name=name,
            home_unit=city.units[unit],
            password_changed_at=timezone.now(),
        )
        Post.objects.create(officer=person, role=Role.LEGAL_AFFAIRS, unit=city.units[unit], from_on=LONG_AGO)
        city.people[username] = person
    return actor_of(person, on=timezone.localdate())


def article(key: str = "lawyers-law", number: str = "6") -> Article:
    return Article.objects.get(law__key=key, number=number, valid_to__isnull=True)


def repealed(
    by: Actor, *, key: str = "lawyers-law", of: str = "6", day: date | None = None, **said: Any
) -> ArticleChange:
    """The article recorded as repealed (or what `said` says) from today."""
    draft = ChangeDraft(
        **{"kind": "repealed", "effective_on": day or timezone.localdate(), "document": DOCUMENT, **said}
    )
    return record_change(article=article(key, of), draft=draft, by=by, at=timezone.now())


def power(code: str = "EX-01-001") -> PowerVersion:
    return PowerVersion.objects.get(power__code=code, effective_to__isnull=True)


def adjusting(by: Actor, code: str = "EX-01-001") -> PowerAdjustment:
    held = Power.objects.filter(code=code).first()
    return open_adjustment(power=held, trigger="reform", reason="机构改革。", by=by, at=timezone.now())


def proposed(
    held: PowerAdjustment, by: Actor, *, kind: str = "change", day: date | None = None, **elements: Any
) -> PowerAdjustment:
    """The proposal written: what the item says now with other `elements`."""
    return write_proposal(
        adjustment=held,
        kind=kind,
        code=held.code or "EX-20-099",
        proposal={**held.proposal, **elements},
        effective_on=day or timezone.localdate(),
        by=by,
        at=timezone.now(),
    )


def reviewer(city: City) -> Actor:
    """何审, the second pair of eyes in the bureau's legal affairs."""
    return legal_affairs(city, "heshen")


def walk(
    held: PowerAdjustment, by: Actor, until: str = "publish", *, judge: Actor | None = None, **last: Any
) -> None:
    """Every verb of the way up to and with `until`; `last` are further answers of that one.

    `judge` does what whoever proposed may not; without one `by` tries himself.
    """
    at: datetime = timezone.now()
    for verb, answers in WAY.items():
        said = dict(answers)
        if verb == "publish":
            said["effective_on"] = timezone.localdate().isoformat()
        if verb == until:
            said |= last
        doer = judge if judge and verb in JUDGING else by
        perform(case_id=held.case_id, verb=verb, by=doer, at=at, answers=said)
        if verb == until:
            return


def place_of(change: ArticleChange, kind: str = "期限") -> int:
    """Where the first thing of a kind stands among what cited the article."""
    return next(n for n, row in enumerate(change.cited_by) if row["kind"] == kind)


def put_right(change: ArticleChange, place: int) -> None:
    """The time limit at that place stands on another article from now on."""
    Limit.objects.filter(key=change.cited_by[place]["key"]).update(law="律师法", article="第十八条")


def tomorrow() -> date:
    return timezone.localdate() + timedelta(1)
