"""What happened in the home county before a stranger comes: drafts, samples, assessments, calls, changed law."""

from hashlib import sha256
from typing import Any

from django.utils import timezone

from tests.cast import LONG_AGO, City
from zhichi.domains.catalogue.public import Article, ChangeDraft, record_change
from zhichi.domains.coverage.public import (
    commit_nonce,
    freeze_sample,
    invite_witness,
    reckon,
    reveal_nonce,
)
from zhichi.domains.kiosks.public import begin_task, call_clerk, register_kiosk
from zhichi.domains.network.public import Draft, Point, Status, register_point
from zhichi.domains.standards.public import AssessmentState, Mark, Rectification
from zhichi.domains.standards.tests.factories import room, walked
from zhichi.foundation.accounts.public import CITIZEN, SYSTEM
from zhichi.foundation.files.public import StoredFile
from zhichi.foundation.forms.public import draft_from
from zhichi.foundation.forms.tests.factories import ask, published
from zhichi.foundation.procedures.public import ProcedureVersion, start_draft
from zhichi.foundation.regions.public import Region, Tier


def hollow_point(city: City) -> Point:
    """A room that is registered as serving, and nothing else is known of it."""
    draft = Draft(
        name="许庄社区公共法律服务工作室",
        tier=Tier.VILLAGE,
        unit=city.units["370811-town"],
        region=Region.objects.get(code="370811002001"),
        status=Status.OPERATING,
        since=LONG_AGO,
    )
    point = register_point(by=SYSTEM, at=timezone.now(), draft=draft)
    reckon(by=SYSTEM, at=timezone.now(), day=timezone.localdate())
    return point


def start_form(city: City) -> None:
    """A form published once, and the draft of its next version."""
    version = published(ask("a", "text"))
    draft_from(version=version, by=city.actor("gaofang"), at=timezone.now())


def called(point: Point, city: City) -> dict[str, Any]:
    """A kiosk at the point, and somebody at it who calls for a clerk."""
    at = timezone.now()
    kiosk = register_kiosk(point=point, code="JN-01", place="", by=city.actor("panli"), at=at)
    use = begin_task(kiosk=kiosk, use_id=None, task="guides", at=at)
    return {"kiosk": kiosk.pk, "kiosk_call": call_clerk(kiosk=kiosk, use=use, at=at).pk}


def assessed(city: City, paper: StoredFile) -> dict[str, Any]:
    """A room of 任城 that puts things right, with a paper on a mark and on a task; and one not assessed yet."""
    unmet = ("s2", "s3", "s4", "e7", "r2", "r3", "r4", "r5", "r6")
    assessment = walked(city, room(city, 91), at=timezone.now(), until=AssessmentState.RECTIFY, unmet=unmet)
    Mark.objects.filter(assessment=assessment).update(file=paper)
    Rectification.objects.filter(assessment=assessment).update(file=paper)
    return {
        "room": room(city, 92).pk,
        "assessment": assessment.pk,
        "mark": assessment.marks.earliest("pk").pk,
        "rectification": assessment.rectifications.earliest("pk").pk,
    }


def drafted(city: City) -> dict[str, Any]:
    """The procedure of legal aid, being changed by the city's desk."""
    version = ProcedureVersion.objects.filter(kind="legal_aid").order_by("-version")[0]
    start_draft(document=version.document, based_on=version, by=city.actor("gaofang"), at=timezone.now())
    return {"procedure_version": version.version}


def changed(city: City) -> dict[str, Any]:
    """An article that was repealed, with the adjustment of the one power that cites it."""
    article = Article.objects.get(law__key="lawyers-law", number="19")
    draft = ChangeDraft(kind="repealed", effective_on=timezone.localdate(), document="关于修改律师法的决定")
    change = record_change(article=article, draft=draft, by=city.actor("gaofang"), at=timezone.now())
    return {"change": change.pk, "adjustment": change.adjustments.get().case.number}


def drawn(city: City) -> dict[str, Any]:
    """A sample in which every point of 任城 was drawn, and one of them waits for its visit."""
    by, at = city.actor("gaofang"), timezone.now()
    sample = freeze_sample(
        by=by, at=at, title="实地核验", tiers=[Tier.VILLAGE], witnesses=["纪检监察组", "公证处"], total=5000
    )
    for number, witness in enumerate(sample.witnesses.all()):
        passed = invite_witness(by=by, at=at, witness=witness)
        digest = sha256(bytes([number]) * 32).hexdigest()
        commit_nonce(by=CITIZEN, at=at, witness=witness, passed=passed, digest=digest)
    for number, witness in enumerate(sample.witnesses.all()):
        reveal_nonce(by=CITIZEN, at=at, witness=witness, nonce=(bytes([number]) * 32).hex())
    return {
        "sample": sample.code,
        "witness": sample.witnesses.earliest("pk").pk,
        "sampled": sample.points.earliest("pk").pk,
    }
