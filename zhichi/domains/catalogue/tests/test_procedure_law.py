"""What a procedure cites is held against the register of laws when it is published, and found when the law changes."""

import json
from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.models.graph import law_graph
from zhichi.domains.catalogue.models.item_users import users_of_procedure
from zhichi.domains.catalogue.tests.law_factories import legal_affairs, repealed
from zhichi.foundation.procedures.public import ProcedureDraft, ProcedureVersion, publish, start_draft

pytestmark = pytest.mark.django_db
KIND = "consultation"
AT = "/office/procedures/drafts/consultation/"


def newest() -> dict[str, Any]:
    return deepcopy(ProcedureVersion.objects.filter(kind=KIND).order_by("-version")[0].document)


def drafted(city: City, change: dict[str, Any]) -> Client:
    """A draft of the procedure of consultations whose verb `answer` says other things."""
    document = newest()
    document["verbs"]["answer"] |= change
    start_draft(document=document, by=city.actor("gaofang"), at=timezone.now())
    return city.client("gaofang")


def send(client: Client, days: int = 0) -> Any:
    day = timezone.localdate() + timedelta(days)
    return client.post(f"{AT}publish/", {"effective_from": day.isoformat()}, follow=True)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"basis": "根本没有的法§9"}, "没有登记过“根本没有的法”"),
        ({"basis": "法律援助法§900"}, "没有登记过《中华人民共和国法律援助法》第九百条"),
        (
            {"milestone": {"key": "decided", "text": "依照《法律援助法》第九百条，已经答复。"}},
            "没有登记过《中华人民共和国法律援助法》第九百条",
        ),
    ],
)
def test_law_that_nobody_registered_is_refused_at_its_place(city: City, change: dict[str, Any], said: str):
    client = drafted(city, change)
    before = ProcedureVersion.objects.count()
    shown = client.get(AT).content.decode()
    assert said in shown
    assert f'href="{AT}verbs/answer/"' in shown
    answer = send(client)
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert ProcedureVersion.objects.count() == before


def test_a_paper_that_names_itself_in_quotes_is_no_law(city: City):
    client = drafted(city, {"help": "把《答复单》交给当事人。"})
    assert send(client).status_code == 200


def test_what_dies_before_the_first_day_is_refused_for_that_day_only(city: City):
    repealed(legal_affairs(city), key="legal-aid-law", of="22", day=timezone.localdate() + timedelta(5))
    client = drafted(city, {"basis": "法律援助法§22"})
    answer = send(client, 6)
    assert (answer.status_code, "起已废止" in answer.content.decode()) == (422, True)
    assert send(client).status_code == 200


def test_a_clock_whose_law_has_died_is_refused(city: City):
    document = deepcopy(ProcedureVersion.objects.filter(kind="legal_aid").order_by("-version")[0].document)
    repealed(legal_affairs(city), key="legal-aid-law", of="43")
    start_draft(document=document, by=city.actor("gaofang"), at=timezone.now())
    shown = city.client("gaofang").get("/office/procedures/drafts/legal_aid/").content.decode()
    assert "期限“法律援助申请审查决定”依据的《中华人民共和国法律援助法》第四十三条" in shown
    assert "/office/procedures/drafts/legal_aid/in/filing/clocks/" in shown


def test_the_pages_cost_the_same_however_much_is_cited(city: City, django_assert_max_num_queries):
    document = deepcopy(ProcedureVersion.objects.filter(kind="legal_aid").order_by("-version")[0].document)
    start_draft(document=document, by=city.actor("gaofang"), at=timezone.now())
    client = city.client("gaofang")
    client.get("/office/procedures/drafts/legal_aid/")
    with django_assert_max_num_queries(25):
        client.get("/office/procedures/drafts/legal_aid/")


def test_words_remedies_and_the_identity_asked_for_are_in_the_graph_with_a_page(city: City):
    document = newest()
    document["version"] += 1
    document["effective_from"] = timezone.localdate().isoformat()
    document["filing"].pop("anonymous", None)
    document["filing"]["identity"] = {"purpose": "核对", "basis": "公证法§30"}
    document["verbs"]["answer"]["milestone"] = {"key": "decided", "text": "依照《律师法》第六条，已经答复。"}
    version, _ = publish(document=document, by=city.actor("gaofang"), at=timezone.now())
    graph = law_graph()
    url = f"/office/procedures/{KIND}/{version.version}/"
    asked = {(one.key, one.url) for one in graph.of("notarisation-law", "30")}
    told = {(one.key, one.url) for one in graph.of("lawyers-law", "6")}
    assert (f"{KIND}.identity", url) in asked
    assert (f"{KIND}.answer", url) in told


def test_who_needs_a_procedure_is_named(city: City):
    assert any("法律咨询" in one for one in users_of_procedure(KIND, timezone.localdate()))
    assert users_of_procedure("nothing", timezone.localdate()) == []


def test_the_command_tells_it_too(city: City, tmp_path: Any, capsys: Any):
    document = newest()
    document["verbs"]["answer"]["basis"] = "法律援助法§900"
    path = tmp_path / "procedure.yaml"
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(SystemExit):
        call_command("procedures", "check", str(path))
    assert "verbs.answer.basis" in capsys.readouterr().err
    assert not ProcedureDraft.objects.exists()
