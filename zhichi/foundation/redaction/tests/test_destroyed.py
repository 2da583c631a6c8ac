"""A file is destroyed by law: places of masks go with it, what is public stays, nothing new becomes public."""

import pytest
from django.utils import timezone

from zhichi.foundation.cases.public import RefusedError
from zhichi.foundation.papers.public import Paper
from zhichi.foundation.redaction.models import Publication
from zhichi.foundation.redaction.public import begin, publish, withdraw
from zhichi.foundation.redaction.tests.factories import begun, confirmed, published
from zhichi.foundation.sockets.public import DOSSIER_PARTS

pytestmark = pytest.mark.django_db


def destroyed(one):
    """What `dossiers` does of a whole file, part by part."""
    for part in DOSSIER_PARTS:
        if part.erase is not None:
            part.erase((), case=one.paper.case)
    return Publication.objects.get(pk=one.pk)


def test_a_public_copy_stays_without_the_places_of_its_masks(city):
    one = published(city)
    digest = one.digest
    gone = destroyed(one)
    assert (gone.marks, gone.state, gone.digest) == ([], "published", digest)
    assert gone.commitment == one.commitment
    assert city.client("sunli").get(f"/office/copies/{one.pk}/").status_code == 200
    assert city.client("sunli").get(f"/open/papers/{one.pk}/pdf/").status_code == 200
    taken = withdraw(pk=one.pk, note="当事人要求撤下", by=city.actor("sunli"), at=timezone.now())
    assert taken.state == "withdrawn"


@pytest.mark.parametrize("far", [begun, lambda city: confirmed(city, begun(city))])
def test_a_copy_on_its_way_never_becomes_public(city, far):
    one = far(city)
    gone = destroyed(one)
    assert (gone.marks, gone.note, gone.state) == ([], "", "withdrawn")
    with pytest.raises(RefusedError, match="已撤下"):
        publish(pk=one.pk, by=city.actor("sunli"), at=timezone.now())
    assert city.client("zhaojing").get(f"/office/copies/{one.pk}/").status_code == 200


def test_of_a_paper_that_is_gone_no_copy_is_begun(city):
    one = published(city)
    destroyed(one)
    withdraw(pk=one.pk, note="当事人要求撤下", by=city.actor("sunli"), at=timezone.now())
    with pytest.raises(RefusedError, match="随卷宗依法销毁"):
        begin(paper=one.paper, by=city.actor("zhaojing"), at=timezone.now())
    page = city.client("zhaojing").post(f"/office/copies/of/{one.paper_id}/")
    assert "随卷宗依法销毁" in page.content.decode()


def test_the_paper_keeps_number_and_digest_and_the_name_of_its_template(city):
    one = begun(city)
    Paper.objects.filter(pk=one.paper_id).update(title="关于王秀英的函")
    destroyed(one)
    paper = Paper.objects.get(pk=one.paper_id)
    assert (paper.title, paper.content) == ("办理情况告知书", {})
    assert paper.number
    assert paper.digest
    for page in ("", "word/", "pdf/"):
        assert city.client("zhaojing").get(f"/office/papers/{paper.pk}/{page}").status_code in (200, 404)
