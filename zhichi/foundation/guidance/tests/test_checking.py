"""A way with a dead end, a row nobody reaches or a name that is not there is refused."""

import pytest

from zhichi.foundation.guidance.rules import faults_of_way
from zhichi.foundation.guidance.tests.factories import OUTCOME, document

ROWS = document()["rows"]


def told(**changed):
    return "\n".join(map(str, faults_of_way("x", document(**changed))))


def test_a_sound_way_has_no_faults():
    assert told() == ""


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"rows": ROWS[:2]}, "hurt=no，talk=talk 以后没有结果"),
        (
            {"rows": [*ROWS, {"when": {"talk": ["law"]}, "outcome": "ask", "because": "到不了。"}]},
            "走不到" if False else "走得到这一行",
        ),
        ({"outcomes": {**document()["outcomes"], "lost": OUTCOME}}, "走得到这个结果"),
        (
            {
                "questions": [
                    *document()["questions"],
                    {
                        "key": "idle",
                        "ask": "闲着？",
                        "options": [{"value": "a", "title": "甲"}, {"value": "b", "title": "乙"}],
                    },
                ]
            },
            "从来不会问到",
        ),
        ({"rows": [{**ROWS[0], "outcome": "nowhere"}, *ROWS[1:]]}, "没有叫 nowhere 的结果"),
        ({"rows": [{**ROWS[0], "when": {"strange": ["yes"]}}, *ROWS[1:]]}, "没有叫 strange 的问题"),
        ({"rows": [{**ROWS[0], "when": {"hurt": ["maybe"]}}, *ROWS[1:]]}, "没有选项 maybe"),
        ({"questions": [*document()["questions"], document()["questions"][0]]}, "写了两次"),
        ({"format": "zhichi-way/2"}, "format"),
        ({"rows": []}, "rows"),
        ({"surplus": 1}, "surplus"),
    ],
)
def test_a_fault_is_told_with_its_place(changed, sentence):
    assert sentence in told(**changed)


def test_a_way_with_too_many_paths_is_refused_instead_of_walked_for_ever():
    options = [{"value": f"v{n}", "title": "甲"} for n in range(9)]
    questions = [{"key": f"q{n}", "ask": "？", "options": options} for n in range(6)]
    when = {question["key"]: ["v0"] for question in questions}
    rows = [{"when": dict(reversed(when.items())), "outcome": "ask", "because": "甲"}]
    rows += [
        {"when": {question["key"]: [f"v{n}"] for question in questions}, "outcome": "ask", "because": "甲"}
        for n in range(1, 9)
    ]
    assert "走法超过" in told(
        questions=questions, rows=[*rows, {"when": {}, "outcome": "aid", "because": "乙"}]
    ) or told(questions=questions, rows=rows)
