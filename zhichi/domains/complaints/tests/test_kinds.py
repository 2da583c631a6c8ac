"""The kinds are data, and a document of kinds that is wrong says where."""

import copy

import pytest

from zhichi.domains.complaints.rules import faults_of_kinds, read_kinds

SOUND = {
    "format": "zhichi-complaint-kinds/1",
    "kinds": [
        {
            "key": "lawyer",
            "title": "律师",
            "tiers": ["county"],
            "basis": "律师法§52",
            "competence": "县局办",
            "article": "律师法第五十二条",
            "limits": {"accept": "x.y"},
        }
    ],
}


def test_a_sound_document_is_read():
    kind = read_kinds(SOUND)["lawyer"]
    assert (kind.tiers, kind.limits, kind.own) == (("county",), {"accept": "x.y"}, False)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda one: one.pop("article"), "article is missing"),
        (lambda one: one.update(tiers=["village"]), "no such tier"),
        (lambda one: one.update(limits={"sleep": "x"}), "no such limit"),
    ],
)
def test_what_is_wrong_is_told(change, said):
    document = copy.deepcopy(SOUND)
    change(document["kinds"][0])
    assert said in faults_of_kinds(document)[0]
    with pytest.raises(ValueError, match=said):
        read_kinds(document)


def test_of_no_kind_twice_and_of_no_other_format():
    assert faults_of_kinds({**SOUND, "kinds": SOUND["kinds"] * 2})
    assert faults_of_kinds({"format": "x"})
