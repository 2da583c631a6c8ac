"""Pages of inspections: the directories in the office, and those published for everybody."""

from django.urls import path

from zhichi.domains.inspections.views.citizen import published
from zhichi.domains.inspections.views.officer import directories, sheets, snapshots

app_name = "inspections"
urlpatterns = [
    path("inspections/", published.directories, name="published"),
    path("inspections/<int:pk>/", published.snapshot, name="published_snapshot"),
    path("inspections/<int:pk>/csv/", published.as_csv, name="published_csv"),
    path("inspections/<int:pk>/json/", published.as_json, name="published_json"),
    path("office/inspections/", directories.overview, name="overview"),
    path("office/inspections/templates/<slug:directory>/", sheets.blank, name="template"),
    path("office/inspections/sheets/<int:pk>/", sheets.sheet, name="sheet"),
    path("office/inspections/snapshots/<int:pk>/", snapshots.snapshot, name="snapshot"),
    path("office/inspections/entries/<int:pk>/", directories.entry, name="entry"),
    path("office/inspections/<int:pk>/<slug:directory>/", directories.directory, name="directory"),
    path("office/inspections/<int:pk>/<slug:directory>/import/", sheets.upload, name="import"),
    path("office/inspections/<int:pk>/<slug:directory>/freeze/", snapshots.freezing, name="freeze"),
]
