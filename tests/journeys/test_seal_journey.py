"""A notice gets its electronic seal by three persons, and its citizen checks it: by its code, and by the file itself."""

from pathlib import Path

import pytest
from django.utils import timezone

from tests.cast import City
from tests.journeys.visiting import Entering, Visitor
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.papers.public import Paper
from zhichi.foundation.seals.actions import certify, draw_impression
from zhichi.foundation.seals.models import Seal, SealUse
from zhichi.foundation.seals.public import sealed_bytes
from zhichi.foundation.seals.tests.factories import kept, paper, staffed
from zhichi.foundation.signing.public import enrol

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def sealed_city(city: City) -> tuple[Seal, Paper]:
    """A seal with picture, certificate and keeper, and a notice that waits for it."""
    staffed(city)
    seal, boss, at = kept(city), city.actor("fuju"), timezone.now()
    draw_impression(seal=seal, by=boss, at=at)
    certify(
        seal=seal,
        certificate=enrol(name=seal.name, organ_code=seal.organ.code, at=at, by=SYSTEM),
        by=boss,
        at=at,
    )
    return seal, paper(city)


def ask(clerk: Visitor, one: Paper) -> str:
    clerk.log_in("zhaojing")
    clerk.go(f"/office/papers/{one.pk}/")
    clerk.follow("申请用印")
    clerk.write("用途", "送达当事人")
    clerk.choose("怎么盖", "盖电子印章")
    clerk.look("seal-ask", 1280, 360)
    clerk.press("提交申请")
    clerk.sees("等待批准", "法律援助机构负责人批准")
    return clerk.path


def check(citizen: Visitor, one: Paper, good: Path, bad: Path) -> None:
    citizen.go(f"/check/paper/{one.check_code}/")
    citizen.sees("有效", one.number, "任城区法律援助中心法律援助专用章")
    citizen.look("check-paper", 360, 1280)
    citizen.page.set_input_files("[data-paper-file]", good)
    citizen.sees("这就是盖了电子印章的原件")
    citizen.page.set_input_files("[data-paper-file]", bad)
    citizen.sees("不一致：这份文件被改过")
    citizen.go("/check/paper/")
    citizen.look("check", 360, 1280)
    sent: list[str] = []
    citizen.page.on("request", lambda request: sent.append(f"{request.method} {request.post_data or ''}"))
    citizen.page.set_input_files("[data-paper-file]", good)
    citizen.sees("这就是盖了电子印章的原件")
    citizen.page.set_input_files("[data-paper-file]", bad)
    citizen.sees("没有登记过这份文件")
    # Only digests were asked for; the file stayed.
    assert {one.split(" ")[0] for one in sent} == {"GET"}
    citizen.look("check-unknown", 360)


def test_asker_approver_keeper_and_then_the_citizen_checks(
    enter: Entering, sealed_city: tuple[Seal, Paper], tmp_path: Path
) -> None:
    _, one = sealed_city
    clerk, head, keeper = enter(1280), enter(1280), enter(1280)
    here = ask(clerk, one)
    head.log_in("sunli")
    head.follow("等您批准")
    head.follow("送达当事人")
    head.press("批准")
    head.sees("已批准，待盖章")
    keeper.log_in("baoyin")
    keeper.follow("等您盖章")
    keeper.follow("送达当事人")
    keeper.look("seal-request", 1280, 360)
    keeper.press("盖电子印章")
    keeper.sees("已盖章", "1号")
    clerk.go(here)
    clerk.main.locator("td[data-label='用印编号'] a").click()
    clerk.sees("盖章后的摘要")
    clerk.look("seal-use", 1280, 360)
    for url, name in (("ledger/", "seal-ledger"), ("", "seals"), ("requests/?tab=all", "seal-requests")):
        head.go(f"/office/seals/{url}")
        head.look(name, 1280, 360)
    good, bad = tmp_path / "good.pdf", tmp_path / "bad.pdf"
    data = sealed_bytes(SealUse.objects.get())
    good.write_bytes(data)
    bad.write_bytes(data.replace(b"/Type", b"/Tipe", 1))
    check(enter(360), one, good, bad)


def test_the_register_on_a_phone_and_what_is_published(
    enter: Entering, sealed_city: tuple[Seal, Paper]
) -> None:
    seal, _ = sealed_city
    office, stranger = enter(360), enter(360)
    office.log_in("banshi")
    for url, name in (
        (f"{seal.pk}/", "seal"),
        ("new/", "seal-new"),
        ("ask/", "seal-bring"),
        ("list/", "seal-list"),
    ):
        office.go(f"/office/seals/{url}")
        office.look(name, 360, 1280)
    stranger.go("/check/seals/")
    stranger.sees("任城区法律援助中心法律援助专用章", "在用")
    stranger.look("check-seals", 360, 1280)
