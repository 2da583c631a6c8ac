"""Signals: the list, one of them, and what a court looks for in one file."""

from django.urls import path

from zhichi.foundation.risks.views.officer import listing, one

app_name = "risks"
urlpatterns = [
    path("office/risks/", listing.risks, name="all"),
    path("office/risks/table.csv", listing.as_csv, name="csv"),
    path("office/risks/of/<str:number>/", one.file, name="file"),
    path("office/risks/<int:pk>/assign/", one.assigning, name="assign"),
    path("office/risks/<int:pk>/close/", one.closing, name="close"),
]
