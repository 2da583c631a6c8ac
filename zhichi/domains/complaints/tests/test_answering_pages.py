"""The respondent's pages: key, notice, answer, receipt; the sheet that goes with the notice."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from zhichi.domains.complaints.actions import notices
from zhichi.domains.complaints.models import Defence
from zhichi.domains.complaints.tests.factories import do, investigating, serve_respondent
from zhichi.domains.complaints.tests.test_answering import PNG

pytestmark = pytest.mark.django_db
WORDS = {"name": "陈律师", "words": "当天生病，已经请假。", "once": "k1"}


@pytest.fixture
def notice(town):
    case = investigating(town, answers={"protect": "yes"})
    do(town, case, "notify_respondent", "panli", "2026-06-03")
    serve_respondent(town, case, "2026-06-05")
    return notices().get(case=case)


def enter(client, notice, ending="5678"):
    return client.post("/respond/", {"code": notice.spoken, "ending": ending})


def test_code_and_last_four_lead_to_the_notice(client, notice):
    assert client.get(f"/respond/?code={notice.code}").status_code == 200
    answer = enter(client, notice)
    assert answer.status_code == 302
    said = client.get(answer["Location"]).content.decode()
    assert "开庭没有到庭" in said
    assert "潘丽、罗科" in said
    assert "行政处罚法第四十三条" in said
    for hidden in ("王秀英", "13800138000", notice.case.number, notice.case.tracking_code):
        assert hidden not in said


@pytest.mark.parametrize(("code", "ending"), [("1", "5678"), ("", ""), (None, "0000")])
def test_a_wrong_key_opens_nothing_and_keeps_what_was_typed(client, notice, code, ending):
    answer = client.post("/respond/", {"code": notice.code if code is None else code, "ending": ending})
    assert answer.status_code == 422
    assert client.get(f"/respond/{notice.code}/").status_code == 302


def test_without_the_key_no_page_opens(client, notice):
    for path in ("", "receipts/1/"):
        answer = client.get(f"/respond/{notice.code}/{path}")
        assert answer["Location"] == f"/respond/?code={notice.code}"


def test_an_answer_leads_to_its_receipt(client, notice):
    enter(client, notice)
    sent = client.post(
        f"/respond/{notice.code}/", {**WORDS, "papers": SimpleUploadedFile("病历.png", PNG, "image/png")}
    )
    made = Defence.objects.get()
    assert sent["Location"] == f"/respond/{notice.code}/receipts/{made.pk}/"
    said = client.get(sent["Location"]).content.decode()
    assert made.act.entry_digest in said
    assert "当天生病" in said
    assert "病历.png" in said
    assert "看回执" in client.get(f"/respond/{notice.code}/").content.decode()


def test_an_empty_answer_is_told_beside_its_field(client, notice):
    enter(client, notice)
    answer = client.post(f"/respond/{notice.code}/", {**WORDS, "words": ""})
    assert answer.status_code == 422
    assert "请写下您的陈述和申辩" in answer.content.decode()
    assert 'value="陈律师"' in answer.content.decode()
    assert not Defence.objects.exists()


def test_a_file_that_is_none_of_ours_is_refused_and_the_words_stay(client, notice):
    enter(client, notice)
    bad = SimpleUploadedFile("a.exe", b"MZ\x90\x00", "application/octet-stream")
    answer = client.post(f"/respond/{notice.code}/", {**WORDS, "papers": bad})
    assert answer.status_code == 422
    assert "当天生病，已经请假。" in answer.content.decode()
    assert not Defence.objects.exists()


def test_the_receipt_of_another_notice_is_not_found(client, notice):
    enter(client, notice)
    assert client.get(f"/respond/{notice.code}/receipts/999/").status_code == 404


def test_the_sheet_is_for_the_handlers(client, town, notice):
    page = f"/office/complaints/{notice.case.number}/notices/{notice.pk}/"
    for who, status in (("panli", 200), ("zhouhong", 403), ("tianye", 404)):
        client.force_login(town.people[who])
        answer = client.get(page)
        assert answer.status_code == status, who
        if status == 200:
            assert notice.spoken in answer.content.decode()
            paper, kept_back = answer.content.decode().split('class="no-print"')[:2]
            assert "开头是 053" in paper
            assert "5678" not in paper.split("<article")[1].split("联系")[0]
            assert "末四位是 5678" in kept_back


def test_the_case_says_how_it_stands(client, town, notice):
    client.force_login(town.people["panli"])
    page = f"/office/cases/{notice.case.number}/"
    assert "最后一天 2026-06-15" in client.get(page).content.decode()
    enter(client, notice)
    client.post(f"/respond/{notice.code}/", WORDS)
    client.force_login(town.people["panli"])
    said = client.get(page).content.decode()
    assert "已答辩（超过了通知的时间）" in said
    assert "被投诉人网上答辩" in said
