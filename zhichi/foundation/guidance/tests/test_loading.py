"""The files that ship, loaded as `zhichi law load` does."""

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from zhichi.foundation.guidance.actions import WayError, load_ways
from zhichi.foundation.guidance.models import WayVersion
from zhichi.foundation.guidance.tests.factories import document

pytestmark = pytest.mark.django_db
COMMON = {
    "wages", "injury", "marriage", "support", "violence", "neighbours", "accident", "debts", "land", "criminal",
    "notary", "appraisal", "mediating", "complaints", "licences",
}  # fmt: skip


def load(folder, *files):
    (folder / "law").mkdir(exist_ok=True)
    (folder / "guidance").mkdir(exist_ok=True)
    for number, content in enumerate(files):
        (folder / "guidance" / f"w{number}.yaml").write_text(content, encoding="utf-8")
    return load_ways(folder / "law", at=timezone.now())


def file(**changed):
    # JSON is YAML too, and repeats what is the same instead of pointing to it.
    return json.dumps({"effective_from": "2026-01-01", "way": document(**changed)}, ensure_ascii=False)


def test_what_ships_is_loaded_and_loading_it_again_changes_nothing(law):
    assert set(WayVersion.objects.values_list("code", flat=True)) >= COMMON
    assert load_ways(Path(settings.DATA) / "law", at=timezone.now())["新增"] == 0


def test_a_file_that_says_more_begins_today(law, tmp_path):
    load(tmp_path, file())
    load(tmp_path, file(summary="又改了。"))
    later = WayVersion.objects.get(code="tryout", version=2)
    assert later.effective_from == timezone.localdate()


@pytest.mark.parametrize("content", ["way: [", "{}", "effective_from: 明天\nway: {}", "just text"])
def test_a_damaged_file_is_told_and_nothing_is_loaded(law, tmp_path, content):
    with pytest.raises(WayError):
        load(tmp_path, file(), content)
    assert not WayVersion.objects.filter(code="tryout").exists()
