"""Making what can be found equal to what the rooms say."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from zhichi.foundation.search.actions.publishing import fill_all
from zhichi.foundation.search.models import Document
from zhichi.foundation.search.public import fill
from zhichi.foundation.sockets.public import PERIODIC

pytestmark = pytest.mark.django_db


def told(*words):
    out = StringIO()
    call_command("search", *words, stdout=out)
    return out.getvalue()


def test_the_law_that_ships_is_found_without_filling(law):
    assert fill("items") == {"写入": 0, "删除": 0}
    assert fill("articles") == {"写入": 0, "删除": 0}
    assert fill("ways") == {"写入": 0, "删除": 0}


def test_what_is_missing_changed_or_left_over_is_put_right(law):
    Document.objects.filter(source="items", code="mediation").delete()
    Document.objects.filter(source="items", code="legal_aid").update(title="乱写", digest="x")
    Document.objects.create(
        source="items", key="gone", code="gone", grade="items0", title="没有", url="/", digest=""
    )
    assert fill("items") == {"写入": 2, "删除": 1}
    assert Document.objects.filter(source="items", code="legal_aid", title="法律援助").exists()


def test_the_housekeeper_does_it_at_night(law):
    Document.objects.all().delete()
    PERIODIC.get("search").run(timezone.now())
    assert Document.objects.filter(source="ways").exists()
    fill_all(timezone.now())


def test_the_command_fills_and_tries_a_query(law):
    assert "办事指南" in told("fill", "items")
    assert json.loads(told("fill", "items", "--json")) == {"items": {"写入": 0, "删除": 0}}
    assert json.loads(told("find", "法律援助", "--json"))[0]["title"] == "法律援助"
    assert "没有找到" in told("find", "龘龘龘")


@pytest.mark.parametrize("words", [("fill", "nothing"), ("find",), ("burn",)])
def test_the_command_says_what_is_wrong(law, words):
    with pytest.raises(CommandError):
        told(*words)
