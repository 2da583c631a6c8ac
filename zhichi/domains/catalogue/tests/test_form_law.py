"""What a form asks stands on law: held against the register when it is published, and found when the law changes."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.models import ArticleChange
from zhichi.domains.catalogue.models.graph import law_graph
from zhichi.domains.catalogue.tests.law_factories import legal_affairs, repealed
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.forms.public import FormDraft, FormVersion, publish_form
from zhichi.foundation.forms.tests.factories import ask, document
from zhichi.foundation.procedures.public import publish

pytestmark = pytest.mark.django_db
GOOD = "法律援助法§41"


def drafted(city: City, basis: str, **more: Any) -> Client:
    whole = document(ask("a", "text", "家庭情况"), ask("b", "text", "收入", **more) | {"basis": basis})
    FormDraft.objects.create(key="demo", document=whole, updated_at=timezone.now(), updated_by="x")
    return city.client("gaofang")


def send(client: Client, days: int = 0) -> Any:
    day = timezone.localdate() + timedelta(days)
    sent = {"effective_from": day.isoformat(), "revision": "1"}
    return client.post(reverse("forms:publish", args=["demo"]), sent, follow=True)


@pytest.mark.parametrize(
    ("basis", "said"),
    [
        ("根本没有的法§9", "没有登记过“根本没有的法”"),
        ("无", "没有登记过“无”"),
        ("法律援助法§900", "没有登记过《中华人民共和国法律援助法》第九百条"),
    ],
)
def test_law_that_nobody_registered_is_refused_at_its_field(city: City, basis: str, said: str) -> None:
    client = drafted(city, basis)
    shown = client.get(reverse("forms:form", args=["demo"])).content.decode()
    assert f"“收入”的依据：{said}" in shown
    assert reverse("forms:field", args=["demo", "b"]) in shown
    answer = send(client)
    assert (answer.status_code, said in answer.content.decode()) == (422, True)
    assert not FormVersion.objects.filter(key="demo").exists()


def test_a_column_of_a_table_may_name_none_but_not_a_wrong_one(city: City) -> None:
    columns = [
        {"name": "x", "type": "text", "title": "谁"},
        {"name": "y", "type": "text", "title": "多少", "basis": "根本没有的法§9"},
    ]
    client = drafted(city, GOOD, type="table", columns=columns)
    assert (
        "“收入：多少”的依据：没有登记过" in client.get(reverse("forms:form", args=["demo"])).content.decode()
    )


def test_what_is_sound_is_published(city: City) -> None:
    assert send(drafted(city, GOOD)).status_code == 200
    assert FormVersion.objects.filter(key="demo").exists()


def test_what_dies_before_the_first_day_is_refused_for_that_day_only(city: City) -> None:
    repealed(legal_affairs(city), key="legal-aid-law", of="22", day=timezone.localdate() + timedelta(5))
    client = drafted(city, "法律援助法§22")
    answer = send(client, 6)
    assert (answer.status_code, "起已废止" in answer.content.decode()) == (422, True)
    assert send(client).status_code == 200


def test_the_draft_costs_the_same_however_much_it_cites(
    city: City, django_assert_max_num_queries: Any
) -> None:
    many = [ask(f"f{n}", "text") | {"basis": f"法律援助法§{n % 30 + 1}"} for n in range(60)]
    FormDraft.objects.create(key="demo", document=document(*many), updated_at=timezone.now(), updated_by="x")
    client = city.client("gaofang")
    address = reverse("forms:form", args=["demo"])
    client.get(address)
    with django_assert_max_num_queries(16):
        client.get(address)


def published(*fields: dict[str, Any], key: str = "demo", days: int = 0) -> FormVersion:
    day = timezone.localdate() + timedelta(days)
    return publish_form(document=document(*fields, key=key), effective_from=day, by=SYSTEM, at=timezone.now())


def test_an_article_that_dies_opens_work_for_the_forms_that_cite_it(city: City) -> None:
    version = published(ask("a", "text", "收入") | {"basis": "法律援助法§22"})
    change = repealed(legal_affairs(city), key="legal-aid-law", of="22")
    rows = ArticleChange.objects.get(pk=change.pk).cited_by
    assert ("表单字段", "demo.a", reverse("forms:version", args=["demo", version.version])) in [
        (row["kind"], row["key"], row["url"]) for row in rows
    ]


def test_a_version_that_was_taken_back_cites_nothing(city: City) -> None:
    version = published(ask("a", "text") | {"basis": "公证法§30"}, days=5)
    assert any(one.key == "demo.a" for one in law_graph().of("notarisation-law", "30"))
    FormVersion.objects.filter(pk=version.pk).update(withdrawn_at=timezone.now())
    assert not any(one.key == "demo.a" for one in law_graph().of("notarisation-law", "30"))


def test_an_older_version_that_a_procedure_still_asks_with_is_in_the_graph(city: City) -> None:
    old = published(ask("a", "text") | {"basis": "公证法§30"})
    published(ask("a", "text"))
    assert not any(one.key == "demo.a" for one in law_graph().of("notarisation-law", "30"))
    procedure = {
        "format": "zhichi-procedure/1",
        "kind": "demo",
        "title": "预约",
        "prefix": "YY",
        "filing": {"state": "received", "desk": ["county_bureau"], "form": f"demo@{old.version}"},
        "states": {"received": {"title": "已收"}, "closed": {"title": "办结", "phase": "done"}},
        "verbs": {"close": {"title": "办结", "from": "received", "to": "closed", "by": "pls_admin@county"}},
    }
    publish(document=procedure, by=SYSTEM, at=timezone.now())
    assert any(one.key == "demo.a" for one in law_graph().of("notarisation-law", "30"))
