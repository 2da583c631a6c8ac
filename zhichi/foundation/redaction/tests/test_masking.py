"""The paper without what is masked: other words in its place, tags where they were, people told apart."""

from zhichi.foundation.redaction.rules import Known, aliases, found, hand_marks, left_over, masked, texts_of
from zhichi.foundation.redaction.rules.masking import alias

BODY = (
    "<p>王秀<strong>英</strong>（110105<br>19491231002X）与王秀兰、&lt;b&gt;的事</p>"
    "<table><tr><th>电话</th><td>138 0013 8000</td></tr><tr><th>序号</th><td>3</td></tr></table>"
)
CONTENT = {"title": "王秀英一案", "to": "王秀英", "body": BODY, "copy_to": "", "number": "〔2026〕1号"}
KNOWN = Known(names=("王秀英", "王秀兰"))


def done(content, marks):
    return masked(content, marks, aliases(KNOWN.names))


def test_every_place_is_masked_and_the_tags_stay():
    shown = done(CONTENT, found(texts_of(CONTENT), KNOWN))
    assert shown["title"] == "王某某一案"
    assert shown["to"] == "王某某"
    assert shown["body"] == (
        "<p>王某某<strong></strong>（××××<br>）与王某某2、&lt;b&gt;的事</p>"
        "<table><tr><th>电话</th><td>××××</td></tr><tr><th>序号</th><td>3</td></tr></table>"
    )


def test_nothing_of_the_paper_is_kept_beside_what_was_masked():
    """A title of its own stands twice in what is frozen."""
    content = {**CONTENT, "heading": CONTENT["title"]}
    assert left_over(repr(done(content, found(texts_of(content), KNOWN))), KNOWN.names) == []


def test_what_is_kept_stays_as_it_is():
    marks = [one.decided("keep", "else") for one in found(texts_of(CONTENT), KNOWN)]
    assert done(CONTENT, marks) == CONTENT


def test_words_are_added_by_hand_wherever_they_stand_with_gaps_and_in_full_width():
    content = {**CONTENT, "title": "", "to": "", "body": "<p>Ａ厂的a厂，A\n厂</p><p>别的</p>"}
    marks = hand_marks(texts_of(content), "A厂", [])
    assert len(marks) == 3
    assert done(content, marks)["body"] == "<p>××××的××××，××××</p><p>别的</p>"
    assert hand_marks(texts_of(content), "A厂", marks) == []
    assert hand_marks(texts_of(content), "没有", []) == hand_marks(texts_of(content), " - ", []) == []


def test_marks_that_overlap_are_one():
    content = {**CONTENT, "title": "", "to": "", "body": "<p>任城区王秀英路12号</p>"}
    marks = [*hand_marks(texts_of(content), "王秀英路", []), *hand_marks(texts_of(content), "秀英路12号", [])]
    assert done(content, marks)["body"] == "<p>任城区××××</p>"


def test_names_are_hidden_but_for_the_surname_and_people_are_told_apart():
    assert [alias(one) for one in ("王明", "王秀英", "欧阳明", "阿卜杜拉", "王")] == [
        "王某",
        "王某某",
        "欧阳某",
        "某某",
        "某某",
    ]
    told = aliases(["王文强", "王文斌", "王 文强"])
    assert (told["王文强"], told["王文斌"], told["文强"]) == ("王某某", "王某某2", "某某")


def test_what_still_shows_is_found_in_any_width_and_brokenness():
    assert left_over("号码 １３８\n0013-8000", ["13800138000", "110105"]) == ["13800138000"]
