import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhichi.foundation.search import rules


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("法律援助", ["法", "律", "援", "助"]),
        ("ＬＡ－３７０８１１", ["la", "‖", "370811"]),
        ("鲁0856民调6852号", ["鲁", "0856", "民", "调", "6852", "号"]),
        ("法律，援助", ["法", "律", "‖", "援", "助"]),
        ("  “张三”。", ["张", "三"]),
        ("𠮷野家", ["𠮷", "野", "家"]),
        ("二〇二六", ["二", "〇", "二", "六"]),
        ("", []),
        ("？！", []),
    ],
)
def test_a_character_is_a_token_and_so_is_a_word(text, found):
    assert rules.tokens(text) == found


def test_terms_stand_between_spaces_of_any_width():
    assert rules.phrases("赡养　任城 !") == [["赡", "养"], ["任", "城"]]


def test_a_long_word_is_cut_into_tokens_side_by_side():
    assert [len(token) for token in rules.tokens("a" * 130)] == [64, 64, 2]


@given(st.text())
def test_tokens_hold_nothing_a_query_language_could_read(text):
    for token in rules.tokens(text):
        assert not set(token) & set("\"'()*:^&|!<>-+\\ \0")


@given(st.text(), st.text())
def test_a_phrase_is_a_substring_of_every_body_it_was_cut_from(before, after):
    middle = rules.tokens("法律援助a1")
    whole = rules.tokens(f"{before} 法律援助a1 {after}")
    assert rules.body(middle) in rules.body(whole)


@given(st.text())
def test_every_lexeme_a_query_asks_for_is_in_the_document_itself(text):
    found = rules.tokens(text)
    asked = rules.ts_query([found])
    assert {part.strip("'") for part in asked.split(" & ") if part} <= set(rules.lexemes(found))
