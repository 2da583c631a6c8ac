"""Messages in the demo city: two officers who want letters, three people who chose mail, what time has brought."""

from datetime import datetime, timedelta

from zhichi.foundation.accounts.public import Officer
from zhichi.foundation.cases.public import Case
from zhichi.foundation.notices.public import watch, wish_of_citizen, wish_of_officer, write_digests

# The notices of these last days are still to go out; earlier ones are shown on our own pages only.
FRESH = timedelta(days=3)
READERS = {"liming": "daily", "gaofang": "weekly"}


def tell(*, until: datetime) -> None:
    """Letters go into the outbox folder; the housekeeper sends them when the demo is served."""
    for name, digest in READERS.items():
        officer = Officer.objects.filter(username=name).first()
        if officer is not None:
            mail = f"{name}@example.com"
            wish_of_officer(officer_id=officer.pk, mail=mail, events=["office.undelivered"], digest=digest)
    fresh = Case.objects.filter(filed_at__gte=until - FRESH, filed_at__lt=until).order_by("-pk")
    for number, case in enumerate(fresh[:3], 1):
        wish_of_citizen(case=case, channel="mail", mail=f"reader{number}@example.com", at=until)
    watch(until)
    write_digests(until)
