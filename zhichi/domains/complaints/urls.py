"""Complaints: what only this room shows; the cases themselves are the spine's."""

from django.urls import path

from zhichi.domains.complaints.views.officer import ledger, reporter

app_name = "complaints"
urlpatterns = [
    path("office/complaints/", ledger.ledger, name="ledger"),
    path("office/complaints/table.xlsx", ledger.as_xlsx, name="xlsx"),
    path("office/complaints/<str:number>/reporter/", reporter.reporter, name="reporter"),
]
