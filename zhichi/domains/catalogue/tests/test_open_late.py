"""What is not done and past its date has its own figure; a limit that is the party's own is nobody's lateness."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.actions.measuring import count_all
from zhichi.domains.catalogue.models.open_late import late_groups
from zhichi.domains.catalogue.tests.test_measuring import version, worlds
from zhichi.foundation.cases.public import Case
from zhichi.foundation.cases.tests.factories import do, filed, legal_aid
from zhichi.foundation.procedures.public import ProcedureVersion, limits_of_the_party

pytestmark = pytest.mark.django_db
FAR = "370812001001"


def lying(days: int, region: str = "370811002001", **changes: object) -> Case:
    """An application that nobody has touched for so many days."""
    case = filed(legal_aid(region), at=timezone.now() - timedelta(days))
    Case.objects.filter(pk=case.pk).update(**changes)
    return case


def asked_to_supplement(city: City, days: int) -> Case:
    """One whose applicant was asked for papers and has let his time pass."""
    begun = timezone.now() - timedelta(days)
    case = filed(legal_aid(), at=begun)
    do(city, case, "request_supplement", "liming", at=begun + timedelta(1), missing="身份证", days=5)
    return case


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def cases_at(what: str) -> str:
    return f"/office/measure/legal_aid/{version().version}/cases/?what={what}&span=all"


def test_whose_time_a_limit_is_follows_from_the_procedure(city: City):
    own = limits_of_the_party(version().pk)
    assert {"la.supplement", "la.objection_window"} <= own
    assert not own & {"la.decide", "la.assign", "la.objection", "la.file_in"}
    asking = ProcedureVersion.objects.filter(kind="consultation").order_by("-version")[0]
    assert "consult.follow_up" in limits_of_the_party(asking.pk)
    assert "consult.reply" not in limits_of_the_party(asking.pk)


def test_they_are_counted_by_guide_and_desk_with_the_oldest(city: City):
    lying(40, item="legal_aid", item_version=1)
    lying(30, item="legal_aid", item_version=1)
    lying(60, FAR)
    lying(2)
    asked_to_supplement(city, 50)
    today = timezone.localdate()
    groups = late_groups(city.actor("zheng"), [version()], None, today)
    assert sorted((one.item, one.item_version, one.cases) for one in groups) == [
        ("", 0, 1),
        ("legal_aid", 1, 2),
    ]
    assert min(one.oldest for one in groups) < today - timedelta(45)
    assert sum(one.cases for one in late_groups(city.actor("panli"), [version()], None, today)) == 2


def test_behind_a_date_of_the_partys_own_another_one_is_seen(city: City):
    lying(40, due_limit="la.supplement")
    today = timezone.localdate()
    assert [one.cases for one in late_groups(city.actor("zheng"), [version()], None, today)] == [1]


def test_the_page_shows_the_figure_and_every_link_leads_to_its_cases(city: City):
    worlds(city)
    count_all(at=timezone.now())
    held = lying(40, item="legal_aid", item_version=1)
    lying(60, FAR)
    client = city.client("zheng")
    page = shown(client, "/office/measure/legal_aid/?span=all")
    n = page.split("现在还没办结、已经超期")[1].split(" 件，最久过了")[0].rpartition(">")[2]
    assert int(n) >= 2
    assert f"共 {n} 件，先到期的在前" in shown(client, cases_at("open_late"))
    guide = shown(client, cases_at("open_late.guide.1.legal_aid"))
    assert "共 1 件" in guide
    assert held.number in guide
    assert "what=open_late.guide.1.legal_aid&amp;" in page
    assert f"what=open_late.desk.{held.unit_id}&amp;" in page
    desk = shown(client, cases_at(f"open_late.desk.{held.unit_id}"))
    assert held.number in desk
    assert "应当办好" in desk


def test_an_own_limit_stands_apart_and_is_not_called_late(city: City):
    begun = timezone.now() - timedelta(60)
    case = filed(legal_aid(), at=begun)
    do(city, case, "request_supplement", "liming", at=begun + timedelta(1), missing="身份证", days=5)
    do(city, case, "supplement", "citizen", at=begun + timedelta(20), note="补交。")
    do(city, case, "withdraw", "citizen", at=begun + timedelta(21))
    count_all(at=timezone.now())
    page = shown(city.client("zheng"), "/office/measure/legal_aid/?span=all")
    table, _, own = page.partition("当事人自己的期限")
    assert "到期没有用 1 次" in own
    assert "what=late.la.supplement" not in table
    assert "到期没有用的件" in shown(city.client("zheng"), cases_at("late.la.supplement"))


@pytest.mark.parametrize(
    "what", ["open_late.x", "open_late.desk.", "open_late.desk.1e9", "open_late.guide.x.y"]
)
def test_a_list_that_is_none_is_not_found(city: City, what: str):
    assert city.client("zheng").get(cases_at(what)).status_code == 404
