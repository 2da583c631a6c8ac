"""The pages of the figures: definitions, as-of, the cases behind, two versions side by side, three steps to cut."""

import re

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.actions.measuring import count_all
from zhichi.domains.catalogue.tests.test_measuring import NOW, life, version, worlds
from zhichi.foundation.procedures.public import ProcedureVersion

pytestmark = pytest.mark.django_db


def page(city: City, address: str, who: str = "zheng") -> str:
    answer = city.client(who).get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


@pytest.fixture
def counted(city: City) -> City:
    worlds(city)
    count_all(at=NOW)
    return city


def test_before_anything_was_counted_the_page_says_so(city: City):
    assert "还没有数过" in page(city, "/office/measure/")
    assert "没有可数的件" in page(city, "/office/measure/legal_aid/")


def test_the_list_shows_each_kind_with_its_definitions(counted: City):
    said = page(counted, "/office/measure/")
    for words in ("法律援助", "截至 2026-11-20", "这些数怎么来的", "没有任何一个数字落到个人", "数不到"):
        assert words in said


def test_a_kind_names_the_steps_to_cut_with_the_sum_and_the_law(counted: City):
    said = page(counted, "/office/measure/legal_aid/")
    for words in (
        "最该减的三处",
        "中位数是",
        "÷",
        "要减掉它，先要有法律上的理由",
        "法定、承诺和实际",
        "身份证",
    ):
        assert words in said
    assert "1. 撤回申请" not in said


def test_every_link_on_the_page_leads_to_its_cases(counted: City):
    said = page(counted, "/office/measure/legal_aid/?span=all")
    links = set(
        re.findall(r'href="(/office/measure/legal_aid/\d+/cases/\?[^"]+)"[^>]*>看这 (\d+) [件次]', said)
    )
    assert len(links) > 8
    for address, n in links:
        assert f"共 {n} 件" in page(counted, address.replace("&amp;", "&")), address


def test_a_county_sees_behind_the_figures_its_own_cases_only(counted: City):
    address = f"/office/measure/legal_aid/{version().version}/cases/?what=done&span=all"
    assert "370812" not in re.sub(r"value=\S+", "", page(counted, address, "panli"))
    assert "LA-370812" in page(counted, address)


def test_two_versions_stand_side_by_side(counted: City):
    first = version()
    later = ProcedureVersion.objects.create(
        kind=first.kind,
        version=first.version + 1,
        title=first.title,
        effective_from=timezone.localdate(),
        document=first.document | {"version": first.version + 1},
        digest="0" * 64,
        published_at=timezone.now(),
        published_by="system:test",
    )
    life(counted, 4)
    type(later).objects.filter(pk=later.pk).update(effective_from=first.effective_from)
    case = life(counted, 0)
    type(case).objects.filter(pk=case.pk).update(version=later)
    count_all(at=NOW)
    said = page(counted, "/office/measure/legal_aid/?span=all")
    assert f"第 {first.version} 版（" in said
    assert f"第 {later.version} 版（" in said
    alone = page(counted, f"/office/measure/legal_aid/?span=all&a=&b={first.version}")
    assert f"第 {later.version} 版（" not in alone


@pytest.mark.parametrize("who", ["liming", "chen", "feng"])
def test_desks_and_administrators_have_no_such_page(counted: City, who: str):
    for address in ("/office/measure/", "/office/measure/legal_aid/"):
        assert counted.client(who).get(address).status_code == 403


@pytest.mark.parametrize("address", ["/office/measure/?span=7", "/office/measure/moon/", "/office/measure/legal_aid/1/cases/?what=moon", "/office/measure/legal_aid/99/cases/"])  # fmt: skip
def test_what_is_not_there_is_not_found(counted: City, address: str):
    assert counted.client("zheng").get(address).status_code == 404


def test_the_pages_cost_the_same_however_many_cases(counted: City, django_assert_max_num_queries):
    client = counted.client("zheng")
    addresses = (
        "/office/measure/",
        "/office/measure/legal_aid/",
        "/office/measure/legal_aid/1/cases/?span=all",
    )
    for address in addresses:
        client.get(address)
        with django_assert_max_num_queries(14) as few:
            client.get(address)
        life(counted, 1)
        count_all(at=NOW)
        with django_assert_max_num_queries(len(few)):
            client.get(address)
