"""The builder of forms, mounted at /office/forms/."""

from django.urls import path

from zhichi.foundation.forms.views.officer import lists, parts, preview, versions, withdrawing

app_name = "forms"
urlpatterns = [
    path("", lists.index, name="index"),
    path("new/", lists.new, name="new"),
    path("import/", lists.import_form, name="import"),
    path("<slug:key>/", lists.form, name="form"),
    path("<slug:key>/about/", parts.about, name="about"),
    path("<slug:key>/new-section/", parts.section, name="new_section"),
    path("<slug:key>/sections/<slug:section>/", parts.section, name="section"),
    path("<slug:key>/sections/<slug:section>/new-field/", parts.new_field, name="new_field"),
    path("<slug:key>/fields/<slug:field>/", parts.field, name="field"),
    path("<slug:key>/move/", parts.move, name="move"),
    path("<slug:key>/remove/", parts.remove, name="remove"),
    path("<slug:key>/preview/", preview.draft, name="preview"),
    path("<slug:key>/publish/", versions.publish, name="publish"),
    path("<slug:key>/begin/", versions.begin, name="begin"),
    path("<slug:key>/discard/", versions.discard, name="discard"),
    path("<slug:key>/<int:version>/", versions.version, name="version"),
    path("<slug:key>/<int:version>/withdraw/", withdrawing.withdraw, name="withdraw"),
    path("<slug:key>/<int:version>/preview/", preview.version, name="version_preview"),
    path("<slug:key>/<int:version>/export.json", versions.export, name="export"),
]
