"""What somebody typed or registered goes out as files and messages too: nothing in it begins a line, a header or a formula."""

import csv
import json
import zipfile
from datetime import datetime, timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from tests.abuse.forms import booking, send
from tests.abuse.scene import SCRIPT, Scene, build, villager, words
from tests.cast import City
from zhichi.domains.network.public import Point
from zhichi.foundation.accounts.public import CITIZEN
from zhichi.foundation.appointments.public import Hall, Resource, Turn
from zhichi.foundation.cases.public import Case
from zhichi.foundation.notices.tests.factories import by_sms, letter, round_at
from zhichi.foundation.ratings.public import rate
from zhichi.foundation.ratings.tests.factories import answered
from zhichi.foundation.regions.public import Unit
from zhichi.kernel.workdays import BEIJING

pytestmark = pytest.mark.django_db
FORMULA = "=cmd|' /C calc'!A0"
BREAKS = "站\r\nBEGIN:VEVENT\nATTACH:https://x/;a,b\\c\rX:1\u2028Y"


@pytest.fixture
def scene(city: City) -> Scene:
    return build(city)


def morning() -> datetime:
    """Tomorrow at nine, when messages are sent and nothing of the scene is over."""
    return (timezone.localtime(timezone=BEIJING) + timedelta(days=1)).replace(hour=9, minute=0)


def called(scene: Scene, name: str) -> None:
    """The point, its hall and its windows are called so."""
    Point.objects.filter(pk=scene.adviser.point_id).update(name=name, address=name)
    Hall.objects.update(name=name)
    Resource.objects.update(name=name[:40])
    Turn.objects.update(item_title=name[:60])


def test_a_calendar_has_one_event_and_no_line_of_ours_is_cut(scene: Scene):
    called(scene, BREAKS)
    answer = villager(scene).get(f"/bookings/{scene.turn.code}/event.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    lines = words(answer).decode().replace("\r\n ", "").split("\r\n")
    assert [line for line in lines if "\r" in line or "\n" in line] == []
    assert lines.count("BEGIN:VEVENT") == 1
    names = [line.partition(":")[0] for line in lines if line]
    assert {"ATTACH", "X"}.isdisjoint(names)
    place = next(line for line in lines if line.startswith("LOCATION:"))
    assert place == r"LOCATION:站\nBEGIN:VEVENT\nATTACH:https://x/\;a\,b\\cX:1Y"


def test_no_message_repeats_what_was_typed_and_each_is_whole(scene: Scene, settings: Any):
    with by_sms(settings) as gateway:
        assert send(villager(scene), booking(scene)).status_code == 302
        called(scene, BREAKS + SCRIPT)
        assert send(villager(scene), booking(scene)).status_code in {302, 422}
        round_at(morning())
    assert gateway.calls
    for told in gateway.calls:
        assert set(told) == {"key", "channel", "to", "title", "text", "link"}
        assert told["to"].isdigit()
        assert "steal" not in f"{told['title']}{told['text']}"


def test_a_break_in_a_title_begins_no_header(scene: Scene):
    sent = letter("通知\r\nBcc: thief@example.com", "a@example.com")
    assert sent == "taken"
    (only,) = mail.outbox
    assert only.recipients() == ["a@example.com"]
    message = only.message()
    assert message["Bcc"] is None
    assert "\n" not in message["Subject"]


def test_an_address_with_a_break_is_refused_and_stops_no_other(scene: Scene):
    assert letter("通知", "a@example.com\nBcc: thief@example.com") == "refused"
    assert mail.outbox == []


@pytest.mark.parametrize("address", ["/halls/{}.json", "/points.geojson", "/api/v1/points"])
def test_a_document_for_machines_is_never_a_page(scene: Scene, address: str):
    called(scene, SCRIPT)
    answer = Client().get(address.format(scene.point))
    assert "json" in answer["Content-Type"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    json.loads(words(answer))


def rows_of(answer: Any) -> list[list[str]]:
    return list(csv.reader(StringIO(words(answer).decode().removeprefix("\ufeff"))))


def test_no_cell_of_a_table_is_a_formula(scene: Scene):
    called(scene, FORMULA)
    Point.objects.update(phone="+8605372345678")
    head, *rows = rows_of(Client().get("/points.csv"))
    row = next(dict(zip(head, one, strict=True)) for one in rows if one[0] == scene.point)
    assert (row["name"], row["phone"]) == (f"'{FORMULA}", "'+8605372345678")
    desk = scene.city.client("panli")
    assert f"'{FORMULA}" in {cell for one in rows_of(desk.get("/office/points/export/csv/")) for cell in one}
    book = zipfile.ZipFile(BytesIO(words(desk.get("/office/points/export/xlsx/"))))
    sheets = [book.read(name).decode() for name in book.namelist() if name.endswith(".xml")]
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)
    assert any("'=cmd" in sheet or "&#39;=cmd" in sheet for sheet in sheets)


def test_no_cell_of_the_ratings_is_a_formula(city: City):
    now = timezone.now()
    at = now.replace(month=(now.month - 1) // 3 * 3 + 1, day=1) - timedelta(days=20)
    for _ in range(6):
        case: Case = answered(city, at=at)
        rate(case=case, grade=5, by=CITIZEN, at=at)
    Unit.objects.filter(pk=case.unit_id).update(name=FORMULA)
    rows = rows_of(city.client("panli").get("/office/ratings/figures.csv"))
    assert f"'{FORMULA}" in {row[1] for row in rows}
