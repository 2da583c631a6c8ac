"""Who complained asks to read the file, is told what he may not read and why, reads it; each step on file."""

import pytest
from django.utils import timezone

from zhichi.domains.complaints.rules import read_on_obstacle, reading_obstacle, withheld_obstacle
from zhichi.domains.complaints.tests.factories import complained, decided, do, on, reviewed
from zhichi.foundation.cases.public import keep_open
from zhichi.foundation.ledger.public import entries_of

pytestmark = pytest.mark.django_db
ASK, ARRANGE, RECORD = "ask_reading", "arrange_reading", "record_reading"


@pytest.mark.parametrize(
    ("verb", "done", "said"),
    [
        (ASK, [], ""),
        (ASK, [ASK], "已经申请过"),
        (ASK, [ASK, ARRANGE], "已经申请过"),
        (ASK, [ASK, ARRANGE, RECORD], ""),
        (ARRANGE, [], "没有还没安排"),
        (ARRANGE, [ASK], ""),
        (ARRANGE, [ASK, ARRANGE], "没有还没安排"),
        (RECORD, [ASK], "还没有安排"),
        (RECORD, [ASK, ARRANGE], ""),
        (RECORD, [ASK, ARRANGE, RECORD], "还没有安排"),
    ],
)
def test_one_step_after_the_other(verb, done, said):
    sentence = reading_obstacle(verb, done)
    assert (said in sentence) if said else sentence == ""


@pytest.mark.parametrize(
    ("withheld", "why", "said"),
    [([], "", ""), (["privacy"], "证人", ""), (["privacy"], " ", "第三十七条"), ([], "证人", "请选")],
)
def test_what_is_withheld_has_its_reason(withheld, why, said):
    sentence = withheld_obstacle(withheld, why)
    assert (said in sentence) if said else sentence == ""


@pytest.mark.parametrize(
    ("read_on", "ok"), [("2026-06-18", True), ("2026-06-17", False), ("2026-06-21", False)]
)
def test_the_day_of_reading(read_on, ok):
    sentence = read_on_obstacle(on(read_on), arranged_on=on("2026-06-18"), today=on("2026-06-20"))
    assert (sentence == "") == ok


def test_from_the_asking_to_the_reading(town, refused):
    case = decided(town)
    assert "没有还没安排" in refused(case, ARRANGE, "panli", "2026-06-16")
    do(town, case, ASK, "citizen", "2026-06-16")
    assert "已经申请过" in refused(case, ASK, "citizen", "2026-06-17")
    assert "由指派的办理人员" in refused(case, ARRANGE, "zhouhong", "2026-06-18")
    assert "第三十七条" in refused(case, ARRANGE, "panli", "2026-06-18", why="")
    assert refused(case, ARRANGE, "panli", "2026-06-18", masked=False)
    do(town, case, ARRANGE, "panli", "2026-06-18")
    told = case.records.get(key="cp.reading_arranged")
    assert told.given
    assert told.number == "任城区司投阅字〔2026〕1号"
    said = {row["name"]: row["value"] for row in told.data}
    assert "政府信息公开条例第十五条" in said["withheld"]
    assert "证人的姓名电话" in said["why"]
    assert "不能早于" in refused(case, RECORD, "luoke", "2026-06-20", read_on="2026-06-17")
    do(town, case, RECORD, "luoke", "2026-06-20")
    assert case.state == "decided"
    codes = [entry.code for entry in entries_of(case.subject)]
    assert [code for code in codes if "reading" in code] == [
        f"cases.complaint.{v}" for v in (ASK, ARRANGE, RECORD)
    ]


def test_before_there_is_an_answer_nobody_reads(town, refused):
    assert refused(complained(), ASK, "citizen")
    assert refused(reviewed(town), ASK, "citizen")


def test_not_accepted_the_desk_prepares_it(town):
    case = complained()
    do(town, case, "classify", "luoke")
    do(town, case, "refuse", "luoke")
    do(town, case, ASK, "citizen", "2026-06-03")
    do(town, case, ARRANGE, "luoke", "2026-06-04")
    assert case.acts.filter(verb=ARRANGE).exists()


def test_his_page_leads_to_a_time_once_the_copy_is_ready(client, town):
    case = decided(town)
    session = client.session
    keep_open(session, case=case, at=timezone.now())
    session.save()
    page = f"/cases/{case.tracking_code}/"
    assert "申请看案卷" in client.get(page).content.decode()
    client.post(f"{page}do/ask_reading/", {"parts": "全部"})
    assert "约时间来看案卷" not in client.get(page).content.decode()
    do(town, case, ARRANGE, "panli", timezone.now())
    said = client.get(page).content.decode()
    assert "约时间来看案卷" in said
    assert 'href="/booking/"' in said
    assert "阅卷安排告知书" in said
    do(town, case, RECORD, "panli", timezone.now(), read_on=timezone.localdate().isoformat())
    assert "约时间来看案卷" not in client.get(page).content.decode()


def test_what_he_gets_names_no_handler_of_the_reading(town):
    case = decided(town)
    do(town, case, ASK, "citizen", "2026-06-16")
    do(town, case, ARRANGE, "panli", "2026-06-18", place="任城区司法局 201 室")
    rows = str(case.records.get(key="cp.reading_arranged").data)
    assert "潘丽" not in rows
