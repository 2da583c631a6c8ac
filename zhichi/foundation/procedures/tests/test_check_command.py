"""`zhichi procedures check FILE`: exit 0, or 2 with the place and the reason."""

from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.management import call_command

from zhichi.foundation.procedures.tests.factories import sound

pytestmark = pytest.mark.django_db


@pytest.fixture
def check(tmp_path: Path, capsys, law):
    def run(document) -> tuple[int, str]:
        path = tmp_path / "leave.yaml"
        if isinstance(document, bytes):
            path.write_bytes(document)
        else:
            path.write_text(
                document if isinstance(document, str) else yaml.safe_dump(document, allow_unicode=True),
                encoding="utf-8",
            )
        code = 0
        try:
            call_command("procedures", "check", str(path))
        except SystemExit as left:
            code = int(left.code or 0)
        printed = capsys.readouterr()
        return code, (printed.out + printed.err).strip()

    return run


def test_a_sound_file_is_told_so(check):
    code, told = check(sound())
    assert code == 0
    assert told.endswith("leave.yaml: sound (3 states, 3 verbs)")


@pytest.mark.parametrize("name", ["legal_aid", "consultation"])
def test_what_ships_is_sound(name, capsys, law):
    call_command("procedures", "check", str(settings.DATA / "law/procedures" / f"{name}.yaml"))
    assert "sound" in capsys.readouterr().out


FAULTS = [
    ({"verbs__grant__to": "gone"}, "verbs.grant.to: unknown state 'gone'"),
    ({"verbs__grant__from": ["asked", "gone"]}, "verbs.grant.from: unknown state 'gone'"),
    ({"filing__state": "gone"}, "filing.state: unknown state 'gone'"),
    ({"states__lost": {"title": "迷路", "phase": "done"}}, "states.lost: no path leads here from the filing"),
    ({"verbs__answer": None}, "states.more: a case would be stuck"),
    ({"states__granted__phase": "open"}, "states.granted: a case would be stuck"),
    ({"verbs__grant__by": "king"}, "verbs.grant.by: unknown role 'king'"),
    ({"verbs__grant__by": "justice_office_head@moon"}, "verbs.grant.by: unknown tier 'moon'"),
    ({"filing__clocks": [{"start": "la.never"}]}, "filing.clocks.0: unknown time limit 'la.never'"),
    (
        {"verbs__ask__clocks__1": {"start": "la.never", "where_enabled": True}},
        "verbs.ask.clocks.1: unknown time limit 'la.never'",
    ),
    ({"verbs__ask__clocks__1": {"start": "cc.survey"}}, "verbs.ask.clocks.1: unknown time limit 'cc.survey'"),
    (
        {"filing__clocks": [{"start": "la.decide", "where_enabled": True}]},
        "filing.clocks.0: a filing cannot do without a limit that it starts",
    ),
    ({"verbs__grant__after_clock": "la.never"}, "verbs.grant.after_clock: unknown time limit 'la.never'"),
    ({"verbs__grant__hook": "leave.fly"}, "verbs.grant.hook: no room has registered the hook 'leave.fly'"),
    ({"verbs__grant__form": "gone@1"}, "verbs.grant.form: no published form 'gone@1'"),
    ({"verbs__grant__refers_to": "heaven"}, "verbs.grant.refers_to: no room takes in 'heaven'"),
    ({"filing__desk": ["post_office"]}, "filing.desk: unknown kind of unit 'post_office'"),
    ({"verbs__ask__clocks__0": {"suspend": "boredom"}}, "unknown reason of suspension 'boredom'"),
    ({"verbs__ask__clocks__1__n_from": "weeks"}, "n_from names no number field of this form: 'weeks'"),
    ({"verbs__answer__clocks__0": {"stop": "la.decide", "start": "la.decide"}}, "exactly one of"),
    ({"verbs__answer__clocks__0": {"extend": "la.decide"}}, "an extension needs n_from"),
    ({"filing__fields__1__name": "why"}, "filing.fields.why: the name is used twice in this form"),
    ({"filing__fields__0__options": None}, "filing.fields.why: a choice needs options"),
    ({"filing__fields__1__options": {"a": "甲"}}, "filing.fields.days: only a choice has options"),
    ({"filing__fields__0__initial": "none"}, "filing.fields.why: initial is none of the options"),
    ({"filing__fields__1__minimum": 31}, "filing.fields.days: minimum is greater than maximum"),
    ({"verbs__grant__handler": "provider"}, "handler: provider needs a field of type provider"),
    (
        {"verbs__grant__record__number": "{city}{n}"},
        "verbs.grant.record.number: only {place}, {year} and {n}",
    ),
    ({"verbs__grant__record__number": "第1号"}, "verbs.grant.record.number: only {place}, {year} and {n}"),
    ({"subject_field": "days"}, "subject_field: 'days' is no choice of the filing"),
    ({"effective_from": "2026-02-30"}, "effective_from: no such day: '2026-02-30'"),
    ({"verbs__grant__colour": "red"}, "verbs.grant: Additional properties are not allowed"),
    ({"filing__fields__0__type": "colour"}, "filing.fields.0.type: 'colour' is not one of"),
    ({"states": None}, "(file): 'states' is a required property"),
    ({"verbs": None}, "(file): 'verbs' is a required property"),
    ({"version": 0}, "version: 0 is less than the minimum of 1"),
    ({"filing__fields__0__options": {1: "一"}}, "the name 1 is no text; put it in quotes"),
]


@pytest.mark.parametrize(("change", "told"), FAULTS, ids=[told[:40] for _, told in FAULTS])
def test_a_fault_is_told_with_its_place(check, change, told):
    code, printed = check(sound(**change))
    assert code == 2
    assert told in printed


def test_every_fault_is_told_at_once(check):
    code, printed = check(sound(verbs__grant__to="gone", verbs__grant__by="king"))
    assert code == 2
    assert "unknown state 'gone'" in printed
    assert "unknown role 'king'" in printed


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("states: [", "leave.yaml:1:10"),
        ("a: 1\n b: 2\n", "leave.yaml:2:3"),
        ("kind: leave\nkind: other\n", "leave.yaml:2:1: 'kind' stands here twice"),
        ("- one\n- two\n", "(file): the document is not a mapping"),
        ("", "(file): the document is not a mapping"),
        (b"\xff\xfe\x00", "not UTF-8 at byte 0"),
    ],
)
def test_what_is_no_procedure_at_all_is_told_with_line_and_column(check, text, told):
    code, printed = check(text)
    assert code == 2
    assert told in printed


def test_yes_and_on_are_words(check):
    text = (
        yaml.safe_dump(sound(), allow_unicode=True)
        .replace("ill: 看病", "yes: 看病")
        .replace("other: 其他", "on: 其他")
    )
    assert check(text)[0] == 0


def test_a_file_that_is_not_there(capsys):
    with pytest.raises(SystemExit) as left:
        call_command("procedures", "check", "/nowhere/leave.yaml")
    assert left.value.code == 2
    assert "/nowhere/leave.yaml: No such file or directory" in capsys.readouterr().err
