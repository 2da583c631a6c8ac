"""Who reads and who writes procedures."""

import pytest
from django.urls import reverse

from tests.cast import City
from zhichi.foundation.procedures.models import ProcedureDraft
from zhichi.foundation.procedures.tests.factories import newest

pytestmark = pytest.mark.django_db
WRITING = ["start", "import"]


@pytest.mark.parametrize("who", ["liming", "panli", "zhouhong", "zheng", "chen"])
def test_every_officer_reads_what_is_in_force(city: City, who):
    client, version = city.client(who), newest("legal_aid")
    for page in (
        reverse("procedures:list"),
        reverse("procedures:version", args=["legal_aid", version]),
        reverse("procedures:bpmn", args=["legal_aid", version]),
        reverse("procedures:compare", args=["legal_aid"]),
    ):
        assert client.get(page).status_code == 200, page


@pytest.mark.parametrize("who", ["liming", "panli", "zhouhong", "zheng", "jiang", "shen"])
def test_others_are_refused_in_a_sentence_and_nothing_is_begun(city: City, who):
    client, version = city.client(who), newest("legal_aid")
    answers = [client.get(reverse(f"procedures:{name}")) for name in WRITING]
    answers.append(client.post(reverse("procedures:clone", args=["legal_aid", version])))
    answers.append(client.get(reverse("procedures:draft", args=["legal_aid"])))
    for answer in answers:
        assert answer.status_code == 403
        assert "由市级公共法律服务科、法规复议科人员或者市级系统管理员办理" in answer.content.decode()
    assert not ProcedureDraft.objects.exists()
    assert "新建业务程序" not in client.get(reverse("procedures:list")).content.decode()


def test_a_stranger_is_sent_to_the_login(client):
    assert client.get(reverse("procedures:list")).status_code == 302


def test_the_list_costs_the_same_however_many_versions(city: City, django_assert_num_queries):
    client = city.client("liming")
    client.get(reverse("procedures:list"))
    with django_assert_num_queries(4):
        client.get(reverse("procedures:list"))
