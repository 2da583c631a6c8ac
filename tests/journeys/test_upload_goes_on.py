"""A paper from a phone on a bad line: the connection breaks in the middle, comes back, and one whole file is handed in."""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from tests.cast import City
from tests.journeys.test_villager_asks_for_legal_aid import say_where_and_what, say_who
from tests.journeys.visiting import Entering, Visitor
from zhichi.foundation.cases.public import Draft
from zhichi.foundation.files.public import original

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# Four pieces and a bit; what the middle holds decides nothing.
PAPER = b"%PDF-1.4\n" + os.urandom(1_100_000) + b"\n%%EOF\n"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "判决书.pdf"
    path.write_bytes(PAPER)
    return path


@pytest.fixture
def wang(enter: Entering, city: City) -> Visitor:
    wang = enter(360)
    wang.go("/apply/legal_aid/")
    wang.press("开始填写")
    say_where_and_what(wang)
    say_who(wang)
    wang.titled("上传材料")
    return wang


def cut_after(wang: Visitor, pieces: int) -> list[int]:
    """The line breaks when so many pieces have gone; answers where each piece that was sent began."""
    seen: list[int] = []

    def pass_on(route: Route) -> None:
        if route.request.method == "PATCH":
            seen.append(int(route.request.headers["upload-offset"]))
            if len(seen) == pieces + 1:
                wang.context.set_offline(True)
                return route.abort("internetdisconnected")
        return route.continue_()

    wang.page.route("**/uploads/**", pass_on)
    return seen


def offline_is_no_fault(wang: Visitor) -> None:
    wang.faults[:] = [fault for fault in wang.faults if "ERR_INTERNET_DISCONNECTED" not in fault]


def held_once(wang: Visitor) -> None:
    paper = Draft.objects.get().papers.get()
    assert (paper.name, original(paper.file).read() == PAPER) == ("判决书.pdf", True)


def test_a_line_that_breaks_and_comes_back(wang: Visitor, paper: Path):
    sent = cut_after(wang, 2)
    wang.field("选照片或者文件").set_input_files(paper)
    wang.sees("网断了，连上以后会自己接着传")
    wang.press("上传，再选一份")
    wang.sees("传完会自动提交")
    offline_is_no_fault(wang)
    wang.look("citizen-upload-cut")
    wang.context.set_offline(False)
    wang.sees("判决书.pdf")
    expect(wang.main.get_by_role("button", name="删除 判决书.pdf")).to_be_visible()
    # Nothing that had arrived was sent again.
    assert [sent.count(offset) for offset in sorted(set(sent))] == [1, 1, 2, 1, 1]
    offline_is_no_fault(wang)
    held_once(wang)


def test_a_page_that_is_opened_again_goes_on(wang: Visitor, paper: Path):
    cut_after(wang, 2)
    wang.field("选照片或者文件").set_input_files(paper)
    wang.sees("网断了，连上以后会自己接着传")
    wang.page.unroute("**/uploads/**")
    wang.context.set_offline(False)
    again: list[str] = []
    wang.page.on(
        "request", lambda request: again.append(request.method) if "/uploads/" in request.url else None
    )
    wang.page.reload()
    wang.sees("判决书.pdf", "已传好")
    assert "POST" not in again
    offline_is_no_fault(wang)
    wang.look("citizen-upload-again")
    wang.press("下一步")
    wang.sees("判决书.pdf")
    held_once(wang)
    offline_is_no_fault(wang)
    wang.go("/apply/legal_aid/papers/")
    expect(wang.main.get_by_text("已传好")).to_have_count(0)
    expect(wang.main.get_by_text(re.compile("判决书"))).to_have_count(1)


def test_a_fault_stands_beside_the_field(wang: Visitor, tmp_path: Path):
    odd = tmp_path / "病毒.exe"
    odd.write_bytes(b"MZ" + b"\0" * 1000)
    field = wang.field("选照片或者文件")
    field.set_input_files(odd)
    wang.sees("病毒.exe：这种文件不能上传")
    assert "papers-upload-error" in str(field.get_attribute("aria-describedby"))
    wang.look("citizen-upload-refused")
    wang.press("下一步")
    wang.titled("核对一下，再提交")


def test_without_script_the_ordinary_field_works(enter: Entering, city: City, paper: Path):
    wang = enter(360, script=False)
    wang.go("/apply/legal_aid/")
    wang.press("开始填写")
    wang.choose("县（市、区）", "任城区")
    wang.press("下一步")
    wang.choose("乡镇、街道", "许庄街道")
    wang.press("下一步")
    wang.choose("村、社区", "许庄社区居委会")
    wang.press("下一步")
    wang.tick("拖欠工资、劳动关系")
    wang.write("事情的经过和您的要求", "在工地干了一年，老板欠我两万块工钱。")
    wang.tick("我承诺家庭经济困难，所说属实")
    wang.press("下一步")
    say_who(wang)
    wang.field("选照片或者文件").set_input_files(paper)
    wang.press("下一步")
    wang.sees("判决书.pdf")
    held_once(wang)
