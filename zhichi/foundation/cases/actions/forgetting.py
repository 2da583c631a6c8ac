"""What a case says of people is let go, when its file is destroyed by law: the case stays with its number and dates."""

from datetime import datetime

from django.db import transaction

from zhichi.foundation.accounts.public import Actor
from zhichi.foundation.cases.models import Act, Case, FilledForm, Material, Party, Record

FORGOTTEN = "（已依法销毁）"


@transaction.atomic
def forget(*, case: Case, by: Actor, at: datetime) -> None:
    """An effect inside the destruction, which is on the ledger; `case` is held by the caller."""
    blank = {"name": "", "phone": "", "id_number": "", "address": ""}
    indexes = {"name_index": "", "phone_index": "", "id_index": ""}
    Party.objects.filter(case=case).update(**blank, **indexes)
    Record.objects.filter(case=case).update(data=[], paper=None)
    FilledForm.objects.filter(act__case=case).update(answers={})
    Material.objects.filter(case=case).update(name=FORGOTTEN, given_by="")
    Act.objects.filter(case=case, actor="citizen").update(actor_name="当事人")
    Case.objects.filter(pk=case.pk).update(answers={})
