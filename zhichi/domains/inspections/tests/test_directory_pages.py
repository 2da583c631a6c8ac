"""The keeper's way on the pages: template, upload, preview, taking, history, freeze, publication."""

import pytest

from zhichi.domains.inspections.models import DirectoryEntry, DirectorySheet, Snapshot
from zhichi.domains.inspections.tests.factories import FIRM, ITEM, bureau, kept, table, taken

pytestmark = pytest.mark.django_db


def test_a_keeper_goes_from_upload_to_publication():
    home = bureau()
    client, base = home.client("keeper"), f"/office/inspections/{home.unit.pk}/objects/"
    assert home.unit.name in client.get("/office/inspections/").content.decode()
    assert client.get("/office/inspections/templates/objects/").content.startswith(b"PK")
    client.get(base + "import/")
    gone = client.post(base + "import/", {"table": table(FIRM), "extent": "whole"})
    preview = client.get(gone.url)
    assert "鸿雁律师事务所" in preview.content.decode()
    assert not DirectoryEntry.objects.exists()
    done = client.post(gone.url, {"token": preview.context["plan"].token}, follow=True)
    assert "已采用：新增 1，变更 0，移出 0。" in done.content.decode()
    history = client.get(f"/office/inspections/entries/{DirectoryEntry.objects.get().pk}/")
    assert "第 1 版" in history.content.decode()
    frozen = client.post(base + "freeze/", follow=True)
    assert Snapshot.objects.get().digest in frozen.content.decode()
    url = f"/office/inspections/snapshots/{Snapshot.objects.get().pk}/"
    assert client.post(url).status_code == 403
    assert "已公布" in home.client("leader").post(url, follow=True).content.decode()


def test_a_faulty_table_shows_row_and_column_and_changes_nothing():
    home = bureau()
    sheet = kept(home, "items", ITEM | {"抽查比例": "0"})
    client, url = home.client("keeper"), f"/office/inspections/sheets/{sheet.pk}/"
    assert "第2行「抽查比例」" in client.get(url).content.decode()
    answer = client.post(url, {"token": client.get(url).context["plan"].token})
    assert answer.status_code == 422
    assert DirectorySheet.objects.get().taken_at is None


def test_an_upload_without_a_file_says_so_beside_its_field():
    home = bureau()
    answer = home.client("keeper").post(f"/office/inspections/{home.unit.pk}/items/import/", {})
    assert answer.status_code == 422
    assert "请选择表格。" in answer.content.decode()


def test_another_bureau_finds_nothing():
    home, neighbour = bureau(), bureau()
    taken(home, "objects", FIRM)
    client = neighbour.client("keeper")
    assert client.get(f"/office/inspections/{home.unit.pk}/objects/").status_code == 404
    assert client.get(f"/office/inspections/entries/{DirectoryEntry.objects.get().pk}/").status_code == 404


def test_the_list_asks_the_same_number_of_questions_for_one_row_and_for_many(django_assert_num_queries):
    home = bureau()
    people = [
        FIRM | {"统一社会信用代码或者执业证号": f"执业证{n:04}", "名称": f"律师{n}", "对象类型": "其他人员"}
        for n in range(20)
    ]
    taken(home, "objects", *people)
    client, url = home.client("keeper"), f"/office/inspections/{home.unit.pk}/objects/"
    client.get(url)
    with django_assert_num_queries(7):
        client.get(url)
