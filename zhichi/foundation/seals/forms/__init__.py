"""What officers write about seals, and what anybody hands in to be checked."""

from zhichi.foundation.seals.forms.ask import AskForm, BroughtForm
from zhichi.foundation.seals.forms.check import CodeForm, FileForm
from zhichi.foundation.seals.forms.keep import (
    CertificateForm,
    KeeperForm,
    LostForm,
    MisuseForm,
    PictureForm,
    StopForm,
)
from zhichi.foundation.seals.forms.ledger import LedgerForm
from zhichi.foundation.seals.forms.seal import SealForm
from zhichi.foundation.seals.forms.use import ReasonForm, ScanForm, StampForm

__all__ = [
    "AskForm",
    "BroughtForm",
    "CertificateForm",
    "CodeForm",
    "FileForm",
    "KeeperForm",
    "LedgerForm",
    "LostForm",
    "MisuseForm",
    "PictureForm",
    "ReasonForm",
    "ScanForm",
    "SealForm",
    "StampForm",
    "StopForm",
]
