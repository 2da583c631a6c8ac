"""Publishing versions, and the law of the time."""

from datetime import UTC, date, datetime

import pytest

from tests.cast import City
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.procedures.public import (
    NoProcedureError,
    ProcedureError,
    ProcedureVersion,
    current_id,
    procedure_of,
    publish,
)
from zhichi.foundation.procedures.tests.factories import sound

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 6, 1, tzinfo=UTC)


def put(**changes):
    return publish(document=sound(**changes), by=SYSTEM, at=NOW)


def test_it_is_on_the_ledger(law):
    version, new = put()
    assert new
    assert (version.kind, version.version, version.effective_from) == ("leave", 1, "2026-01-01")
    assert [entry.code for entry in entries_of("procedure:leave")] == ["procedures.version.published"]


def test_states_verbs_and_options_keep_the_order_of_the_document(law):
    kept = procedure_of(put()[0].pk)
    assert list(kept.states) == ["asked", "more", "granted"]
    assert list(kept.verbs) == ["grant", "ask", "answer"]
    shipped = procedure_of(current_id("legal_aid", date(2026, 6, 1)))
    assert list(shipped.states)[:3] == ["registered", "materials_incomplete", "under_review"]
    assert [key for key, _ in shipped.filing.fields[0].options][:3] == ["labour", "injury", "support"]


def test_the_same_again_changes_nothing(law):
    put()
    assert put()[1] is False
    assert ProcedureVersion.objects.filter(kind="leave").count() == 1
    assert entries_of("procedure:leave").count() == 1


def test_the_same_version_with_other_content_is_refused(law):
    put()
    with pytest.raises(
        ProcedureError, match="version 1 of leave is published with other content; raise `version`"
    ):
        put(title="请销假")
    assert ProcedureVersion.objects.get(kind="leave").title == "请假"


def test_an_unsound_document_is_not_published(law):
    with pytest.raises(ProcedureError, match="unknown state 'gone'"):
        put(verbs__grant__to="gone")
    assert not ProcedureVersion.objects.filter(kind="leave").exists()


def test_the_newest_in_force_on_the_day_counts(law):
    first, _ = put()
    second, _ = put(version=2, effective_from="2026-07-01", title="请销假")
    corrected, _ = put(version=3, effective_from="2026-07-01", title="请假和销假")
    assert current_id("leave", date(2026, 6, 30)) == first.pk
    assert current_id("leave", date(2026, 7, 1)) == corrected.pk != second.pk
    assert procedure_of(corrected.pk).title == "请假和销假"


def test_before_the_first_day_there_is_none(law):
    put()
    with pytest.raises(NoProcedureError, match="没有施行中的办理程序"):
        current_id("leave", date(2025, 12, 31))


@pytest.mark.parametrize("who", ["liming", "sunli", "zhouhong", "panli", "zheng", "jiang", "shen"])
def test_a_county_desk_and_other_desks_publish_nothing(city: City, who):
    with pytest.raises(PermissionError, match="由市级公共法律服务科、法规复议科人员或者市级系统管理员办理"):
        publish(document=sound(effective_from="2026-06-01"), by=city.actor(who), at=NOW)


@pytest.mark.parametrize("who", ["gaofang", "feng"])
def test_the_city_desk_and_the_system_administrator_publish(city: City, who):
    assert publish(document=sound(effective_from="2026-06-01"), by=city.actor(who), at=NOW)[1]


def refused(city: City, **changes) -> list[tuple[str, str]]:
    with pytest.raises(ProcedureError) as told:
        publish(document=sound(**changes), by=city.actor("gaofang"), at=NOW)
    return [(fault.place, fault.said) for fault in told.value.faults]


def test_nothing_begins_in_the_past(city: City):
    assert refused(city, effective_from="2026-05-31") == [
        ("effective_from", "施行日期 2026-05-31 已经过去，只能从今天（2026-06-01）或者以后起施行。")
    ]
    assert not ProcedureVersion.objects.filter(kind="leave").exists()


def test_a_version_begins_after_those_before_it_and_has_the_next_number(city: City):
    publish(document=sound(effective_from="2026-07-01"), by=city.actor("gaofang"), at=NOW)
    assert refused(city, version=3, effective_from="2026-06-30", title="请销假") == [
        ("effective_from", "第1版已定于 2026-07-01 起施行，新版要在同一天或者更晚。"),
        ("version", "版本号应当是 2。"),
    ]
    assert publish(document=sound(version=2, effective_from="2026-07-01"), by=city.actor("gaofang"), at=NOW)[
        1
    ]
