"""A citation names the text of the law it was held against; with a newer text it is to be looked at again."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.actions.article_changes import ChangeError
from zhichi.domains.catalogue.actions.comparing import mark_of, say_compared
from zhichi.domains.catalogue.actions.items import publish_item
from zhichi.domains.catalogue.actions.registering_laws import VersionDraft, register_version
from zhichi.domains.catalogue.models import CitedText, ItemVersion, Law, LawVersion
from zhichi.domains.catalogue.models.outdated import outdated
from zhichi.domains.catalogue.tests.law_factories import legal_affairs, repealed
from zhichi.foundation.ledger.public import entries_of, payload_of

pytestmark = pytest.mark.django_db
AID, TODAY = "legal-aid-law", timezone.localdate()


def law() -> Law:
    return Law.objects.get(key=AID)


def revised(city: City, days: int = 0) -> LawVersion:
    """A further text of 法律援助法, in force from today or later."""
    day = TODAY + timedelta(days)
    draft = VersionDraft(name="2026年修订", source="演练", effective_from=day)
    return register_version(law=law(), draft=draft, by=legal_affairs(city), at=timezone.now())


def page(address: str) -> str:
    return str(Client().get(address).content.decode())


def again_items() -> set[str]:
    return {one.citing.key for one in outdated(TODAY) if one.citing.kind == "服务事项"}


def items(said: dict[str, Any]) -> list[dict[str, Any]]:
    """The guide of legal aid among what cites an article."""
    return [one for one in said["cited_by"] if (one["kind"], one["key"]) == ("服务事项", "legal_aid")]


def told(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    call_command("law", "impact", *words, json=True)
    return dict(json.loads(capsys.readouterr().out))


def test_the_guide_and_the_sheet_name_the_text(law: None):
    for address in ("/guides/legal_aid/", "/guides/legal_aid/sheet/"):
        assert "《中华人民共和国法律援助法》（2021年公布）" in page(address)


def test_a_power_and_an_article_name_it_too(law: None):
    assert "《中华人民共和国律师法》现行文本" in page("/powers/EX-01-001/")
    assert "核对的文本：2021年公布" in page(f"/laws/{AID}/43/")


def test_the_program_says_it(law: None, capsys: pytest.CaptureFixture[str]):
    said = told(capsys, "法律援助法 43")
    assert said["text"] == {"version": "2021年公布", "article_from": "2022-01-01"}
    (item,) = items(said)
    assert item["checked_against"] == {"version": "2021年公布", "article_from": None, "current": True}
    assert item["version"] == "1"


def test_with_a_newer_text_every_citation_is_to_be_looked_at_again(
    city: City, capsys: pytest.CaptureFixture[str]
):
    assert outdated(TODAY) == []
    revised(city)
    found = outdated(TODAY)
    assert {"服务事项", "期限", "文书", "权责事项"} <= {one.citing.kind for one in found}
    assert {one.against for one in found} == {"2021年公布"}
    (item,) = items(told(capsys, "法律援助法 43"))
    assert item["checked_against"] == {"version": "2021年公布", "article_from": None, "current": False}
    guide = page("/guides/legal_aid/")
    assert "（2021年公布）" in guide
    assert "后来有了新的文本，我们正在重新核对" in guide
    assert "要再对照" in page(f"/laws/{AID}/43/")
    assert "要再对照" in page("/powers/EX-05-001/") or "要再对照" in page(f"/laws/{AID}/41/")


def test_until_the_newer_text_has_force_nothing_is_asked(city: City):
    revised(city, days=30)
    assert outdated(TODAY) == []
    assert outdated(TODAY + timedelta(30))


def test_what_was_compared_names_the_new_text(city: City):
    revised(city)
    one = next(one for one in outdated(TODAY) if mark_of(one) == "服务事项|legal_aid|1")
    assert "（2021年公布）" in page("/guides/legal_aid/")
    by, at = legal_affairs(city), timezone.now()
    assert say_compared(law=law(), marks=[mark_of(one)], note="没有改动。", by=by, at=at) == 1
    assert "legal_aid" not in again_items()
    assert "《中华人民共和国法律援助法》（2026年修订）" in page("/guides/legal_aid/")
    entry = entries_of(f"law:{AID}").last()
    assert entry.code == "catalogue.citer.compared"
    assert payload_of(entry)["things"] == ["服务事项|legal_aid|1"]
    with pytest.raises(ChangeError, match="都已经对照过"):
        say_compared(law=law(), marks=[mark_of(one)], note="再来", by=by, at=at)


def test_a_version_published_after_the_new_text_was_held_against_it(city: City):
    revised(city)
    document = ItemVersion.objects.get(item__code="legal_aid").document
    publish_item(
        document={**document, "hours": "工作日"},
        effective_from=TODAY,
        by=legal_affairs(city),
        at=timezone.now(),
    )
    assert "legal_aid" not in again_items()
    said = payload_of(entries_of("item:legal_aid").last())["texts"]
    assert f"{AID}/43@2026年修订" in said


def test_what_was_published_keeps_its_text_whatever_is_recorded_afterwards(city: City):
    row = CitedText.objects.filter(kind="服务事项", key="legal_aid")
    assert not row.exists()
    revised(city)
    assert {one.law_version.name for one in row if one.law_version} == {"2021年公布"}
    assert {one.how for one in row} == {"recorded"}


def test_an_amended_article_is_the_work_of_its_change_and_not_told_twice(city: City):
    repealed(legal_affairs(city), key=AID, of="43", kind="amended", gist="新的要点")
    assert outdated(TODAY) == []
    assert "要再对照" in page(f"/laws/{AID}/43/")


@pytest.mark.parametrize(
    ("marks", "note", "sentence"), [([], "好", "请勾选"), (["x|y|1"], "", "结果"), (["x|y|1"], "好", "刷新")]
)
def test_what_is_missing_is_told(city: City, marks: list[str], note: str, sentence: str):
    revised(city)
    with pytest.raises(ChangeError, match=sentence):
        say_compared(law=law(), marks=marks, note=note, by=legal_affairs(city), at=timezone.now())


def test_only_the_citys_desks_say_so(city: City):
    revised(city)
    with pytest.raises(PermissionError, match="市局"):
        say_compared(law=law(), marks=["a"], note="好", by=city.actor("zhouhong"), at=timezone.now())
