"""The verifiable draw against the vectors of formats.md §2, and everything a cheat might try."""

import copy
import json
from collections.abc import Callable
from typing import Any

import pytest

from zhichi.kernel import draw
from zhichi.kernel.draw import DrawError

WITNESSES = ("bureau", "discipline", "notary")
NONCES = {witness: bytes([n]) * 32 for n, witness in enumerate(WITNESSES, start=1)}
VECTORS = {
    "sha256": {
        "commitment": "cdac9e0f91440873e6d0da924a9e546653e8345fe1faf97ba73b7d866c366d2d",
        "seed": "96e273cdcc79774ce523c0899bb4b29aade5eb5fa1eef74268261bbb65bd17c7",
        "A": "LF015 LF014 LF008",
        "C": "LF102 LF105 LF106 LF101",
        "teams": "LF015: IN12 IN06; LF014: IN03 IN02; LF008: IN09 IN07; LF102: IN12 IN04; LF105: IN06 IN11; "
        "LF106: IN03 IN08; LF101: IN09 IN01",
    },
    "sm3": {
        "commitment": "2abfb471e4bd93b0c78df919a0e201bed1d3c5c4db266541b4127be0d4194a40",
        "seed": "6de17d65f33bb91922a70ed61d57a9a5bca4fc4256cc15b932a180fb5aad631e",
        "A": "LF017 LF004 LF008",
        "C": "LF109 LF102 LF104 LF107",
        "teams": "LF017: IN06 IN01; LF004: IN12 IN08; LF008: IN09 IN07; LF109: IN03 IN11; LF102: IN06 IN02; "
        "LF104: IN03 IN04; LF107: IN12 IN04",
    },
}
both_hashes = pytest.mark.parametrize("hash_name", ["sha256", "sm3"])


def manifest_of(hash_name: str = "sha256") -> dict[str, Any]:
    return {
        "format": "zhichi-draw/1",
        "hash": hash_name,
        "draw": "D2026-001",
        "item": "律师事务所执业活动检查",
        "strata": [
            {"key": "A", "ids": [f"LF{n:03}" for n in range(1, 21)], "take": 3},
            {"key": "C", "ids": [f"LF{n:03}" for n in range(101, 111)], "take": 4},
        ],
        "excluded": [{"id": "LF200", "reason": "已注销"}],
        "witnesses": list(WITNESSES),
        "event": {"source": "none", "reference": ""},
        "teams": {
            "size": 2,
            "specialist": True,
            "skills": ["律师"],
            "inspectors": [
                {"id": f"IN{n:02}", "skills": ["律师" if n % 5 else "公证"], "specialist": n % 3 == 0}
                for n in range(1, 13)
            ],
            "conflicts": [["IN03", "LF001"], ["IN06", "LF104"]],
        },
        "supersedes": None,
    }


def bundle_of(manifest: dict[str, Any]) -> dict[str, Any]:
    promised = {witness: draw.nonce_commitment(manifest["hash"], nonce) for witness, nonce in NONCES.items()}
    return draw.bundle(manifest, promised, NONCES)


@both_hashes
def test_the_published_vectors(hash_name: str) -> None:
    expected, found = VECTORS[hash_name], draw.result(manifest_of(hash_name), NONCES)
    assert found["commitment"] == expected["commitment"]
    assert found["seed"] == expected["seed"]
    assert " ".join(found["selected"]["A"]) == expected["A"]
    assert " ".join(found["selected"]["C"]) == expected["C"]
    told = "; ".join(f"{team['object']}: {' '.join(team['inspectors'])}" for team in found["teams"])
    assert told == expected["teams"]
    assert found["unstaffed"] == []


@both_hashes
def test_a_published_bundle_survives_json_and_verifies(hash_name: str) -> None:
    checked = draw.verify(json.loads(json.dumps(bundle_of(manifest_of(hash_name)), ensure_ascii=False)))
    assert checked
    assert checked.faults == ()
    assert checked.result["seed"] == VECTORS[hash_name]["seed"]


def test_substitutes_are_the_rest_in_order() -> None:
    manifest = manifest_of()
    seed = draw.seed(manifest, NONCES)
    rest = draw.substitutes(manifest, seed)
    assert len(rest["A"]) == 17
    assert draw.orders(manifest, seed)["A"] == ["LF015", "LF014", "LF008", *rest["A"]]


def test_the_order_of_the_lists_given_does_not_sway_the_selection() -> None:
    manifest = manifest_of()
    seed = draw.seed(manifest, NONCES)
    turned = copy.deepcopy(manifest)
    turned["strata"][0]["ids"].reverse()
    assert draw.orders(turned, seed) == draw.orders(manifest, seed)


def cheat(path: str, value: Any) -> Callable[[dict[str, Any]], None]:
    def change(bundle: dict[str, Any]) -> None:
        *way, last = [int(step) if step.isdigit() else step for step in path.split("/")]
        place: Any = bundle
        for step in way:
            place = place[step]
        place[last] = value

    return change


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (cheat("manifest/item", "别的事项"), "清单在公布承诺之后被改动过"),
        (cheat("manifest/strata/0/take", 2), "抽中的对象"),
        (cheat("commitment", "00" * 32), "公布的承诺值"),
        (cheat("nonce_commitments/1/digest", "00" * 32), "见证人discipline揭示的随机数与事先公布的承诺不符"),
        (cheat("reveals/2/nonce", "07" * 32), "见证人notary揭示的随机数与事先公布的承诺不符"),
        (cheat("reveals/2/nonce", "zz"), "64个小写十六进制字符"),
        (cheat("reveals/2/nonce", "0A" * 32), "64个小写十六进制字符"),
        (cheat("reveals/2", {"witness": "bureau", "nonce": "01" * 32}), "每位见证人"),
        (cheat("reveals", []), "每位见证人应按清单的顺序各有一项揭示"),
        (cheat("nonce_commitments", None), "每位见证人应按清单的顺序各有一项承诺"),
        (cheat("result/selected/A/0", "LF001"), "抽中的对象与重新计算的不一致"),
        (cheat("result/teams/0/inspectors/0", "IN01"), "检查组的分派"),
        (cheat("result/unstaffed", ["LF015"]), "无法配齐"),
        (cheat("result/seed", "00"), "结果中的种子"),
        (cheat("result/extra", 1), "规定以外"),
        (cheat("result", None), "结果中的承诺值"),
        (cheat("event_value", "12345"), "公开事件"),
        (cheat("event_value", 5), "公开事件取值应是文字"),
        (cheat("more", 1), "正好有这些项目"),
        (cheat("manifest", []), "抽签清单"),
        (cheat("manifest/item", "\ud800"), "不能规范编码"),
    ],
)
def test_whatever_is_changed_in_a_bundle_is_found(change: Callable[[Any], None], fault: str) -> None:
    bundle = copy.deepcopy(bundle_of(manifest_of()))
    change(bundle)
    checked = draw.verify(bundle)
    assert not checked
    assert fault in "".join(checked.faults)


@pytest.mark.parametrize("thing", [None, [], "text", {}])
def test_what_is_no_bundle_is_said_to_be_none(thing: Any) -> None:
    assert "正好有这些项目" in draw.verify(thing).faults[0]


def test_a_public_event_enters_the_seed() -> None:
    manifest = manifest_of()
    manifest["event"] = {"source": "福彩双色球", "reference": "2026135期"}
    with pytest.raises(DrawError, match="公开事件"):
        draw.seed(manifest, NONCES)
    assert draw.seed(manifest, NONCES, "03 11 12") != draw.seed(manifest, NONCES, "03 11 13")


def test_a_witness_who_stays_silent_voids_the_draw() -> None:
    silent = {witness: nonce for witness, nonce in NONCES.items() if witness != "notary"}
    with pytest.raises(DrawError, match="见证人notary没有揭示随机数，本次抽签无效"):
        draw.seed(manifest_of(), silent)


def test_a_nonce_without_its_promise_makes_no_bundle() -> None:
    promised = {witness: draw.nonce_commitment("sha256", nonce) for witness, nonce in NONCES.items()}
    with pytest.raises(DrawError, match="承诺不符"):
        draw.bundle(manifest_of(), {**promised, "notary": promised["bureau"]}, NONCES)
    promised.pop("notary")
    with pytest.raises(DrawError, match="没有事先公布承诺"):
        draw.bundle(manifest_of(), promised, NONCES)


def test_a_short_nonce_is_refused() -> None:
    with pytest.raises(DrawError, match="32字节"):
        draw.nonce_commitment("sha256", b"short")


def test_without_teams_only_objects_are_drawn() -> None:
    manifest = manifest_of()
    manifest["teams"] = None
    found = draw.result(manifest, NONCES)
    assert (found["teams"], found["unstaffed"]) == ([], [])


def staffing(*inspectors: dict[str, Any], **changes: Any) -> dict[str, Any]:
    manifest = manifest_of()
    manifest["strata"] = [{"key": "A", "ids": ["O1", "O2", "O3"], "take": 3}]
    manifest["excluded"] = []
    manifest["teams"] = {
        "size": 2,
        "specialist": False,
        "skills": [],
        "inspectors": list(inspectors),
        "conflicts": [],
        **changes,
    }
    return draw.result(manifest, NONCES)


def inspector(name: str, *skills: str, specialist: bool = False) -> dict[str, Any]:
    return {"id": name, "skills": list(skills), "specialist": specialist}


def test_an_object_without_enough_inspectors_is_listed_and_adds_no_load() -> None:
    found = staffing(
        inspector("I1"), inspector("I2"), inspector("I3"), conflicts=[["I1", "O1"], ["I2", "O1"]]
    )
    assert found["unstaffed"] == ["O1"]
    assert {team["object"] for team in found["teams"]} == {"O2", "O3"}
    served = [each for team in found["teams"] for each in team["inspectors"]]
    assert sorted(served.count(name) for name in ("I1", "I2", "I3")) == [1, 1, 2]


def test_the_hardest_object_to_staff_is_served_first() -> None:
    people = [inspector(f"I{n}") for n in range(1, 5)]
    found = staffing(*people, conflicts=[["I1", "O3"], ["I2", "O3"]])
    teams = {team["object"]: set(team["inspectors"]) for team in found["teams"]}
    assert teams["O3"] == {"I3", "I4"}
    assert found["unstaffed"] == []
    loads = [each for team in teams.values() for each in team]
    assert max(loads.count(name) for name in ("I1", "I2", "I3", "I4")) == 2


def test_every_team_is_led_by_a_specialist_where_one_is_required() -> None:
    found = staffing(inspector("I1"), inspector("I2"), inspector("I3", specialist=True), specialist=True)
    assert [team["inspectors"][0] for team in found["teams"]] == ["I3", "I3", "I3"]
    assert all(len(set(team["inspectors"])) == 2 for team in found["teams"])


def test_without_a_specialist_no_team_is_made() -> None:
    assert staffing(inspector("I1"), inspector("I2"), specialist=True)["teams"] == []


def test_only_inspectors_with_every_skill_are_eligible() -> None:
    found = staffing(
        inspector("I1", "律师", "公证"),
        inspector("I2", "律师"),
        inspector("I3", "公证", "律师", "鉴定"),
        skills=["律师", "公证"],
    )
    assert all(set(team["inspectors"]) == {"I1", "I3"} for team in found["teams"])
