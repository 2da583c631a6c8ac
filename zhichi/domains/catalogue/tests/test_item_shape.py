"""An item is refused with the place and the reason; a sound one is not."""

from typing import Any

import pytest

from zhichi.domains.catalogue.rules.item_known import KnownToItems
from zhichi.domains.catalogue.rules.item_places import part_of
from zhichi.domains.catalogue.rules.item_shape import faults_of_item
from zhichi.domains.catalogue.tests.item_documents import SOUND, changed

KNOWN = KnownToItems(
    kinds=frozenset({"legal_aid"}),
    forms=frozenset({"legal_aid@1"}),
    proofs=frozenset({"hardship"}),
    point_items=frozenset({"notary"}),
    limits={"notary.issue": (15, "working_day")},
)
DEED = SOUND["materials"][1]


def told(document: Any) -> list[str]:
    return [str(fault) for fault in faults_of_item(document, KNOWN)]


def test_a_sound_item_has_no_faults():
    assert told(SOUND) == []


@pytest.mark.parametrize(
    ("document", "said"),
    [
        (changed("basis"), "依据：没有写依据。没有依据的事项不能发布。"),
        (changed("basis", to=[]), "依据：没有写依据。没有依据的事项不能发布。"),
        (changed("title"), "名称：还没有填。"),
        (changed("title", to="  "), "名称：没有填，或者写法不对。"),
        (changed("type", to="11"), "事项类型：只能从给出的几种里选。"),
        (changed("materials", 1, "source", to="neighbour"), "材料第 2 项·来源：只能从给出的几种里选。"),
        (changed("materials", 1, "colour", to="red"), "材料第 2 项：有不认识的内容，请检查拼写。"),
        (changed("conditions", to=[]), "受理条件：至少要有一项。"),
        (changed("days", "promised", "n", to=0), "时限·承诺时限·数字：数字太小。"),
        (
            changed("materials", 0, "required", to=True),
            "材料第 1 项·是否必交：“身份证”本机关已有或者能共享核验，不能再要申请人交。",
        ),
        (changed("materials", 1, "basis"), "材料第 2 项·依据：要申请人交“房产证”，请写明依据。"),
        (changed("materials", 1, "name", to="identity"), "材料第 2 项·标识：标识 identity 写了两次。"),
        (
            changed("materials", 1, to={**DEED, "source": "promised"}),
            "材料第 2 项·证明事项：“房产证”可以承诺代替，请选是哪一项证明事项。",
        ),
        (
            changed("materials", 1, to={**DEED, "source": "promised", "proof": "moon"}),
            "材料第 2 项·证明事项：没有这项证明事项（moon）。",
        ),
        (
            changed("days", "promised", to={"n": 16, "unit": "working_day"}),
            "时限·承诺时限：承诺的时间比法定的还长，请改短。",
        ),
        (
            changed("days", "promised", to={"n": 1, "unit": "month"}),
            "时限·承诺时限：承诺的时间比法定的还长，请改短。",
        ),
        (
            changed("days", "statutory", "limit", to="moon.rise"),
            "时限·法定时限·期限规则：没有这条期限规则（moon.rise）。",
        ),
        (
            changed("days", "statutory", "n", to=20),
            "时限·法定时限·数字：和期限规则 notary.issue 不一致，那里是 15 个工作日。",
        ),
        (changed("steps", 0, "days", to=6), "办理环节：各环节加起来 6 天，超过了承诺的时间。"),
        (
            changed("kind", to="moon"),
            "办理程序：没有这种业务的办理程序（moon）。先发布程序，或者留空，只作指南。",
        ),
        (changed("form", to="legal_aid@1"), "表单：有表单就要有办理程序，请选业务种类。"),
        (changed("point_item", to="moon"), "服务点上的服务：服务点没有这项服务（moon）。"),
        (changed("item_code", to="123"), "事项编码：事项编码应是 31 位，您填了 3 位。"),
        (changed("fee", to={"charged": True, "words": "十元"}), "收费·依据：收费要有依据，请写明。"),
    ],
)
def test_a_fault_is_told_with_its_place(document: Any, said: str):
    assert told(document) == [said]


def test_every_fault_is_told_at_once():
    document = {**changed("basis"), "summary": "", "kind": "moon"}
    del document["results"]
    assert [fault.path for fault in faults_of_item(document, KNOWN)] == [
        ("basis",),
        ("results",),
        ("summary",),
        ("kind",),
    ]


@pytest.mark.parametrize("document", [None, [], "item", 7, {}, {"format": "zhichi-item/2"}])
def test_what_is_no_item_at_all_is_refused_and_breaks_nothing(document: Any):
    assert told(document)


@pytest.mark.parametrize(
    ("path", "part"),
    [
        (("materials", 0, "name"), "materials"),
        (("fee", "words"), "days"),
        (("kind",), "links"),
        ((), "basics"),
    ],
)
def test_a_fault_leads_to_the_part_that_mends_it(path: tuple[Any, ...], part: str):
    assert part_of(path) == part
