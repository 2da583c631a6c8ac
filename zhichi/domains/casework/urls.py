"""Legal aid: the pre-check for everybody, the standards in the office."""

from django.urls import path

from zhichi.domains.casework.views.citizen import check
from zhichi.domains.casework.views.officer import standards

app_name = "casework"
urlpatterns = [
    path("legal-aid/check/", check.check, name="check"),
    path("office/hardship/", standards.standards, name="standards"),
]
