"""Choices told as people tell them apart."""

from typing import TYPE_CHECKING

from django import forms

from zhichi.foundation.accounts.public import Officer
from zhichi.foundation.seals.models import Seal
from zhichi.foundation.signing.public import SigningCertificate

if TYPE_CHECKING:
    OfficerChoice = forms.ModelChoiceField[Officer]
    CertificateChoice = forms.ModelChoiceField[SigningCertificate]
    SealChoice = forms.ModelChoiceField[Seal]
else:
    OfficerChoice = CertificateChoice = SealChoice = forms.ModelChoiceField  # generic only in the stubs


class PersonField(OfficerChoice):
    def label_from_instance(self, obj: Officer) -> str:
        return f"{obj.name}（{obj.username}）"


class CertificateField(CertificateChoice):
    def label_from_instance(self, obj: SigningCertificate) -> str:
        return f"{obj.name}（到 {obj.valid_to:%Y-%m-%d}）"


class SealField(SealChoice):
    def label_from_instance(self, obj: Seal) -> str:
        return f"{obj.name}（{obj.get_form_display()}）"
