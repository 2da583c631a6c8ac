"""What service says of people goes with the file of the case when that is destroyed by law."""

from collections.abc import Sequence

from zhichi.foundation.cases.public import Case
from zhichi.foundation.files.public import StoredFile, drop_bytes
from zhichi.foundation.service.models import Consent, Kept, PublicNotice, Service, ServiceAttempt

GONE = "已销毁"


def erase_service(refs: Sequence[str], *, case: Case) -> None:
    """Fits `sockets.DossierPart.erase`: ways, days and effects stay, and the digests of proofs in the frozen file."""
    Service.objects.filter(case=case).update(recipient="")
    ServiceAttempt.objects.filter(service__case=case).update(seen={}, words=GONE)
    PublicNotice.objects.filter(attempt__service__case=case).update(name=GONE)
    kept = Kept.objects.filter(attempt__service__case=case)
    consents = Consent.objects.filter(party__case=case)
    files = {*kept.values_list("file", flat=True), *consents.values_list("signature", flat=True)}
    digests = list(StoredFile.objects.filter(pk__in=files).values_list("digest", flat=True))
    kept.delete()
    consents.update(address="", name="", signature=None)
    drop_bytes(digests, besides={})
