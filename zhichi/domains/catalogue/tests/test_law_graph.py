"""Everything that ships and cites law cites a law, and an article, that ships too."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from tests.cast import City
from zhichi.domains.catalogue.actions.law_loading import LawDataError, load_laws, read_laws
from zhichi.domains.catalogue.models import Article, ItemVersion, Law
from zhichi.domains.catalogue.models.graph import law_graph
from zhichi.domains.catalogue.rules.citing import plain
from zhichi.domains.catalogue.tests.law_factories import article, legal_affairs, repealed
from zhichi.foundation.ledger.public import entries_of
from zhichi.foundation.sockets.public import CITERS

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def loaded(law: None) -> None:
    """The law that ships."""


def test_every_citation_in_the_shipped_data_is_of_a_law_that_ships():
    _, practices = read_laws(settings.DATA)
    known = {plain(name) for name in practices}
    strange = {(one.kind, one.key, name) for one, name in law_graph().strange if name not in known}
    assert strange == set()


def test_every_article_cited_in_the_shipped_data_ships():
    known = set(Article.objects.values_list("law__key", "number"))
    missing = {pair: found for pair, found in law_graph().by_article.items() if pair[1] and pair not in known}
    assert missing == {}


def test_every_kind_of_thing_that_cites_law_is_in_the_graph():
    kinds = {one.kind for found in law_graph().by_article.values() for one in found}
    assert {"期限", "办理环节", "文书", "检查条目", "服务事项", "权责事项", "证明事项"} <= kinds
    assert {"catalogue.fields", "checklists"} <= dict(CITERS.items()).keys()


def test_what_is_in_force_stays_in_the_graph_while_another_version_waits():
    now = ItemVersion.objects.in_force(timezone.localdate()).get(item__code="legal_aid")
    later = timezone.localdate() + timedelta(days=9)
    basis = [{"law": "lawyers-law", "article": "6"}]
    ItemVersion.objects.filter(pk=now.pk).update(effective_to=later)
    ItemVersion.objects.create(
        item=now.item,
        version=now.version + 1,
        title=now.title,
        document={**now.document, "basis": basis},
        digest="0" * 64,
        effective_from=later,
        published_at=timezone.now(),
    )
    citing = {
        pair: [one for one in law_graph().of(*pair) if (one.kind, one.key) == ("服务事项", "legal_aid")]
        for pair in (("legal-aid-law", "41"), ("lawyers-law", "6"))
    }
    assert [len(found) for found in citing.values()] == [1, 1]


def test_loading_again_changes_nothing():
    counts = [model.objects.count() for model in (Law, Article)]
    assert load_laws(settings.DATA / "law", at=timezone.now())["变动"] == 0
    assert [model.objects.count() for model in (Law, Article)] == counts
    assert len(entries_of("law:legal-aid-law")) == 1


def test_loading_again_leaves_what_an_officer_recorded(city: City):
    repealed(legal_affairs(city))
    call_command("law", "load", verbosity=0)
    texts = Article.objects.filter(law__key="lawyers-law", number="6")
    assert [text.valid_to for text in texts] == [timezone.localdate()]


def test_a_new_gist_reaches_an_article_nobody_touched(city: City):
    Article.objects.filter(pk=article().pk).update(gist="旧的")
    assert load_laws(settings.DATA / "law", at=timezone.now())["变动"] == 1
    assert article().gist != "旧的"


def test_a_faulty_file_is_refused_with_its_place_and_loads_nothing(tmp_path):
    folder = tmp_path / "catalogue" / "laws"
    folder.mkdir(parents=True)
    (folder / "bad.yaml").write_text(
        "format: zhichi-laws/1\nlaws:\n  - {key: x-law, title: 某法, kind: nonsense, issuer: 某, versions: [], articles: []}\n",
        encoding="utf-8",
    )
    with pytest.raises(LawDataError) as error:
        load_laws(tmp_path / "law", at=timezone.now())
    assert any("laws.0.kind" in fault for fault in error.value.faults)
    assert not Law.objects.filter(key="x-law").exists()


def test_the_graph_costs_the_same_however_much_cites_the_law(django_assert_max_num_queries):
    law_graph()
    with django_assert_max_num_queries(14):
        law_graph()
