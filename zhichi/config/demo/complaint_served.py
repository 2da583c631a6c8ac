"""What went out to the people of told complaints: services with their attempts, scans of the papers, uses of seals."""

from datetime import datetime, timedelta

from django.utils.timezone import localdate

from zhichi.config.demo.complaint_stories import Step, Story
from zhichi.config.demo.sheets import sheet
from zhichi.foundation.accounts.public import SYSTEM
from zhichi.foundation.cases.public import Party, Record
from zhichi.foundation.papers.public import Paper, PaperTemplate, take_over
from zhichi.foundation.procedures.public import RecordSpec
from zhichi.foundation.seals.public import FormerUse, keep_former_uses
from zhichi.foundation.service.public import Outcome, Service, ServiceAttempt, Signer, State, Way
from zhichi.foundation.vault.public import crypto

DECISION = "cp.decision"
SEALED = (DECISION, "cp.refusal_notice", "cp.termination_told")
BASIS = {"direct": "民事诉讼法§87、§88", "electronic": "民事诉讼法§90"}
Made = list[tuple[Record, Story, Step | None, RecordSpec]]


class Papers:
    """Collected first, then written together."""

    def __init__(self, until: datetime) -> None:
        self.until = until
        self.services: list[Service] = []
        self.attempts: list[ServiceAttempt] = []
        self.templates = {one.key: one for one in PaperTemplate.objects.current(localdate(until))}
        self.scans: list[tuple[Paper, bytes]] = []
        self.stories: list[Story] = []

    def write(self, records: Made, parties: dict[int, Party]) -> None:
        for record, story, step, spec in records:
            if step is None or not spec.serve:
                continue
            self._serve(record, story, step, parties[story.n])
            if spec.key == DECISION:
                self._serve(record, story, step, None)
            if spec.key in SEALED and step.served is not None:
                self._scan(record, story, step)
        Service.objects.bulk_create(self.services, batch_size=200)
        for one in self.attempts:
            one.token = f"demo-former-{one.service_id or one.service.pk}"
        ServiceAttempt.objects.bulk_create(self.attempts, batch_size=200)
        made = take_over(scans=self.scans)
        uses = [
            self._use(paper, story)
            for paper, story in zip(made, self.stories, strict=True)
            if story.oddity.seal != "missing"
        ]
        keep_former_uses(uses=uses, by=SYSTEM, at=self.until)

    def _serve(self, record: Record, story: Story, step: Step, party: Party | None) -> None:
        odd, key = story.oddity, record.key
        at = None if step.served is None else step.at + timedelta(days=step.served)
        if at is not None and (at > self.until or (odd.unserved and key == DECISION and party is None)):
            at = None
        service = Service(
            case=record.case, record=record, party=party,
            recipient="" if party else f"被投诉人 {story.answers['respondent']}"[:40], title=record.title,
            number=record.number, made_at=record.made_at, unit=story.bureau.unit, needed=party is not None,
            state=State.EFFECTIVE if at else State.PLANNED, effective_on=localdate(at) if at else None,
            planned_at=step.at, planned_by=step.by.ref, settled_at=at,
        )  # fmt: skip
        self.services.append(service)
        odd_here = key == DECISION and party is not None
        if at is None or (odd_here and odd.without_attempt):
            return
        way = odd.way if odd_here else Way.DIRECT
        service.basis = BASIS[way]
        self.attempts.append(self._attempt(service, story, at, way, odd.signer if odd_here else Signer.SELF))

    def _attempt(self, service: Service, story: Story, at: datetime, way: str, signer: str) -> ServiceAttempt:
        electronic, desk = way == Way.ELECTRONIC, story.bureau
        seen = {} if electronic else {"place": "投诉人写明的地址"}
        return ServiceAttempt(
            service=service, seq=1, way=way, outcome=Outcome.ARRIVED if electronic else Outcome.SIGNED,
            state="effective", happened_at=at, told_at=at, told_by=desk.takes.ref, signer=signer,
            servers=[] if electronic else [desk.takes.name, desk.first.name],
            seen=seen if signer != Signer.OTHER else {**seen, "signer_name": "邻居"},
            signed_on=None if electronic else localdate(at), words="到达指定的系统。" if electronic else "已经签收。",
            basis=BASIS[way], effective_on=localdate(at),
        )  # fmt: skip

    def _scan(self, record: Record, story: Story, step: Step) -> None:
        unit, by = story.bureau.unit, story.bureau.takes.ref
        paper = Paper(
            case=record.case, record=record, template=self.templates[record.key], title=record.title, unit=unit,
            organ=unit, year=localdate(record.made_at).year, number=record.number, given=True, pages=1,
            content={"title": record.title, "number": record.number, "body": "原件的扫描件。"},
            token=f"demo-former-{record.pk}", numbered_at=step.at, numbered_by=by, issued_at=step.at, issued_by=by,
        )  # fmt: skip
        self.scans.append((paper, sheet(f"scan of {record.case.number}", 1)))
        self.stories.append(story)

    def _use(self, paper: Paper, story: Story) -> FormerUse:
        desk = story.bureau
        asked, approved, stamped = (one.officer_id or 0 for one in (desk.takes, desk.heads, desk.reviews))
        other = crypto().hexdigest(b"another version of the decision")
        digest = other if story.oddity.seal == "changed" else str(paper.digest)
        at = paper.numbered_at + timedelta(hours=3)
        return FormerUse(desk.seal, paper, digest, desk.unit.pk, asked, approved, stamped, at)
