"""The menu: under headings, with the place where somebody stands."""

import pytest

from tests.cast import City
from zhichi.entrances.office.menu import links_of, menu
from zhichi.foundation.accounts.public import Role

CLERK = frozenset({Role.PLS_ADMIN.value})


def marked(path: str) -> list[tuple[str, str]]:
    groups, _ = menu(CLERK, path)
    return [(link.title, link.current) for _, links in groups for link in links if link.current]


@pytest.mark.parametrize(
    ("path", "title", "current"),
    [
        ("/office/", "待办", "page"),
        ("/office/cases/LA-370811-2026-000001/", "待办", "true"),
        ("/office/points/", "服务点", "page"),
        ("/office/points/proposals/new/", "服务点申报", "true"),
        ("/office/standards/distance/", "离下一等次", "page"),
        ("/office/coverage/hollow/", "覆盖和实效", "true"),
    ],
)
def test_one_entry_is_marked_and_it_is_the_nearest_above_the_page(path: str, title: str, current: str):
    assert marked(path) == [(title, current)]
    assert menu(CLERK, path)[1] == title


def test_a_page_that_hangs_on_nothing_marks_nothing():
    assert marked("/office/delegations-of-nobody/") == []
    assert menu(CLERK, "/office/delegations-of-nobody/")[1] == ""


def test_each_heading_stands_once_and_holds_its_own():
    groups = links_of(CLERK)
    headings = [heading for heading, _ in groups]
    assert headings[:4] == ["办件", "服务网络", "覆盖和均衡", "规范化"]
    assert headings[-1] == "管理和账号"
    assert len(set(headings)) == len(headings)
    network = ["服务点", "顾问合同", "服务点申报", "现场核验", "司法地图"]
    assert [link.title for link in dict(groups)["服务网络"]] == network


def test_an_administrator_has_his_own_pages_and_no_cases():
    groups = dict(links_of(frozenset({Role.AUDIT_ADMIN.value})))
    assert [link.title for link in groups["管理和账号"]] == ["登录记录", "账本", "我的账号"]
    assert "办件" not in groups


@pytest.mark.django_db
def test_the_folded_menu_names_the_place_without_being_opened(city: City):
    page = city.client("panli").get("/office/points/").content.decode()
    assert '<span class="desk-here">服务点</span>' in page
    assert page.count('aria-current="page"') >= 2, "the folded and the open menu both mark it"
