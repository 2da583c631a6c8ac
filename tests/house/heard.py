"""What was said of one case: a bad grade, a complaint of pressure, a mandate, an answer that may become public, a paper."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from tests.cast import City
from tests.house.sealed import sealed_of
from tests.house.served import served_of
from tests.house.shelved import shelved
from zhichi.domains.lawtalk.public import PublicAnswer
from zhichi.foundation.cases.public import Case
from zhichi.foundation.mandates.public import Mandate
from zhichi.foundation.papers.public import Paper, PaperTemplate
from zhichi.foundation.papers.tests.factories import plain
from zhichi.foundation.ratings.public import Pressure, Rating, Rectification
from zhichi.foundation.redaction.public import Publication

QUESTION = "工地不给工钱怎么办"


def said_of(case: Case, city: City, at: datetime) -> dict[str, Any]:
    """By the names that the arguments of pages use."""
    rating = Rating.objects.create(case=case, event=1, unit=case.unit, grade=1, channel="web", rated_at=at)
    bad = Rectification.objects.create(rating=rating, unit=case.unit, opened_at=at, moved_at=at)
    pressure = Pressure.objects.create(unit=case.unit, words="盯着打分", told_at=at)
    terms = {"way": "spoken", "scope": ["file", "withdraw"], "until": timezone.localdate(at), "given_at": at}
    mandate = Mandate.objects.create(case=case, officer=city.people["liming"], unit=case.unit, **terms)
    answer = PublicAnswer.objects.create(case=case, allowed_at=at, question=QUESTION)
    template = PaperTemplate.objects.get(key="la.acceptance_notice")
    named = {
        "title": template.title,
        "number": "任城区援受字〔2026〕1号",
        "token": "world",
        "year": 2026,
        "n": 1,
    }
    numbered = {"numbered_at": at, "numbered_by": "system:test", "content": plain(), "unit": case.unit}
    paper = Paper.objects.create(case=case, template=template, organ=case.county_unit, **named, **numbered)
    marked = {
        "marks": [],
        "title": paper.title,
        "organ": case.unit.name,
        "salt": "0" * 64,
        "commitment": "0" * 64,
    }
    copy = Publication.objects.create(paper=paper, begun_at=at, hash_name="sha256", **marked)
    return {
        "paper": paper.pk,
        **served_of(case, case.materials.earliest("pk").file, at),
        "publication": copy.pk,
        "bad_grade": bad.pk,
        "pressure": pressure.pk,
        "mandate": mandate.pk,
        "public_answer": answer.pk,
    } | {**sealed_of(paper, city, at), **shelved(case, city, at)}
