"""The register of certificates in the office; authorities and lists of the revoked for everybody."""

from django.urls import path

from zhichi.foundation.signing.views.admin import certificates, enrolling
from zhichi.foundation.signing.views.citizen import published

app_name = "signing"
urlpatterns = [
    path("office/certificates/", certificates.certificates, name="certificates"),
    path("office/certificates/new/", enrolling.new, name="new"),
    path("office/certificates/<int:pk>/", certificates.certificate, name="certificate"),
    path("office/certificates/<int:pk>/revoke/", enrolling.revoking, name="revoke"),
    path("office/certificates/<int:pk>/renew/", enrolling.renewing, name="renew"),
    path("signing/authorities/<slug:digest>.cer", published.authority, name="authority"),
    path("signing/lists/<slug:digest>.crl", published.revoked, name="list"),
]
