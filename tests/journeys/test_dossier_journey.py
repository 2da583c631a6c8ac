"""The head decides, and the file stands still; a paper comes late and is seen to; the bundle is checked by itself."""

from pathlib import Path

import pytest
from django.utils import timezone

from tests.cast import City
from tests.journeys.test_county_officers import grants, people
from tests.journeys.visiting import Entering
from zhichi.foundation.cases.tests.factories import do
from zhichi.foundation.dossiers.public import Dossier
from zhichi.foundation.dossiers.tests.factories import PDF, alone, with_papers
from zhichi.foundation.vault.public import public_key

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_decided_frozen_added_late_taken_out_and_checked(enter: Entering, city: City, tmp_path: Path):
    case = with_papers(city)
    page = f"/office/dossiers/of/{case.number}/"
    centre, head = people(enter, "zhaojing", "sunli")
    centre.go(page)
    centre.sees("还没有固定", "法律援助申请表")
    centre.look("dossier-open", 1280, 360)
    do(city, case, "check_means", "zhaojing", at=timezone.now())
    head.does(case.number, "给予法律援助", grants)
    dossier = Dossier.objects.get(case=case)

    centre.open_case(case.number)
    centre.follow("件，下载证据包")
    centre.sees("作出决定时固定", dossier.root, "给予法律援助决定书")
    centre.press("下载证据包")
    centre.sees("请写明用途")
    centre.look("dossier-purpose-asked", 1280, 360)

    centre.main.locator("summary", has_text="补入决定以后才有的材料").click()
    centre.main.locator("input[type=file]").set_input_files(
        {"name": "证言.pdf", "mimeType": "application/pdf", "buffer": PDF + b"late"}
    )
    centre.write("这是什么", "工友证言")
    centre.write("为什么现在才补入", "申请人今天才找到工友。")
    centre.press("补入并固定")
    centre.sees("有 1 件是决定以后补入的", "申请人今天才找到工友。")
    centre.look("dossier-late", 1280, 360)

    centre.write("用途", "行政复议答复")
    with centre.page.expect_download() as kept:
        centre.press("下载证据包")
    file = tmp_path / "bundle.zip"
    kept.value.save_as(file)
    done = alone(file, "--key", public_key().hex())
    assert (done.returncode, done.stderr) == (0, "")
    assert f"案号 {case.number}，固定 2 次" in done.stdout

    centre.go("/office/dossiers/?which=late")
    centre.sees(case.number, "补入 1 件")
    centre.look("dossiers", 1280, 360)
    centre.go("/office/dossiers/destructions/")
    centre.look("dossier-destructions", 1280, 360)
