"""Where the parts of an official document stand (GB/T 9704—2012 §7.3): annexes, the day, the note below it."""

import io
import zipfile

from zhichi.foundation.papers.actions.pressing import printed, word_of
from zhichi.foundation.papers.rules import faults_of
from zhichi.foundation.papers.tests.factories import LETTER, lines_of, plain
from zhichi.foundation.papers.tests.test_language import KNOWN

BODY = '<p>正文。</p><p class="annex">附件：1. 名单</p><p class="note">（联系人：赵静）</p>'


def places(**changes):
    """Each line's words with its distances from the left and the top of the page, in mm."""
    ((data, _),) = printed([plain(body=BODY, **changes)])
    lines = lines_of(data)[0]
    return {"".join(sign for _, _, sign in line): line[0] for line in lines}


def test_annexes_stand_a_line_below_the_text_and_the_note_on_the_line_below_the_day():
    found = places()
    pitch = 225 / 22
    assert abs(found["附件：1.名单"][1] - found["正文。"][1] - 2 * pitch) < 0.5
    day, note = found["2026年11月23日"], found["（联系人：赵静）"]
    assert abs(note[1] - day[1] - pitch) < 0.5
    assert 28 + 9 < note[0] < 28 + 14


def test_the_word_file_has_the_same_order_the_signer_the_urgency_and_the_imprint():
    told = plain(body=BODY, signer="郑海", urgency="特急", copy_to="市司法局")
    with zipfile.ZipFile(io.BytesIO(word_of(told))) as held:
        xml = held.read("word/document.xml").decode()
    order = [
        "特急",
        "签发人：郑海",
        "正文。",
        "附件：1. 名单",
        "2026年11月23日<",
        "联系人：赵静",
        "抄送：市司法局。",
        "日印发",
    ]
    assert [xml.index(words) for words in order] == sorted(xml.index(words) for words in order)


def test_the_two_classes_are_allowed_in_templates():
    assert faults_of({**LETTER, "body": BODY}, KNOWN) == []
