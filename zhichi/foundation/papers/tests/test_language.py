"""The template language: what it can say, and what it refuses to run, fetch or print, each with the reason."""

import pytest

from zhichi.foundation.papers.rules import BlankError, Known, faults_of, filled, parsed, spelled
from zhichi.foundation.papers.tests.factories import LETTER

WORDS = {
    "number": "案号",
    "applicant": "申请人",
    "agent": "代理人",
    "phone": "申请人电话",
    "rows": "全部填写内容",
}
KNOWN = Known(words=WORDS, maybe=frozenset({"agent", "phone"}), states=frozenset({"under_review"}))

CALLS = [
    ("<p>{{ settings.SECRET_KEY }}</p>", "不能运行程序"),
    ("<p>{applicant.__class__.__mro__}</p>", "要运行程序或者取系统里的东西"),
    ("<p>{open('/etc/passwd').read()}</p>", "要运行程序或者取系统里的东西"),
    ("<p>{applicant!r:>10}</p>", "要运行程序或者取系统里的东西"),
    ("<p>{% load static %}</p>", "要运行程序或者取系统里的东西"),
    ("<p>${7*7}</p>", "要运行程序或者取系统里的东西"),
    ("<p>{applicant</p>", "单个的“{”"),
    ("<p>{?agent}{agent}</p>", "成对"),
    ("<p>{?agent}{?phone}{phone}{/}{/}</p>", "不能再套一个"),
    ("<script>fetch('//x')</script>", "不能用 <script>"),
    ("<p><img src='file:///etc/passwd'></p>", "不能用 <img>"),
    ("<link rel='stylesheet' href='//x/y.css'>", "不能用 <link>"),
    ("<p style='background:url(//x)'>您好</p>", "不能带样式"),
    ("<p onclick='x()'>您好</p>", "不能带样式、链接、图片和动作"),
    ("<p><a href='javascript:x()'>点</a></p>", "不能用 <a>"),
    ("<iframe src='http://127.0.0.1/'></iframe>", "不能用 <iframe>"),
    ("<!-- --><p>您好</p>", "注释"),
    ("<?php x ?><p>您好</p>", "指令"),
    ("<p>您好", "没有结束"),
    ("<table><p>您好</p></table>", "不能再放"),
    ("您好", "没有写在段落里"),
    ("<p>{rows}</p>", "要单独成行"),
    ("<p>【没有这个】</p>", "不认识"),
    ("<p>{limit:x.y}</p>", "没有的"),
    ("<p>{agent}</p>", "可能没有内容"),
    ("<p>{?phone}{phone}{/}</p>", "个人隐私"),
]


@pytest.mark.parametrize(("body", "said"), CALLS, ids=[body for body, _ in CALLS])
def test_what_a_template_may_not_do_is_refused_with_the_reason(body, said):
    faults = faults_of({**LETTER, "body": body}, KNOWN)
    assert any(said in sentence for _, sentence in faults), faults


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"number": "第{n}号"}, "number"),
        ({"number": "{place}字〔{year}〕{n}{n}号"}, "number"),
        ({"number": "{place}字[{year}]{n}号"}, "number"),
        ({"number": "{place.__class__}〔{year}〕{n}号{place}"}, "number"),
        ({"states": ["nowhere"]}, "states"),
        ({"number": None, "record": "la.nothing"}, "record"),
        ({"record": "la.grant_decision"}, "number"),
        ({"layout": "poster"}, "layout"),
        ({"copies": 0}, "copies"),
        ({"hook": "os.system"}, "模板"),
    ],
)
def test_a_template_of_the_wrong_shape_is_refused_at_its_place(changes, place):
    document = {name: value for name, value in {**LETTER, **changes}.items() if value is not None}
    assert place in {found for found, _ in faults_of(document, KNOWN)}


def test_a_sound_template_has_no_faults():
    body = "<p>{applicant}{?agent}（代理人{agent}）{/}：</p>{rows}<table><tr><th>案号</th><td colspan='2'>{number}</td></tr></table>"
    assert faults_of({**LETTER, "body": body}, KNOWN) == []


def test_officers_read_and_write_words():
    body = "<p>{applicant}{?agent}、{agent}{/}</p>"
    assert spelled(body, WORDS) == "<p>【申请人】【如有：代理人】、【代理人】【如有结束】</p>"
    assert parsed(spelled(body, WORDS), WORDS) == body


def test_a_value_is_text_and_never_markup_or_a_slot():
    told = filled(
        "<p>说：{applicant}</p>", {"applicant": "<script>{number}</script>\n二行", "number": "1"}, {}, WORDS
    )
    assert told == "<p>说：&lt;script&gt;{number}&lt;/script&gt;<br>二行</p>"


def test_a_passage_without_content_is_left_out_and_a_blank_elsewhere_is_named():
    assert filled("<p>好{?agent}（{agent}）{/}</p>", {"agent": " "}, {}, WORDS) == "<p>好</p>"
    with pytest.raises(BlankError, match="【申请人】、【案号】"):
        filled("<p>{applicant}{number}{applicant}</p>", {}, {}, WORDS)


def test_lines_that_fill_a_paragraph_alone_are_paragraphs_and_headings():
    words = "一、基本情况\n（一）来历\r\n{applicant}说<b>。\n\n二、他说，还有一句。"
    assert filled("<p>{applicant}</p>", {"applicant": words}, {}, WORDS) == (
        "<h2>一、基本情况</h2><h3>（一）来历</h3><p>&#123;applicant&#125;说&lt;b&gt;。</p><p>二、他说，还有一句。</p>"
    )


def test_signs_that_nobody_sees_and_that_turn_a_line_round_are_left_out():
    assert (
        filled("<p>姓名：{applicant}</p>", {"applicant": "王\u202e秀\x0b英\u200b\x00"}, {}, WORDS)
        == "<p>姓名：王秀英</p>"
    )


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("{nobody}", "没有的"),
        ("{applicant.name}", "要运行程序"),
        ("{?agent}{agent}{/}", "不能用【如有"),
        ("{rows}", "整块的要写在正文里"),
        ("【没有】", "不认识"),
    ],
)
def test_what_stands_on_a_line_is_checked_as_the_body_is(to, said):
    for place in ("to", "copy_to", "heading", "signer", "urgency"):
        faults = faults_of({**LETTER, place: to}, KNOWN)
        assert any(where == place and said in sentence for where, sentence in faults), faults


def test_a_kind_of_business_that_nobody_has_is_refused():
    assert faults_of(LETTER, Known(words=WORDS, kind=False)) == [("kind", "没有“legal_aid”这种业务。")]
