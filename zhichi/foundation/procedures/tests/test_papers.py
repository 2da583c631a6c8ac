"""What makes a paper of a new procedure unsound, and how its sentences are put together."""

from dataclasses import replace
from typing import Any

import pytest

from zhichi.foundation.procedures.rules import Known, faults_of, letter, read, shown_letter
from zhichi.foundation.procedures.rules.difference import differences
from zhichi.foundation.procedures.rules.letter import remedy_told
from zhichi.foundation.procedures.rules.slots import parsed, slots_of, spelled
from zhichi.foundation.procedures.rules.words import Words
from zhichi.foundation.procedures.tests.factories import sound

NEW = Known(
    papers=True, forms={"visit@1": frozenset({"seen", "whose"})}, private={"visit@1": frozenset({"whose"})}
)
APPEAL = {
    "way": "申请行政复议",
    "body": "{place}人民政府",
    "n": 60,
    "unit": "calendar_day",
    "article": "行政复议法第二十条",
}
PERMIT = {
    "key": "leave.permit",
    "title": "准假决定书",
    "number": "{place}假字〔{year}〕{n}号",
    "given": True,
    "sort": "decision",
    "to": "applicant",
    "text": ["{applicant}：准您因{asked:why}请假{asked:days}天，{day}起。", "详见案号{number}。"],
    "remedy": [APPEAL],
    "seal": True,
    "attachments": ["请假须知"],
}


def paper(**changes: Any) -> dict[str, Any]:
    held = {**PERMIT, **changes}
    return sound(verbs__grant__record={name: value for name, value in held.items() if value is not None})


def said(document: dict[str, Any], known: Known = NEW) -> list[tuple[str, str]]:
    return [(fault.place, fault.said) for fault in faults_of(document, known)]


def test_a_whole_paper_is_sound():
    assert said(paper()) == []


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"remedy": None}, "要告诉当事人不服怎么办"),
        ({"sort": None}, "像是一份决定，请选“文书性质”"),
        ({"text": ["{answer:gone}"]}, "要填“gone”的答案，可是没有这个填写项了"),
        ({"text": ["{somebody}"]}, "空“somebody”不认识"),
        ({"text": ["您好【申请人人】"]}, "【申请人人】不认识，请从列出的里面选"),
        ({"text": ["半个【括号"]}, "有单个的“【”"),
        ({"text": ["半个{括号"]}, "有单个的“{”"),
        ({"text": ["{limit:la.file_in}"]}, "要填期限“la.file_in”的最后一天，可是没有哪一步起算它"),
        ({"text": ["{limit:la.supplement}"]}, "不一定在计时，“准假决定书”里写不出它的最后一天"),
        ({"title": "给{applicant}的准假单", "sort": "notice"}, "文书名称里不能有要填的空"),
    ],
)
def test_what_is_wrong_is_told_at_its_paper(changes: dict[str, Any], told: str):
    (place, sentence), *rest = said(paper(**changes))
    assert place == "verbs.grant.record"
    assert told in sentence
    assert not rest


def test_the_shape_bounds_what_a_paper_may_hold():
    for changes in (
        {"text": ["长" * 1001]},
        {"text": ["多"] * 31},
        {"remedy": [APPEAL] * 6},
        {"remedy": [{**APPEAL, "unit": "year"}]},
        {"remedy": [{"way": "申请", "body": "法院", "n": 6, "article": "某法"}]},
        {"sort": "letter"},
        {"to": "everybody"},
        {"attachments": ["件"] * 21},
    ):
        assert said(paper(**changes)), changes


def test_what_a_form_asks_of_people_goes_into_no_paper():
    document = paper(text=["{answer:whose}"])
    document["verbs"]["grant"]["form"] = "visit@1"
    assert any("是个人隐私，不能写进文书" in told for _, told in said(document))
    document["verbs"]["grant"]["record"]["text"] = ["{answer:seen}"]
    assert said(document) == []


def test_a_number_names_place_year_and_row():
    ((place, told),) = said(paper(number="假字{n}号"))
    assert place == "verbs.grant.record.number"
    assert "{place}、{year}、{n} 三个都要有" in told
    for number in ("{place}{year}{n}{who}", "{place}{year}{n}{"):
        ((place, _),) = said(paper(number=number))
        assert place == "verbs.grant.record.number"


def test_numbers_belong_to_one_paper():
    taken = replace(NEW, numbers={PERMIT["number"]: "销假：销假单"})
    assert any("已经是“销假：销假单”的" in told for _, told in said(paper(), taken))
    document = paper()
    document["verbs"]["ask"]["record"] = {"key": "leave.notice", "title": "通知", "number": PERMIT["number"]}
    assert any("和“准假决定书”的一样" in told for _, told in said(document))


def test_what_was_published_before_stays_sound():
    old = {"key": "leave.permit", "title": "准假决定书", "number": "假{n}"}
    assert faults_of(sound(verbs__grant__record=old)) == []


def test_sentences_are_filled_and_people_named_when_it_is_shown():
    spec = read(paper()).verbs["grant"].record
    assert spec is not None
    values = {
        "asked:why": "看病",
        "asked:days": "3",
        "day": "2026年6月1日",
        "number": "L-1",
        "unit": "许庄司法所",
    }
    kept = letter(spec, values | {"place": "任城区"})
    assert "张三" not in str(kept)
    shown = shown_letter(kept, {"applicant": "张三"})
    assert shown["to"] == "张三"
    assert shown["text"] == ["张三：准您因看病请假3天，2026年6月1日起。", "详见案号L-1。"]
    assert shown["remedy"] == (
        "对本准假决定书不服的，可以自收到之日起60日内，依照行政复议法第二十条，向任城区人民政府申请行政复议。"
    )
    assert (shown["issuer"], shown["seal"], shown["attachments"]) == ("许庄司法所", True, ["请假须知"])


def test_an_answer_that_looks_like_a_slot_stays_what_was_typed():
    spec = read(paper(text=["因{asked:why}。"])).verbs["grant"].record
    assert spec is not None
    kept = letter(spec, {"asked:why": "{applicant}"})
    assert shown_letter(kept, {"applicant": "张三"})["text"] == ["因{applicant}。"]


def test_a_remedy_without_a_time_says_none():
    spec = read(paper(remedy=[{"way": "提出异议", "body": "司法局", "article": "法律援助法第四十九条"}]))
    record = spec.verbs["grant"].record
    assert record is not None
    told = remedy_told("决定", record.remedy)
    assert told == "对本决定不服的，可以依照法律援助法第四十九条，向司法局提出异议。"


def test_slots_are_read_and_written_as_words():
    document = paper()
    words = slots_of(document, document["verbs"]["grant"], {}, {"la.decide": "审查"})
    shown = spelled("{applicant}因{asked:why}，{limit:la.decide}前", words)
    assert shown == "【申请人】因【申请时填的事由】，【审查的最后一天】前"
    assert parsed(shown, words) == "{applicant}因{asked:why}，{limit:la.decide}前"
    assert parsed("【没有的】", words) == "【没有的】"


def test_two_slots_never_have_the_same_word():
    document = sound(filing__fields=[{"name": name, "type": "text", "title": "理由"} for name in ("a", "b")])
    words = slots_of(document, document["filing"], {}, {})
    assert len(set(words.values())) == len(words)


def test_a_difference_tells_the_sentence_that_changed():
    old, new = paper(), paper(text=[PERMIT["text"][0], "请按时回来，{applicant}。"], seal=None)
    told = [one.sentence for one in differences(old, new, Words())]
    assert "动作“批准”：文书的正文由“详见案号【案号】。”改为“请按时回来，【申请人】。”。" in told
    assert "动作“批准”：去了文书的盖章“留盖章的位置”。" in told
    assert len(told) == 2
