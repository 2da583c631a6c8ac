"""The page on which a request is written down: the matter, who asks, who speaks for him, the papers."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from zhichi.entrances.office.forms import AgentForm, CallerForm
from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.public import (
    Applicant,
    Draft,
    FieldsForm,
    Filing,
    RefusedError,
    add_paper,
    asked_form,
    drop_paper,
    files_asked,
    identity_asked,
    keep_signatures,
    known_before,
    open_draft,
    start_draft,
)
from zhichi.foundation.files.public import FileFault
from zhichi.foundation.forms.public import AnswersForm, Choosing, Prefill, told_by
from zhichi.foundation.mandates.public import MandateForm
from zhichi.foundation.procedures.public import Procedure, procedure_of
from zhichi.foundation.regions.public import Region, Unit
from zhichi.foundation.sockets.public import MANDATE_PAPER, PAPERS_ASKED, PaperAsked, ServiceItem

# The people are asked for on the same page: whoever fills in one of the two need not fill in the other.
BESIDE: dict[str, str] = {
    **dict.fromkeys(
        (Prefill.NAME, Prefill.PHONE, Prefill.ID_NUMBER, Prefill.ADDRESS), "不填就用“当事人”那里的。"
    ),
    **dict.fromkeys((Prefill.AGENT_NAME, Prefill.AGENT_PHONE), "不填就用“代理人”那里的。"),
}


@dataclass(frozen=True)
class Request:
    """What was chosen first: the item with its procedure of today, how it came, where, and so which desk."""

    item: ServiceItem
    version_id: int
    channel: str
    region: Region
    desk: Unit
    actor: Actor
    at: datetime
    # Nothing may be registered without a mandate: a village's helper files for its people.
    must_act: bool = False

    @property
    def procedure(self) -> Procedure:
        return procedure_of(self.version_id)

    @property
    def is_mine(self) -> bool:
        return self.desk.pk in {post.unit_id for post in self.actor.posts}


class Sheet:
    """The second page: the matter, who asks, who speaks for him, the papers; bound to what was sent."""

    def __init__(self, request: HttpRequest, asked: Request) -> None:
        self.asked, self.request = asked, request
        sent = request.POST if request.method == "POST" else None
        self.matter = self._matter(sent)
        # A press that only changes the questions finds no fault with the rest.
        self.redraws = isinstance(self.matter, AnswersForm) and self.matter.pressed
        bound = None if self.redraws else self._with_matter(sent)
        self.agent = AgentForm(bound, prefix="agent", initial=self._typed("agent"))
        reached = bool(sent and sent.get("agent-phone", "").strip())
        anonymous = asked.procedure.filing.anonymous
        materials, today = asked.item.document.get("materials", ()), timezone.localdate(asked.at)
        identity = identity_asked(asked.procedure, materials, on=today)
        self.who = CallerForm(
            bound,
            prefix="who",
            initial=self._typed("who"),
            anonymous=anonymous,
            identity=identity,
            reached=reached,
        )
        self.draft, self.token = self._papers()
        self.mandate = MandateForm(bound, prefix="mandate", must=asked.must_act)
        self.fault = ""

    def _matter(self, sent: Any) -> FieldsForm | AnswersForm:
        procedure, at = self.asked.procedure, self.asked.at
        form = asked_form(procedure)
        if form is None:
            return FieldsForm(sent, asked=procedure.filing.fields, files_later=True)
        region, desk = self.asked.region.code, self.asked.desk
        people = {**self._typed("who"), **{f"agent_{k}": v for k, v in self._typed("agent").items()}}
        day = timezone.localdate(at)
        known = known_before(procedure, form, region=region, on=day, desk=desk, people=people)
        choosing = Choosing(city=settings.ZHICHI_CITY, region=region, at=at)
        return AnswersForm(
            sent,
            form=form,
            known=known,
            notes=BESIDE,
            fills=True,
            files_later=True,
            choosing=choosing,
            strokes={},
        )

    def _with_matter(self, sent: Any) -> Any:
        """What was sent, the people filled in where they were left empty and the matter's form was told of them."""
        if sent is None or not isinstance(self.matter, AnswersForm):
            return sent
        filled = sent.copy()
        for name, value in told_by(self.matter.asked, self.matter.known).items():
            place = f"agent-{name.removeprefix('agent_')}" if name.startswith("agent_") else f"who-{name}"
            if not filled.get(place, "").strip():
                filled[place] = value
        return filled

    def _typed(self, prefix: str) -> dict[str, str]:
        """What stood in one of the forms, by the field's own name."""
        begin = f"{prefix}-"
        return {k.removeprefix(begin): str(v) for k, v in self.request.POST.items() if k.startswith(begin)}

    def _papers(self) -> tuple[Draft | None, str]:
        token = self.request.POST.get("papers_held", "")
        draft = open_draft(token=token, kind=self.asked.item.kind, at=self.asked.at)
        return draft, token if draft else ""

    def is_valid(self) -> bool:
        held = self.draft.papers.filter(material=MANDATE_PAPER) if self.draft else None
        self.mandate.has_paper = held is not None and held.exists()
        sound = [form.is_valid() for form in (self.matter, self.who, self.agent, self.mandate)]
        return all(sound) and not self.redraws and not self.fault

    def keep_papers(self) -> None:
        """Keep what was uploaded whatever else is wrong, each paper for the material it stands for."""
        by, at = self.asked.actor, self.asked.at
        if self.draft is not None:
            for pk in self.request.POST.getlist("drop"):
                if pk.isdigit():
                    drop_paper(draft=self.draft, paper_id=int(pk))
        try:
            own = [("", "papers"), (MANDATE_PAPER, f"paper-{MANDATE_PAPER}")]
            for material, name in [*own, *((one.name, f"paper-{one.name}") for one in self.papers)]:
                for upload in self.request.FILES.getlist(name):
                    if self.draft is None:
                        self.draft, self.token = start_draft(kind=self.asked.item.kind, at=at)
                    add_paper(draft=self.draft, upload=upload, by=by, at=at, material=material)
        except (FileFault, RefusedError) as error:
            self.fault = str(error)

    @property
    def papers(self) -> list[PaperAsked]:
        """The materials of the item that have to come from the person, and the files that its form asks for."""
        materials = self.asked.item.document.get("materials", ())
        today = timezone.localdate(self.asked.at)
        number = self._typed("who").get("id_number", "")
        asked = (
            one for read in PAPERS_ASKED for one in read(materials=materials, on=today, id_number=number)
        )
        return [*(one for one in asked if one.needed), *self._files_of_form()]

    def _files_of_form(self) -> list[PaperAsked]:
        """After what was answered so far; at a desk they may come later."""
        if not isinstance(self.matter, AnswersForm):
            return []
        files = files_asked(self.asked.procedure, self.matter.known)
        return [
            PaperAsked(name, title, needed=True, required=False, why=why) for name, title, why, _ in files
        ]

    def filing(self) -> Filing:
        who, agent = self.who.cleaned_data, self.agent.cleaned_data
        held = list(self.draft.papers.select_related("file").order_by("pk")) if self.draft else []
        spoken_for = self.agent.typed()
        drawn = self.matter.drawn() if isinstance(self.matter, AnswersForm) else {}
        pictures, signed = keep_signatures(self.asked.procedure, drawn, by=self.asked.actor, at=self.asked.at)
        return Filing(
            kind=self.asked.item.kind,
            item=self.asked.item.code,
            item_version=self.asked.item.version,
            region=self.asked.region,
            channel=self.asked.channel,
            applicant=Applicant(
                id_type=self.who.id_type(), **{name: str(value or "") for name, value in who.items()}
            ),
            agent=Applicant(name=agent["name"], phone=agent["phone"]) if spoken_for else None,
            relation=agent["relation"] if spoken_for else "",
            answers=self.matter.answers(),
            mandate=self.mandate.given(),
            papers=[*((paper.file, paper.name) for paper in held), *pictures],
            stands_for=[*(paper.material for paper in held), *signed],
        )

    def blame(self, error: RefusedError) -> None:
        """Put the sentence beside the field at fault."""
        field = error.field
        if field.startswith("mandate."):
            self.mandate.blame(field.removeprefix("mandate."), str(error))
            return
        if field in self.who.fields:
            self.who.add_error(field, str(error))
        elif field == "relation":
            self.agent.add_error(field, str(error))
        else:
            self.matter.add_error(field if field in self.matter.fields else None, str(error))
