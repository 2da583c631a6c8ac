"""Citations as rooms write them (rules/citing.py)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhichi.domains.catalogue.rules.citing import basis_of, citations, key_of, resolved
from zhichi.domains.catalogue.rules.numerals import LARGEST, article_order, article_words, chinese, value_of

AID = "法律援助法"
NUMBERS = st.integers(1, 400)
NAMES = st.sampled_from(
    ["法律援助法", "山东省公共法律服务条例", "行政复议法实施条例", "办理法律援助案件程序规定"]
)


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("法律援助法§43", [(AID, "43")]),
        ("山东省公共法律服务条例§16；法律援助法§22", [("山东省公共法律服务条例", "16"), (AID, "22")]),
        (
            "中华人民共和国法律援助法第四十二条、第四十五条、第八十二条",
            [(AID, "42"), (AID, "45"), (AID, "82")],
        ),
        ("法律援助法§30,88", [(AID, "30"), (AID, "88")]),
        ("法律援助法§42-44", [(AID, "42"), (AID, "43"), (AID, "44")]),
        ("法律援助法第四十二条至第四十四条", [(AID, "42"), (AID, "43"), (AID, "44")]),
        ("法律援助法第四十二至四十四条", [(AID, "42"), (AID, "43"), (AID, "44")]),
        ("《法律援助法》第四十二条第三项、第四十三条第一款、第二款", [(AID, "42"), (AID, "43")]),
        ("法律援助法第十二条之一、§12之2", [(AID, "12之1"), (AID, "12之2")]),
        ("法律援助法§４３", [(AID, "43")]),
        ("法律援助法；公证法（2017年修正）", [(AID, ""), ("公证法", "")]),
        ("法律援助法 第十七条（有条件的可以开展）", [(AID, "17")]),
        ("民法典第1条、法律援助法第2条", [("民法典", "1"), (AID, "2")]),
        ("法律援助法第三十三条；第三十五条", [(AID, "33"), (AID, "35")]),
        ("第三十三条", []),
        ("", []),
    ],
)
def test_a_basis_is_read_as_it_is_written(text: str, cited: list[tuple[str, str]]):
    assert citations(text) == cited


def test_a_range_that_runs_backwards_or_too_far_is_its_two_ends():
    assert citations("法律援助法§44-42") == [(AID, "44"), (AID, "42")]
    assert citations("法律援助法§1-999") == [(AID, "1"), (AID, "999")]


@given(st.integers(1, LARGEST))
def test_a_numeral_comes_back_from_chinese(n: int):
    assert value_of(chinese(n)) == n
    assert value_of(str(n)) == n


@given(NAMES, st.lists(NUMBERS, min_size=1, max_size=6, unique=True))
def test_every_way_of_writing_the_same_articles_cites_the_same(name: str, numbers: list[int]):
    wanted = [(name, str(n)) for n in numbers]
    assert citations(name + "、".join(f"§{n}" for n in numbers)) == wanted
    assert citations(f"{name}§" + ",".join(map(str, numbers))) == wanted
    assert citations(name + "、".join(article_words(str(n)) for n in numbers)) == wanted
    assert citations("；".join(f"《中华人民共和国{name}》第{n}条" for n in numbers)) == wanted


@given(NAMES, NUMBERS, st.integers(1, 30))
def test_a_range_cites_all_between_its_ends(name: str, first: int, more: int):
    wanted = [(name, str(n)) for n in range(first, first + more + 1)]
    assert citations(f"{name}§{first}-{first + more}") == wanted
    assert citations(f"{name}第{chinese(first)}条至第{chinese(first + more)}条") == wanted


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(text: str):
    assert all(article == "" or article[0].isdigit() for _, article in citations(text))


@pytest.mark.parametrize(
    ("law", "article", "basis"),
    [
        ("甲法；乙法", "第三条；第五条", "甲法第三条；乙法第五条"),
        ("甲市、乙市热线条例", "乙市条例第二十四条", "乙市条例第二十四条"),
        ("甲法", "条款待核实", "甲法"),
    ],
)
def test_two_columns_make_one_basis(law: str, article: str, basis: str):
    assert basis_of(law, article) == basis


def test_words_behind_a_space_are_a_place_in_the_law():
    assert key_of("DB5103/T 3—2019 设施设备", {"DB5103/T 3—2019": "zigong"}) == "zigong"
    assert key_of("法律援助法实施办法", {"法律援助法": "aid"}) is None
    assert resolved("法律援助法§43；某某办法", {AID: "aid"}) == ({("aid", "43")}, ["某某办法"])


def test_articles_stand_in_the_order_of_their_numbers():
    assert sorted(["12之1", "9", "12", "100"], key=article_order) == ["9", "12", "12之1", "100"]
    assert article_words("105") == "第一百零五条"
    assert article_words("12之1") == "第十二条之一"
