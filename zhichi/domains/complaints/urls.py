"""Complaints: what only this room shows; the cases themselves are the spine's."""

from django.urls import path

from zhichi.domains.complaints.views.citizen import answering
from zhichi.domains.complaints.views.officer import ledger, reporter, slip

app_name = "complaints"
urlpatterns = [
    path("respond/", answering.enter, name="respond"),
    path("respond/<slug:code>/", answering.notice, name="notice"),
    path("respond/<slug:code>/receipts/<int:pk>/", answering.receipt, name="defence_receipt"),
    path("office/complaints/", ledger.ledger, name="ledger"),
    path("office/complaints/table.xlsx", ledger.as_xlsx, name="xlsx"),
    path("office/complaints/<str:number>/reporter/", reporter.reporter, name="reporter"),
    path("office/complaints/<str:number>/notices/<int:pk>/", slip.slip, name="slip"),
]
