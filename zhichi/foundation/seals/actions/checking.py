"""What anybody is told of a paper or a file: number, organ, seal, whether it still holds. Never a person's name."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q

from zhichi.foundation.papers.public import Paper, PaperState
from zhichi.foundation.seals.enums import Standing
from zhichi.foundation.seals.models import Misuse, SealUse
from zhichi.foundation.vault.public import crypto

END = re.compile(rb"%%EOF\r?\n?")
MOST_ENDS = 12


@dataclass(frozen=True)
class Checked:
    """One paper or document that was sealed, told without persons."""

    standing: Standing
    use: SealUse | None = None
    paper: Paper | None = None
    newer: str = ""

    @property
    def digests(self) -> list[dict[str, object]]:
        """What is published of its bytes: of the whole with its seal, and of what was sealed."""
        told: list[dict[str, object]] = []
        if self.use is not None and self.use.sealed_digest:
            told.append({"what": "sealed", "size": self.use.sealed_size, "digest": self.use.sealed_digest})
        if self.paper is not None and self.paper.digest:
            told.append({"what": "plain", "size": self.paper.size, "digest": self.paper.digest})
        return told

    @property
    def published(self) -> str:
        """The same for the script of the page."""
        return json.dumps(self.digests)


@dataclass(frozen=True)
class Match:
    """How a file stands to what is registered: `whole`, or only its beginning, with something added behind."""

    checked: Checked
    what: str
    whole: bool


def seal_of_paper(paper: Paper) -> SealUse | None:
    """The stamped use of a paper that stands; else the newest that was made void; None when none was stamped."""
    stamped = SealUse.objects.filter(paper=paper, stamped_at__isnull=False).select_related(
        "seal__organ", "request"
    )
    return stamped.order_by("-live", "-stamped_at").first()


def check_code(code: str) -> Checked | None:
    """What stands behind the code that is printed on a paper; None when there is none."""
    known = Paper.objects.filter(check_code=code).select_related("unit", "template")
    paper = known.defer("content").first()
    return told_of(paper) if paper is not None and paper.digest else None


def told_of(paper: Paper) -> Checked:
    use = seal_of_paper(paper)
    if paper.state == PaperState.VOID:
        newer = _newer(paper)
        return Checked(Standing.SUPERSEDED if newer else Standing.VOID, use, paper, newer)
    if use is not None and use.is_void:
        return Checked(Standing.VOID, use, paper)
    return Checked(Standing.GOOD if use else Standing.UNSEALED, use, paper)


@dataclass(frozen=True)
class Past:
    """What once went wrong with a paper's seals: uses that were made void, misuses that were found."""

    void: Sequence[SealUse]
    misuses: Sequence[Misuse]


def past_of(paper: Paper | None) -> Past:
    """Two statements; a seal put on anew does not hide what was before."""
    void = SealUse.objects.filter(paper=paper, voided_at__isnull=False).select_related("seal").defer("title")
    found = Misuse.objects.filter(use__paper=paper).select_related("seal", "use").defer("use__title")
    return Past(list(void.order_by("stamped_at")), list(found))


def _newer(paper: Paper) -> str:
    """The number of the printing that took its place."""
    if paper.record_id is None:
        return ""
    live = Paper.objects.filter(record=paper.record_id, state=PaperState.ISSUED).exclude(pk=paper.pk)
    return live.values_list("number", flat=True).first() or ""


def check_digest(digest: str) -> Checked | None:
    """What a digest of whole bytes is of: of a sealed document, or of a paper before its seal."""
    uses = SealUse.objects.filter(stamped_at__isnull=False).filter(Q(sealed_digest=digest) | Q(digest=digest))
    use = (
        uses.select_related("seal__organ", "request", "paper__unit", "paper__template")
        .order_by("-live")
        .first()
    )
    if use is not None and use.paper is None:
        return Checked(Standing.VOID if use.is_void else Standing.GOOD, use)
    if use is not None and use.paper is not None:
        return told_of(use.paper)
    paper = Paper.objects.filter(digest=digest).select_related("unit", "template").defer("content").first()
    return told_of(paper) if paper is not None else None


def check_file(data: bytes) -> Match | None:
    """The longest beginning of the file that is registered; None when nothing of it is."""
    for size in _ends(data):
        digest = crypto().hexdigest(data[:size])
        found = check_digest(digest)
        if found is not None:
            sealed = found.use is not None and found.use.sealed_digest == digest
            return Match(found, "sealed" if sealed else "plain", size == len(data))
    return None


def _ends(data: bytes) -> Iterator[int]:
    """Where the file, or a state of it before something was added, ends; the longest first."""
    ends = {len(data)}
    for found in END.finditer(data):
        ends |= {found.end(), found.start() + 5}
    yield from sorted(ends, reverse=True)[: 2 * MOST_ENDS]
