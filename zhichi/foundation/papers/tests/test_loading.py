"""The templates that ship: loaded once, in order, and never over what the city wrote itself."""

import pytest
from django.conf import settings
from django.utils import timezone

from zhichi.foundation.papers.actions import load_papers, publish_template
from zhichi.foundation.papers.models import PaperTemplate
from zhichi.foundation.papers.tests.factories import ACCEPTANCE, current

pytestmark = pytest.mark.django_db
LAW = settings.DATA / "law"


def test_loading_again_changes_nothing(city):
    before = PaperTemplate.objects.count()
    assert load_papers(LAW, at=timezone.now())["new"] == 0
    assert PaperTemplate.objects.count() == before


def test_what_the_city_wrote_itself_is_not_overruled_by_what_ships_later(city, tmp_path):
    shipped = current(ACCEPTANCE).document
    day = timezone.localdate().isoformat()
    own = {**shipped, "version": 2, "title": "受理告知书", "effective_from": day}
    publish_template(document=own, by=city.actor("gaofang"), at=timezone.now())
    (tmp_path / "papers").mkdir()
    later = (LAW / "papers" / "legal_aid.yaml").read_text(encoding="utf-8")
    later = later.replace("title: 法律援助申请受理通知书\n", "title: 受理通知\n    version: 2\n", 1)
    (tmp_path / "papers" / "legal_aid.yaml").write_text(later, encoding="utf-8")
    assert load_papers(tmp_path, at=timezone.now())["new"] == 0
    assert current(ACCEPTANCE).title == "受理告知书"
