"""Who finds the file, who takes it out, and that each look is told to the ledger with its purpose."""

from io import BytesIO

import pytest

from zhichi.foundation.cases.tests.factories import filed, legal_aid
from zhichi.foundation.dossiers.actions import describing
from zhichi.foundation.dossiers.tests.factories import decided, files_of, sealed
from zhichi.foundation.dossiers.verifier.verify_dossier import verify
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.foundation.papers.public import PressError

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_press(monkeypatch):
    def printed(contents):
        raise PressError("没有")

    monkeypatch.setattr(describing, "printed", printed)


def page(case):
    return f"/office/dossiers/of/{case.number}/"


def last(case):
    return entries_of(case.subject).order_by("-seq")[0]


def test_from_the_case_to_the_bundle_with_one_click(city):
    dossier, clerk = sealed(city), city.client("zhaojing")
    case = dossier.case
    assert page(case) in clerk.get(f"/office/cases/{case.number}/").content.decode()
    told = clerk.get(page(case)).content.decode()
    assert (last(case).code, dossier.root in told, "卷内目录" in told) == ("cases.case.read", True, True)
    answer = clerk.post(f"{page(case)}bundle/", {"purpose": "行政复议答复"})
    data = b"".join(answer)
    assert answer["Content-Type"] == "application/zip"
    assert verify(BytesIO(data))[0].startswith(f"对：案号 {case.number}")
    assert (last(case).code, payload_of(last(case))["purpose"]) == (
        "dossiers.dossier.exported",
        "行政复议答复",
    )


def test_without_a_purpose_nothing_goes_out(city):
    dossier, clerk = decided(city), city.client("zhaojing")
    before = last(dossier.case).seq
    for where in ("bundle/", "item/"):
        answer = clerk.post(page(dossier.case) + where, {"purpose": "", "item": "1-1"})
        assert answer.status_code == 422
        assert "请写明用途" in answer.content.decode()
    assert last(dossier.case).seq == before


def test_a_look_at_one_item_is_told_with_its_digest(city):
    dossier, clerk = decided(city), city.client("zhaojing")
    sheet = clerk.post(f"{page(dossier.case)}item/", {"purpose": "案卷评查", "item": "1-1"})
    assert "法律援助申请表" in sheet.content.decode()
    assert payload_of(last(dossier.case))["purpose"] == "案卷评查"
    files = clerk.get(page(dossier.case)).context["kept"]
    (pdf,) = [one for one, _ in files if one.line["title"] == "合同.pdf"]
    which = f"{pdf.freeze.seq}-{pdf.line['n']}"
    answer = clerk.post(f"{page(dossier.case)}item/", {"purpose": "案卷评查", "item": which})
    assert answer.content.startswith(b"%PDF-")
    assert payload_of(last(dossier.case))["digest"] == pdf.line["digest"]
    for wrong in ("9-9", "", "x"):
        assert clerk.post(f"{page(dossier.case)}item/", {"purpose": "案卷", "item": wrong}).status_code == 404


def test_strangers_find_nothing_and_overseers_take_nothing_out(city):
    dossier = decided(city)
    assert city.client("qianwei").get(page(dossier.case)).status_code == 404
    assert city.client("feng").get(page(dossier.case)).status_code == 403
    chief = city.client("zheng")
    assert "由这件案子的经办单位或者法规科取用" in chief.get(page(dossier.case)).content.decode()
    before = last(dossier.case).seq
    assert chief.post(f"{page(dossier.case)}bundle/", {"purpose": "看看"}).status_code == 422
    assert last(dossier.case).seq == before
    legal = city.client("zhouhong").post(f"{page(dossier.case)}bundle/", {"purpose": "应诉"})
    assert "manifest.json" in files_of(b"".join(legal))


def test_before_a_decision_the_page_shows_what_lies_there_and_offers_no_bundle(city):
    case = filed(legal_aid())
    told = city.client("liming").get(page(case)).content.decode()
    assert "还没有固定" in told
    assert "下载证据包" not in told
    assert city.client("liming").post(f"{page(case)}bundle/", {"purpose": "看看"}).status_code == 404


@pytest.mark.parametrize(
    "which", ["frozen", "archived", "incomplete", "late", "ended", "held", "destroyed", "x"]
)
def test_lists_cost_the_same_however_long_they_are(city, which, django_assert_max_num_queries):
    dossier, clerk = sealed(city), city.client("zhaojing")
    address = f"/office/dossiers/?which={which}"
    clerk.get(address)
    with django_assert_max_num_queries(30) as few:
        told = clerk.get(address).content.decode()
    count = len(few)
    assert (dossier.case.number in told) == (which in ("frozen", "late", "x"))
    assert dossier.case.number not in city.client("qianwei").get(address).content.decode()
    decided(city)
    with django_assert_max_num_queries(count):
        clerk.get(address)


def test_hold_and_lift_from_the_page(city):
    dossier, legal = decided(city), city.client("zhouhong")
    assert legal.post(f"{page(dossier.case)}hold/", {"reason": ""}).status_code == 422
    assert legal.post(f"{page(dossier.case)}hold/", {"reason": "当事人已经起诉"}).status_code == 302
    dossier.refresh_from_db()
    assert dossier.held
    assert "当事人已经起诉" in legal.get(page(dossier.case)).content.decode()
    legal.post(f"{page(dossier.case)}hold/", {"reason": "已经审结"})
    dossier.refresh_from_db()
    assert not dossier.held
