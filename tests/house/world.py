"""What strangers must not see: one case of 任城 with everything on it, and an argument for every page that asks for one."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from tests.cast import City
from tests.house.advised import advised
from tests.house.arguments import ARGUMENTS
from tests.house.certified import certificates
from tests.house.complained import complained_of
from tests.house.frozen import directories_of
from tests.house.happened import assessed, called, changed, drafted, drawn, hollow_point, start_form
from tests.house.heard import said_of
from tests.house.sealed import seals_now
from tests.house.shelved import shelved_now
from zhichi.domains.catalogue.public import (
    ArticleChange,
    Commitment,
    ItemDraft,
    ItemVersion,
    PowerVersion,
    Proof,
)
from zhichi.domains.coverage.public import (
    CoveragePlan,
    PointStanding,
    Sample,
    Witness,
)
from zhichi.domains.kiosks.public import Call, Kiosk
from zhichi.domains.lawtalk.public import PublicAnswer
from zhichi.domains.network.public import (
    DutyRecord,
    Point,
    Proposal,
    ServiceEvent,
    Sheet,
    Slip,
    Verification,
    Visit,
    Window,
)
from zhichi.domains.network.tests.factories import kept_at
from zhichi.domains.reception.public import Shift
from zhichi.domains.reception.tests.factories import kept_in_hall
from zhichi.domains.standards.public import Assessment
from zhichi.foundation.accounts.public import CITIZEN, Officer, Post
from zhichi.foundation.appointments.public import Closure, Resource, Turn
from zhichi.foundation.cases.public import Applicant, Case, Filing, Referral, file
from zhichi.foundation.files.public import store
from zhichi.foundation.mandates.public import Mandate
from zhichi.foundation.notices.tests.factories import undelivered
from zhichi.foundation.papers.public import Paper, PaperTemplate
from zhichi.foundation.procedures.public import (
    Field,
    FieldType,
    ProcedureDraft,
    ProcedureVersion,
)
from zhichi.foundation.ratings.public import Pressure
from zhichi.foundation.ratings.public import Rectification as BadGrade
from zhichi.foundation.redaction.public import Publication
from zhichi.foundation.regions.public import Region, RegionSuccessor, Unit
from zhichi.foundation.signing.public import SigningCertificate
from zhichi.foundation.timelimits.public import open_clocks

HOME, FOREIGN = "370811", "370812"
NAME, PHONE = "王秀英甲", "13812345678"


@dataclass(frozen=True)
class World:
    """The city and, by the names used in ARGUMENTS, what lies in its home county."""

    city: City
    case: Case
    things: dict[str, Any]

    def arguments(self, route: str, names: list[str]) -> dict[str, Any]:
        """Arguments for a route; KeyError when nobody has said what a name means there."""
        means: dict[str, str] = {}
        for beginning in sorted(ARGUMENTS, key=len):
            if route.startswith(beginning):
                means |= ARGUMENTS[beginning]
        return {name: self.things.get(means[name], means[name]) for name in names}

    def secrets(self) -> list[str]:
        """What no page may show to a stranger."""
        return [self.case.number, self.case.tracking_code, NAME, PHONE]

    def state(self) -> list[Any]:
        """Everything that a stranger's POST might change."""
        kept = Case.objects.get(pk=self.case.pk)
        return [
            (
                kept.state,
                kept.revision,
                kept.unit_id,
                kept.handler_id,
                kept.acts.count(),
                kept.materials.count(),
            ),
            list(Referral.objects.order_by("pk").values_list("pk", "state")),
            list(
                Officer.objects.order_by("pk").values_list("username", "is_active", "password", "home_unit")
            ),
            list(Post.objects.order_by("pk").values_list("officer", "role", "unit", "to_on")),
            list(Unit.objects.order_by("pk").values_list("path", "name", "phone", "valid_to")),
            RegionSuccessor.objects.count(),
            list(CoveragePlan.objects.order_by("pk").values_list("county", "months")),
            PointStanding.objects.filter(point__hollow_answers__isnull=False).count(),
            list(Sample.objects.order_by("pk").values_list("code", "state")),
            list(Witness.objects.order_by("pk").values_list("pass_index", "digest", "nonce")),
            list(Assessment.objects.order_by("pk").values_list("pk", "state", "revision")),
            list(Point.objects.order_by("pk").values_list("code", "name", "status")),
            list(Proposal.objects.order_by("pk").values_list("pk", "state", "revision")),
            [kept.objects.count() for kept in (Window, Visit, Verification, ServiceEvent, DutyRecord, Sheet)],
            list(ItemDraft.objects.order_by("pk").values_list("code", "revision")),
            list(ItemVersion.objects.order_by("pk").values_list("digest", "effective_to")),
            list(ProcedureDraft.objects.order_by("pk").values_list("kind", "revision")),
            list(ProcedureVersion.objects.order_by("pk").values_list("kind", "version")),
            list(PowerVersion.objects.order_by("pk").values_list("pk", "effective_to")),
            list(ArticleChange.objects.order_by("pk").values_list("pk", "cited_by")),
            list(Case.objects.order_by("pk").values_list("pk", "revision")),
            list(PublicAnswer.objects.order_by("pk").values_list("state", "revision")),
            list(Mandate.objects.order_by("pk").values_list("pk", "revoked_at")),
            [PaperTemplate.objects.count(), *Paper.objects.order_by("pk").values_list("pk", "state")],
            seals_now(),
            shelved_now(),
            list(Publication.objects.order_by("pk").values_list("state", "revision")),
            list(BadGrade.objects.order_by("pk").values_list("state", "revision")),
            list(Kiosk.objects.order_by("pk").values_list("code", "activation", "reader_key", "retired_at")),
            list(Call.objects.order_by("pk").values_list("pk", "answered_at")),
            list(Pressure.objects.order_by("pk").values_list("pk", "answered_at")),
            list(Turn.objects.order_by("pk").values_list("pk", "state", "revision")),
            list(Resource.objects.order_by("pk").values_list("pk", "minutes", "capacity", "active")),
            [kept.objects.count() for kept in (Closure, Shift)],
            list(Closure.objects.order_by("pk").values_list("ended_at")),
            list(Slip.objects.order_by("pk").values_list("pk", "answer")),
            list(Proof.objects.order_by("pk").values_list("key", "title", "effective_to")),
            list(SigningCertificate.objects.order_by("pk").values_list("pk", "revoked_at")),
            list(Commitment.objects.order_by("pk").values_list("state", "finding", "repaired_at")),
        ]


def answer(field: Field, city: City, provider: int) -> Any:
    """Something that fits the field."""
    low = field.minimum or 0
    return {
        FieldType.TEXT: "有关情况",
        FieldType.LONGTEXT: "有关情况已经说明。",
        FieldType.NUMBER: max(low, min(field.maximum or 7, 7)),
        FieldType.MONEY: "1200.00",
        FieldType.DATE: timezone.localdate().isoformat(),
        FieldType.CHOICE: field.options[0][0] if field.options else "",
        FieldType.CHOICES: [field.options[0][0]] if field.options else [],
        FieldType.YES_NO: True,
        FieldType.STATEMENT: True,
        FieldType.PROVIDER: provider,
        FieldType.UNIT: city.units[f"{HOME}-aid"].pk,
        FieldType.OFFICER: "周红",
        FieldType.BUREAU: "济宁市司法局",
        FieldType.FILES: [],
    }[field.type]


def picture() -> SimpleUploadedFile:
    kept = BytesIO()
    Image.new("RGB", (8, 8), "white").save(kept, "PNG")
    return SimpleUploadedFile("户口本.png", kept.getvalue(), "image/png")


def build_world(city: City, fields: tuple[Field, ...]) -> World:
    """File a case in 任城 with a picture, and refer it within the county."""
    at = timezone.now()
    answers = {f.name: answer(f, city, city.people["chen"].pk) for f in fields}
    paper = store(upload=picture(), by=CITIZEN, at=at)
    filing = Filing(
        kind="legal_aid",
        region=Region.objects.get(code="370811002001"),
        applicant=Applicant(name=NAME, phone=PHONE),
        answers=answers,
        papers=[(paper, "户口本.png")],
    )
    case = file(filing=filing, key="world", by=CITIZEN, at=at).case
    referral = Referral.objects.create(
        case=case,
        intake="legal_aid",
        from_unit=case.unit,
        to_unit=city.units[f"{HOME}-aid"],
        reason="属于法律援助",
        sent_at=at,
        sent_by=city.people["liming"],
        citizen_told_at=at,
    )
    material, record = case.materials.first(), case.records.first()
    clock = open_clocks(case.subject)[0]
    assert material is not None
    assert record is not None
    things = {
        "number": case.number,
        "tracking_code": case.tracking_code,
        "material": material.pk,
        "record": record.pk,
        "clock": clock.pk,
        "referral": referral.pk,
        "delivery": undelivered(case).pk,
        "officer": city.people["liming"].pk,
        "post": city.people["liming"].posts.get().pk,
        "unit": city.units[f"{HOME}-town"].pk,
        "county": city.units[HOME].pk,
        "point": hollow_point(city).code,
    }
    proof = Proof.objects.get(key="economic_hardship")
    promise = Commitment.objects.create(
        case=case, proof=proof, words="我承诺。", state="signed", signed_at=at
    )
    things["commitment"] = promise.pk
    things |= kept_at(Point.objects.get(code=things["point"]), city.people["panli"], paper)
    things |= kept_in_hall(Point.objects.get(code=things["point"]))
    things |= assessed(city, paper)
    things |= drafted(city)
    things |= drawn(city)
    start_form(city)
    things |= changed(city)
    things |= said_of(case, city, at)
    things |= complained_of(at)
    things |= directories_of(city, at)
    things |= certificates(city, at)
    things |= called(Point.objects.get(code=things["point"]), city)
    things |= advised(Point.objects.get(code=things["point"]), at)
    return World(city, case, things)
