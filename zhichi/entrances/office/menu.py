"""The menu of the office: what the rooms offer, under headings, with the place where somebody stands."""

from dataclasses import dataclass
from functools import cache
from itertools import groupby

from django.urls import reverse

from zhichi.foundation.accounts.public import Role
from zhichi.foundation.cases.public import REGISTRARS
from zhichi.foundation.sockets.public import OFFICE_PAGES

CASE_HEADING, OWN_HEADING = "办件", "管理和账号"
CASE_MENU = [
    ("待办", "office:inbox"),
    ("登记", "office:register"),
    ("转介", "office:referrals"),
    ("查询", "office:search"),
    ("本单位", "office:unit"),
]
ADMIN_MENU = {
    Role.SYSTEM_ADMIN: [
        ("人员", "accounts:officers"),
        ("机构", "office:admin_units"),
        ("区划变更", "office:region_changes"),
        ("放假安排", "timelimits:calendar"),
    ],
    Role.SECURITY_ADMIN: [("人员与岗位", "accounts:officers")],
    Role.AUDIT_ADMIN: [("登录记录", "accounts:logins"), ("账本", "accounts:ledger")],
}
CASE_ROLES = frozenset(Role.values) - {role.value for role in ADMIN_MENU}
# The hundreds of an OfficePage's order.
HEADINGS = {1: "服务网络", 2: "覆盖和均衡", 3: "规范化", 4: "事项与程序", 5: "为群众服务", 7: "消息"}
OTHER_HEADING = "其他"


@dataclass(frozen=True, slots=True)
class Link:
    """A line of the menu. `current` is the value of aria-current: this page, or the branch it hangs on."""

    title: str
    url: str
    current: str = ""


Menu = tuple[tuple[str, tuple[Link, ...]], ...]


@cache
def links_of(roles: frozenset[str]) -> Menu:
    """Headings with their links: the same for everybody who holds these roles."""
    places: list[tuple[str, str, str]] = []
    if roles & CASE_ROLES:
        registers = bool(roles & REGISTRARS)
        places += [
            (CASE_HEADING, title, name) for title, name in CASE_MENU if registers or name != "office:register"
        ]
    for page in sorted(OFFICE_PAGES, key=lambda page: page.order):
        if roles & page.roles:
            places.append((HEADINGS.get(page.order // 100, OTHER_HEADING), page.title, page.url_name))
    for role, extra in ADMIN_MENU.items():
        if role in roles:
            places += [(OWN_HEADING, title, name) for title, name in extra]
    places.append((OWN_HEADING, "我的账号", "accounts:me"))
    linked = dict.fromkeys((heading, Link(title, reverse(name))) for heading, title, name in places)
    return tuple(
        (heading, tuple(link for _, link in found))
        for heading, found in groupby(linked, key=lambda one: one[0])
    )


def menu(roles: frozenset[str], path: str) -> tuple[Menu, str]:
    """The menu of somebody who stands at `path`, and the title of his place in it ("" when it is in none)."""
    groups = links_of(roles)
    here = max(
        (link.url for _, links in groups for link in links if _under(path, link.url)), key=len, default=""
    )
    marked = tuple(
        (heading, tuple(_marked(link, path) if link.url == here else link for link in links))
        for heading, links in groups
    )
    return marked, next((link.title for _, links in groups for link in links if link.url == here), "")


def _under(path: str, url: str) -> bool:
    """Whether the page hangs on this link; the inbox, whose address begins all others, has the cases below it."""
    if url == reverse("office:inbox"):
        return path == url or path.startswith(f"{url}cases/")
    return path.startswith(url)


def _marked(link: Link, path: str) -> Link:
    return Link(link.title, link.url, "page" if link.url == path else "true")
