"""What the demo city hears back: bad grades put right, answers for everybody, somebody filed for by a helper."""

from datetime import datetime, timedelta

from django.utils.timezone import localdate

from zhichi.config.demo.network import Actors
from zhichi.config.demo.people import PASSWORD, SINCE
from zhichi.domains.lawtalk.public import allow, draft, publish
from zhichi.foundation.accounts.public import CITIZEN, Actor, Officer, Post, Role, actor_of
from zhichi.foundation.cases.public import Applicant, Case, Filing, perform, register
from zhichi.foundation.mandates.public import Mandate, receive
from zhichi.foundation.procedures.public import current_id
from zhichi.foundation.ratings.public import Finding, Pace, Rectification, Told, Verb, set_terms, step
from zhichi.foundation.regions.public import Level, Region, Tier, Unit, UnitKind
from zhichi.foundation.sockets.public import MandateGiven, service_item
from zhichi.foundation.timelimits.public import LimitKind, LimitUnit, Terms, publish_limit

VILLAGE_LOGIN = "bangban"
QUESTIONS = (
    (
        "劳动、工资、工伤",
        "工地拖着不给工钱，没有合同怎么办",
        "可以先向劳动监察部门投诉，也可以申请劳动仲裁。没有书面合同的，转账记录、工友证言都能作证据。",
    ),
    (
        "婚姻、家庭、继承",
        "老人留下的房子几个子女怎么分",
        "有遗嘱的先看遗嘱；没有的，按法定继承，子女一般均分。可以先到司法所调解，调解不收费。",
    ),
    (
        "邻里纠纷",
        "邻居盖房挡了采光能不能管",
        "先留好照片，请村（居）调解；调解不成的，可以起诉要求排除妨害。",
    ),
)
PROMISED = {
    "contact": ("差评核实和联系", 2),
    "simple": ("差评整改（简单）", 5),
    "complex": ("差评整改（复杂）", 15),
}
# How far each of the newest bad grades of one county has come; the rest still wait.
COUNTY = "370811"
WAYS = (
    (
        (Verb.VERIFY, Told("向双方了解了，等候时间确实长。", Finding.VALID, Pace.SIMPLE)),
        (Verb.CONTACT, Told("电话联系，当事人说等了一上午。")),
        (Verb.RECTIFY, Told("加开一个窗口，忙时叫号。")),
        (Verb.CALL_BACK, Told("当事人说这次很快。", grade=4)),
    ),
    (
        (Verb.VERIFY, Told("答复没有说清楚下一步怎么办。", Finding.VALID, Pace.COMPLEX)),
        (Verb.CONTACT, Told("已向当事人道歉，重新说明。")),
    ),
    ((Verb.VERIFY, Told("当事人说点错了，想评满意。", Finding.INVALID)),),
)


def heard(actors: Actors, *, until: datetime) -> None:
    """Inside the transaction of the loading; a few rows each."""
    promise(actors, until)
    rectify(actors, until)
    talk(actors, until)
    help_out(actors, until)


def promise(actors: Actors, until: datetime) -> None:
    """The invented city's own word on bad grades, so that a limit can be seen to run: three promises, no law."""
    desk = next(
        (who[0] for (_, role), who in actors.items() if role == Role.PLS_ADMIN and city_wide(who[0])), None
    )
    if desk is None:
        return
    keys, begun = {}, until - timedelta(days=2)
    for name, (title, days) in PROMISED.items():
        terms = Terms(
            title=title,
            n=days,
            unit=LimitUnit.WORKING_DAY,
            kind=LimitKind.TARGET,
            effective_from=localdate(begun),
            starts="收到差评",
            promised_by="演示市司法局",
        )
        keys[name] = publish_limit(terms=terms, by=desk, at=begun).key
    set_terms(limits=keys, by=desk, at=begun)


def city_wide(actor: Actor) -> bool:
    return actor.has(Role.PLS_ADMIN, Tier.CITY)


def rectify(actors: Actors, until: datetime) -> None:
    """The county's desk works through its newest bad grades."""
    held = Rectification.objects.select_related("rating__case")
    newest = held.filter(rating__case__county_unit__code=COUNTY).order_by("-opened_at", "pk")
    for one, way in zip(newest[: len(WAYS)], WAYS, strict=False):
        by = actors[one.rating.case.county_unit_id, Role.PLS_ADMIN][0]
        for n, (verb, told) in enumerate(way):
            step(rectification_id=one.pk, verb=verb, told=told, by=by, at=until - timedelta(hours=9 - n))


def talk(actors: Actors, until: datetime) -> None:
    """One answered consultation of each matter becomes an answer for everybody."""
    answered = Case.objects.filter(kind="consultation", acts__verb="answer").select_related("unit")
    for n, (matter, title, words) in enumerate(QUESTIONS):
        case = answered.filter(title=f"法律咨询 · {matter}").order_by("-filed_at", "pk").first()
        writers = actors.get((case.unit_id, Role.JUSTICE_ASSISTANT)) if case else None
        if case is None or not writers:
            continue
        one = allow(case=case, by=CITIZEN, at=until - timedelta(hours=5))
        draft(
            answer_id=one.pk,
            title=title,
            question=f"{title}？",
            answer=words,
            by=writers[0],
            at=until - timedelta(hours=4),
        )
        if n < 2:
            desk = actors[case.county_unit_id, Role.PLS_ADMIN][0]
            publish(answer_id=one.pk, by=desk, at=until - timedelta(hours=3))


def help_out(actors: Actors, until: datetime) -> None:
    """A village's helper files a question for an old neighbour who asked him before a witness."""
    region = Region.objects.filter(level=Level.VILLAGE, valid_to=None).order_by("code").first()
    above = (
        Unit.objects.filter(kind=UnitKind.JUSTICE_OFFICE, region_id=region.parent_id).first()
        if region
        else None
    )
    if region is None or above is None:
        return
    unit = Unit.objects.create(
        code=f"{region.code}-help",
        name=f"{region.name}帮办点",
        kind=UnitKind.VILLAGE_OFFICE,
        tier=Tier.VILLAGE,
        parent=above,
        region=region,
        valid_from=SINCE,
    )
    made = Officer.objects.exclude(password="").first()
    helper = Officer.objects.create(
        username=VILLAGE_LOGIN,
        name="周帮办",
        home_unit=unit,
        password=made.password if made else PASSWORD,
        password_changed_at=until,
    )
    Post.objects.create(officer=helper, role=Role.LAW_WISE_PERSON, unit=unit, from_on=SINCE)
    by: Actor = actor_of(helper, on=until.date())
    begun = until - timedelta(hours=4)
    guide = service_item("consultation", until.date())
    filing = Filing(
        kind="consultation",
        item="consultation",
        item_version=guide.version if guide else 0,
        region=region,
        channel="window",
        applicant=Applicant(name="演示老人", phone="19900000001"),
        answers={"matter": "welfare", "question": "低保怎么申请，要带什么？"},
        mandate=MandateGiven(
            "spoken", ("file", "supplement", "receive"), until.date() + timedelta(days=60), "刘邻居"
        ),
    )
    version = current_id("consultation", until.date())
    case = register(filing=filing, version_id=version, key="demo:help", by=by, at=begun).case
    take(case, actors, by, until)


def take(case: Case, actors: Actors, by: Actor, until: datetime) -> None:
    """The desk asks back, and the helper takes the letter to his neighbour."""
    desk = actors.get((case.unit_id, Role.JUSTICE_ASSISTANT))
    if not desk:
        return
    asked = {"missing": "家里几口人，去年收入多少？", "days": 7}
    perform(case_id=case.pk, verb="ask_detail", by=desk[0], at=until - timedelta(hours=2), answers=asked)
    letter = case.records.filter(given=True).first()
    if letter is not None:
        receive(mandate_id=Mandate.objects.get(case=case).pk, record_id=letter.pk, by=by, at=until)
