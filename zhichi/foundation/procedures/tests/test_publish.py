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


@pytest.mark.parametrize("who", ["liming", "sunli", "zheng", "jiang", "shen"])
def test_only_the_system_administrator_publishes(city: City, who):
    with pytest.raises(PermissionError, match="只有系统管理员可以发布办理程序"):
        publish(document=sound(), by=city.actor(who), at=NOW)
    assert publish(document=sound(), by=city.actor("feng"), at=NOW)[1]
