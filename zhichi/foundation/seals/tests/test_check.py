"""Anybody checks a paper: by its code, by its file; plain answers, no person, no guessing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from zhichi.foundation.cases.tests.factories import granted
from zhichi.foundation.papers.public import issue, paper_bytes, void
from zhichi.foundation.papers.tests.factories import of_record
from zhichi.foundation.seals.actions import report_lost, void_use
from zhichi.foundation.seals.tests.factories import approved, asked, done, kept, paper, stamped
from zhichi.kernel import tracking

pytestmark = pytest.mark.django_db
AT = timezone.now


def looked(code, client=None):
    answer = (client or Client()).get(f"/check/paper/{code}/")
    return answer.status_code, answer.content.decode()


def test_a_sealed_paper_is_shown_with_number_organ_seal_and_digest_and_no_person(office):
    one = done(office).uses.get().paper
    code, said = looked(one.check_code)
    assert code == 200
    for words in (
        one.number,
        "任城区法律援助中心法律援助专用章",
        one.digest,
        tracking.spoken(one.check_code),
        "有效",
    ):
        assert words in said
    for person in ("王秀英", "赵静", "孙立", "鲍印", one.case.number):
        assert person not in said


def test_an_unsealed_a_void_and_a_superseded_paper_say_so_plainly(office):
    one = paper(office)
    assert "还没有盖章" in looked(one.check_code)[1]
    void(paper=one, because="当事人信息写错", by=office.actor("zhaojing"), at=AT())
    assert "这份文书已经作废" in looked(one.check_code)[1]
    case = granted(office)
    first = issue(wish=of_record(case, "la.grant_decision"), by=office.actor("zhaojing"), at=AT())
    void(paper=first, because="纸张印坏了", by=office.actor("zhaojing"), at=AT())
    assert "已经作废" in looked(first.check_code)[1]
    second = issue(wish=of_record(case, "la.grant_decision"), by=office.actor("zhaojing"), at=AT())
    said = looked(first.check_code)[1]
    assert "已经重新出具" in said
    assert second.number in said


def test_a_void_use_and_a_lost_seal_are_in_sight_for_ever(office):
    seal = kept(office)
    void_one, good = (done(office, seal).uses.get() for _ in range(2))
    void_use(use=void_one, because="印章盖歪了重来", by=office.actor("zhaojing"), at=AT())
    said = looked(void_one.paper.check_code)[1]
    assert "已作废" in said
    assert "盖歪" not in said
    report_lost(seal=seal, because="下乡途中丢失", by=office.actor("fuju"), at=AT())
    assert "这枚印章后来挂失了" in looked(good.paper.check_code)[1]


def test_codes_are_not_guessed(office):
    one, client = paper(office), Client()
    assert looked("1234", client)[0] == 404
    for _ in range(15):
        assert looked(tracking.new(), client)[0] == 404
    assert looked(one.check_code, client)[0] == 429
    assert looked(one.check_code, Client(REMOTE_ADDR="10.9.8.7"))[0] == 200


def test_the_box_leads_to_the_paper_and_a_wrong_code_stays_beside_its_sentence(office):
    one, client = paper(office), office.client("liming")
    answer = client.post("/check/paper/", {"code": tracking.spoken(one.check_code)})
    assert answer["Location"] == f"/check/paper/{one.check_code}/"
    wrong = client.post("/check/paper/", {"code": "12 34"})
    assert wrong.status_code == 422
    assert "应是16位数字" in wrong.content.decode()


def test_a_digest_says_what_it_is_of_and_nothing_of_a_person(office):
    one = done(office).uses.get().paper
    told = Client().get(f"/check/paper/digest/{one.digest}.json").json()
    assert (told["known"], told["what"], told["standing"], told["code"]) == (
        True,
        "plain",
        "good",
        one.check_code,
    )
    assert "王秀英" not in str(told)
    for unknown in ("0" * 64, "zz", "0" * 63, one.digest.upper()):
        assert Client().get(f"/check/paper/digest/{unknown}.json").json() == {"known": False}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda data: data, "内容一致"),
        (lambda data: data + b"\n%added", "没有登记过这份文件"),
        (lambda data: data[:-1], "没有登记过这份文件"),
        (lambda data: b"%PDF-1.7 nothing\n%%EOF", "没有登记过这份文件"),
    ],
)
def test_without_script_the_file_is_sent_looked_at_and_not_kept(office, change, said, settings):
    one = done(office).uses.get().paper
    upload = SimpleUploadedFile("paper.pdf", change(paper_bytes(one)), "application/pdf")
    answer = office.client("liming").post("/check/paper/", {"file": upload})
    assert answer.status_code == 200
    assert said in answer.content.decode()


def test_a_file_that_is_too_large_or_none_is_refused(office):
    client = office.client("liming")
    large = SimpleUploadedFile("large.pdf", b"%PDF-1.7" + bytes(21 * 1024 * 1024), "application/pdf")
    for sent, said in (({"file": large}, "不能超过 20 MB"), ({}, "请选择文件")):
        answer = client.post("/check/paper/", sent)
        assert answer.status_code == 422
        assert said in answer.content.decode()


def test_a_stranger_who_sends_too_fast_waits(office, settings):
    settings.ZHICHI_PACE = True
    assert Client().post("/check/paper/", {"code": "1234"}).status_code == 429


def test_a_paper_sealed_anew_after_a_void_use_holds_again(office):
    seal = kept(office)
    first = done(office, seal).uses.get()
    void_use(use=first, because="盖错了一份", by=office.actor("zhaojing"), at=AT())
    stamped(office, approved(office, asked(office, seal, first.paper)))
    said = looked(first.paper.check_code)[1]
    assert "有效" in said
    assert "〔" in said
