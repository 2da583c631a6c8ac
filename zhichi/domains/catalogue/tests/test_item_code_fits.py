"""The code of an item is checked against its type, its level and its body, and no two items share one."""

from typing import Any

import pytest
from django.utils import timezone

from zhichi.domains.catalogue.actions.items import ItemError, publish_item
from zhichi.domains.catalogue.rules.item_known import KnownToItems
from zhichi.domains.catalogue.rules.item_shape import faults_of_item
from zhichi.domains.catalogue.tests.item_documents import SOUND
from zhichi.foundation.accounts.public import SYSTEM

BODY = "11110000000029209E"
OTHER = "91350100M000100Y43"
CODE = f"{BODY}2000112001000"
AUTHORITY = {"decides": "市司法局", "levels": ["2"], "credit_code": BODY}


def licence(**more: Any) -> dict[str, Any]:
    return {**SOUND, "type": "01", "item_code": CODE, "authority": AUTHORITY, **more}


def told(document: dict[str, Any], **known: Any) -> list[str]:
    return [str(fault) for fault in faults_of_item(document, KnownToItems(**known))]


def test_the_live_sample_fits_a_provincial_licence():
    assert told(licence()) == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"type": "20"}, "第 22、23 位是 01（行政许可），和事项类型“公共服务”（20）不一致"),
        ({"authority": {**AUTHORITY, "levels": ["4"]}}, "第 19 位是 2（省级），和行使层级不一致"),
        ({"authority": {**AUTHORITY, "credit_code": OTHER}}, "和实施主体的统一社会信用代码"),
        ({"authority": {"decides": "市司法局", "levels": ["2"]}}, "请填实施主体的统一社会信用代码"),
        ({"authority": {**AUTHORITY, "credit_code": BODY[:-1]}}, "统一社会信用代码"),
    ],
)
def test_a_code_of_another_item_is_refused(change: dict[str, Any], sentence: str):
    assert sentence in "；".join(told(licence(**change)))


def test_one_body_has_one_credit_code_in_all_items():
    assert told(licence(), bodies={"市司法局": BODY}) == []
    assert "同一个决定机关的信用代码是" in told(licence(), bodies={"市司法局": OTHER})[0]


@pytest.mark.django_db
def test_the_same_code_is_not_published_twice(law: None):
    today, now = timezone.localdate(), timezone.now()
    publish_item(document=licence(), effective_from=today, by=SYSTEM, at=now)
    with pytest.raises(ItemError, match="这个编码已经给了“公证预约”"):
        publish_item(document=licence(code="second"), effective_from=today, by=SYSTEM, at=now)
