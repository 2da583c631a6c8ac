"""What service leaves behind: its part of the dossier, the slip as a paper, the ways as published law."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests.cast import City
from zhichi.foundation.papers.public import PaperState
from zhichi.foundation.service.actions.erasing import erase_service
from zhichi.foundation.service.actions.slipping import issue_slip
from zhichi.foundation.service.models.dossier import items, opened
from zhichi.foundation.service.models.slip import slip_of
from zhichi.foundation.service.public import Proof, ServiceWay, Way
from zhichi.foundation.service.tests.factories import LEFT, picture, refused_case, report, to_serve, tried

pytestmark = pytest.mark.django_db


def test_slip_and_proofs_belong_into_the_file(city: City):
    case = refused_case(city)
    tried(city, to_serve(case), report(Way.LEAVE, LEFT, Proof.PHOTO))
    slip, photo = items(case)
    assert (slip.key, photo.key) == ("service:slip", "service:photo")
    assert "留置送达" in (slip.data or b"").decode()
    with opened(photo.ref) as kept:
        assert kept.read() == picture().read()


def test_what_is_said_of_people_goes_with_a_file_that_is_destroyed(city: City):
    case = refused_case(city)
    service = to_serve(case)
    tried(city, service, report(Way.LEAVE, LEFT, Proof.PHOTO))
    attempt = service.attempts.get()
    assert attempt.seen != {}
    erase_service([], case=case)
    attempt.refresh_from_db()
    assert (attempt.seen, attempt.words, attempt.kept.count()) == ({}, "已销毁", 0)
    assert attempt.effective_on is not None


def test_the_slip_has_a_line_for_everything_the_law_asks(city: City):
    case = refused_case(city)
    service = to_serve(case)
    empty = dict(slip_of(service))
    assert (empty["受送达人"], empty["送达方式"]) == ("王秀英", "")
    tried(city, service, report(Way.LEAVE, LEFT, Proof.PHOTO))
    said = dict(slip_of(service))
    assert said["不能送达、拒收的理由"] == "说不认这个决定。"
    assert said["送达人签名（二人）"] == "赵静、孙立"
    assert said["结果"] == "2026年6月9日送达"


def test_the_slip_is_issued_once_as_a_paper(city: City):
    case = refused_case(city)
    service = to_serve(case)
    tried(city, service, report(Way.LEAVE, LEFT, Proof.PHOTO))
    at = service.settled_at
    assert at is not None
    paper = issue_slip(service=service, by=city.actor("zhaojing"), at=at)
    assert (paper.state, paper.title) == (PaperState.ISSUED, "送达回证")
    assert "说不认这个决定" in str(paper.content)
    assert issue_slip(service=service, by=city.actor("zhaojing"), at=at) == paper


def test_a_published_way_is_never_changed(city: City, tmp_path: Path):
    assert ServiceWay.objects.count() == len(Way)
    folder = tmp_path / "service"
    folder.mkdir()
    (folder / "ways.yaml").write_text("format: zhichi-service/1\nways: [{code: moon}]\n")
    with pytest.raises(CommandError):
        call_command("law", "load", folder=str(tmp_path))
    assert ServiceWay.objects.count() == len(Way)
