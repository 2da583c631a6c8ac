"""The register as officers see it: my branch, by what I ask, twenty a page, at a constant price."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from zhichi.domains.network.enums import Status, VerifyMethod, VerifyOutcome
from zhichi.domains.network.models import Point, PointPerson, Verification
from zhichi.domains.network.tests.factories import kept_at, point, proposed
from zhichi.foundation.files.public import store
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.regions.public import Region
from zhichi.foundation.search.public import put

pytestmark = pytest.mark.django_db


@pytest.fixture
def place(city):
    return Region.objects.get(code="370811002001")


@pytest.fixture
def town(city):
    return city.units["370811-town"]


def page(client, name="office_points", *arguments, **query):
    response = client.get(reverse(f"network:{name}", args=arguments), query)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def verify(one, days=30, method=VerifyMethod.ON_SITE):
    now = timezone.now()
    until = timezone.localdate(now) + timedelta(days=days)
    Verification.objects.create(
        point=one, method=method, outcome=VerifyOutcome.REAL, at=now, by="system:t", expires_on=until
    )


def test_an_officer_sees_the_points_of_his_branch_whatever_their_state(city, place, town):
    own = point(place, town, name="本所工作室", status=Status.PLANNED)
    foreign = point(Region.objects.get(code="370812001001"), city.units["370812-town"], name="外县工作室")
    html = page(city.client("liming"))
    assert (own.name in html, foreign.name in html) == (True, False)
    assert city.client("liming").get(reverse("network:office_point", args=[foreign.code])).status_code == 404
    assert foreign.name in page(city.client("gaofang"))


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ({"tier": "township"}, {"站"}),
        ({"status": "suspended"}, {"停办室"}),
        ({"unverified": "on"}, {"站", "停办室", "过期室"}),
        ({"township": "370811002000", "county": "370811000000"}, {"站", "停办室", "过期室", "核验室"}),
        ({"q": "停办"}, {"停办室"}),
        ({"item": "notary"}, {"核验室"}),
    ],
)
def test_the_list_answers_what_is_asked(city, place, town, query, shown):
    stood = {
        "站": point(Region.objects.get(code="370811002000"), town, name="站站站", tier="township"),
        "停办室": point(place, town, name="停办室", status=Status.SUSPENDED),
        "过期室": point(place, town, name="过期室"),
        "核验室": point(place, town, "notary", name="核验室"),
    }
    put(index="points", key=stood["停办室"].pk, text="停办室")
    verify(stood["核验室"])
    verify(stood["过期室"], days=0)
    verify(stood["停办室"], method=VerifyMethod.SELF_REPORT)
    html = page(city.client("liming"), **query)
    assert {name for name, one in stood.items() if one.code in html} == shown


def test_the_list_costs_the_same_however_long_it_is(city, place, town):
    client = city.client("liming")
    page(client)  # the session is read and renewed once
    costs = []
    for _ in range(2):
        for _ in range(15):
            verify(point(place, town, "mediation"))
        with CaptureQueriesContext(connection) as asked:
            html = page(client)
        costs.append(len(asked))
    assert costs[0] == costs[1]
    assert "第 1 页，共 2 页，30 条" in html


def test_the_page_of_a_point_costs_the_same_however_much_is_known(city, place, town):
    client = city.client("panli")
    one = point(place, town, "mediation")
    today = timezone.localdate()

    def add():
        verify(one)
        PointPerson.objects.create(point=one, kind="adviser", name="吴律师", from_on=today)
        proposed(town, place, point=one)

    add()
    page(client, "office_point", one.code)  # the session is read and renewed once
    with CaptureQueriesContext(connection) as few:
        page(client, "office_point", one.code)
    for _ in range(5):
        add()
    with CaptureQueriesContext(connection) as many:
        page(client, "office_point", one.code)
    assert len(few) == len(many)


def test_a_contract_that_ended_is_shown_as_ended(city, place, town):
    one = point(place, town)
    today = timezone.localdate()
    PointPerson.objects.create(
        point=one, kind="adviser", name="吴律师", firm="鸿雁律师事务所", contract="2025-8",
        from_on=today - timedelta(days=365), to_on=today,
    )  # fmt: skip
    html = page(city.client("liming"), "office_point", one.code)
    assert "已到期" in html
    assert "合同 2025-8" in html


def test_what_i_may_not_do_says_why(city, place, town):
    one = point(place, town)
    html = page(city.client("liming"), "office_point", one.code)
    assert "核验由县（市、区）或者市司法局办理，您没有这个岗位。" in html
    assert reverse("network:office_change", args=[one.code]) in html


def test_parts_are_kept_by_small_forms_and_in_the_ledger(city, place, town):
    one, client = point(place, town), city.client("panli")

    def send(what, *pk, **form):
        name = "office_part" if pk else "office_part_add"
        return client.post(reverse(f"network:{name}", args=[one.code, what, *pk]), form)

    window = {"code": "1", "name": "综合", "items": ["mediation"], "open_hours": "周一 09:00-11:00"}
    assert send("window", **window).status_code == 302
    assert one.windows.get().hours == {"1": [["09:00", "11:00"]]}
    assert "已经登记过一样的" in send("window", **window).content.decode()
    away = {"from_on": "2026-02-16", "last_on": "2026-02-10", "reason": "春节"}
    assert "不能早于开始日期" in send("hours", **away).content.decode()
    assert send("hours", **{**away, "last_on": "2026-02-22"}).status_code == 302
    assert one.exceptions.get().hours == []
    assert "完好的不能比总数多" in send("equipment", kind="computer", count=1, working=2).content.decode()
    assert send("hours", one.exceptions.get().pk, remove="yes").status_code == 302
    assert not one.exceptions.exists()
    codes = entries_of(f"point:{one.code}").values_list("code", flat=True)
    assert list(codes) == ["network.point.arranged"] * 3
    foreign = city.client("qianwei").post(
        reverse("network:office_part_add", args=[one.code, "window"]), window
    )
    assert foreign.status_code == 404


def test_other_peoples_sheets_visits_and_papers_are_not_there(city, place, town):
    one = point(place, town)
    kept = kept_at(one, city.people["panli"], stored(city))
    gaofang = city.client("gaofang")
    assert gaofang.get(reverse("network:office_sheet", args=[kept["sheet"]])).status_code == 404
    assert gaofang.get(reverse("network:office_visit_end", args=[kept["visit"]])).status_code == 403
    qianwei = city.client("qianwei")
    for name, arguments in (
        ("office_evidence", [kept["proposal"], kept["evidence"]]),
        ("office_photo", [kept["verification_photo"]]),
        ("office_proposal", [kept["proposal"]]),
    ):
        assert qianwei.get(reverse(f"network:{name}", args=arguments)).status_code == 404
        assert gaofang.get(reverse(f"network:{name}", args=arguments)).status_code == 200


def stored(city):
    kept = BytesIO()
    Image.new("RGB", (8, 8)).save(kept, "PNG")
    upload = ContentFile(kept.getvalue(), name="a.png")
    return store(upload=upload, by=city.actor("panli"), at=timezone.now())


def test_the_export_holds_what_the_list_shows(city, place, town):
    point(place, town, name="本所工作室")
    point(place, town, name="停办室", status=Status.SUSPENDED)
    response = city.client("liming").get(reverse("network:office_points_csv"), {"status": "suspended"})
    text = b"".join(response.streaming_content).decode()
    assert ("停办室" in text, "本所工作室" in text) == (True, False)
    assert text.startswith("\ufeff编号,名称")
    assert Point.objects.count() == 2
