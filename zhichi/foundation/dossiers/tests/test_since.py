"""What the procedure forms after the decision: in sight while it waits, in the bundle when that is taken out."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from django.utils import timezone

from tests.cast import City
from zhichi.foundation.cases.tests.factories import do
from zhichi.foundation.dossiers.actions import describing
from zhichi.foundation.dossiers.actions.freezing import unfrozen
from zhichi.foundation.dossiers.actions.taking import export
from zhichi.foundation.dossiers.models import Freeze
from zhichi.foundation.dossiers.public import Dossier, FreezeKind, end, kept_in
from zhichi.foundation.dossiers.tests.factories import alone, files_of, with_papers
from zhichi.foundation.papers.public import PressError
from zhichi.foundation.service.tests.factories import serve_all

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_press(monkeypatch):
    def printed(contents):
        raise PressError("没有")

    monkeypatch.setattr(describing, "printed", printed)


@pytest.fixture
def served(city: City) -> Dossier:
    """Refused, and handed over at the window."""
    case = with_papers(city)
    do(city, case, "refuse", "sunli")
    serve_all(case, city.actor("zhaojing"), timezone.now())
    return Dossier.objects.select_related("case__unit", "case__county_unit").get(case=case)


def taken(city: City, dossier: Dossier) -> bytes:
    out = BytesIO()
    export(dossier=dossier, purpose="法院调卷", out=out, by=city.actor("zhaojing"), at=timezone.now())
    return out.getvalue()


def test_it_waits_in_sight_and_is_no_part_of_the_decision(city: City, served: Dossier):
    assert Freeze.objects.count() == 1
    keys = {item.key for item in unfrozen(served)}
    assert keys >= {"service:slip", "service:signature"}
    page = city.client("zhaojing").get(f"/office/dossiers/of/{served.case.number}/").content.decode()
    assert "还没有固定的" in page
    assert "送达回证：不予法律援助决定书" in page


def test_taking_the_file_out_freezes_it_as_what_came_after(city: City, served: Dossier, tmp_path: Path):
    before = served.root
    data = taken(city, served)
    first, second = Freeze.objects.order_by("seq")
    assert (first.root, second.kind, second.prev) == (before, FreezeKind.AFTER, first.digest)
    assert {one.line["key"] for one in kept_in(served) if one.is_after} >= {"service:slip"}
    assert not any(one.is_late for one in kept_in(served))
    index = files_of(data)["index.html"].decode()
    assert "决定以后形成，第2次固定" in index
    assert "决定以后补入：" not in index
    file = tmp_path / "b.zip"
    file.write_bytes(data)
    assert alone(file).returncode == 0
    page = city.client("zhaojing").get(f"/office/dossiers/of/{served.case.number}/").content.decode()
    assert "还没有固定的" not in page


def test_taking_it_out_again_changes_nothing(city: City, served: Dossier):
    assert taken(city, served) == taken(city, served)
    assert Freeze.objects.count() == 2


def test_who_may_not_take_it_out_freezes_nothing(city: City, served: Dossier):
    clerk = city.client("hanmei")
    assert (
        clerk.post(f"/office/dossiers/of/{served.case.number}/bundle/", {"purpose": "看看"}).status_code
        == 404
    )
    assert Freeze.objects.count() == 1


def test_the_index_has_the_ledger_in_words_that_can_be_read(city: City, served: Dossier):
    files = files_of(taken(city, served))
    index, entries = files["index.html"].decode(), json.loads(files["ledger/entries.json"])
    assert "台账摘录" in index
    for entry in entries:
        assert entry["code"] in index
        assert entry["at"] in index


def test_an_archived_file_that_got_nothing_new_is_taken_out_as_it_is(city: City, served: Dossier):
    case = served.case
    do(city, case, "object", "citizen")
    do(city, case, "uphold_decision", "zhouhong")
    serve_all(case, city.actor("zhaojing"), timezone.now())
    do(city, case, "conclude_objection", "zhouhong")
    end(case=case, by=city.actor("zhaojing"), at=timezone.now())
    count = Freeze.objects.count()
    taken(city, served)
    assert Freeze.objects.count() == count
