"""Publication copies: making and clearing them in the office, reading them in public."""

from django.urls import path

from zhichi.foundation.redaction.views.citizen import copies
from zhichi.foundation.redaction.views.officer import clearing, lists, masking, one

app_name = "redaction"
urlpatterns = [
    path("open/papers/", copies.copies, name="copies"),
    path("open/papers/<int:pk>/", copies.copy, name="copy"),
    path("open/papers/<int:pk>/pdf/", copies.pdf, name="pdf"),
    path("office/copies/", lists.lists, name="office"),
    path("office/copies/of/<int:pk>/", masking.new, name="new"),
    path("office/copies/<int:pk>/", one.one, name="one"),
    path("office/copies/<int:pk>/add/", masking.adding, name="add"),
    path("office/copies/<int:pk>/confirm/", masking.confirming, name="confirm"),
    path("office/copies/<int:pk>/publish/", clearing.publishing, name="publish"),
    path("office/copies/<int:pk>/return/", clearing.returning, name="return"),
    path("office/copies/<int:pk>/withdraw/", clearing.withdrawing, name="withdraw"),
    path("office/copies/<int:pk>/prove/", clearing.proving, name="prove"),
]
