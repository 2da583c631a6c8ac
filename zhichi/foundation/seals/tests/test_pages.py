"""The officers' pages: from the paper to the register, the ledger with its tables, what waits on the first screen."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from zhichi.foundation.seals.models import Seal, SealRequest, SealUse
from zhichi.foundation.seals.tests.factories import approved, asked, done, kept, paper, registered, sheets

pytestmark = pytest.mark.django_db


def page(city, who, url, status=200):
    answer = city.client(who).get(url)
    assert answer.status_code == status, url
    return answer.content.decode()


def post(city, who, url, **sent):
    answer = city.client(who).post(url, sent, follow=True)
    assert answer.status_code == 200, url
    return answer.content.decode()


def test_from_the_page_of_a_paper_to_its_number_in_the_register(office):
    seal, one = kept(office), paper(office)
    url = f"/office/seals/ask/?paper={one.pk}"
    assert url in page(office, "zhaojing", f"/office/papers/{one.pk}/")
    assert one.number in page(office, "zhaojing", url)
    sent = {
        "paper": one.pk,
        "seal": seal.pk,
        "purpose": "送达当事人",
        "copies": 1,
        "manner": "ink",
        "place": "office",
    }
    assert "等待“法律援助机构负责人批准”" in post(office, "zhaojing", "/office/seals/ask/", token="t", **sent)
    held = SealRequest.objects.get()
    here = f"/office/seals/requests/{held.pk}/"
    assert "等您批准" in page(office, "sunli", "/office/")
    assert "已批准，可以盖章了" in post(office, "sunli", f"{here}do/approve/")
    assert "等您盖章" in page(office, "baoyin", "/office/")
    assert "您数到 9 页" in post(office, "baoyin", f"{here}do/stamp/", pages=9, copies=1, place="office")
    assert "已盖章并登记" in post(office, "baoyin", f"{here}do/stamp/", pages=2, copies=1, place="office")
    use = SealUse.objects.get()
    assert "盖了章，等您交扫描件核对" in page(office, "zhaojing", "/office/")
    assert use.numbered in page(office, "zhaojing", f"/office/papers/{one.pk}/")
    assert use.numbered in page(office, "zhaojing", f"/office/cases/{one.case.number}/")
    scan = SimpleUploadedFile("scan.pdf", sheets(2), "application/pdf")
    told = post(office, "zhaojing", f"/office/seals/uses/{use.pk}/do/scan/", scan=scan, pages=2, copies=1)
    assert "和批准的一致" in told
    assert "已作废，编号和理由一直保留" in post(
        office, "zhaojing", f"/office/seals/uses/{use.pk}/do/void/", because="盖错了份数"
    )


def test_a_brought_document_is_asked_for_on_its_own_page(office):
    seal = registered(office, "370811", kind="contract", name="任城区司法局合同专用章")
    file = SimpleUploadedFile("c.pdf", sheets(), "application/pdf")
    sent = {
        "seal": seal.pk,
        "purpose": "签合同",
        "copies": 2,
        "manner": "ink",
        "place": "office",
        "token": "t",
    }
    answer = office.client("panli").post("/office/seals/ask/", sent)
    assert answer.status_code == 422
    told = post(
        office, "panli", "/office/seals/ask/", file=file, title="采购合同", kind="contract", pages=1, **sent
    )
    assert "等待“法规部门审查”" in told
    use = SealUse.objects.get()
    saved = office.client("zhouhong").get(f"/office/seals/uses/{use.pk}/file/document/")
    assert saved.content == sheets()
    assert "attachment" in saved["Content-Disposition"]


def test_a_seal_is_registered_kept_and_lost_on_its_page(office):
    form = {
        "organ": office.units["370811-aid"].pk, "kind": "legal_aid", "name": "任城区法律援助中心法律援助专用章",
        "form": "both", "width_mm": 42, "valid_from": "2024-01-01",
    }  # fmt: skip
    assert "登记好了" in post(office, "banshi", "/office/seals/new/", **form)
    seal = Seal.objects.get()
    here = f"/office/seals/{seal.pk}/"
    keeper = office.people["baoyin"].pk
    assert "等本人接印确认" in post(office, "banshi", f"{here}do/keeper/", officer=keeper)
    assert "等您接印" in page(office, "baoyin", "/office/")
    assert "已接印" in post(office, "baoyin", f"{here}do/take/")
    assert "印模已画好" in post(office, "banshi", f"{here}do/draw/")
    assert "没有看清" not in post(office, "banshi", f"{here}do/lost/")
    assert "已挂失，并向社会公布" in post(office, "baoyin", f"{here}do/lost/", because="下乡途中丢失")
    page(office, "banshi", f"{here}do/nothing/", 405)
    assert office.client("banshi").post(f"{here}do/nothing/").status_code == 404


def test_the_ledger_is_filtered_printed_and_taken_out_without_formulas(office):
    seal = kept(office)
    use = done(office, seal, purpose="=HYPERLINK(1)").uses.get()
    said = page(office, "fuju", f"/office/seals/ledger/?seal={seal.pk}")
    assert use.numbered in said
    assert "编号一个不缺" in said
    assert use.numbered not in page(office, "fuju", "/office/seals/ledger/?state=void")
    rows = office.client("fuju").get("/office/seals/ledger.csv").content.decode("utf-8-sig").splitlines()
    assert len(rows) == 2
    assert "'=HYPERLINK(1)" in rows[1]
    book = office.client("fuju").get("/office/seals/ledger.xlsx").content
    cells = CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in cells] == ["用印编号", use.numbered]
    assert use.numbered not in page(office, "hanmei", "/office/seals/ledger/")


def test_a_list_is_chosen_by_its_seal(office):
    seal, one, other = kept(office), paper(office), paper(office)
    said = page(office, "zhaojing", f"/office/seals/list/?seal={seal.pk}")
    assert one.number in said
    assert other.number in said
    assert "（2 件）" in page(office, "zhaojing", f"/office/seals/ask/?paper={one.pk}&paper={other.pk}")
    asked(office, seal, one)
    said = page(office, "zhaojing", f"/office/seals/list/?seal={seal.pk}")
    assert one.number not in said


def test_strangers_of_another_county_find_nothing(office):
    seal = kept(office)
    request = approved(office, asked(office, seal, paper(office)))
    for url in (f"/office/seals/{seal.pk}/", f"/office/seals/requests/{request.pk}/"):
        page(office, "hanmei", url, 404)
    page(office, "hanmei", f"/office/seals/ask/?paper={request.uses.get().paper_id}", 404)
    page(office, "chen", "/office/seals/", 403)


@pytest.mark.parametrize("url", ["ledger/", "requests/?tab=all", ""])
def test_lists_cost_the_same_however_long_they_are(office, django_assert_max_num_queries, url):
    seal = kept(office)
    counts = []
    for _ in range(2):
        done(office, seal)
        client = office.client("fuju")
        with django_assert_max_num_queries(40) as asked_for:
            assert client.get(f"/office/seals/{url}").status_code == 200
        counts.append(len(asked_for.captured_queries))
    assert counts[0] == counts[1]
