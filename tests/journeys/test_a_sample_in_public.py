"""The city draws a sample before two witnesses, a point is visited unannounced, and anybody's browser verifies the draw."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.cast import City
from tests.journeys.visiting import Entering, Visitor
from zhichi.domains.coverage.tests.factories import point

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BODIES = ["纪检监察组", "公证处"]


def freezes(officer: Visitor) -> None:
    officer.go("/office/samples/")
    officer.sees("还没有做过核验抽样")
    officer.look("samples-empty", 1280, 360)
    officer.follow("新建抽样")
    officer.write("名称", "第四季度实地核验")
    officer.write("一共抽多少个", "3")
    officer.write("见证单位", "\n".join(BODIES))
    officer.press("先看名单有多少")
    officer.sees("名单上有 7 个服务点，抽 4 个")
    officer.look("sample-preview", 1280, 360)
    officer.press("冻结名单并公布承诺")
    officer.titled("第四季度实地核验")


def passes(officer: Visitor) -> list[tuple[str, str]]:
    """The passes as the officer copies them, with the address of each witness's page."""
    told = []
    for body in BODIES:
        officer.go("/office/samples/S2026-001/")
        officer.main.get_by_role("button", name=re.compile(f"生成口令.*{body}")).click()
        officer.titled("见证口令")
        address = officer.main.locator("a[href*='/witnesses/']").get_attribute("href")
        told.append((address, officer.main.locator("[data-pass]").inner_text()))
    officer.look("sample-pass", 1280, 360)
    return told


def commits(witness: Visitor, address: str, passed: str) -> str:
    """Makes a nonce in the witness's own browser and keeps it; only its fingerprint is sent."""
    sent: list[str] = []
    witness.page.on("request", lambda request: sent.append(request.post_data or ""))
    witness.go(address)
    witness.press("生成随机数")
    nonce = witness.page.locator("[data-nonce-value]")
    expect(nonce).to_have_value(re.compile("^[0-9a-f]{64}$"))
    with witness.page.expect_download() as saved:
        witness.main.get_by_role("link", name="保存成文件").click()
    kept = Path(saved.value.path()).read_text().strip()
    assert kept == nonce.input_value()
    witness.write("口令", passed)
    witness.look(f"witness-commits-{witness.width}")
    witness.press("公布承诺")
    expect(witness.page.get_by_text("承诺已经公布。请保存好随机数")).to_be_visible()
    assert not any(kept in body for body in sent)
    return kept


def reveals(witness: Visitor, address: str, nonce: str) -> None:
    witness.go(address)
    witness.write("随机数", "0" * 64)
    witness.press("揭示随机数")
    witness.sees("和事先公布的承诺不符")
    witness.write("随机数", nonce)
    witness.look(f"witness-reveals-{witness.width}")
    witness.press("揭示随机数")
    expect(witness.page.get_by_text("随机数已经揭示，谢谢您的见证。")).to_be_visible()


def visits(officer: Visitor) -> str:
    """The first drawn point, on a phone; answers its name."""
    officer.go("/office/samples/S2026-001/")
    officer.look("sample-tasks")
    link = officer.main.locator(".card-title a").first
    name = link.inner_text()
    link.click()
    officer.titled(name)
    officer.sees("这是突击核验")
    officer.tick("现场核验")
    officer.look("sampled-point")
    officer.press("开始核验")
    expect(officer.page).to_have_url(re.compile(r"/visits/\d+/$"))
    officer.tick("属实，正在服务")
    officer.main.locator("[name=note]").fill("见到值班人员和两位来咨询的群众。")
    officer.main.locator("form button[type=submit]").first.click()
    # The phone keeps the visit, sends it, and leaves the page when the desk has it.
    expect(officer.page).not_to_have_url(re.compile(r"/visits/\d+/$"))
    officer.go("/office/samples/S2026-001/")
    officer.sees("已经核验 1 个", "还有 3 个没有核验")
    return name


def test_made_witnessed_drawn_visited_and_verified_by_anybody(enter: Entering, city: City):
    for n in range(6):
        point("370811002001", city.units["370811-town"], address=f"许庄街道{n + 1}号")
    point("370812001001", city.units["370812-town"])
    officer = enter(1280)
    officer.log_in("gaofang")
    freezes(officer)
    told = passes(officer)
    witnesses = [enter(1280), enter(360)]
    nonces = [commits(who, *given) for who, given in zip(witnesses, told, strict=True)]
    for who, (address, _), nonce in zip(witnesses, told, nonces, strict=True):
        reveals(who, address, nonce)
    anybody = enter(360)
    anybody.go("/samples/")
    anybody.look("samples-public")
    anybody.follow("第四季度实地核验")
    anybody.misses("许庄街道", "第1服务点")
    anybody.press("现在验算")
    anybody.sees("验算通过：这次抽签没有被改动。")
    anybody.look("sample-public-drawn", 360, 1280)
    field = enter(360)
    field.log_in("gaofang")
    name = visits(field)
    field.main.get_by_text("我已经知道").click()
    field.press("结束核验并公布结果")
    expect(field.page.get_by_text("结果已经公布。")).to_be_visible()
    field.look("sample-finished")
    anybody.go("/samples/S2026-001/")
    anybody.sees("真实覆盖率", name, "没有核验", "分层随机抽样")
    anybody.press("现在验算")
    anybody.sees("验算通过", "对 化名和真编号一一对应")
    anybody.look("sample-public-finished", 360, 1280)
    without = enter(360, script=False)
    without.go("/samples/S2026-001/")
    without.sees("真实覆盖率", "不用我们的程序怎么算")
    without.look("sample-public-without-script")
