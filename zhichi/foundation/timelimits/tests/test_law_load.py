"""`zhichi law load`: every row of the brief's Annex A is there, and a bad file loads nothing."""

from pathlib import Path

import pytest
import yaml
from django.core.management import CommandError, call_command

from zhichi.foundation.timelimits.actions import load_calendars, load_limits
from zhichi.foundation.timelimits.actions.reading import LawError, read
from zhichi.foundation.timelimits.models import CalendarNotice, Clock, Limit
from zhichi.foundation.timelimits.public import start
from zhichi.foundation.timelimits.tests.factories import LAW, at

NOW = at("2026-03-02")
# id: (n, unit, hard) of Annex A, row by row.
ANNEX_A = {
    "la.decide": (7, "cd", True),
    "la.assign": (3, "cd", True),
    "la.notice_assign": (3, "cd", True),
    "la.forward_detainee": (24, "h", True),
    "la.objection": (5, "cd", True),
    "la.sd_decide": (5, "wd", False),
    "la.file_in": (30, "cd", False),
    "notary.issue": (15, "wd", True),
    "med.target": (30, "cd", False),
    "med.confirm_apply": (30, "cd", True),
    "cmp.appraisal_accept": (7, "wd", True),
    "cmp.appraisal_decide": (60, "cd", True),
    "cmp.appraisal_notify": (7, "wd", True),
    "cmp.backstop": (2, "mo", True),
    "cmp.backstop_sue": (6, "mo", True),
    "rec.inaction_from": (60, "cd", True),
    "pet.inform": (15, "cd", True),
    "pet.object": (5, "wd", True),
    "pet.decide": (60, "cd", True),
    "pet.review_apply": (30, "cd", True),
    "hl.reply": (5, "wd", True),
    "lic.accept": (5, "wd", True),
    "lic.decide": (20, "wd", True),
    "lic.deliver": (10, "wd", True),
    "pen.decide": (90, "cd", True),
    "pen.hearing_ask": (5, "wd", True),
    "pen.hearing_notice": (-7, "wd", True),
    "pen.serve": (7, "wd", True),
    "pen.withdraw_pub": (3, "wd", True),
    "info.reply": (20, "wd", True),
    "rec.apply": (60, "cd", True),
    "rec.examine": (5, "wd", True),
    "rec.supplement": (10, "wd", True),
    "rec.copy": (7, "wd", True),
    "rec.copy_simple": (3, "wd", True),
    "rec.answer": (10, "wd", True),
    "rec.answer_simple": (5, "wd", True),
    "rec.decide": (60, "cd", True),
    "rec.decide_simple": (30, "cd", True),
    "rec.opinion_reply": (60, "cd", True),
    "lit.answer": (15, "cd", True),
    "lit.sue_after_rec": (15, "cd", True),
    "lit.sue_direct": (6, "mo", True),
    "svc.notice_effect": (30, "cd", True),
    "cc.notice": (5, "cd", True),
    "cc.papers": (10, "cd", True),
    "cc.report_in": (10, "cd", True),
    "cc.survey": (10, "wd", True),
    "cc.survey_fast": (5, "wd", True),
    "cc.device": (3, "mo", True),
    "cc.revoke_ruling": (30, "cd", True),
    "cc.arrest_ruling": (48, "h", True),
    "insp.publish": (20, "wd", True),
    "insp.publish_local": (5, "cd", False),
    "rev.selfcorrect": (30, "cd", True),
    "power.adjust": (20, "wd", False),
    "video.forward": (2, "wd", False),
    "media.silence": (14, "cd", True),
    "credit.correct": (3, "wd", True),
    "report.quarter": (5, "day_of_next_month", False),
    "consult.reply": (7, "wd", False),
}
UNITS = {"wd": "working_day", "cd": "calendar_day", "mo": "month", "h": "hour"}


@pytest.fixture
def shipped(db):
    load_limits(LAW, at=NOW)
    load_calendars(LAW, at=NOW)


@pytest.mark.parametrize("key", ANNEX_A)
def test_every_row_of_annex_a_ships_as_it_stands_there(key, shipped):
    n, unit, hard = ANNEX_A[key]
    limit = Limit.objects.get(key=key, version=1)
    assert (limit.n, limit.unit, limit.hard) == (n, UNITS.get(unit, unit), hard)
    assert limit.law
    assert limit.article
    assert len(limit.citation) > 8


@pytest.mark.parametrize(
    "key",
    [
        "cmp.appraisal_decide",
        "cmp.legal_aid_accept",
        "cmp.legal_aid_notify",
        "cmp.legal_aid_decide",
        "cmp.notary_accept",
        "cmp.notary_notify",
        "cmp.notary_decide",
        "cc.survey",
        "cc.survey_fast",
        "insp.publish",
    ],
)
def test_a_row_that_is_not_verified_ships_disabled(key, shipped):
    limit = Limit.objects.get(key=key)
    assert limit.confidence == "uncertain"
    assert not limit.enabled


def test_everything_else_is_enabled_and_extends_and_suspends_as_annex_a_says(shipped):
    assert set(Limit.objects.filter(enabled=False).values_list("key", flat=True)) == {
        "cmp.appraisal_decide", "cmp.legal_aid_accept", "cmp.legal_aid_notify", "cmp.legal_aid_decide",
        "cmp.notary_accept", "cmp.notary_notify", "cmp.notary_decide", "cc.survey", "cc.survey_fast", "insp.publish",
        # Usual in places, law nowhere: days of putting bad grades right, and of an adjustment's later steps.
        "rating.contact", "rating.simple", "rating.complex",
        "power.legality", "power.manager", "power.approve", "power.announce", "power.synchronise", "power.revise",
    }  # fmt: skip
    extensions = {limit.key: limit.extension for limit in Limit.objects.all() if limit.extension}
    assert extensions == {
        "med.target": {"approver": "both_parties", "repeatable": True},
        "cmp.appraisal_decide": {"n": 30, "unit": "calendar_day", "approver": "head"},
        "cmp.notary_decide": {"n": 30, "unit": "calendar_day", "approver": "head"},
        "pet.decide": {"n": 30, "unit": "calendar_day", "approver": "head"},
        "lic.decide": {"n": 10, "unit": "working_day", "approver": "head"},
        "info.reply": {"n": 20, "unit": "working_day", "approver": "info_head"},
        "rec.decide": {"n": 30, "unit": "calendar_day", "approver": "reconsid_institution_head"},
        "cc.device": {
            "n": 3,
            "unit": "month",
            "approver": "county_head",
            "repeatable": True,
            "needs": "assessment",
        },
    }
    assert Limit.objects.get(key="notary.issue").suspends == ["force_majeure", "supplement", "verification"]
    assert Limit.objects.get(key="lic.decide").suspends == ["hearing", "inspection", "appraisal", "expert"]
    assert Limit.objects.get(key="rec.decide").suspends == ["s39"]
    assert not Limit.objects.get(key="cc.device").roll


def test_loading_twice_changes_nothing(shipped):
    before = list(Limit.objects.values()), list(CalendarNotice.objects.values())
    assert load_limits(LAW, at=NOW)["新增"] == 0
    assert load_calendars(LAW, at=NOW)["新增"] == 0
    assert (list(Limit.objects.values()), list(CalendarNotice.objects.values())) == before


def rows(**changes):
    row = read(LAW / "timelimits" / "legal_aid.yaml")["limits"][0]
    return {"limits": [{**row, **changes}]}


def write(folder: Path, document, name="test.yaml"):
    (folder / "timelimits").mkdir(exist_ok=True)
    (folder / "timelimits" / name).write_text(yaml.safe_dump(document, allow_unicode=True), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"n": "七"}, "n 的类型不对"),
        ({"n": 0}, "n 不对"),
        ({"unit": "week"}, "unit 只能是 working_day"),
        ({"colour": "red"}, "不认识的字段 colour"),
        ({"confidence": "uncertain", "enabled": True}, "未核实的期限不得启用"),
        ({"source": {"law": "某法"}}, "source 缺少 article"),
        ({"effective_from": "2026-13-01"}, "effective_from 的写法不对"),
    ],
)
def test_a_bad_row_is_named_with_its_file_and_reason_and_nothing_is_loaded(changes, said, tmp_path, db):
    write(tmp_path, rows(id="test.bad", **changes))
    with pytest.raises(LawError) as refused:
        load_limits(tmp_path, at=NOW)
    assert str(refused.value.faults[0]).startswith("test.yaml：第 1 条 test.bad：")
    assert said in str(refused.value)
    assert not Limit.objects.filter(key="test.bad").exists()


def test_the_command_says_every_fault_and_exits_2(tmp_path, db, capsys):
    write(tmp_path, {"limits": [rows(n="七")["limits"][0], rows(unit="week")["limits"][0]]})
    with pytest.raises(CommandError, match="没有载入任何内容") as refused:
        call_command("law", "load", "--folder", str(tmp_path))
    assert refused.value.returncode == 2
    assert capsys.readouterr().err.count("test.yaml") == 2


def test_a_file_that_is_no_yaml_is_named_with_its_line(tmp_path, db):
    (tmp_path / "timelimits").mkdir()
    (tmp_path / "timelimits" / "bad.yaml").write_text("limits:\n  - {id: [", encoding="utf-8")
    with pytest.raises(LawError, match=r"bad\.yaml：第 .* 行"):
        load_limits(tmp_path, at=NOW)


def test_two_versions_of_one_limit_stand_side_by_side_and_a_clock_keeps_its_own(tmp_path, shipped):
    old = start(subject="case:1", limit="la.decide", at=at("2026-03-02"))
    first = rows(effective_to="2026-06-30")["limits"][0]
    second = rows(version=2, n=5, effective_from="2026-07-01")["limits"][0]
    load_limits(write(tmp_path, {"limits": [first, second]}), at=NOW)
    assert start(subject="case:2", limit="la.decide", at=at("2026-06-30")).limit.version == 1
    new = start(subject="case:3", limit="la.decide", at=at("2026-07-01"))
    assert (new.limit.version, new.n) == (2, 5)
    kept = Clock.objects.get(pk=old.pk)
    assert (kept.limit.version, kept.n) == (1, 7)


def test_what_a_clock_stands_on_cannot_be_rewritten_under_it(tmp_path, shipped):
    start(subject="case:1", limit="la.decide", at=at("2026-03-02"))
    with pytest.raises(LawError, match="另写一个新的 version"):
        load_limits(write(tmp_path, rows(n=70)), at=NOW)
    load_limits(write(tmp_path, rows(title="新的名称")), at=NOW)
    limit = Limit.objects.get(key="la.decide")
    assert (limit.n, limit.title) == (7, "新的名称")
