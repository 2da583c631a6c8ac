"""Three directories with versions: reconciled, frozen, published, and never rewritten quietly."""

import json
from hashlib import sha256

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection

from zhichi.domains.inspections.actions import DirectoryError, freeze, plan_of, publish, take_sheet
from zhichi.domains.inspections.models import DirectoryEntry, EntryVersion, Snapshot
from zhichi.domains.inspections.models.cites import inspection_items
from zhichi.domains.inspections.models.snapshot import subject_of
from zhichi.domains.inspections.tests.factories import AT, FIRM, INSPECTOR, ITEM, bureau, kept, taken
from zhichi.foundation.ledger.public import entries_of, payload_of
from zhichi.kernel import canonical

pytestmark = pytest.mark.django_db
OTHER = FIRM | {"统一社会信用代码或者执业证号": "91110000600037341L", "名称": "第二律师事务所"}


def test_a_newer_file_shows_what_is_added_changed_and_gone_and_then_takes_it():
    home = bureau()
    taken(home, "objects", FIRM)
    sheet = kept(home, "objects", OTHER, whole=True)
    plan = plan_of(sheet, AT.date())
    assert (len(plan.added), len(plan.changed), len(plan.gone)) == (1, 0, 1)
    assert EntryVersion.objects.standing(home.unit, "objects").get().document["name"] == "鸿雁律师事务所"
    take_sheet(sheet=sheet, token=plan.token, looked=True, by=home.keeper, at=AT)
    assert EntryVersion.objects.standing(home.unit, "objects").get().document["name"] == "第二律师事务所"
    assert DirectoryEntry.objects.of(home.unit, "objects").count() == 2
    entries = list(entries_of(subject_of("objects", home.unit)))
    assert payload_of(entries[-1])["gone"] == ["91350100M000100Y43"]


def test_what_comes_back_goes_on_with_its_versions():
    home = bureau()
    taken(home, "objects", FIRM)
    taken(home, "objects", OTHER, whole=True)
    taken(home, "objects", FIRM)
    entry = DirectoryEntry.objects.get(code="91350100M000100Y43")
    assert [(one.number, one.to_at is None) for one in entry.versions.all()] == [(1, False), (2, True)]


def test_a_table_shown_before_another_was_taken_is_shown_again():
    home = bureau()
    sheet = kept(home, "objects", FIRM)
    token = plan_of(sheet, AT.date()).token
    taken(home, "objects", OTHER)
    with pytest.raises(DirectoryError, match="又有变动"):
        take_sheet(sheet=sheet, token=token, looked=True, by=home.keeper, at=AT)


def test_a_certificate_stands_nowhere_in_the_clear_and_is_found_again():
    home = bureau()
    taken(home, "inspectors", INSPECTOR)
    plan = taken(home, "inspectors", INSPECTOR | {"职务": "科长"})
    assert [step.changed for step in plan.changed] == [["post"]]
    with connection.cursor() as cursor:
        for table in ("directoryentry", "entryversion", "directorysheet"):
            cursor.execute(f"SELECT * FROM inspections_{table}")
            assert INSPECTOR["执法证号"] not in str(cursor.fetchall())
    assert DirectoryEntry.objects.get().code == "JC00001"


def test_only_the_body_itself_keeps_its_directories():
    home, neighbour = bureau(), bureau()
    sheet = kept(home, "objects", FIRM)
    token = plan_of(sheet, AT.date()).token
    for stranger in (neighbour.keeper, home.leader):
        with pytest.raises(PermissionDenied):
            take_sheet(sheet=sheet, token=token, looked=True, by=stranger, at=AT)
        with pytest.raises(PermissionDenied):
            freeze(unit=home.unit, directory="objects", by=stranger, at=AT)


def test_a_directory_changed_after_the_freeze_leaves_the_snapshot_as_it_was():
    home = bureau()
    taken(home, "objects", FIRM)
    made = freeze(unit=home.unit, directory="objects", by=home.keeper, at=AT)
    taken(home, "objects", OTHER)
    made.refresh_from_db()
    assert [row["code"] for row in made.rows] == ["91350100M000100Y43"]
    assert made.is_whole


def test_a_snapshot_rewritten_in_the_database_is_not_published():
    home = bureau()
    taken(home, "objects", FIRM)
    made = freeze(unit=home.unit, directory="objects", by=home.keeper, at=AT)
    made.rows[0]["document"]["status"] = "注销"
    made.save()
    with pytest.raises(DirectoryError, match="改动过"):
        publish(snapshot=made, by=home.leader, at=AT)
    assert Snapshot.objects.get().published_at is None


def test_what_is_published_has_no_personal_data_and_anybody_reckons_its_digest(client):
    home = bureau()
    taken(home, "objects", FIRM)
    taken(home, "inspectors", INSPECTOR)
    for directory in ("objects", "inspectors"):
        made = freeze(unit=home.unit, directory=directory, by=home.keeper, at=AT)
        assert client.get(f"/inspections/{made.pk}/").status_code == 404
        with pytest.raises(PermissionDenied):
            publish(snapshot=made, by=home.keeper, at=AT)
        publish(snapshot=made, by=home.leader, at=AT)
        told = json.loads(client.get(f"/inspections/{made.pk}/json/").content)
        assert sha256(canonical.encode(told["rows"])).hexdigest() == made.public_digest
        pages = [client.get(f"/inspections/{made.pk}/").content, client.get("/inspections/").content]
        pages.append(b"".join(client.get(f"/inspections/{made.pk}/csv/").streaming_content))
        shown = b"".join(pages).decode() + str(told)
        hidden = (
            FIRM["联系电话"],
            FIRM["负责人"],
            INSPECTOR["姓名"],
            INSPECTOR["电话"],
            INSPECTOR["执法证号"],
        )
        assert not [one for one in hidden if one in shown]


def test_an_item_is_known_to_the_graph_of_laws():
    home = bureau()
    taken(home, "items", ITEM)
    (citing,) = inspection_items()
    assert (citing.basis, citing.title) == ("律师法第五十二条", "律师事务所执业检查")
